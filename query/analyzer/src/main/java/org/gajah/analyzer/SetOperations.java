package org.gajah.analyzer;

import static org.gajah.catalogfacts.TypeOid.RECORD;
import static org.gajah.catalogfacts.TypeOid.RECORDARRAY;
import static org.gajah.catalogfacts.TypeOid.UNKNOWN;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.operator.SortGroupOperators;
import org.gajah.nodes.Alias;
import org.gajah.nodes.Bitmapset;
import org.gajah.nodes.Const;
import org.gajah.nodes.Expr;
import org.gajah.nodes.IntList;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.OidList;
import org.gajah.nodes.Param;
import org.gajah.nodes.Query;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.RangeTblRef;
import org.gajah.nodes.SelectStmt;
import org.gajah.nodes.SetOperationStmt;
import org.gajah.nodes.SetOperationTree;
import org.gajah.nodes.SetToDefault;
import org.gajah.nodes.SortGroupClause;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.kinds.LimitOption;
import org.gajah.nodes.kinds.RTEKind;
import org.gajah.nodes.kinds.SetOperation;
import org.gajah.nodes.walk.Locations;
import org.gajah.nodes.walk.TreeWalker;

/// UNION, INTERSECT and EXCEPT. Mirrors `transformSetOperationStmt()`.
final class SetOperations {
  private final Analysis a;

  SetOperations(Analysis analysis) {
    this.a = analysis;
  }

  /// A branch with its columns.
  private record Branch(SetOperationTree tree, List<TargetEntry> targets) {}

  Query transform(Scope scope, SelectStmt raw) {
    Query.Builder query = Selects.query(CmdType.CMD_SELECT);
    SelectStmt first = raw;
    while (first.larg() != null) {
      first = first.larg();
    }
    if (first.intoClause() != null) {
      throw a.fault(
          SqlState.SYNTAX_ERROR, "SELECT ... INTO is not allowed here", first.intoClause());
    }
    checkNoLocks(raw);
    a.ctes.transform(scope, raw.withClause(), query);
    SelectStmt bare =
        raw.toBuilder()
            .sortClause(List.of())
            .limitOffset(null)
            .limitCount(null)
            .limitOption(LimitOption.LIMIT_OPTION_COUNT)
            .withClause(null)
            .build();
    SetOperationStmt tree = (SetOperationStmt) branch(scope, bare, true).tree;
    int leftmost = leftmost(tree);
    List<TargetEntry> targets = columns(scope, tree, leftmost);
    query.sortClause(order(scope, raw, targets, leftmost));
    a.selects.limits(scope, raw, query);
    query.targetList(targets).setOperations(tree);
    return a.collations.assign(a.selects.finish(scope, query, null).build());
  }

  private void checkNoLocks(SelectStmt raw) {
    if (!raw.lockingClause().isEmpty()) {
      throw a.fault(
          SqlState.FEATURE_NOT_SUPPORTED,
          "%s is not allowed with UNION/INTERSECT/EXCEPT"
              .formatted(RowLocks.name(raw.lockingClause().getFirst().strength())),
          -1);
    }
  }

  private static int leftmost(SetOperationStmt tree) {
    SetOperationTree node = tree.larg();
    while (node instanceof SetOperationStmt inner) {
      node = inner.larg();
    }
    return ((RangeTblRef) node).rtindex();
  }

  private static List<TargetEntry> leftmostTargets(Scope scope, int leftmost) {
    return Objects.requireNonNull(scope.entry(leftmost).subquery()).targetList();
  }

  private static List<TargetEntry> columns(Scope scope, SetOperationStmt tree, int leftmost) {
    List<TargetEntry> left = leftmostTargets(scope, leftmost);
    List<TargetEntry> targets = new ArrayList<>();
    for (int i = 0; i < tree.colTypes().size(); i++) {
      TargetEntry source = left.get(i);
      Var var =
          new Var(
              leftmost,
              source.resno(),
              tree.colTypes().get(i),
              tree.colTypmods().get(i),
              tree.colCollations().get(i),
              Bitmapset.EMPTY,
              0,
              leftmost,
              source.resno(),
              Locations.of(source.expr()));
      targets.add(Targets.entry(scope, var, source.resname()));
    }
    return targets;
  }

