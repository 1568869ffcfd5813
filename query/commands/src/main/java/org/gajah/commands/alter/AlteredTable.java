package org.gajah.commands.alter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.catalog.relation.Relation;
import org.gajah.commands.CommandRelations;
import org.gajah.nodes.Expr;
import org.gajah.nodes.IndexStmt;
import org.jspecify.annotations.Nullable;

/// What an ALTER TABLE has found that must be done to the rows. Mirrors `AlteredTableInfo`.
final class AlteredTable {
  final int oid;

  /// The table as it was before.
  final Relation before;

  /// Its rows as they were before; null where it has none.
  final @Nullable TableDescriptor oldRows;

  /// How columns get new values, by number: from the old row.
  final Map<Integer, Expr> fromOld = new TreeMap<>();

  /// Columns that are computed from the new row, by number.
  final Map<Integer, Expr> fromNew = new TreeMap<>();

  /// Conditions that rows must be looked at for.
  final List<Check> checks = new ArrayList<>();

  /// Foreign keys that rows must be looked at for, OIDs.
  final List<Integer> foreignKeys = new ArrayList<>();

  /// Indexes of constraints that are made when the rows are written.
  final List<IndexStmt> deferredIndexes = new ArrayList<>();

  boolean checksNulls;
  boolean rewrites;

  /// The tablespace it moves to, 0 for the database's own; null when it stays.
  @Nullable Integer tablespace;

  /// How long it lasts afterwards.
  char persistence;

  /// A condition with its name.
  record Check(String name, Expr condition) {}

  AlteredTable(CommandRelations relations, Relation before) {
    this.oid = before.oid();
    this.before = before;
    this.persistence = before.row().relpersistence();
    this.oldRows = before.hasStorage() ? relations.descriptors().table(before) : null;
  }
}
