package org.gajah.planner.build;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.nodes.Bitmapset;
import org.gajah.nodes.Expr;
import org.gajah.nodes.NullTest;
import org.gajah.nodes.OpExpr;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.ScalarArrayOpExpr;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.SpecialVarno;
import org.gajah.planner.facts.IndexInfo;
import org.gajah.planner.join.BitmapTree;
import org.gajah.planner.join.IndexMatch;
import org.gajah.planner.join.Path;
import org.gajah.planner.plan.CombiningPlan;
import org.gajah.planner.plan.JoinPlan;
import org.gajah.planner.plan.Plan;
import org.gajah.planner.plan.PlanCommon;
import org.gajah.planner.plan.RowsPlan;
import org.gajah.planner.plan.ScanPlan;
import org.gajah.planner.tree.Trees;

/// Writes down the plan of a path. Mirrors `optimizer/plan/createplan.c`.
final class PathBuilder {
  private final Level level;
  private final References references;
  private final Widths widths;

  /// How wide columns are.
  interface Widths {
    int of(List<Expr> columns);
  }

  PathBuilder(Level level, Widths widths) {
    this.level = level;
    this.references = level.references();
    this.widths = widths;
  }

  /// Builds the node of a path.
  ///
  /// @param columns what it shall compute, in terms of the query
  Stage build(Path path, List<Expr> columns) {
    return switch (path) {
      case Path.Scan scan -> scan(scan, columns);
      case Path.Index index ->
          index.indexOnly() ? indexOnly(index, columns) : index(index, columns);
      case Path.Bitmap bitmap -> bitmap(bitmap, columns);
      case Path.Tid tid -> tid(tid, columns);
      case Path.NestLoop join -> nestLoop(join, columns);
      case Path.HashJoin join -> hashJoin(join, columns);
      case Path.MergeJoin join -> new MergeBuilder(level, this).build(join, columns);
      case Path.Single single -> single(single, columns);
      case Path.Gate gate -> gate(gate, columns);
    };
  }

  private PlanCommon common(Path path, List<Expr> columns) {
    Path.Estimate estimate = path.estimate();
    return level.state.common(
        estimate.startup(), estimate.total(), estimate.rows(), widths.of(columns));
  }

  // Scans

  /// Replaces variables of other relations by the parameters of the nested loops around.
  private Expr own(Expr expression, int relation, Map<Var, Integer> wanted) {
    return (Expr)
        Trees.replaceVariables(
            expression,
            0,
            (var, depth) -> {
              if (var.varno() == relation && var.varattno() == 0) {
                return level.wholeRow(var);
              }
              if (var.varno() == relation || var.varno() < 0) {
                return null;
              }
              var parameter = level.loopParameter(var);
              wanted.put(var, parameter.paramid());
              return parameter;
            });
  }

  private List<Expr> own(List<Expr> expressions, int relation, Map<Var, Integer> wanted) {
    if (expressions.isEmpty()) {
      return expressions;
    }
    List<Expr> result = new ArrayList<>(expressions.size());
    for (Expr expression : expressions) {
      result.add(references.ofScan(own(expression, relation, wanted)));
    }
    return result;
  }

  /// What every scan has in common.
  ///
  /// @param wanted gets the parameters that it takes from the nested loops around
  private PlanCommon scanned(
      Path path, int relation, List<Expr> columns, List<Expr> filter, Map<Var, Integer> wanted) {
    return common(path, columns)
        .withTargetList(References.targets(own(columns, relation, wanted)))
        .withQual(own(filter, relation, wanted));
  }

  private Stage scan(Path.Scan path, List<Expr> columns) {
    int relation = path.relation();
    Map<Var, Integer> wanted = new LinkedHashMap<>();
    PlanCommon common = scanned(path, relation, columns, path.filter(), wanted);
    Plan plan = scan(path, level.entry(relation), common, wanted);
    return new Stage(plan, columns, path.estimate().order(), wanted);
  }

