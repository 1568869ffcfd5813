package org.gajah.analyzer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgCollation;
import org.gajah.catalog.rows.SysCache;
import org.gajah.nodes.*;
import org.gajah.nodes.walk.Locations;
import org.jspecify.annotations.Nullable;

/// Decides which collation every part of an expression has and every function works with. Mirrors
/// parser/parse_collate.c.
final class Collations {
  private static final int DEFAULT = 100;
  private final Analysis a;

  Collations(Analysis analysis) {
    this.a = analysis;
  }

  /// How a collation came about; later ones outweigh earlier ones.
  private enum Strength {
    NONE,
    IMPLICIT,
    CONFLICT,
    EXPLICIT
  }

  /// What is known of the children of a node.
  private static final class State {
    int collation;
    Strength strength = Strength.NONE;
    int location = -1;
    int otherCollation;
    int otherLocation = -1;

    void set(int newCollation, Strength newStrength, int newLocation) {
      collation = newCollation;
      strength = newStrength;
      location = newLocation;
    }

    int settled() {
      return strength == Strength.CONFLICT ? 0 : collation;
    }
  }

  /// The name of a collation for messages.
  String name(int collation) {
    PgCollation row = a.context.catalog().find(SysCache.COLLOID, collation);
    return row == null ? "" : row.collname();
  }

  /// An expression with its collations.
  Expr assign(Expr expr) {
    return visit(expr, new State());
  }

  private @Nullable Expr assignOptional(@Nullable Expr expr) {
    return expr == null ? null : assign(expr);
  }

  /// The collation that expressions have in common.
  ///
  /// @param lenient whether a conflict of implicit collations means none rather than an error
  int common(List<Expr> exprs, boolean lenient) {
    State state = new State();
    for (Expr expr : exprs) {
      visit(expr, state);
    }
    if (state.strength == Strength.CONFLICT) {
      if (lenient) {
        return 0;
      }
      throw conflict(state);
    }
    return state.collation;
  }

  private PgException conflict(State state) {
    return a.fault(
            SqlState.COLLATION_MISMATCH,
            "collation mismatch between implicit collations \"%s\" and \"%s\""
                .formatted(name(state.collation), name(state.otherCollation)),
            state.otherLocation)
        .hint(
            "You can choose the collation by applying the COLLATE clause to one or both"
                + " expressions.");
  }

  // ---------------------------------------------------------------- queries

  /// A query with its collations; those of its range table and WITH have them already.
  Query assign(Query query) {
    List<TargetEntry> targets = new ArrayList<>(query.targetList());
    targets.replaceAll(this::target);
    List<TargetEntry> returning = new ArrayList<>(query.returningList());
    returning.replaceAll(this::target);
    List<WindowClause> windows = new ArrayList<>(query.windowClause());
    windows.replaceAll(this::window);
    List<MergeAction> actions = new ArrayList<>(query.mergeActionList());
    actions.replaceAll(this::action);
    return query.toBuilder()
        .targetList(targets)
        .returningList(returning)
        .windowClause(windows)
        .mergeActionList(actions)
        .mergeJoinCondition(assignOptional(query.mergeJoinCondition()))
        .onConflict(onConflict(query.onConflict()))
        .jointree(query.jointree() == null ? null : (FromExpr) joinTree(query.jointree()))
        .havingQual(assignOptional(query.havingQual()))
        .limitOffset(assignOptional(query.limitOffset()))
        .limitCount(assignOptional(query.limitCount()))
        .build();
  }

  private TargetEntry target(TargetEntry target) {
    return (TargetEntry) visit(target, new State());
  }

  private WindowClause window(WindowClause window) {
    return window.startOffset() == null && window.endOffset() == null
        ? window
        : window.toBuilder()
            .startOffset(assignOptional(window.startOffset()))
            .endOffset(assignOptional(window.endOffset()))
            .build();
  }

  private MergeAction action(MergeAction action) {
    List<TargetEntry> targets = new ArrayList<>(action.targetList());
    targets.replaceAll(this::target);
    return action.toBuilder().qual(assignOptional(action.qual())).targetList(targets).build();
  }

  private @Nullable OnConflictExpr onConflict(@Nullable OnConflictExpr conflict) {
    if (conflict == null) {
      return null;
    }
    List<InferenceElem> elements = new ArrayList<>(conflict.arbiterElems());
    elements.replaceAll(
        each -> new InferenceElem(assign(each.expr()), each.infercollid(), each.inferopclass()));
    List<TargetEntry> set = new ArrayList<>(conflict.onConflictSet());
    set.replaceAll(this::target);
    return conflict.toBuilder()
        .arbiterElems(elements)
        .arbiterWhere(assignOptional(conflict.arbiterWhere()))
        .onConflictSet(set)
        .onConflictWhere(assignOptional(conflict.onConflictWhere()))
        .build();
  }

