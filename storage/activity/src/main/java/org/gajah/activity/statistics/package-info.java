/// The cumulative statistics of an instance: what `pg_stat_*` and `pg_statio_*` show.
///
/// Each process counts in plain fields of its own ([SessionStatistics], [RelationCounts]) that
/// nobody else reads. When a transaction is over, and no more often than every second, what it has
/// counted is added to the instance's sums ([SharedStatistics]). Sums are arrays of numbers in the
/// order in which PostgreSQL's structures have them, so that a file of them is a copy.
///
/// 1. Nothing that is counted for a row or a page writes to memory that others read.
/// 2. A row of sums is changed and copied under its own monitor; whoever holds it takes no other
///    lock.
/// 3. Statistics of an object come with the first count and go with the transaction that drops the
///    object, or that made it and aborts.
@NullMarked
package org.gajah.activity.statistics;

import org.jspecify.annotations.NullMarked;
