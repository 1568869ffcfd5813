package org.gajah.analyzer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgConstraint;
import org.gajah.nodes.Aggref;
import org.gajah.nodes.Const;
import org.gajah.nodes.Expr;
import org.gajah.nodes.GroupingFunc;
import org.gajah.nodes.GroupingSet;
import org.gajah.nodes.IntList;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.OidList;
import org.gajah.nodes.Param;
import org.gajah.nodes.Query;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.SortGroupClause;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.RTEKind;
import org.gajah.nodes.walk.QueryPart;
import org.gajah.nodes.walk.TreeRewriter;
import org.gajah.nodes.walk.TreeWalker;
import org.jspecify.annotations.Nullable;

/// Checks that a grouped query uses only what it groups by. Mirrors `parseCheckAggregates()`.
final class GroupingChecks {
  private static final int MAX_SETS = 4096;
  private final Analysis a;

  GroupingChecks(Analysis analysis) {
    this.a = analysis;
  }

  /// The query with the references of GROUPING settled.
  Query check(Scope scope, Query raw) {
    Query query = raw;
    Set<Integer> common = null;
    if (!query.groupingSets().isEmpty()) {
      List<Set<Integer>> sets = expand(query.groupingSets());
      if (sets.size() > MAX_SETS) {
        throw a.fault(
            SqlState.STATEMENT_TOO_COMPLEX,
            "too many grouping sets present (maximum %d)".formatted(MAX_SETS),
            query.groupClause().isEmpty() ? null : query.groupingSets().getFirst());
      }
      common = new HashSet<>(sets.getFirst());
      for (Set<Integer> set : sets) {
        common.retainAll(set);
      }
      Set<Set<Integer>> distinct = new HashSet<>(sets);
      int count = query.groupDistinct() ? distinct.size() : sets.size();
      if (count == 1 && !query.groupClause().isEmpty()) {
        query = query.toBuilder().groupingSets(List.of()).build();
      }
    }
    Work work = new Work(query, common);
    List<TargetEntry> targets = new ArrayList<>(query.targetList());
    targets.replaceAll(target -> (TargetEntry) work.settle(target));
    Expr having = query.havingQual();
    Expr settledHaving = having == null ? null : (Expr) work.settle(having);
    for (TargetEntry target : targets) {
      work.check(target);
    }
    if (settledHaving != null) {
      work.check(settledHaving);
    }
    checkRecursion(scope, query);
    return query.toBuilder()
        .targetList(targets)
        .havingQual(settledHaving)
        .constraintDeps(work.dependencies)
        .build();
  }

  private void checkRecursion(Scope scope, Query query) {
    boolean self =
        query.rtable().stream().anyMatch(e -> e.rtekind() == RTEKind.RTE_CTE && e.self_reference());
    if (scope.hasAggregates && self) {
      int location =
          AggregateCalls.locate(
              query.targetList(),
              query.havingQual(),
              n -> n instanceof Aggref agg && agg.agglevelsup() == 0);
      throw a.fault(
          SqlState.INVALID_RECURSION,
          "aggregate functions are not allowed in a recursive query's recursive term",
          location);
    }
  }

  // ---------------------------------------------------------------- grouping sets

  private List<Set<Integer>> expand(List<GroupingSet> sets) {
    List<Set<Integer>> result = List.of(Set.of());
    for (GroupingSet set : sets) {
      List<Set<Integer>> next = new ArrayList<>();
      for (Set<Integer> one : result) {
        for (Set<Integer> other : expand(set)) {
          Set<Integer> both = new TreeSet<>(one);
          both.addAll(other);
          next.add(both);
        }
      }
      result = next;
      if (result.size() > MAX_SETS) {
        return result;
      }
    }
    return result;
  }

