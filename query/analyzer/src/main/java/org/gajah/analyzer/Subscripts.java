package org.gajah.analyzer;

import static org.gajah.catalogfacts.TypeOid.*;

import java.util.ArrayList;
import java.util.List;
import org.gajah.analyzer.coerce.Literals;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.type.BaseType;
import org.gajah.catalogfacts.FunctionOid;
import org.gajah.nodes.A_Indices;
import org.gajah.nodes.Expr;
import org.gajah.nodes.SubscriptingRef;
import org.gajah.nodes.kinds.CoercionContext;
import org.gajah.nodes.kinds.CoercionForm;
import org.jspecify.annotations.Nullable;

/// Subscripts of arrays, `jsonb` and the array-like types. Mirrors `transformContainerSubscripts()`
/// of parser/parse_node.c.
final class Subscripts {
  private static final int MAX_DIMENSIONS = 6;
  private final Analysis a;

  Subscripts(Analysis analysis) {
    this.a = analysis;
  }

  /// The type that is subscripted: the one below domains, vectors as arrays.
  BaseType container(int type, int typmod) {
    BaseType base = a.types.base(type, typmod);
    return switch (base.type()) {
      case INT2VECTOR -> new BaseType(INT2ARRAY, base.typmod());
      case OIDVECTOR -> new BaseType(OIDARRAY, base.typmod());
      default -> base;
    };
  }

  /// A value taken out of a container.
  SubscriptingRef fetch(Scope scope, Expr base, List<A_Indices> subscripts) {
    BaseType container = container(a.exprTypes.type(base), a.exprTypes.typmod(base));
    return transform(scope, base, container, subscripts);
  }

  SubscriptingRef transform(
      Scope scope, Expr base, BaseType container, List<A_Indices> subscripts) {
    PgType type = a.types.get(container.type());
    if (type.typsubscript() == 0) {
      throw a.fault(
          SqlState.DATATYPE_MISMATCH,
          "cannot subscript type %s because it does not support subscripting"
              .formatted(a.typeNames.format(container.type())),
          base);
    }
    boolean slice = subscripts.stream().anyMatch(A_Indices::is_slice);
    boolean jsonb = type.typsubscript() == FunctionOid.JSONB_SUBSCRIPT_HANDLER;
    List<@Nullable Expr> upper = new ArrayList<>();
    List<@Nullable Expr> lower = new ArrayList<>();
    for (A_Indices each : subscripts) {
      if (jsonb) {
        upper.add(jsonbSubscript(scope, each));
      } else {
        if (slice) {
          lower.add(lowerBound(scope, each));
        }
        upper.add(integer(scope, each.uidx()));
      }
    }
    if (!jsonb && upper.size() > MAX_DIMENSIONS) {
      throw new PgException(
          SqlState.PROGRAM_LIMIT_EXCEEDED,
          "number of array dimensions (%d) exceeds the maximum allowed (%d)"
              .formatted(upper.size(), MAX_DIMENSIONS));
    }
    int result = jsonb ? JSONB : slice ? container.type() : type.typelem();
    return new SubscriptingRef(
        container.type(),
        type.typelem(),
        result,
        jsonb ? -1 : container.typmod(),
        0,
        upper,
        lower,
        base,
        null);
  }

  private @Nullable Expr lowerBound(Scope scope, A_Indices indices) {
    if (indices.lidx() != null) {
      return integer(scope, indices.lidx());
    }
    return indices.is_slice() ? null : Literals.int4(1);
  }

  private @Nullable Expr integer(Scope scope, @Nullable Expr raw) {
    if (raw == null) {
      return null;
    }
    Expr subscript = a.expressions.known(scope, raw, scope.kind);
    Expr result =
        a.coercions.toTarget(
            subscript,
            INT4,
            -1,
            CoercionContext.COERCION_ASSIGNMENT,
            CoercionForm.COERCE_IMPLICIT_CAST,
            -1);
    if (result == null) {
      throw a.fault(SqlState.DATATYPE_MISMATCH, "array subscript must have type integer", raw);
    }
    return result;
  }

  private @Nullable Expr jsonbSubscript(Scope scope, A_Indices indices) {
    if (indices.is_slice()) {
      Expr place = indices.uidx() != null ? indices.uidx() : indices.lidx();
      throw a.fault(SqlState.DATATYPE_MISMATCH, "jsonb subscript does not support slices", place);
    }
    if (indices.uidx() == null) {
      return null;
    }
    Expr subscript = a.expressions.known(scope, indices.uidx(), scope.kind);
    int type = a.exprTypes.type(subscript);
    int target = TEXT;
    if (type != UNKNOWN) {
      boolean asNumber = implicitly(type, INT4);
      boolean asText = implicitly(type, TEXT);
      if (asNumber == asText) {
        throw a.fault(
                SqlState.DATATYPE_MISMATCH,
                "subscript type %s is not supported".formatted(a.typeNames.format(type)),
                subscript)
            .hint(
                asText
                    ? "jsonb subscript must be coercible to only one type, integer or text."
                    : "jsonb subscript must be coercible to either integer or text.");
      }
      target = asNumber ? INT4 : TEXT;
    }
    return a.coercions.toType(
        subscript,
        type,
        target,
        -1,
        CoercionContext.COERCION_IMPLICIT,
        CoercionForm.COERCE_IMPLICIT_CAST,
        -1);
  }

  private boolean implicitly(int from, int to) {
    return a.coercions.paths().canCoerce(from, to, CoercionContext.COERCION_IMPLICIT);
  }
}
