package org.gajah.commands.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.analyzer.deparse.PlanDeparser;
import org.gajah.catalog.namespace.QualifiedName;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgCollation;
import org.gajah.catalog.rows.PgNamespace;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.operator.TypeOperators;
import org.gajah.commands.CommandContext;
import org.gajah.nodes.BoolExpr;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FuncExpr;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.RangeTblFunction;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.kinds.BoolExprType;
import org.gajah.nodes.kinds.OnConflictAction;
import org.gajah.planner.plan.CombiningPlan;
import org.gajah.planner.plan.GroupKeys;
import org.gajah.planner.plan.JoinPlan;
import org.gajah.planner.plan.ModifyTable;
import org.gajah.planner.plan.Plan;
import org.gajah.planner.plan.PlannedStatement;
import org.gajah.planner.plan.RowsPlan;
import org.gajah.planner.plan.ScanPlan;
import org.gajah.planner.plan.SortKeys;
import org.gajah.catalog.type.ExpressionTypes;
import org.jspecify.annotations.Nullable;

/// What EXPLAIN says of a node besides its name and its costs: what it works on, and under which
/// conditions.
final class NodeDetails {
  private final ExplainOptions options;
  private final ExplainOutput output;
  private final CommandContext context;
  private final PlannedStatement statement;
  private final PlanDeparser deparser;
  private final ExpressionTypes types;

  NodeDetails(
      ExplainOptions options,
      ExplainOutput output,
      CommandContext context,
      PlannedStatement statement,
      PlanDeparser deparser) {
    this.options = options;
    this.output = output;
    this.context = context;
    this.statement = statement;
    this.deparser = deparser;
    this.types = new ExpressionTypes(context.catalog());
  }

  /// The kind of node, for programs.
  void names(Plan plan) {
    output.text("Node Type", NodeNames.type(plan));
    switch (plan) {
      case RowsPlan.Agg agg -> {
        output.text("Strategy", NodeNames.strategy(agg));
        output.text("Partial Mode", NodeNames.mode(agg));
      }
      case RowsPlan.SetOp set -> output.text("Strategy", set.hashed() ? "Hashed" : "Sorted");
      case ModifyTable modify -> output.text("Operation", NodeNames.operation(modify));
      default -> {}
    }
  }

  // What it works on

  /// The table, index, function or the like.
  void target(Plan plan) {
    switch (plan) {
      case ScanPlan.IndexScan scan -> {
        index(scan.index(), scan.backward());
        relation(scan.relation(), scan);
      }
      case ScanPlan.IndexOnlyScan scan -> {
        index(scan.index(), scan.backward());
        relation(scan.relation(), scan);
      }
      case ScanPlan.BitmapIndexScan scan -> {
        String name = QualifiedName.quote(relationRow(scan.index()).relname());
        if (output.isText()) {
          output.out.append(" on ").append(name);
        } else {
          output.text("Index Name", relationRow(scan.index()).relname());
        }
      }
      case ScanPlan scan when scan.relation() > 0 -> relation(scan.relation(), scan);
      case ModifyTable modify -> relation(modify.nominalRelation(), modify);
      case JoinPlan join when !output.isText() ->
          output.text("Join Type", NodeNames.joinType(join.type()));
      case RowsPlan.SetOp set when !output.isText() ->
          output.text("Command", NodeNames.command(set));
      default -> {}
    }
  }

  private PgClass relationRow(int oid) {
    return context.catalog().get(SysCache.RELOID, oid);
  }

  private void index(int oid, boolean backward) {
    String name = relationRow(oid).relname();
    if (output.isText()) {
      output.out.append(backward ? " Backward" : "");
      output.out.append(" using ").append(QualifiedName.quote(name));
    } else {
      output.text("Scan Direction", backward ? "Backward" : "Forward");
      output.text("Index Name", name);
    }
  }

  /// What is scanned.
  ///
  /// @param label of the name
  private record Target(@Nullable String label, @Nullable String schema, @Nullable String name) {
    static final Target NONE = new Target(null, null, null);
  }

  private void relation(int place, Plan plan) {
    RangeTblEntry entry = statement.rangeTable().get(place - 1);
    String alias =
        Objects.requireNonNullElseGet(deparser.relation(place), () -> entry.eref().aliasname());
    Target target = targetOf(entry, plan);
    String schema = options.verbose() ? target.schema : null;
    if (output.isText()) {
      output.out.append(" on");
      if (schema != null && target.name != null) {
        output.out.append(' ').append(QualifiedName.quote(schema)).append('.');
        output.out.append(QualifiedName.quote(target.name));
      } else if (target.name != null) {
        output.out.append(' ').append(QualifiedName.quote(target.name));
      }
      if (!alias.equals(target.name)) {
        output.out.append(' ').append(QualifiedName.quote(alias));
      }
    } else {
      if (target.label != null && target.name != null) {
        output.text(target.label, target.name);
      }
      if (schema != null) {
        output.text("Schema", schema);
      }
      output.text("Alias", alias);
    }
  }

