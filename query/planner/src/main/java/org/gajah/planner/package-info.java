/// From a query tree to a plan.
///
/// A query is first made simpler ([org.gajah.planner.prepare]), then its FROM and WHERE become a
/// join tree of relations whose cheapest ways of being read and joined are searched
/// ([org.gajah.planner.join]); on the winner the rest of the query is stacked, and the plan is
/// written down with every reference resolved to a column of the node below
/// ([org.gajah.planner.build]). Mirrors `optimizer/README`.
@NullMarked
package org.gajah.planner;

import org.jspecify.annotations.NullMarked;
