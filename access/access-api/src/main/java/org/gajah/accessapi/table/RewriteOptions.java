package org.gajah.accessapi.table;

import java.util.List;

/// How a table is written anew.
///
/// @param relfrozenXid `pg_class.relfrozenxid` as it is
/// @param relminMulti `pg_class.relminmxid` as it is
/// @param freeze ages of which only the settings' limits count: all is frozen that may be
/// @param droppedColumns columns whose values are left behind, counted from 0
public record RewriteOptions(
    int relfrozenXid,
    int relminMulti,
    VacuumOptions.FreezeAges freeze,
    List<Integer> droppedColumns) {
  public RewriteOptions {
    droppedColumns = List.copyOf(droppedColumns);
  }
}
