package org.gajah.commands.table;

import java.util.ArrayList;
import java.util.List;
import org.gajah.nodes.Constraint;
import org.gajah.nodes.IndexStmt;
import org.gajah.nodes.UtilityStmt;
import org.jspecify.annotations.Nullable;

/// What a table, or a change of one, comes down to when the short ways to say it are written out.
final class TableDraft {
  final List<ColumnDraft> columns = new ArrayList<>();

  /// Conditions, in the order in which they were written.
  final List<Constraint> checks = new ArrayList<>();

  /// PRIMARY KEY, UNIQUE and EXCLUDE.
  final List<Constraint> keys = new ArrayList<>();

  final List<Constraint> foreignKeys = new ArrayList<>();

  /// Commands to run before: sequences.
  final List<UtilityStmt> before = new ArrayList<>();

  /// Commands to run after.
  final List<UtilityStmt> after = new ArrayList<>();

  final List<IndexStmt> indexes = new ArrayList<>();

  @Nullable ColumnDraft column(String name) {
    for (ColumnDraft column : columns) {
      if (column.name.equals(name)) {
        return column;
      }
    }
    return null;
  }
}
