package org.gajah.commands.copy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.commands.copy.CopyOptions.Chosen;

/// Which columns are copied. Mirrors `CopyGetAttnums()`.
final class CopyColumns {
  private CopyColumns() {}

  /// The columns of a table that are copied, in their order.
  ///
  /// @param names as written; empty for all but generated ones
  static List<PgAttribute> of(Relation relation, List<String> names) {
    List<PgAttribute> result = new ArrayList<>();
    if (names.isEmpty()) {
      for (PgAttribute column : relation.columns()) {
        if (!column.attisdropped() && column.attgenerated() == '\0') {
          result.add(column);
        }
      }
      return result;
    }
    for (String name : names) {
      PgAttribute column = relation.column(name);
      if (column == null) {
        throw new PgException(
            SqlState.UNDEFINED_COLUMN,
            "column \"%s\" of relation \"%s\" does not exist".formatted(name, relation.name()));
      }
      if (column.attgenerated() != '\0') {
        throw new PgException(
                SqlState.INVALID_COLUMN_REFERENCE, "column \"" + name + "\" is a generated column")
            .detail("Generated columns cannot be used in COPY.");
      }
      if (result.contains(column)) {
        throw twice(name);
      }
      result.add(column);
    }
    return result;
  }

  private static PgException twice(String name) {
    return new PgException(
        SqlState.DUPLICATE_COLUMN, "column \"" + name + "\" specified more than once");
  }

  /// Which of the columns of a table that are copied an option is about.
  ///
  /// @param option its name
  static boolean[] chosen(
      Chosen chosen, String option, Relation relation, List<PgAttribute> copied) {
    boolean[] result = new boolean[copied.size()];
    List<PgAttribute> named = chosen.names().isEmpty() ? List.of() : of(relation, chosen.names());
    for (PgAttribute column : named) {
      int at = copied.indexOf(column);
      if (at < 0) {
        throw unreferenced(option, column.attname());
      }
      result[at] = true;
    }
    if (chosen.all()) {
      Arrays.fill(result, true);
    }
    return result;
  }

  private static PgException unreferenced(String option, String name) {
    return new PgException(
        SqlState.INVALID_COLUMN_REFERENCE,
        "%s column \"%s\" not referenced by COPY".formatted(option, name));
  }

  /// The same for the columns of a query.
  static boolean[] chosen(Chosen chosen, List<String> copied) {
    boolean[] result = new boolean[copied.size()];
    List<String> seen = new ArrayList<>();
    for (String name : chosen.names()) {
      int at = copied.indexOf(name);
      if (at < 0) {
        throw new PgException(SqlState.UNDEFINED_COLUMN, "column \"" + name + "\" does not exist");
      }
      if (seen.contains(name)) {
        throw twice(name);
      }
      seen.add(name);
      result[at] = true;
    }
    if (chosen.all()) {
      Arrays.fill(result, true);
    }
    return result;
  }
}
