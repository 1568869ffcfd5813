package org.gajah.commands.table;

import java.util.List;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.commands.object.Definer;
import org.gajah.nodes.ColumnDef;
import org.gajah.nodes.Constraint;
import org.gajah.nodes.CreateSeqStmt;
import org.gajah.nodes.Expr;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.UtilityStmt;
import org.gajah.nodes.kinds.ConstrType;
import org.jspecify.annotations.Nullable;

/// A column that ALTER TABLE adds, with what its definition comes down to.
///
/// @param row of `pg_attribute`, without relation and number
/// @param rawDefault as written, or null
/// @param identitySequence that numbers the rows, or null
/// @param before commands to run first
/// @param after commands to run last
public record AddedColumn(
    PgAttribute row,
    @Nullable Expr rawDefault,
    @Nullable RangeVar identitySequence,
    List<Constraint> checks,
    List<Constraint> keys,
    List<Constraint> foreignKeys,
    List<UtilityStmt> before,
    List<UtilityStmt> after) {
  /// Takes a definition apart.
  public static AddedColumn of(
      Definer definer, String text, PgClass table, RangeVar name, ColumnDef definition) {
    TableDraft draft = new TableDraft();
    ColumnDraft column =
        IdentitySequence.transform(definer, text, table, name, draft).transform(definition);
    draft.columns.add(column);
    for (Constraint key : draft.keys) {
      column.isNotNull |= key.contype() == ConstrType.CONSTR_PRIMARY;
    }
    RangeVar sequence = null;
    for (UtilityStmt before : draft.before) {
      if (before instanceof CreateSeqStmt create && create.for_identity()) {
        sequence = create.sequence();
      }
    }
    return new AddedColumn(
        new ColumnRows(definer, text).row(column),
        column.rawDefault,
        sequence,
        draft.checks,
        draft.keys,
        draft.foreignKeys,
        draft.before,
        draft.after);
  }
}
