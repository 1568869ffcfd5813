package org.gajah.expression;

import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.catalog.type.ExpressionTypes;
import org.gajah.nodes.*;
import org.gajah.nodes.walk.TreeWalker;

/// Whether the value of an expression can change though its input doesn't. Mirrors
/// `contain_mutable_functions()` and `contain_volatile_functions()` of `optimizer/util/clauses.c`.
public final class Mutability {
  private Mutability() {}

  /// Whether some function isn't immutable.
  public static boolean isMutable(CatalogSource catalog, Node tree) {
    return new Walker(catalog, true).walk(tree);
  }

  /// Whether some function is volatile: each evaluation may give another value.
  public static boolean isVolatile(CatalogSource catalog, Node tree) {
    return new Walker(catalog, false).walk(tree);
  }

  static boolean mayChange(ConstantFolder folder, Node tree, boolean estimating) {
    return new Walker(folder.catalog(), !estimating).walk(tree);
  }

  private static final class Walker extends TreeWalker {
    private final CatalogSource catalog;
    private final ExpressionTypes types;
    private final boolean stableCounts;

    Walker(CatalogSource catalog, boolean stableCounts) {
      this.catalog = catalog;
      this.types = new ExpressionTypes(catalog);
      this.stableCounts = stableCounts;
    }

    private boolean counts(int function) {
      PgProc row = catalog.get(SysCache.PROCOID, function);
      return row.provolatile() == 'v' || (stableCounts && row.provolatile() == 's');
    }

    private boolean operator(int operator, int known) {
      return counts(known != 0 ? known : catalog.get(SysCache.OPEROID, operator).oprcode());
    }

    private PgType type(int oid) {
      return catalog.get(SysCache.TYPEOID, oid);
    }

    @Override
    protected boolean visit(Node node) {
      boolean found =
          switch (node) {
            case FuncExpr e -> counts(e.funcid());
            case Aggref e -> counts(e.aggfnoid());
            case WindowFunc e -> counts(e.winfnoid());
            case OpExpr e -> operator(e.opno(), e.opfuncid());
            case DistinctExpr e -> operator(e.opno(), e.opfuncid());
            case NullIfExpr e -> operator(e.opno(), e.opfuncid());
            case ScalarArrayOpExpr e -> operator(e.opno(), e.opfuncid());
            case CoerceViaIO e ->
                counts(type(types.type(e.arg())).typoutput())
                    || counts(type(e.resulttype()).typinput());
            case RowCompareExpr e -> e.opnos().stream().anyMatch(o -> operator(o, 0));
            case SQLValueFunction e -> stableCounts;
            case NextValueExpr e -> true;
            default -> false;
          };
      return found || children(node);
    }
  }
}
