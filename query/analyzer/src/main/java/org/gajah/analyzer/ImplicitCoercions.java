package org.gajah.analyzer;

import org.gajah.nodes.ArrayCoerceExpr;
import org.gajah.nodes.CoerceToDomain;
import org.gajah.nodes.CoerceViaIO;
import org.gajah.nodes.ConvertRowtypeExpr;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FuncExpr;
import org.gajah.nodes.RelabelType;
import org.gajah.nodes.kinds.CoercionForm;

/// Looks below conversions that nobody wrote. Mirrors `strip_implicit_coercions()`.
final class ImplicitCoercions {
  private ImplicitCoercions() {}

  static Expr strip(Expr expr) {
    return switch (expr) {
      case FuncExpr n when implicit(n.funcformat()) -> strip(n.args().getFirst());
      case RelabelType n when implicit(n.relabelformat()) -> strip(n.arg());
      case CoerceViaIO n when implicit(n.coerceformat()) -> strip(n.arg());
      case ArrayCoerceExpr n when implicit(n.coerceformat()) -> strip(n.arg());
      case ConvertRowtypeExpr n when implicit(n.convertformat()) -> strip(n.arg());
      case CoerceToDomain n when implicit(n.coercionformat()) -> strip(n.arg());
      default -> expr;
    };
  }

  private static boolean implicit(CoercionForm form) {
    return form == CoercionForm.COERCE_IMPLICIT_CAST;
  }
}
