package org.gajah.accessapi.table;

/// What a vacuum found and did: what becomes of the table's row in `pg_class`, and what VERBOSE
/// tells.
///
/// @param aggressive whether all pages were looked at that are not all-frozen
/// @param failsafe whether it became so urgent that indexes and all else that can wait was left out
/// @param oldestXmin rows deleted before were removed
/// @param newRelfrozenXid `pg_class.relfrozenxid` from now on; 0 to leave it as it is
/// @param newRelminMulti `pg_class.relminmxid` from now on; 0 to leave it as it is
/// @param pages `pg_class.relpages`
/// @param rows `pg_class.reltuples`, an estimate unless all pages were looked at
/// @param allVisiblePages `pg_class.relallvisible`
/// @param removedPages pages that were given back
/// @param scannedPages pages that were looked at
/// @param frozenPages pages on which tuples were frozen
/// @param missedDeadPages pages with dead rows that somebody had pinned
/// @param deadItemPages pages with dead line pointers
/// @param removedRows rows that were removed
/// @param frozenRows tuples that were frozen
/// @param deadItems dead line pointers that were removed from indexes
/// @param liveRows rows that are left on the pages that were looked at
/// @param recentlyDeadRows dead rows that somebody may still see
/// @param missedDeadRows dead rows that are left because somebody had their page pinned
/// @param indexScans how many times the indexes were gone through
public record VacuumResult(
    boolean aggressive,
    boolean failsafe,
    int oldestXmin,
    int newRelfrozenXid,
    int newRelminMulti,
    int pages,
    double rows,
    int allVisiblePages,
    int removedPages,
    int scannedPages,
    int frozenPages,
    int missedDeadPages,
    int deadItemPages,
    long removedRows,
    long frozenRows,
    long deadItems,
    long liveRows,
    long recentlyDeadRows,
    long missedDeadRows,
    int indexScans) {}
