package org.gajah.planner.build;

import java.util.List;
import org.gajah.catalog.rows.PgCast;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.catalog.type.ExpressionTypes;
import org.gajah.nodes.CoerceViaIO;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FuncExpr;
import org.gajah.nodes.RelabelType;
import org.gajah.nodes.kinds.CoercionForm;

/// Makes the columns of set operations' inputs have the types of the result.
final class Coercions {
  private static final char BY_FUNCTION = 'f';
  private static final char BINARY = 'b';

  private final CatalogSource catalog;
  private final ExpressionTypes types;

  Coercions(CatalogSource catalog, ExpressionTypes types) {
    this.catalog = catalog;
    this.types = types;
  }

  /// An expression as a value of a type.
  Expr to(Expr expression, int type, int collation) {
    int source = types.type(expression);
    if (source == type) {
      return expression;
    }
    PgCast cast = catalog.find(SysCache.CASTSOURCETARGET, source, type);
    if (cast != null && cast.castmethod() == BY_FUNCTION) {
      return FuncExpr.builder()
          .funcid(cast.castfunc())
          .funcresulttype(type)
          .funcformat(CoercionForm.COERCE_IMPLICIT_CAST)
          .funccollid(collation)
          .inputcollid(types.collation(expression))
          .args(List.of(expression))
          .build();
    }
    if (cast != null && cast.castmethod() == BINARY) {
      return RelabelType.builder()
          .arg(expression)
          .resulttype(type)
          .resulttypmod(-1)
          .resultcollid(collation)
          .relabelformat(CoercionForm.COERCE_IMPLICIT_CAST)
          .build();
    }
    return CoerceViaIO.builder()
        .arg(expression)
        .resulttype(type)
        .resultcollid(collation)
        .coerceformat(CoercionForm.COERCE_IMPLICIT_CAST)
        .build();
  }
}