  private List<SortGroupClause> order(
      Scope scope, SelectStmt raw, List<TargetEntry> targets, int leftmost) {
    int count = targets.size();
    List<String> names = new ArrayList<>();
    NamespaceColumn[] columns = new NamespaceColumn[count];
    for (int i = 0; i < count; i++) {
      names.add(String.valueOf(targets.get(i).resname()));
      Var var = (Var) targets.get(i).expr();
      columns[i] =
          NamespaceColumn.of(
              leftmost, var.varattno(), var.vartype(), var.vartypmod(), var.varcollid());
    }
    Alias alias = new Alias("unnamed_join", names);
    RangeTblEntry join = RangeTblEntry.builder().eref(alias).rtekind(RTEKind.RTE_JOIN).build();
    NamespaceItem item = new NamespaceItem(alias, join, leftmost, null, columns);
    item.visible(false, true);
    List<NamespaceItem> outer = scope.namespace;
    scope.namespace = List.of(item);
    List<SortGroupClause> order =
        a.sorting.orderBy(scope, raw.sortClause(), targets, ExprKind.ORDER_BY, false);
    scope.namespace = outer;
    if (targets.size() != count) {
      throw a.fault(
              SqlState.FEATURE_NOT_SUPPORTED,
              "invalid UNION/INTERSECT/EXCEPT ORDER BY clause",
              targets.get(count).expr())
          .detail("Only result column names can be used, not expressions or functions.")
          .hint(
              "Add the expression/function to every SELECT, or move the UNION into a FROM clause.");
    }
    return order;
  }

  private Branch branch(Scope scope, SelectStmt raw, boolean top) {
    if (raw.intoClause() != null) {
      throw a.fault(
          SqlState.SYNTAX_ERROR,
          "INTO is only allowed on first SELECT of UNION/INTERSECT/EXCEPT",
          raw.intoClause());
    }
    checkNoLocks(raw);
    boolean leaf =
        raw.op() == SetOperation.SETOP_NONE
            || !raw.sortClause().isEmpty()
            || raw.limitOffset() != null
            || raw.limitCount() != null
            || raw.withClause() != null;
    a.depth.enter();
    Branch result = leaf ? leaf(scope, raw) : operation(scope, raw, top);
    a.depth.leave();
    return result;
  }

  private Branch leaf(Scope scope, SelectStmt raw) {
    Query query = a.statements.subquery(raw, scope, null, false, false);
    checkRuleRows(scope, query);
    List<TargetEntry> targets = new ArrayList<>();
    for (TargetEntry target : query.targetList()) {
      if (!target.resjunk()) {
        targets.add(target);
      }
    }
    String name = "*SELECT* " + (scope.rangeTable.size() + 1);
    NamespaceItem item =
        a.rangeTable.addSubquery(scope, query, new Alias(name, List.of()), false, false);
    return new Branch(new RangeTblRef(item.index), targets);
  }

  /// A rule's rows belong to the whole, and its members are beside them.
  private void checkRuleRows(Scope scope, Query query) {
    if (scope.namespace.isEmpty()) {
      return;
    }
    new TreeWalker() {
      @Override
      protected boolean visit(Node node) {
        if (node instanceof Var var && var.varlevelsup() == levelsUp() + 1) {
          throw a.fault(
              SqlState.INVALID_COLUMN_REFERENCE,
              "UNION/INTERSECT/EXCEPT member statement cannot refer to other relations of same"
                  + " query level",
              var);
        }
        return children(node);
      }
    }.walk(query);
  }

  private static String name(SetOperation op) {
    return switch (op) {
      case SETOP_UNION -> "UNION";
      case SETOP_INTERSECT -> "INTERSECT";
      case SETOP_EXCEPT -> "EXCEPT";
      case SETOP_NONE -> "";
    };
  }