  private Target targetOf(RangeTblEntry entry, Plan plan) {
    return switch (plan) {
      case ScanPlan.FunctionScan scan -> function(scan);
      case ScanPlan.TableFuncScan _ -> new Target("Table Function Name", null, "xmltable");
      case ScanPlan.CteScan _, ScanPlan.WorkTableScan _ ->
          new Target("CTE Name", null, entry.ctename());
      case ScanPlan.NamedTuplestoreScan scan -> new Target("Tuplestore Name", null, scan.name());
      case ScanPlan.ValuesScan _, ScanPlan.SubqueryScan _ -> Target.NONE;
      default -> {
        PgClass row = relationRow(entry.relid());
        yield new Target("Relation Name", schemaName(row.relnamespace()), row.relname());
      }
    };
  }

  private Target function(ScanPlan.FunctionScan scan) {
    if (scan.functions().size() == 1
        && scan.functions().getFirst().funcexpr() instanceof FuncExpr call) {
      PgProc row = context.catalog().get(SysCache.PROCOID, call.funcid());
      return new Target("Function Name", schemaName(row.pronamespace()), row.proname());
    }
    return Target.NONE;
  }

  private @Nullable String schemaName(int oid) {
    PgNamespace row = context.catalog().find(SysCache.NAMESPACEOID, oid);
    return row == null ? null : row.nspname();
  }

  // Conditions

  /// Everything below the first line of a node.
  void conditions(NodeScope scope) {
    Plan plan = scope.plan();
    if (plan instanceof JoinPlan join
        && (!output.isText() || options.verbose() && join.innerUnique())) {
      output.bool("Inner Unique", join.innerUnique());
    }
    if (options.verbose()) {
      targets(scope);
    }
    switch (plan) {
      case ScanPlan scan -> scan(scan, scope);
      case JoinPlan join -> join(join, scope);
      case RowsPlan rows -> rows(rows, scope);
      case CombiningPlan.MergeAppend append -> sortKeys("Sort Key", append.keys(), scope);
      case CombiningPlan _ -> {}
      case ModifyTable modify -> modify(modify, scope);
    }
  }

  private boolean severalTables() {
    return statement.rangeTable().size() > 1;
  }

  private void targets(NodeScope scope) {
    Plan plan = scope.plan();
    if (plan.targetList().isEmpty()
        || plan instanceof CombiningPlan.Append
        || plan instanceof CombiningPlan.MergeAppend
        || plan instanceof CombiningPlan.RecursiveUnion) {
      return;
    }
    List<String> shown = new ArrayList<>();
    for (TargetEntry target : plan.targetList()) {
      shown.add(deparser.write(target.expr(), severalTables(), scope));
    }
    output.list("Output", shown);
  }

  private void scan(ScanPlan plan, NodeScope scope) {
    switch (plan) {
      case ScanPlan.IndexScan scan -> {
        condition("Index Cond", scan.originalConditions(), scope);
        condition("Order By", scan.originalOrderBy(), scope);
      }
      case ScanPlan.IndexOnlyScan scan -> {
        condition("Index Cond", scan.conditions(), scope);
        condition("Order By", scan.orderBy(), scope);
      }
      case ScanPlan.BitmapIndexScan scan ->
          condition("Index Cond", scan.originalConditions(), scope);
      case ScanPlan.BitmapHeapScan scan ->
          condition("Recheck Cond", scan.recheckConditions(), scope);
      case ScanPlan.TidScan scan ->
          conjunction("TID Cond", scan.conditions(), BoolExprType.OR_EXPR, scope, scanPrefix(scan));
      case ScanPlan.TidRangeScan scan -> condition("TID Cond", scan.conditions(), scope);
      case ScanPlan.FunctionScan scan when options.verbose() -> functionCalls(scan, scope);
      default -> {}
    }
    condition("Filter", plan.common().qual(), scope);
  }

  private void functionCalls(ScanPlan.FunctionScan scan, NodeScope scope) {
    List<String> calls = new ArrayList<>();
    for (RangeTblFunction function : scan.functions()) {
      calls.add(deparser.write((Expr) function.funcexpr(), true, scope));
    }
    output.text("Function Call", String.join(", ", calls));
  }

  private boolean scanPrefix(Plan plan) {
    return plan instanceof ScanPlan.SubqueryScan || options.verbose();
  }

  private void condition(String label, List<Expr> conditions, NodeScope scope) {
    conjunction(
        label, conditions, BoolExprType.AND_EXPR, scope, scanPrefix(scope.plan()));
  }

  private void upper(String label, List<Expr> conditions, NodeScope scope) {
    conjunction(
        label,
        conditions,
        BoolExprType.AND_EXPR,
        scope,
        severalTables() || options.verbose());
  }