  private JoinTree joinTree(JoinTree tree) {
    return switch (tree) {
      case RangeTblRef ref -> ref;
      case FromExpr from -> {
        List<JoinTree> items = new ArrayList<>(from.fromlist());
        items.replaceAll(this::joinTree);
        yield new FromExpr(items, assignOptional(from.quals()));
      }
      case JoinExpr join ->
          join.toBuilder()
              .larg(joinTree((JoinTree) join.larg()))
              .rarg(joinTree((JoinTree) join.rarg()))
              .quals(assignOptional(join.quals()))
              .build();
    };
  }

  // ---------------------------------------------------------------- expressions

  private Expr visit(Expr expr, State parent) {
    a.depth.enter();
    State own = new State();
    State children = new State();
    Expr result = visit(expr, children, own);
    a.depth.leave();
    merge(own, children, parent);
    return result;
  }

  /// @param children gets the state of the children
  /// @param own gets the state of the node
  private Expr visit(Expr expr, State children, State own) {
    return switch (expr) {
      case CollateExpr n -> {
        Expr arg = visit(n.arg(), children);
        own.set(n.collOid(), Strength.EXPLICIT, n.location());
        yield new CollateExpr(arg, n.collOid(), n.location());
      }
      case FieldSelect n -> {
        Expr arg = visit(n.arg(), children);
        implicit(own, n.resultcollid(), n);
        yield n.toBuilder().arg(arg).build();
      }
      case RowExpr n -> {
        List<Expr> args = new ArrayList<>(n.args());
        args.replaceAll(this::assign);
        yield n.toBuilder().args(args).build();
      }
      case RowCompareExpr n -> rowCompare(n);
      case CoerceToDomain n -> domain(n, children, own);
      case TargetEntry n -> {
        Expr inner = visit(n.expr(), children);
        own.set(children.collation, children.strength, children.location);
        if (own.strength == Strength.CONFLICT && n.ressortgroupref() != 0) {
          throw conflict(children);
        }
        yield n.toBuilder().expr(inner).build();
      }
      case InferenceElem n ->
          new InferenceElem(visit(n.expr(), children), n.infercollid(), n.inferopclass());
      case Var _,
          Const _,
          Param _,
          CoerceToDomainValue _,
          CaseTestExpr _,
          SetToDefault _,
          CurrentOfExpr _ -> {
        implicit(own, a.exprTypes.collation(expr), expr);
        yield expr;
      }
      default -> general(expr, children, own);
    };
  }

  private static void implicit(State own, int collation, Expr expr) {
    own.set(collation, collation == 0 ? Strength.NONE : Strength.IMPLICIT, Locations.of(expr));
  }

  private Expr rowCompare(RowCompareExpr n) {
    OidList collations = OidList.EMPTY;
    List<Expr> left = new ArrayList<>();
    List<Expr> right = new ArrayList<>();
    for (int i = 0; i < n.largs().size(); i++) {
      State pair = new State();
      left.add(visit(n.largs().get(i), pair));
      right.add(visit(n.rargs().get(i), pair));
      collations = collations.plus(pair.settled());
    }
    return n.toBuilder().largs(left).rargs(right).inputcollids(collations).build();
  }

  private Expr domain(CoerceToDomain n, State children, State own) {
    Expr arg = visit(n.arg(), children);
    int collation = a.types.collation(n.resulttype());
    if (collation == DEFAULT) {
      own.set(children.collation, children.strength, children.location);
    } else if (collation != 0) {
      own.set(collation, Strength.IMPLICIT, Locations.of(n));
    }
    return n.toBuilder().arg(arg).resultcollid(own.settled()).build();
  }

  private Expr general(Expr expr, State children, State own) {
    Expr inner = children(expr, children);
    int ofType = a.types.collation(a.exprTypes.type(inner));
    if (ofType != 0) {
      if (children.strength != Strength.NONE) {
        own.set(children.collation, children.strength, children.location);
      } else {
        own.set(ofType, Strength.IMPLICIT, Locations.of(expr));
      }
    }
    return marked(inner, own.settled(), children.settled());
  }

  private Expr children(Expr expr, State state) {
    return switch (expr) {
      case Aggref n -> aggregate(n, state);
      case WindowFunc n -> {
        List<Expr> args = new ArrayList<>(n.args());
        args.replaceAll(each -> visit(each, state));
        yield n.toBuilder().args(args).aggfilter(assignOptional(n.aggfilter())).build();
      }
      case CaseExpr n -> {
        List<CaseWhen> whens = new ArrayList<>();
        for (CaseWhen when : n.args()) {
          whens.add(
              new CaseWhen(
                  visit(when.expr(), state), visit(when.result(), state), when.location()));
        }
        Expr otherwise = n.defresult() == null ? null : visit(n.defresult(), state);
        yield n.toBuilder().args(whens).defresult(otherwise).build();
      }
      case SubscriptingRef n -> subscripting(n, state);
      case SubLink n -> {
        if (n.testexpr() != null) {
          n = n.toBuilder().testexpr(visit(n.testexpr(), state)).build();
        }
        subquery((Query) n.subselect(), state);
        yield n;
      }
      default -> (Expr) expr.mapChildren(mapper(state));
    };
  }