  private Plan scan(
      Path.Scan path, RangeTblEntry entry, PlanCommon common, Map<Var, Integer> wanted) {
    int relation = path.relation() + level.offset();
    return switch (entry.rtekind()) {
      case RTE_RELATION ->
          entry.tablesample() == null
              ? new ScanPlan.SeqScan(common, relation)
              : new ScanPlan.SampleScan(common, relation, entry.tablesample());
      case RTE_SUBQUERY -> {
        Sources.Planned planned = level.sources().planned(path.relation());
        wanted.putAll(planned.wanted());
        yield new ScanPlan.SubqueryScan(common, relation, planned.stage().plan());
      }
      case RTE_FUNCTION ->
          new ScanPlan.FunctionScan(
              common,
              relation,
              entry.functions().stream()
                  .map(f ->
                      f.toBuilder()
                          .funcexpr(references.ofScan(own(f.funcexpr(), path.relation(), wanted)))
                          .build())
                  .toList(),
              entry.funcordinality());
      case RTE_VALUES ->
          new ScanPlan.ValuesScan(
              common,
              relation,
              entry.values_lists().stream().map(row -> own(row, path.relation(), wanted)).toList());
      case RTE_CTE -> cte(entry, common, relation);
      case RTE_TABLEFUNC -> throw PgException.notBuilt("XMLTABLE and JSON_TABLE");
      case RTE_NAMEDTUPLESTORE ->
          new ScanPlan.NamedTuplestoreScan(
              common, relation, Objects.requireNonNull(entry.enrname()));
      case RTE_JOIN, RTE_RESULT -> throw new IllegalStateException(entry.toString());
    };
  }

  private Plan cte(RangeTblEntry entry, PlanCommon common, int relation) {
    Level.Cte cte = level.sources().cte(entry);
    return entry.self_reference()
        ? new ScanPlan.WorkTableScan(common, relation, cte.parameter())
        : new ScanPlan.CteScan(common, relation, cte.planId(), cte.parameter());
  }

  private Stage tid(Path.Tid path, List<Expr> columns) {
    Map<Var, Integer> wanted = new LinkedHashMap<>();
    int relation = path.relation();
    PlanCommon common = scanned(path, relation, columns, path.filter(), wanted);
    Plan plan =
        new ScanPlan.TidScan(
            common, relation + level.offset(), own(path.conditions(), relation, wanted));
    return new Stage(plan, columns, List.of(), wanted);
  }

  // Bitmap scans

  private Stage bitmap(Path.Bitmap path, List<Expr> columns) {
    Map<Var, Integer> wanted = new LinkedHashMap<>();
    int relation = path.relation();
    PlanCommon common = scanned(path, relation, columns, path.filter(), wanted);
    Plan plan =
        new ScanPlan.BitmapHeapScan(
            common,
            relation + level.offset(),
            bitmap(path, path.tree(), wanted),
            own(path.tree().conditions(), relation, wanted));
    return new Stage(plan, columns, List.of(), wanted);
  }

  private Plan bitmap(Path.Bitmap path, BitmapTree tree, Map<Var, Integer> wanted) {
    PlanCommon common = level.state.common(0, tree.cost(), path.rows(), 0);
    return switch (tree) {
      case BitmapTree.Index leaf -> {
        Path.Index index =
            new Path.Index(
                path.estimate(),
                path.relation(),
                leaf.index(),
                leaf.matches(),
                List.of(),
                List.of(),
                false,
                false);
        yield new ScanPlan.BitmapIndexScan(
            common,
            path.relation() + level.offset(),
            leaf.index().oid(),
            conditions(index, wanted),
            own(originals(index), path.relation(), wanted));
      }
      case BitmapTree.And and ->
          new CombiningPlan.BitmapAnd(common, bitmaps(path, and.parts(), wanted));
      case BitmapTree.Or or ->
          new CombiningPlan.BitmapOr(common, bitmaps(path, or.parts(), wanted));
    };
  }

  private List<Plan> bitmaps(Path.Bitmap path, List<BitmapTree> parts, Map<Var, Integer> wanted) {
    return parts.stream().map(part -> bitmap(path, part, wanted)).toList();
  }

  // Index scans

  private Stage index(Path.Index path, List<Expr> columns) {
    Map<Var, Integer> wanted = new LinkedHashMap<>();
    int relation = path.relation();
    List<Expr> originals = originals(path);
    PlanCommon common = scanned(path, relation, columns, path.filter(), wanted);
    Plan plan =
        new ScanPlan.IndexScan(
            common,
            relation + level.offset(),
            path.index().oid(),
            conditions(path, wanted),
            own(originals, relation, wanted),
            List.of(),
            List.of(),
            List.of(),
            path.backward());
    return new Stage(plan, columns, path.estimate().order(), wanted);
  }

  private static List<Expr> originals(Path.Index path) {
    return IndexMatch.originals(path.conditions());
  }

  /// The conditions, with index columns in place of what they hold.
  private List<Expr> conditions(Path.Index path, Map<Var, Integer> wanted) {
    List<Expr> result = new ArrayList<>();
    for (IndexMatch match : path.conditions()) {
      Expr column = indexColumn(path, match.column(), key(match.arranged()));
      result.add(
          references.ofScan(own(withKey(match.arranged(), column), path.relation(), wanted)));
    }
    return result;
  }

