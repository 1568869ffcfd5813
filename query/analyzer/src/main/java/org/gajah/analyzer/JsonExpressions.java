package org.gajah.analyzer;

import static org.gajah.catalogfacts.TypeOid.*;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.nodes.Expr;
import org.gajah.nodes.JsonArrayAgg;
import org.gajah.nodes.JsonArrayConstructor;
import org.gajah.nodes.JsonArrayQueryConstructor;
import org.gajah.nodes.JsonFuncExpr;
import org.gajah.nodes.JsonIsPredicate;
import org.gajah.nodes.JsonObjectAgg;
import org.gajah.nodes.JsonObjectConstructor;
import org.gajah.nodes.JsonParseExpr;
import org.gajah.nodes.JsonScalarExpr;
import org.gajah.nodes.JsonSerializeExpr;
import org.gajah.nodes.JsonValueExpr;
import org.gajah.nodes.kinds.CoercionContext;
import org.gajah.nodes.kinds.CoercionForm;

/// The functions of SQL/JSON. Mirrors the part of parser/parse_expr.c that deals with them.
final class JsonExpressions {
  private final Analysis a;

  JsonExpressions(Analysis analysis) {
    this.a = analysis;
  }

  private PgException missing(String what, int location) {
    return a.text.at(PgException.notBuilt(what), location);
  }

  Expr object(Scope scope, JsonObjectConstructor raw) {
    throw missing("JSON_OBJECT", raw.location());
  }

  Expr array(Scope scope, JsonArrayConstructor raw) {
    throw missing("JSON_ARRAY", raw.location());
  }

  Expr arrayQuery(Scope scope, JsonArrayQueryConstructor raw) {
    throw missing("JSON_ARRAY", raw.location());
  }

  Expr objectAggregate(Scope scope, JsonObjectAgg raw) {
    throw missing("JSON_OBJECTAGG", raw.constructor().location());
  }

  Expr arrayAggregate(Scope scope, JsonArrayAgg raw) {
    throw missing("JSON_ARRAYAGG", raw.constructor().location());
  }

  Expr parse(Scope scope, JsonParseExpr raw) {
    throw missing("JSON()", raw.location());
  }

  Expr scalar(Scope scope, JsonScalarExpr raw) {
    throw missing("JSON_SCALAR", raw.location());
  }

  Expr serialize(Scope scope, JsonSerializeExpr raw) {
    throw missing("JSON_SERIALIZE", raw.location());
  }

  Expr function(Scope scope, JsonFuncExpr raw) {
    throw missing("JSON_EXISTS, JSON_QUERY and JSON_VALUE", raw.location());
  }

  Expr value(Scope scope, JsonValueExpr raw) {
    throw missing("FORMAT JSON", -1);
  }

  /// `expr IS JSON`.
  Expr isPredicate(Scope scope, JsonIsPredicate raw) {
    Expr expr = a.expressions.required(scope, raw.expr());
    int type = a.exprTypes.type(expr);
    boolean plain = type == BYTEA || type == JSON || type == JSONB;
    if (!plain) {
      if (a.types.category(type) != 'S' && type != UNKNOWN) {
        throw a.fault(
            SqlState.DATATYPE_MISMATCH,
            "cannot use type %s in IS JSON predicate".formatted(a.types.format(type)),
            raw.location());
      }
      Expr text =
          a.coercions.toTarget(
              expr,
              type,
              TEXT,
              -1,
              CoercionContext.COERCION_IMPLICIT,
              CoercionForm.COERCE_IMPLICIT_CAST,
              -1);
      expr = text == null ? expr : text;
    }
    return raw.toBuilder().expr(expr).format(null).build();
  }
}