  private List<Set<Integer>> expand(GroupingSet set) {
    return switch (set.kind()) {
      case GROUPING_SET_EMPTY -> List.of(Set.of());
      case GROUPING_SET_SIMPLE -> List.of(references(set));
      case GROUPING_SET_ROLLUP -> {
        List<Set<Integer>> result = new ArrayList<>();
        Set<Integer> so = new TreeSet<>();
        result.add(Set.of());
        for (GroupingSet inner : inner(set)) {
          so.addAll(references(inner));
          result.addFirst(new TreeSet<>(so));
        }
        yield result;
      }
      case GROUPING_SET_CUBE -> {
        List<GroupingSet> inner = inner(set);
        List<Set<Integer>> result = new ArrayList<>();
        for (int bits = 0; bits < 1 << inner.size(); bits++) {
          Set<Integer> each = new TreeSet<>();
          for (int i = 0; i < inner.size(); i++) {
            if ((bits & 1 << i) != 0) {
              each.addAll(references(inner.get(i)));
            }
          }
          result.add(each);
        }
        yield result;
      }
      case GROUPING_SET_SETS -> {
        List<Set<Integer>> result = new ArrayList<>();
        for (GroupingSet inner : inner(set)) {
          result.addAll(expand(inner));
        }
        yield result;
      }
    };
  }

  private static Set<Integer> references(GroupingSet set) {
    Set<Integer> result = new TreeSet<>();
    if (set.content() instanceof IntList list) {
      list.stream().forEach(result::add);
    }
    return result;
  }

  private static List<GroupingSet> inner(GroupingSet set) {
    List<GroupingSet> result = new ArrayList<>();
    if (set.content() instanceof NodeList list) {
      for (Node each : list.elements()) {
        result.add((GroupingSet) Objects.requireNonNull(each));
      }
    }
    return result;
  }

  // ---------------------------------------------------------------- the check

  /// An expression that is grouped by.
  private record Grouped(Expr expr, int reference) {}

  private final class Work {
    private final Query query;
    private final List<Grouped> grouped = new ArrayList<>();
    private final Set<Integer> common;
    private final Set<Integer> determined = new HashSet<>();
    private final boolean joins;
    OidList dependencies;

    Work(Query query, @Nullable Set<Integer> commonReferences) {
      this.query = query;
      this.dependencies = query.constraintDeps();
      joins = query.rtable().stream().anyMatch(e -> e.rtekind() == RTEKind.RTE_JOIN);
      common = new HashSet<>();
      for (SortGroupClause clause : query.groupClause()) {
        TargetEntry target = Sorting.target(clause, query.targetList());
        grouped.add(new Grouped((Expr) flat(target.expr()), target.ressortgroupref()));
        if (commonReferences == null || commonReferences.contains(target.ressortgroupref())) {
          common.add(target.ressortgroupref());
        }
      }
    }

    /// The node with variables of joins replaced by what they stand for.
    private Node flat(Node node) {
      if (!joins) {
        return node;
      }
      return new TreeRewriter() {
        @Override
        protected Node rewrite(Node each) {
          if (each instanceof Var var
              && var.varlevelsup() == levelsUp()
              && var.varattno() > 0
              && levelsUp() == 0) {
            RangeTblEntry entry = query.rtable().get(var.varno() - 1);
            if (entry.rtekind() == RTEKind.RTE_JOIN) {
              Expr alias = entry.joinaliasvars().get(var.varattno() - 1);
              return alias == null ? var : rewrite(alias);
            }
          }
          return children(each);
        }
      }.apply(node);
    }

    /// The node with the references of GROUPING.
    Node settle(Node node) {
      return new TreeRewriter(QueryPart.BOOKKEEPING) {
        @Override
        protected Node rewrite(Node each) {
          if (each instanceof GroupingFunc call && call.agglevelsup() == levelsUp()) {
            IntList references = IntList.EMPTY;
            for (Expr arg : call.args()) {
              references = references.plus(reference(arg, levelsUp()));
            }
            return call.toBuilder().refs(references).build();
          }
          return children(each);
        }
      }.apply(node);
    }