  private static Expr key(Expr arranged) {
    return switch (arranged) {
      case OpExpr operator -> operator.args().getFirst();
      case ScalarArrayOpExpr array -> array.args().getFirst();
      case NullTest test -> Objects.requireNonNull(test.arg());
      default -> throw new IllegalStateException(arranged.toString());
    };
  }

  private static Expr withKey(Expr arranged, Expr key) {
    return switch (arranged) {
      case OpExpr operator ->
          operator.toBuilder().args(List.of(key, operator.args().get(1))).build();
      case ScalarArrayOpExpr array ->
          array.toBuilder().args(List.of(key, array.args().get(1))).build();
      case NullTest test -> test.toBuilder().arg(key).build();
      default -> throw new IllegalStateException(arranged.toString());
    };
  }

  private Expr indexColumn(Path.Index path, int column, Expr like) {
    return Var.builder()
        .varno(SpecialVarno.INDEX_VAR)
        .varattno(column + 1)
        .vartype(level.types.type(like))
        .vartypmod(level.types.typmod(like))
        .varcollid(level.types.collation(like))
        .varnullingrels(Bitmapset.EMPTY)
        .varnosyn(path.relation() + level.offset())
        .varattnosyn(path.index().columns().get(column).attribute())
        .build();
  }

  private Stage indexOnly(Path.Index path, List<Expr> columns) {
    Map<Var, Integer> wanted = new LinkedHashMap<>();
    int relation = path.relation();
    PlanCommon common =
        common(path, columns)
            .withTargetList(References.targets(fromIndex(columns, path, wanted)))
            .withQual(fromIndex(path.filter(), path, wanted));
    Plan plan =
        new ScanPlan.IndexOnlyScan(
            common,
            relation + level.offset(),
            path.index().oid(),
            conditions(path, wanted),
            fromIndex(originals(path), path, wanted),
            List.of(),
            indexTargets(path),
            path.backward());
    return new Stage(plan, columns, path.estimate().order(), wanted);
  }

  private List<TargetEntry> indexTargets(Path.Index path) {
    List<TargetEntry> result = new ArrayList<>();
    for (IndexInfo.Column column : path.index().columns()) {
      Var stored =
          Var.builder()
              .varno(path.relation() + level.offset())
              .varattno(column.attribute())
              .varnullingrels(Bitmapset.EMPTY)
              .build();
      result.add(References.target(stored, result.size() + 1));
    }
    return result;
  }

  private List<Expr> fromIndex(List<Expr> expressions, Path.Index path, Map<Var, Integer> wanted) {
    Map<Integer, Integer> places = new HashMap<>();
    List<IndexInfo.Column> columns = path.index().columns();
    for (int i = columns.size() - 1; i >= 0; i--) {
      places.put(columns.get(i).attribute(), i);
    }
    return expressions.stream()
        .map(e -> own(e, path.relation(), wanted))
        .map(e ->
            (Expr)
                Trees.replaceVariables(
                    e,
                    0,
                    (var, depth) -> {
                      Integer place =
                          var.varno() == path.relation() ? places.get(var.varattno()) : null;
                      return place == null ? null : indexColumn(path, place, var);
                    }))
        .toList();
  }

  // Joins

  /// What a side of a join must give: the variables that are used above and in conditions.
  static List<Expr> needed(Bitmapset side, List<List<Expr>> users) {
    List<Expr> result = new ArrayList<>();
    for (List<Expr> expressions : users) {
      for (Expr expression : expressions) {
        for (Var var : Trees.variables(expression)) {
          if (side.contains(var.varno()) && !result.contains(var)) {
            result.add(var);
          }
        }
      }
    }
    return result;
  }

