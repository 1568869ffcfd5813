/// Writes plans down: paths become nodes, references become columns of the node below, and what
/// stands above the joins is stacked on them.
@NullMarked
package org.gajah.planner.build;

import org.jspecify.annotations.NullMarked;
