package org.gajah.commands.table;

import java.util.List;
import org.gajah.catalog.rows.PgClass;
import org.gajah.commands.object.ChosenNames;
import org.gajah.commands.object.Definer;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.UtilityStmt;

/// The sequence that a column gets when ALTER TABLE makes it an identity.
///
/// @param before commands to run first
/// @param after commands to run last
public record IdentitySequence(List<UtilityStmt> before, List<UtilityStmt> after) {
  /// Plans the sequence.
  ///
  /// @param type of the column
  /// @param options of the sequence, as written
  public static IdentitySequence of(
      Definer definer,
      String text,
      PgClass table,
      RangeVar name,
      String column,
      int type,
      List<DefElem> options) {
    TableDraft draft = new TableDraft();
    transform(definer, text, table, name, draft).sequence(column, type, options, true);
    return new IdentitySequence(draft.before, draft.after);
  }

  /// What takes definitions of columns of a table apart that is there already.
  static ColumnTransform transform(
      Definer definer, String text, PgClass table, RangeVar name, TableDraft draft) {
    RangeVar qualified =
        name.toBuilder()
            .relname(table.relname())
            .schemaname(definer.context().namespaces().nameOf(table.relnamespace()))
            .build();
    return new ColumnTransform(
        definer,
        text,
        qualified,
        table.relnamespace(),
        table.relpersistence(),
        table.relowner(),
        draft,
        new ChosenNames(definer.catalog()));
  }
}