  private Stage nestLoop(Path.NestLoop path, List<Expr> columns) {
    List<List<Expr>> users = List.of(columns, path.conditions(), path.filter());
    Bitmapset outerSide = path.outer().estimate().relations();
    Stage inner = build(path.inner(), needed(path.inner().estimate().relations(), users));
    if (path.materialized()) {
      inner = material(inner);
    }
    List<Expr> passed = new ArrayList<>();
    Map<Var, Integer> wanted = new LinkedHashMap<>();
    Map<Var, Integer> given = new LinkedHashMap<>();
    inner
        .wanted()
        .forEach((var, n) -> (outerSide.contains(var.varno()) ? given : wanted).put(var, n));
    passed.addAll(given.keySet());
    List<List<Expr>> outerUsers = new ArrayList<>(users);
    outerUsers.add(passed);
    Stage outer = build(path.outer(), needed(outerSide, outerUsers));
    wanted.putAll(outer.wanted());
    List<JoinPlan.NestLoop.Parameter> parameters = new ArrayList<>();
    Stage from = outer;
    given.forEach((var, number) ->
        parameters.add(
            new JoinPlan.NestLoop.Parameter(number, references.above(var, from.columns()))));
    Plan plan =
        new JoinPlan.NestLoop(
            joined(path, columns, path.filter(), outer, inner),
            outer.plan(),
            inner.plan(),
            path.type(),
            path.innerUnique(),
            references.above(path.conditions(), outer.columns(), inner.columns()),
            parameters);
    return new Stage(plan, columns, outer.order(), wanted);
  }

  PlanCommon joined(Path path, List<Expr> columns, List<Expr> filter, Stage outer, Stage inner) {
    return common(path, columns)
        .withTargetList(
            References.targets(references.above(columns, outer.columns(), inner.columns())))
        .withQual(references.above(filter, outer.columns(), inner.columns()));
  }

  Stage material(Stage stage) {
    PlanCommon common =
        level
            .state
            .common(stage.startup(), stage.total(), stage.rows(), stage.plan().common().width())
            .withTargetList(passedOn(stage));
    return stage.withPlan(new RowsPlan.Material(common, stage.plan()));
  }

  /// The target list of a node that passes its input's columns on.
  List<TargetEntry> passedOn(Stage stage) {
    List<TargetEntry> below = stage.plan().common().targetList();
    List<TargetEntry> result = new ArrayList<>();
    for (int i = 0; i < stage.columns().size(); i++) {
      Expr column = references.column(stage.columns().get(i), i);
      result.add(below.get(i).toBuilder().expr(column).build());
    }
    return result;
  }

  private Stage hashJoin(Path.HashJoin path, List<Expr> columns) {
    List<List<Expr>> users = List.of(columns, path.hashed(), path.conditions(), path.filter());
    Stage outer = build(path.outer(), needed(path.outer().estimate().relations(), users));
    Stage inner = build(path.inner(), needed(path.inner().estimate().relations(), users));
    List<Expr> outerKeys = new ArrayList<>();
    List<Expr> innerKeys = new ArrayList<>();
    List<Integer> operators = new ArrayList<>();
    List<Integer> collations = new ArrayList<>();
    for (Expr condition : path.hashed()) {
      OpExpr operator = (OpExpr) condition;
      outerKeys.add(references.above(operator.args().get(0), outer.columns()));
      innerKeys.add(references.above(operator.args().get(1), inner.columns()));
      operators.add(operator.opno());
      collations.add(operator.inputcollid());
    }
    PlanCommon hashCommon =
        level
            .state
            .common(inner.total(), inner.total(), inner.rows(), inner.plan().common().width())
            .withTargetList(passedOn(inner));
    Plan hash = new RowsPlan.Hash(hashCommon, inner.plan(), innerKeys);
    Map<Var, Integer> wanted = new LinkedHashMap<>(outer.wanted());
    wanted.putAll(inner.wanted());
    Plan plan =
        new JoinPlan.HashJoin(
            joined(path, columns, path.filter(), outer, inner),
            outer.plan(),
            hash,
            path.type(),
            path.innerUnique(),
            references.above(path.conditions(), outer.columns(), inner.columns()),
            references.above(path.hashed(), outer.columns(), inner.columns()),
            operators,
            collations,
            outerKeys);
    return new Stage(plan, columns, List.of(), wanted);
  }

  // Results

  private Stage single(Path.Single path, List<Expr> columns) {
    PlanCommon common = common(path, columns).withTargetList(References.targets(columns));
    return new Stage(
        new RowsPlan.Result(common, null, path.filter()), columns, List.of(), Map.of());
  }

  private Stage gate(Path.Gate path, List<Expr> columns) {
    List<Expr> plain = List.copyOf(needed(path.estimate().relations(), List.of(columns)));
    Stage input = build(path.path(), plain);
    PlanCommon common =
        common(path, columns)
            .withTargetList(
                References.targets(references.above(columns, input.columns(), List.of())));
    Map<Var, Integer> wanted = new LinkedHashMap<>(input.wanted());
    return new Stage(
        new RowsPlan.Result(common, input.plan(), path.conditions()),
        columns,
        input.order(),
        wanted);
  }
}
