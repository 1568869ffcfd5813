package org.gajah.commands.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalog.type.BaseType;
import org.gajah.catalog.type.ExpressionTypes;
import org.gajah.commands.object.Definer;
import org.gajah.commands.relation.ColumnShape;
import org.gajah.nodes.Expr;
import org.gajah.nodes.TargetEntry;

/// The columns of a relation that is made of a query: a view, or CREATE TABLE AS.
public final class QueryColumns {
  private QueryColumns() {}

  /// Rows of `pg_attribute`, without a relation.
  ///
  /// @param names that were written, for the first columns
  /// @param what how messages speak of a column: `view column`, `column`
  public static List<PgAttribute> of(
      Definer definer, List<TargetEntry> targets, List<String> names, String what) {
    ExpressionTypes types = new ExpressionTypes(definer.types());
    List<PgAttribute> result = new ArrayList<>();
    for (TargetEntry target : targets) {
      if (target.resjunk()) {
        continue;
      }
      int number = result.size() + 1;
      String name =
          number <= names.size() ? names.get(number - 1) : Objects.requireNonNull(target.resname());
      Expr expr = target.expr();
      PgType type = definer.types().get(types.type(expr));
      int collation = types.collation(expr);
      if (type.typcollation() != Oid.INVALID && collation == Oid.INVALID) {
        throw new PgException(
                SqlState.INDETERMINATE_COLLATION,
                "could not determine which collation to use for %s \"%s\"".formatted(what, name))
            .hint("Use the COLLATE clause to set the collation explicitly.");
      }
      RowEdit<PgAttribute> row =
          ColumnShape.row(name, number, type, new BaseType(type.oid(), types.typmod(expr)))
              .set(PgAttribute.ANUM_ATTCOLLATION, collation);
      result.add(row.row());
    }
    if (result.size() < names.size()) {
      throw new PgException(SqlState.SYNTAX_ERROR, "too many column names were specified");
    }
    return result;
  }
}
