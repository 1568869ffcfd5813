/// Rewrites of a query that leave its answer as it is and make it easier to plan: aliases of joins
/// resolved, sub-queries pulled up.
@NullMarked
package org.gajah.planner.prepare;

import org.jspecify.annotations.NullMarked;