    private int reference(Expr arg, int levelsUp) {
      Expr wanted = levelsUp == 0 ? (Expr) flat(arg) : arg;
      for (Grouped each : grouped) {
        boolean same =
            levelsUp == 0
                ? each.expr.equals(wanted)
                : each.expr instanceof Var var
                    && wanted instanceof Var other
                    && var.varno() == other.varno()
                    && var.varattno() == other.varattno()
                    && other.varlevelsup() == levelsUp;
        if (same) {
          return each.reference;
        }
      }
      throw a.fault(
          SqlState.GROUPING_ERROR,
          "arguments to GROUPING must be grouping expressions of the associated query level",
          arg);
    }

    void check(Node node) {
      new Checker(false).walk(flat(node));
    }

    private final class Checker extends TreeWalker {
      private final boolean direct;

      Checker(boolean direct) {
        this.direct = direct;
      }

      @Override
      protected boolean visit(Node node) {
        switch (node) {
          case Const _, Param _ -> {
            return false;
          }
          case Aggref agg when agg.agglevelsup() == levelsUp() -> {
            for (Expr arg : agg.aggdirectargs()) {
              new Checker(true).walk(arg);
            }
            return false;
          }
          case Aggref agg when agg.agglevelsup() > levelsUp() -> {
            return false;
          }
          case GroupingFunc call when call.agglevelsup() >= levelsUp() -> {
            return false;
          }
          default -> {}
        }
        if (levelsUp() == 0 && node instanceof Expr && isGrouped(node)) {
          return false;
        }
        if (node instanceof Var var) {
          if (var.varlevelsup() == levelsUp()) {
            checkVariable(var, levelsUp(), direct);
          }
          return false;
        }
        return children(node);
      }
    }

    private boolean isGrouped(Node node) {
      for (Grouped each : grouped) {
        if (each.expr.equals(node)) {
          return true;
        }
      }
      return false;
    }

    private void checkVariable(Var var, int levelsUp, boolean direct) {
      for (Grouped each : grouped) {
        if (each.expr instanceof Var group
            && group.varno() == var.varno()
            && group.varattno() == var.varattno()
            && group.varlevelsup() == 0) {
          return;
        }
      }
      if (isDetermined(var.varno())) {
        return;
      }
      RangeTblEntry entry = query.rtable().get(var.varno() - 1);
      String name = entry.eref().aliasname() + "." + columnName(entry, var.varattno());
      if (levelsUp > 0) {
        throw a.fault(
            SqlState.GROUPING_ERROR,
            "subquery uses ungrouped column \"%s\" from outer query".formatted(name),
            var.location());
      }
      PgException fault =
          a.fault(
              SqlState.GROUPING_ERROR,
              ("column \"%s\" must appear in the GROUP BY clause or be used in an aggregate"
                      + " function")
                  .formatted(name),
              var.location());
      throw direct
          ? fault.detail(
              "Direct arguments of an ordered-set aggregate must use only grouped columns.")
          : fault;
    }

    private String columnName(RangeTblEntry entry, int column) {
      if (column == 0) {
        return "*";
      }
      if (column > 0) {
        return entry.eref().colnames().get(column - 1);
      }
      PgAttribute row = a.lookups.relations().column(entry.relid(), column);
      return row == null ? "" : row.attname();
    }

    /// Whether the primary key of a table is among what is grouped by.
    private boolean isDetermined(int index) {
      if (determined.contains(index)) {
        return true;
      }
      RangeTblEntry entry = query.rtable().get(index - 1);
      if (entry.rtekind() != RTEKind.RTE_RELATION) {
        return false;
      }
      for (PgConstraint each :
          a.context.catalog().scan(PgConstraint.CONRELID_CONTYPID_CONNAME_INDEX, entry.relid())) {
        short[] key = each.conkey();
        if (each.contype() == 'p' && !each.condeferrable() && key != null && covers(index, key)) {
          determined.add(index);
          dependencies = dependencies.plus(each.oid());
          return true;
        }
      }
      return false;
    }

    private boolean covers(int index, short[] key) {
      for (short column : key) {
        boolean found = false;
        for (Grouped each : grouped) {
          found |=
              each.expr instanceof Var var
                  && var.varno() == index
                  && var.varlevelsup() == 0
                  && var.varattno() == column
                  && common.contains(each.reference);
        }
        if (!found) {
          return false;
        }
      }
      return true;
    }
  }
}
