package org.gajah.commands.relation;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.commands.object.Definer;
import org.gajah.expression.Mutability;
import org.gajah.nodes.Expr;

/// What may be indexed, and what it is called.
public final class IndexedExpressions {
  private IndexedExpressions() {}

  /// @throws PgException 42P16 when values of a type cannot be in an index
  public static void requireIndexable(Definer definer, int type, String column) {
    new ColumnTypes(definer, false).check(column, type, definer.types().collation(type), null);
  }

  /// @throws PgException 42P17 unless an expression always has the same value for the same row
  public static void requireImmutable(Definer definer, Expr expression, String what) {
    if (Mutability.isMutable(definer.catalog(), definer.fold(expression))) {
      throw new PgException(
          SqlState.INVALID_OBJECT_DEFINITION,
          "functions in %s must be marked IMMUTABLE".formatted(what));
    }
  }
}
