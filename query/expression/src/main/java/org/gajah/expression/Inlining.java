package org.gajah.expression;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.functions.contract.CallSite;
import org.gajah.nodes.*;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.kinds.ParamKind;
import org.gajah.nodes.walk.TreeRewriter;
import org.gajah.nodes.walk.TreeWalker;
import org.jspecify.annotations.Nullable;

/// Puts the bodies of simple SQL functions in the place of their calls. Mirrors `inline_function()`
/// of `optimizer/util/clauses.c`.
///
/// A body takes the place of a call where it is one expression without tables, aggregates, windows
/// or sub-queries; where it is no more volatile than the function says, and no less strict; and
/// where no argument that is volatile or has sub-plans would be computed twice.
final class Inlining {
  private static final int LANGUAGE_SQL = 14;

  private final ConstantFolder folder;
  private final Deque<Integer> active = new ArrayDeque<>();

  Inlining(ConstantFolder folder) {
    this.folder = folder;
  }

  void enter(int function) {
    active.push(function);
  }

  void leave() {
    active.pop();
  }

  /// What stands for a call, or null where it stays.
  @Nullable Expr body(FuncExpr call) {
    PgProc function = folder.function(call.funcid());
    boolean simple =
        function.prolang() == LANGUAGE_SQL
            && function.prokind() == 'f'
            && !function.prosecdef()
            && !function.proretset()
            && function.prorettype() != TypeOid.RECORD
            && function.proconfig() == null
            && function.pronargs() == call.args().size()
            && !active.contains(call.funcid());
    if (!simple) {
      return null;
    }
    Expr body = expression(folder.context().routines().statements(site(function, call)));
    if (body == null || folder.types().type(body) != call.funcresulttype()) {
      return null;
    }
    if (!fits(function, body, call.args())) {
      return null;
    }
    folder.inlined(call.funcid());
    return replace(body, call.args());
  }

  private CallSite site(PgProc function, FuncExpr call) {
    List<Integer> types = call.args().stream().map(folder.types()::type).toList();
    return new CallSite(
        function, types, call.funcresulttype(), call.inputcollid(), call.funcvariadic());
  }

  /// The one expression of a body: of a RETURN, or of one such SELECT.
  private static @Nullable Expr expression(List<Query> body) {
    Query query = body.size() == 1 ? body.getFirst() : null;
    if (query == null
        || query.commandType() != CmdType.CMD_SELECT
        || query.hasAggs()
        || query.hasWindowFuncs()
        || query.hasTargetSRFs()
        || query.hasSubLinks()
        || !query.cteList().isEmpty()
        || !query.rtable().isEmpty()
        || query.havingQual() != null
        || !query.sortClause().isEmpty()
        || !query.distinctClause().isEmpty()
        || query.limitCount() != null
        || query.limitOffset() != null
        || query.setOperations() != null
        || query.targetList().size() != 1) {
      return null;
    }
    FromExpr from = query.jointree();
    boolean filtered = from != null && (!from.fromlist().isEmpty() || from.quals() != null);
    return filtered ? null : query.targetList().getFirst().expr();
  }

  private boolean fits(PgProc function, Expr body, List<Expr> arguments) {
    boolean tooVolatile =
        switch (function.provolatile()) {
          case 'i' -> Mutability.isMutable(folder.catalog(), body);
          case 's' -> Mutability.isVolatile(folder.catalog(), body);
          default -> false;
        };
    if (tooVolatile) {
      return false;
    }
    int[] uses = new int[arguments.size()];
    new TreeWalker() {
      @Override
      protected boolean visit(Node node) {
        if (node instanceof Param parameter && parameter.paramkind() == ParamKind.PARAM_EXTERN) {
          uses[parameter.paramid() - 1]++;
        }
        return children(node);
      }
    }.walk(body);
    for (int i = 0; i < uses.length; i++) {
      if (function.proisstrict() && uses[i] == 0) {
        return false;
      }
      if (uses[i] != 1 && Mutability.isVolatile(folder.catalog(), arguments.get(i))) {
        return false;
      }
    }
    return !function.proisstrict() || !isLax(body);
  }

  /// Whether some part of a body may answer something else than null for a null.
  private boolean isLax(Expr body) {
    return new TreeWalker() {
      @Override
      protected boolean visit(Node node) {
        boolean lax =
            switch (node) {
              case FuncExpr e -> !folder.function(e.funcid()).proisstrict();
              case OpExpr e -> !folder.function(e.opfuncid()).proisstrict();
              case Const e -> false;
              case Param e -> false;
              case RelabelType e -> false;
              case CoerceViaIO e -> false;
              case NodeList e -> false;
              default -> true;
            };
        return lax || children(node);
      }
    }.walk(body);
  }

  private static Expr replace(Expr body, List<Expr> arguments) {
    return (Expr)
        new TreeRewriter() {
          @Override
          protected Node rewrite(Node node) {
            return node instanceof Param parameter
                    && parameter.paramkind() == ParamKind.PARAM_EXTERN
                ? arguments.get(parameter.paramid() - 1)
                : children(node);
          }
        }.apply(body);
  }
}
