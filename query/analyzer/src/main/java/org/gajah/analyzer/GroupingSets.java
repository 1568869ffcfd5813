package org.gajah.analyzer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gajah.base.error.SqlState;
import org.gajah.nodes.Expr;
import org.gajah.nodes.GroupingSet;
import org.gajah.nodes.IntList;
import org.gajah.nodes.ListNode;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.RowExpr;
import org.gajah.nodes.SortGroupClause;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.kinds.CoercionForm;
import org.gajah.nodes.kinds.GroupingSetKind;
import org.gajah.nodes.walk.Locations;
import org.jspecify.annotations.Nullable;

/// GROUP BY. Mirrors `transformGroupClause()` of parser/parse_clause.c.
final class GroupingSets {
  private static final int MAX_CUBE = 12;
  private final Analysis a;

  GroupingSets(Analysis analysis) {
    this.a = analysis;
  }

  /// What GROUP BY comes to.
  record Grouping(List<SortGroupClause> clause, List<GroupingSet> sets) {}

  /// One GROUP BY on its way.
  private final class Work {
    final Scope scope;
    final List<TargetEntry> targets;
    final List<SortGroupClause> order;
    final ExprKind kind;
    final boolean onlyExpr;
    final List<SortGroupClause> flat = new ArrayList<>();

    Work(
        Scope scope,
        List<TargetEntry> targets,
        List<SortGroupClause> order,
        ExprKind kind,
        boolean onlyExpr) {
      this.scope = scope;
      this.targets = targets;
      this.order = order;
      this.kind = kind;
      this.onlyExpr = onlyExpr;
    }

    /// The reference of a target to group by; 0 for one of `seen`.
    int expression(Expr expr, @Nullable Set<Integer> seen, boolean top) {
      int at = a.sorting.find(scope, expr, targets, kind, onlyExpr);
      TargetEntry target = targets.get(at);
      if (target.ressortgroupref() > 0) {
        if (seen != null && seen.contains(target.ressortgroupref())) {
          return 0;
        }
        if (a.sorting.isIn(target, 0, flat)) {
          return target.ressortgroupref();
        }
        for (SortGroupClause clause : order) {
          if (clause.tleSortGroupRef() == target.ressortgroupref()) {
            flat.add(top ? clause : clause.toBuilder().nulls_first(false).build());
            return target.ressortgroupref();
          }
        }
      }
      a.sorting.addToGroup(targets, at, flat, Locations.of(expr));
      return targets.get(at).ressortgroupref();
    }

    GroupingSet set(GroupingSet set) {
      List<Node> content = new ArrayList<>();
      for (Node each : elements(set.content())) {
        content.add(
            switch (each) {
              case NodeList list -> simple(list);
              case GroupingSet inner -> set(inner);
              default ->
                  new GroupingSet(
                      GroupingSetKind.GROUPING_SET_SIMPLE,
                      IntList.of(expression((Expr) each, null, false)),
                      Locations.of(each));
            });
      }
      if (set.kind() == GroupingSetKind.GROUPING_SET_CUBE && content.size() > MAX_CUBE) {
        throw a.fault(
            SqlState.TOO_MANY_COLUMNS,
            "CUBE is limited to %d elements".formatted(MAX_CUBE),
            set.location());
      }
      return new GroupingSet(set.kind(), NodeList.of(content), set.location());
    }

    private GroupingSet simple(NodeList list) {
      Set<Integer> seen = new HashSet<>();
      IntList references = IntList.EMPTY;
      for (Node each : elements(list)) {
        int reference = expression((Expr) each, seen, false);
        if (reference > 0) {
          seen.add(reference);
          references = references.plus(reference);
        }
      }
      return new GroupingSet(GroupingSetKind.GROUPING_SET_SIMPLE, references, Locations.of(list));
    }
  }

  private static List<Node> elements(@Nullable ListNode list) {
    if (!(list instanceof NodeList nodes)) {
      return List.of();
    }
    List<Node> result = new ArrayList<>(nodes.size());
    for (Node each : nodes.elements()) {
      if (each != null) {
        result.add(each);
      }
    }
    return result;
  }

  Grouping groupBy(
      Scope scope,
      List<Node> group,
      List<TargetEntry> targets,
      List<SortGroupClause> order,
      ExprKind kind,
      boolean onlyExpr) {
    Flattening flattening = new Flattening();
    List<Node> flat = flattening.top(group);
    if (flat.isEmpty() && flattening.sets) {
      flat.add(
          new GroupingSet(
              GroupingSetKind.GROUPING_SET_EMPTY, null, Locations.of(NodeList.of(group))));
    }
    Work work = new Work(scope, targets, order, kind, onlyExpr);
    List<GroupingSet> sets = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    for (Node each : flat) {
      if (each instanceof GroupingSet set) {
        sets.add(set.kind() == GroupingSetKind.GROUPING_SET_EMPTY ? set : work.set(set));
        continue;
      }
      int reference = work.expression((Expr) each, seen, true);
      if (reference > 0) {
        seen.add(reference);
        if (flattening.sets) {
          sets.add(
              new GroupingSet(
                  GroupingSetKind.GROUPING_SET_SIMPLE, IntList.of(reference), Locations.of(each)));
        }
      }
    }
    return new Grouping(work.flat, sets);
  }

  /// Takes parentheses and sets in sets apart.
  private static final class Flattening {
    boolean sets;

    List<Node> top(List<Node> nodes) {
      List<Node> result = new ArrayList<>();
      for (Node node : nodes) {
        Node flat = flatten(node, true);
        if (flat instanceof NodeList list) {
          result.addAll(elements(list));
        } else if (flat != null) {
          result.add(flat);
        }
      }
      return result;
    }

    private @Nullable Node flatten(Node node, boolean top) {
      return switch (node) {
        case RowExpr row when row.row_format() == CoercionForm.COERCE_IMPLICIT_CAST ->
            list(row.args());
        case GroupingSet set -> set(set, top);
        case NodeList list -> list(elements(list));
        default -> node;
      };
    }

    private NodeList list(List<? extends Node> nodes) {
      List<Node> result = new ArrayList<>();
      for (Node each : nodes) {
        Node flat = flatten(each, false);
        if (flat instanceof NodeList inner) {
          result.addAll(elements(inner));
        } else if (flat != null) {
          result.add(flat);
        }
      }
      return NodeList.of(result);
    }

    private @Nullable Node set(GroupingSet set, boolean top) {
      sets |= top;
      if (top && set.kind() == GroupingSetKind.GROUPING_SET_EMPTY) {
        return null;
      }
      List<Node> content = new ArrayList<>();
      for (Node each : elements(set.content())) {
        Node flat = flatten(each, false);
        if (each instanceof GroupingSet inner
            && inner.kind() == GroupingSetKind.GROUPING_SET_SETS
            && flat instanceof NodeList list) {
          content.addAll(elements(list));
        } else if (flat != null) {
          content.add(flat);
        }
      }
      return top || set.kind() != GroupingSetKind.GROUPING_SET_SETS
          ? new GroupingSet(
              set.kind(), content.isEmpty() ? null : NodeList.of(content), set.location())
          : NodeList.of(content);
    }
  }
}
