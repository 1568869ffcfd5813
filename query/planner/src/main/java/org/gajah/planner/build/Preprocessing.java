package org.gajah.planner.build;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FromExpr;
import org.gajah.nodes.FromItem;
import org.gajah.nodes.JoinExpr;
import org.gajah.nodes.JoinTree;
import org.gajah.nodes.Param;
import org.gajah.nodes.Query;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.RangeTblFunction;
import org.gajah.nodes.RangeTblRef;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.WindowClause;
import org.gajah.nodes.kinds.ParamKind;
import org.gajah.planner.tree.Trees;
import org.jspecify.annotations.Nullable;

/// Makes the expressions of a query ready for planning. Mirrors `preprocess_expression()`.
final class Preprocessing {
  private final Level level;
  private final Sublinks sublinks;
  private final UnaryOperator<Expr> fold;

  /// @param fold computes what can be computed before the execution
  Preprocessing(Level level, Sublinks sublinks, UnaryOperator<Expr> fold) {
    this.level = level;
    this.sublinks = sublinks;
    this.fold = fold;
  }

  /// Every expression folded, its sub-links planned, and what it takes from outer queries replaced
  /// by parameters.
  Query process() {
    Query query = level.query();
    Query.Builder result = query.toBuilder();
    result.targetList(targets(query.targetList())).returningList(targets(query.returningList()));
    if (query.jointree() != null) {
      result.jointree((FromExpr) joins(query.jointree()));
    }
    result
        .havingQual(condition(query.havingQual()))
        .limitCount(value(query.limitCount()))
        .limitOffset(value(query.limitOffset()))
        .windowClause(mapped(query.windowClause(), this::window))
        .rtable(mapped(query.rtable(), this::entry));
    result.withCheckOptions(
        mapped(
            query.withCheckOptions(),
            check -> check.toBuilder().qual(value(check.qual())).build()));
    if (query.onConflict() != null) {
      var conflict = query.onConflict();
      result.onConflict(
          conflict.toBuilder()
              .onConflictSet(targets(conflict.onConflictSet()))
              .onConflictWhere(condition(conflict.onConflictWhere()))
              .build());
    }
    return result.build();
  }

  private static <T> List<T> mapped(List<T> list, UnaryOperator<T> change) {
    if (list.isEmpty()) {
      return list;
    }
    List<T> result = new ArrayList<>(list);
    result.replaceAll(change);
    return result;
  }

  private @Nullable Expr value(@Nullable Expr expression) {
    return expression == null ? null : process(expression, false);
  }

  private @Nullable Expr condition(@Nullable Expr expression) {
    return expression == null ? null : process(expression, true);
  }

  private Expr process(Expr expression, boolean condition) {
    Expr folded = fold.apply(expression);
    Expr linked =
        level.query().hasSubLinks() ? multiples(sublinks.process(folded, condition)) : folded;
    return level.withoutOuterReferences(linked);
  }

  private Expr multiples(Expr expression) {
    return Trees.replace(
        expression,
        node ->
            node instanceof Param param && param.paramkind() == ParamKind.PARAM_MULTIEXPR
                ? sublinks.multipleValue(param.paramid())
                : null);
  }

  private List<TargetEntry> targets(List<TargetEntry> targets) {
    List<TargetEntry> result = new ArrayList<>();
    // Those that give values to others come last in the list, and first here.
    for (TargetEntry target : targets) {
      if (target.resjunk()) {
        process(target, result);
      }
    }
    int junk = result.size();
    for (TargetEntry target : targets) {
      if (!target.resjunk()) {
        process(target, result);
      }
    }
    List<TargetEntry> ordered = new ArrayList<>(result.subList(junk, result.size()));
    ordered.addAll(result.subList(0, junk));
    return ordered;
  }

  private void process(TargetEntry target, List<TargetEntry> result) {
    result.add(target.toBuilder().expr(process(target.expr(), false)).build());
  }

  private JoinTree joins(FromItem item) {
    return switch (item) {
      case RangeTblRef ref -> ref;
      case FromExpr from ->
          new FromExpr(from.fromlist().stream().map(this::joins).toList(), condition(from.quals()));
      case JoinExpr join ->
          join.toBuilder()
              .larg(joins(join.larg()))
              .rarg(joins(join.rarg()))
              .quals(condition(join.quals()))
              .build();
      default -> throw new IllegalStateException(item.toString());
    };
  }

  private WindowClause window(WindowClause window) {
    return window.toBuilder()
        .startOffset(value(window.startOffset()))
        .endOffset(value(window.endOffset()))
        .build();
  }

  private RangeTblEntry entry(RangeTblEntry entry) {
    return switch (entry.rtekind()) {
      case RTE_FUNCTION ->
          entry.toBuilder()
              .functions(entry.functions().stream().map(this::function).toList())
              .build();
      case RTE_VALUES ->
          entry.toBuilder()
              .values_lists(
                  entry.values_lists().stream()
                      .map(row -> row.stream().map(e -> process(e, false)).toList())
                      .toList())
              .build();
      default -> entry;
    };
  }

  private RangeTblFunction function(RangeTblFunction function) {
    return function.toBuilder().funcexpr(process(function.funcexpr(), false)).build();
  }
}