  private Branch operation(Scope scope, SelectStmt raw, boolean top) {
    String name = name(raw.op());
    Cte parent = scope.parentCte;
    boolean recursive = top && parent != null && parent.recursive;
    Branch left = branch(scope, Objects.requireNonNull(raw.larg()), false);
    if (recursive && parent != null) {
      setRecursiveColumns(scope, parent, left);
    }
    Branch right = branch(scope, Objects.requireNonNull(raw.rarg()), false);
    if (left.targets.size() != right.targets.size()) {
      throw a.fault(
          SqlState.SYNTAX_ERROR,
          "each %s query must have the same number of columns".formatted(name),
          NodeList.of(right.targets));
    }
    OidList types = OidList.EMPTY;
    IntList typmods = IntList.EMPTY;
    OidList collations = OidList.EMPTY;
    List<SortGroupClause> groups = new ArrayList<>();
    List<TargetEntry> targets = new ArrayList<>();
    boolean unionAll = raw.op() == SetOperation.SETOP_UNION && raw.all();
    for (int i = 0; i < left.targets.size(); i++) {
      Expr leftExpr = left.targets.get(i).expr();
      Expr rightExpr = right.targets.get(i).expr();
      int type = a.coercions.commonType(List.of(leftExpr, rightExpr), name);
      Expr best = bestOf(leftExpr, rightExpr, type);
      leftExpr = coerced(scope, left, i, type, name);
      rightExpr = coerced(scope, right, i, type, name);
      List<Expr> both = List.of(leftExpr, rightExpr);
      int typmod = a.coercions.commonTypmod(both, type);
      int collation = a.collations.common(both, unionAll);
      types = types.plus(type);
      typmods = typmods.plus(typmod);
      collations = collations.plus(collation);
      int location = Locations.of(best);
      if (!unionAll) {
        groups.add(group(type, recursive, location));
      }
      SetToDefault value = new SetToDefault(type, typmod, collation, location);
      targets.add(new TargetEntry(value, 0, null, 0, 0, 0, false));
    }
    SetOperationStmt tree =
        new SetOperationStmt(
            raw.op(), raw.all(), left.tree, right.tree, types, typmods, collations, groups);
    return new Branch(tree, targets);
  }

  /// The expression that decided the common type.
  private Expr bestOf(Expr left, Expr right, int type) {
    int leftType = a.exprTypes.type(left);
    if (leftType == type && leftType != UNKNOWN) {
      return left;
    }
    return a.exprTypes.type(right) == UNKNOWN ? left : right;
  }

  /// The column coerced; a literal or parameter of unknown type is replaced in its query, too.
  private Expr coerced(Scope scope, Branch branch, int at, int type, String name) {
    TargetEntry target = branch.targets.get(at);
    Expr expr = target.expr();
    if (a.exprTypes.type(expr) != UNKNOWN) {
      return a.coercions.toCommon(expr, type, name);
    }
    if (!(expr instanceof Const || expr instanceof Param)) {
      return expr;
    }
    Expr result = a.coercions.toCommon(expr, type, name);
    if (branch.tree instanceof RangeTblRef ref) {
      RangeTblEntry entry = scope.entry(ref.rtindex());
      Query query = Objects.requireNonNull(entry.subquery());
      List<TargetEntry> targets = new ArrayList<>(query.targetList());
      targets.replaceAll(each ->
          each.resno() == target.resno() && !each.resjunk()
              ? each.toBuilder().expr(result).build()
              : each);
      Query changed = query.toBuilder().targetList(targets).build();
      scope.rangeTable.set(ref.rtindex() - 1, entry.toBuilder().subquery(changed).build());
    }
    return result;
  }

  private SortGroupClause group(int type, boolean recursive, int location) {
    SortGroupOperators ordering = a.lookups.typeOperators().sortGroup(type);
    if (ordering.equal() == 0) {
      throw a.fault(
          SqlState.UNDEFINED_FUNCTION,
          "could not identify an equality operator for type " + a.typeNames.format(type),
          location);
    }
    boolean hashable = ordering.hashable() || recursive && (type == RECORD || type == RECORDARRAY);
    return new SortGroupClause(0, ordering.equal(), ordering.less(), false, hashable);
  }

  private void setRecursiveColumns(Scope scope, Cte parent, Branch left) {
    SetOperationTree node = left.tree;
    while (node instanceof SetOperationStmt inner) {
      node = inner.larg();
    }
    if (!(node instanceof RangeTblRef leftmost)) {
      throw PgException.internal("could not find leftmost query");
    }
    List<TargetEntry> names = leftmostTargets(scope, leftmost.rtindex());
    List<TargetEntry> targets = new ArrayList<>();
    for (int i = 0; i < left.targets.size(); i++) {
      targets.add(
          new TargetEntry(
              left.targets.get(i).expr(), i + 1, names.get(i).resname(), 0, 0, 0, false));
    }
    a.ctes.setColumns(parent, targets);
  }
}