  private UnaryOperator<Node> mapper(State state) {
    return child -> {
      if (child instanceof Expr expr) {
        return visit(expr, state);
      }
      return child instanceof NodeList list ? list.mapChildren(mapper(state)) : child;
    };
  }

  private SubscriptingRef subscripting(SubscriptingRef n, State state) {
    List<@Nullable Expr> upper = new ArrayList<>(n.refupperindexpr());
    upper.replaceAll(this::assignOptional);
    List<@Nullable Expr> lower = new ArrayList<>(n.reflowerindexpr());
    lower.replaceAll(this::assignOptional);
    return n.toBuilder()
        .refupperindexpr(upper)
        .reflowerindexpr(lower)
        .refexpr(visit(n.refexpr(), state))
        .refassgnexpr(n.refassgnexpr() == null ? null : visit(n.refassgnexpr(), state))
        .build();
  }

  private void subquery(Query query, State state) {
    if (query.targetList().isEmpty() || query.targetList().getFirst().resjunk()) {
      return;
    }
    Expr first = query.targetList().getFirst().expr();
    State own = new State();
    own.set(a.exprTypes.collation(first), Strength.IMPLICIT, Locations.of(first));
    merge(own, new State(), state);
  }

  private Aggref aggregate(Aggref n, State state) {
    List<Expr> direct = new ArrayList<>(n.aggdirectargs());
    direct.replaceAll(each -> visit(each, state));
    boolean mergeSort =
        n.aggkind() == 'n'
            || n.args().size() == 1 && a.lookups.function(n.aggfnoid()).provariadic() == 0;
    List<TargetEntry> args = new ArrayList<>(n.args());
    args.replaceAll(each ->
        mergeSort && !(n.aggkind() == 'n' && each.resjunk())
            ? (TargetEntry) visit(each, state)
            : target(each));
    return n.toBuilder()
        .aggdirectargs(direct)
        .args(args)
        .aggfilter(assignOptional(n.aggfilter()))
        .build();
  }

  /// The node with the collation of its value and the one that its function works with.
  private static Expr marked(Expr expr, int collation, int input) {
    return switch (expr) {
      case Aggref n -> n.toBuilder().aggcollid(collation).inputcollid(input).build();
      case WindowFunc n -> n.toBuilder().wincollid(collation).inputcollid(input).build();
      case FuncExpr n -> n.toBuilder().funccollid(collation).inputcollid(input).build();
      case OpExpr n -> n.toBuilder().opcollid(collation).inputcollid(input).build();
      case DistinctExpr n -> n.toBuilder().opcollid(collation).inputcollid(input).build();
      case NullIfExpr n -> n.toBuilder().opcollid(collation).inputcollid(input).build();
      case ScalarArrayOpExpr n -> n.toBuilder().inputcollid(input).build();
      case MinMaxExpr n -> n.toBuilder().minmaxcollid(collation).inputcollid(input).build();
      case SubscriptingRef n -> n.toBuilder().refcollid(collation).build();
      case RelabelType n -> n.toBuilder().resultcollid(collation).build();
      case CoerceViaIO n -> n.toBuilder().resultcollid(collation).build();
      case ArrayCoerceExpr n -> n.toBuilder().resultcollid(collation).build();
      case CaseExpr n -> n.toBuilder().casecollid(collation).build();
      case ArrayExpr n -> n.toBuilder().array_collid(collation).build();
      case CoalesceExpr n -> n.toBuilder().coalescecollid(collation).build();
      case MergeSupportFunc n -> n.toBuilder().msfcollid(collation).build();
      case JsonExpr n -> n.toBuilder().collation(collation).build();
      default -> expr;
    };
  }

  private void merge(State own, State children, State parent) {
    if (own.strength.compareTo(parent.strength) > 0) {
      parent.set(own.collation, own.strength, own.location);
      if (own.strength == Strength.CONFLICT) {
        parent.otherCollation = children.otherCollation;
        parent.otherLocation = children.otherLocation;
      }
    } else if (own.strength == parent.strength && own.collation != parent.collation) {
      if (own.strength == Strength.EXPLICIT) {
        throw a.fault(
            SqlState.COLLATION_MISMATCH,
            "collation mismatch between explicit collations \"%s\" and \"%s\""
                .formatted(name(parent.collation), name(own.collation)),
            own.location);
      }
      if (own.strength == Strength.IMPLICIT) {
        if (parent.collation == DEFAULT) {
          parent.set(own.collation, own.strength, own.location);
        } else if (own.collation != DEFAULT) {
          parent.strength = Strength.CONFLICT;
          parent.otherCollation = own.collation;
          parent.otherLocation = own.location;
        }
      }
    }
  }
}
