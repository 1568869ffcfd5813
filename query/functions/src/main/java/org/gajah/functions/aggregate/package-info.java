/// Aggregate functions: the states of many groups side by side.
///
/// States that are numbers lie in arrays indexed by group; only those that PostgreSQL calls
/// `internal` are objects, one for each group.
@NullMarked
package org.gajah.functions.aggregate;

import org.jspecify.annotations.NullMarked;
