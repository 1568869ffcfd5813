/// What the planner reads from the catalogs: operators, functions, relations and their indexes, and
/// what the settings say about costs.
@NullMarked
package org.gajah.planner.facts;

import org.jspecify.annotations.NullMarked;
