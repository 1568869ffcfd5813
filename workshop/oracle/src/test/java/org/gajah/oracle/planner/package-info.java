/// The planner, fed with the oracle's own query trees.
@NullMarked
package org.gajah.oracle.planner;

import org.jspecify.annotations.NullMarked;
