/// Plans: what the planner makes of a query and the executor runs. Immutable; shared between
/// sessions and executions.
///
/// Nodes are named as PostgreSQL names them (`nodes/plannodes.h`). Expressions in them are those of
/// `org.gajah.nodes`; their `Var`s refer to a column of the scanned relation (`varno` is its place
/// in the range table) in scans, to the outer or inner input (`OUTER_VAR`, `INNER_VAR`) above, and
/// to a column of the index (`INDEX_VAR`) in index-only scans and index conditions.
@NullMarked
package org.gajah.planner.plan;

import org.jspecify.annotations.NullMarked;
