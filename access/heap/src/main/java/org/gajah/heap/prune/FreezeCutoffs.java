package org.gajah.heap.prune;

/// What vacuum removes and freezes in a table. Mirrors `VacuumCutoffs` of `commands/vacuum.h`.
///
/// @param relfrozenXid of the table until now: no older transaction may be found in it
/// @param relminMulti of the table until now, likewise
/// @param oldestXmin rows deleted before are dead, rows inserted before are visible to everybody
/// @param oldestMulti multixacts before have no running members
/// @param freezeLimit no transaction older than this stays in a page that was looked through
/// @param multiLimit no multixact older than this does
public record FreezeCutoffs(
    int relfrozenXid,
    int relminMulti,
    int oldestXmin,
    int oldestMulti,
    int freezeLimit,
    int multiLimit) {}
