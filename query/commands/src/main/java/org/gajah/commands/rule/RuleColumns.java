package org.gajah.commands.rule;

import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.type.ExpressionTypes;
import org.gajah.commands.object.Definer;
import org.gajah.nodes.TargetEntry;

/// Whether what a rule returns is a row of its relation. Mirrors `checkRuleResultList()`.
record RuleColumns(Definer definer, PgClass relation) {
  /// @param isSelect whether a view shows it; otherwise it is of RETURNING
  /// @throws PgException 42P17 when it is not
  void check(List<TargetEntry> targets, boolean isSelect) {
    List<PgAttribute> columns = definer.types().attributes(relation.oid());
    String list = isSelect ? "SELECT rule's target list" : "RETURNING list";
    int number = 0;
    for (TargetEntry target : targets) {
      if (target.resjunk()) {
        continue;
      }
      if (number >= columns.size()) {
        throw invalid(list + " has too many entries");
      }
      check(target, columns.get(number), ++number, isSelect);
    }
    if (number < columns.size()) {
      throw invalid(list + " has too few entries");
    }
  }

  private void check(TargetEntry target, PgAttribute column, int number, boolean isSelect) {
    if (column.attisdropped()) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED,
          isSelect
              ? "cannot convert relation containing dropped columns to view"
              : "cannot create a RETURNING list for a relation containing dropped columns");
    }
    String entry =
        (isSelect ? "SELECT rule's target entry %d" : "RETURNING list's entry %d")
            .formatted(number);
    String name = column.attname();
    if (isSelect && !name.equals(target.resname())) {
      throw invalid("%s has different column name from column \"%s\"".formatted(entry, name))
          .detail("SELECT target entry is named \"%s\".".formatted(target.resname()));
    }
    ExpressionTypes types = new ExpressionTypes(definer.types());
    int type = types.type(target.expr());
    if (type != column.atttypid()) {
      throw invalid("%s has different type from column \"%s\"".formatted(entry, name))
          .detail(types(isSelect, type, -1, column, -1));
    }
    int typmod = types.typmod(target.expr());
    // Such a value may come from anywhere, so that nothing is known of its size.
    if (typmod != column.atttypmod() && typmod != -1) {
      throw invalid("%s has different size from column \"%s\"".formatted(entry, name))
          .detail(types(isSelect, type, typmod, column, column.atttypmod()));
    }
  }

  private String types(boolean isSelect, int type, int typmod, PgAttribute column, int declared) {
    return "%s entry has type %s, but column has type %s."
        .formatted(
            isSelect ? "SELECT target" : "RETURNING list",
            definer.typeNames().format(type, typmod),
            definer.typeNames().format(column.atttypid(), declared));
  }

  private static PgException invalid(String message) {
    return new PgException(SqlState.INVALID_OBJECT_DEFINITION, message);
  }
}
