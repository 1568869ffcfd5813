package org.gajah.accessapi.table;

/// What was found when a table was written anew.
///
/// @param frozenXid `pg_class.relfrozenxid` from now on
/// @param minMulti `pg_class.relminmxid` from now on
/// @param oldPages how many pages it had
/// @param pages how many it has
/// @param rows versions that it has, those that are dead but for old snapshots included
/// @param removedRows versions that nobody could see any more
/// @param recentlyDeadRows versions that are dead but for old snapshots
public record RewriteResult(
    int frozenXid,
    int minMulti,
    int oldPages,
    int pages,
    double rows,
    double removedRows,
    double recentlyDeadRows) {}
