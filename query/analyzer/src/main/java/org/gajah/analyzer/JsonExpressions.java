package org.gajah.analyzer;

import static org.gajah.catalogfacts.TypeOid.*;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.nodes.Expr;
import org.gajah.nodes.JsonIsPredicate;
import org.gajah.nodes.kinds.CoercionContext;
import org.gajah.nodes.kinds.CoercionForm;

/// The functions of SQL/JSON. Mirrors the part of parser/parse_expr.c that deals with them.
final class JsonExpressions {
  private final Analysis a;

  JsonExpressions(Analysis analysis) {
    this.a = analysis;
  }

  /// The error about a function that is not built.
  PgException missing(String what, int location) {
    return a.text.at(PgException.notBuilt(what), location);
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
            "cannot use type %s in IS JSON predicate".formatted(a.typeNames.format(type)),
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