  private void conjunction(
      String label, List<Expr> conditions, BoolExprType type, NodeScope scope, boolean prefix) {
    if (conditions.isEmpty()) {
      return;
    }
    Expr all =
        conditions.size() == 1 ? conditions.getFirst() : new BoolExpr(type, conditions, -1);
    output.text(label, deparser.write(all, prefix, scope));
  }

  private void join(JoinPlan plan, NodeScope scope) {
    switch (plan) {
      case JoinPlan.HashJoin join -> upper("Hash Cond", join.hashConditions(), scope);
      case JoinPlan.MergeJoin join -> upper("Merge Cond", join.mergeConditions(), scope);
      case JoinPlan.NestLoop _ -> {}
    }
    upper("Join Filter", plan.joinConditions(), scope);
    upper("Filter", plan.common().qual(), scope);
  }

  private void rows(RowsPlan plan, NodeScope scope) {
    switch (plan) {
      case RowsPlan.Result result ->
          upper("One-Time Filter", result.constantConditions(), scope);
      case RowsPlan.Sort sort -> sortKeys("Sort Key", sort.keys(), scope);
      case RowsPlan.IncrementalSort sort -> {
        sortKeys("Sort Key", sort.keys(), scope);
        SortKeys presorted = new SortKeys(sort.keys().keys().subList(0, sort.presorted()));
        sortKeys("Presorted Key", presorted, scope);
      }
      case RowsPlan.Agg agg -> groupKeys(agg.keys(), agg.input(), scope);
      case RowsPlan.Group group -> groupKeys(group.keys(), group.input(), scope);
      case RowsPlan.Memoize memoize -> memoize(memoize, scope);
      default -> {}
    }
    upper("Filter", plan.common().qual(), scope);
    if (plan instanceof RowsPlan.WindowAgg window) {
      upper("Run Condition", window.runCondition(), scope);
    }
  }

  private void memoize(RowsPlan.Memoize memoize, NodeScope scope) {
    List<String> keys = new ArrayList<>();
    for (Expr key : memoize.keys()) {
      keys.add(deparser.write(key, severalTables() || options.verbose(), scope));
    }
    output.text("Cache Key", String.join(", ", keys));
    output.text("Cache Mode", memoize.binaryMode() ? "binary" : "logical");
  }

  private String key(int column, Plan node, NodeScope scope) {
    return deparser.write(
        node.targetList().get(column - 1).expr(),
        severalTables() || options.verbose(),
        true,
        scope);
  }

  private void groupKeys(GroupKeys keys, Plan input, NodeScope scope) {
    List<String> shown = new ArrayList<>();
    for (GroupKeys.Key key : keys.keys()) {
      shown.add(key(key.column(), input, scope.below(input)));
    }
    if (!shown.isEmpty()) {
      output.list("Group Key", shown);
    }
  }

  private void sortKeys(String label, SortKeys keys, NodeScope scope) {
    List<String> shown = new ArrayList<>();
    for (SortKeys.Key key : keys.keys()) {
      shown.add(key(key.column(), scope.plan(), scope) + order(key, scope.plan()));
    }
    if (!shown.isEmpty()) {
      output.list(label, shown);
    }
  }

  private String order(SortKeys.Key key, Plan plan) {
    int type = types.type(plan.targetList().get(key.column() - 1).expr());
    StringBuilder text = new StringBuilder();
    int usual = context.catalog().get(SysCache.TYPEOID, type).typcollation();
    if (key.collation() != 0 && key.collation() != usual) {
      PgCollation collation = context.catalog().get(SysCache.COLLOID, key.collation());
      text.append(" COLLATE ").append(QualifiedName.quote(collation.collname()));
    }
    TypeOperators operators = context.analysis().lookups().typeOperators();
    var ordering = operators.sortGroup(type);
    boolean reverse = key.operator() == ordering.greater();
    if (reverse) {
      text.append(" DESC");
    } else if (key.operator() != ordering.less()) {
      text.append(" USING ").append(deparser.operator(key.operator()));
    }
    if (key.nullsFirst() && !reverse) {
      text.append(" NULLS FIRST");
    } else if (!key.nullsFirst() && reverse) {
      text.append(" NULLS LAST");
    }
    return text.toString();
  }

  private void modify(ModifyTable plan, NodeScope scope) {
    ModifyTable.OnConflict conflict = plan.onConflict();
    if (conflict == null || conflict.action() == OnConflictAction.ONCONFLICT_NONE) {
      return;
    }
    output.text(
        "Conflict Resolution",
        conflict.action() == OnConflictAction.ONCONFLICT_NOTHING ? "NOTHING" : "UPDATE");
    if (!conflict.arbiterIndexes().isEmpty()) {
      output.list(
          "Conflict Arbiter Indexes",
          conflict.arbiterIndexes().stream().map(oid -> relationRow(oid).relname()).toList());
    }
    Expr where = conflict.where();
    if (where != null) {
      upper("Conflict Filter", List.of(where), scope);
    }
  }
}
