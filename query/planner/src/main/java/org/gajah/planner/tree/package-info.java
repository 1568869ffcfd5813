/// Questions to expression trees, and small changes to them.
@NullMarked
package org.gajah.planner.tree;

import org.jspecify.annotations.NullMarked;
