package org.gajah.planner.build;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gajah.nodes.GroupingSet;
import org.gajah.nodes.IntList;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.Query;
import org.gajah.nodes.kinds.GroupingSetKind;

/// The sets of keys that ROLLUP, CUBE and GROUPING SETS stand for. Mirrors
/// `expand_grouping_sets()`.
final class GroupingSetLists {
  private GroupingSetLists() {}

  /// All sets of a query, each by numbers of its clauses (`tleSortGroupRef`).
  static List<Set<Integer>> of(Query query) {
    List<Set<Integer>> result = List.of(Set.of());
    for (GroupingSet part : query.groupingSets()) {
      result = product(result, expand(part));
    }
    return query.groupDistinct() ? List.copyOf(new LinkedHashSet<>(result)) : result;
  }

  private static List<Set<Integer>> product(List<Set<Integer>> left, List<Set<Integer>> right) {
    List<Set<Integer>> result = new ArrayList<>();
    for (Set<Integer> one : left) {
      for (Set<Integer> other : right) {
        Set<Integer> both = new LinkedHashSet<>(one);
        both.addAll(other);
        result.add(both);
      }
    }
    return result;
  }

  private static List<Set<Integer>> expand(GroupingSet set) {
    return switch (set.kind()) {
      case GROUPING_SET_EMPTY -> List.of(Set.of());
      case GROUPING_SET_SIMPLE -> List.of(clauses(set));
      case GROUPING_SET_ROLLUP -> rollup(inner(set));
      case GROUPING_SET_CUBE -> cube(inner(set));
      case GROUPING_SET_SETS -> {
        List<Set<Integer>> result = new ArrayList<>();
        inner(set).forEach(part -> result.addAll(expand(part)));
        yield result;
      }
    };
  }

  private static List<Set<Integer>> rollup(List<GroupingSet> parts) {
    List<Set<Integer>> result = new ArrayList<>();
    for (int count = parts.size(); count >= 0; count--) {
      Set<Integer> all = new LinkedHashSet<>();
      parts.subList(0, count).forEach(part -> all.addAll(clauses(part)));
      result.add(all);
    }
    return result;
  }

  private static List<Set<Integer>> cube(List<GroupingSet> parts) {
    List<Set<Integer>> result = new ArrayList<>();
    for (int chosen = (1 << parts.size()) - 1; chosen >= 0; chosen--) {
      Set<Integer> all = new LinkedHashSet<>();
      for (int i = 0; i < parts.size(); i++) {
        if ((chosen >> i & 1) != 0) {
          all.addAll(clauses(parts.get(i)));
        }
      }
      result.add(all);
    }
    return result;
  }

  private static Set<Integer> clauses(GroupingSet simple) {
    Set<Integer> result = new LinkedHashSet<>();
    if (simple.kind() == GroupingSetKind.GROUPING_SET_SIMPLE
        && simple.content() instanceof IntList references) {
      references.stream().forEach(result::add);
    }
    return result;
  }

  private static List<GroupingSet> inner(GroupingSet set) {
    List<GroupingSet> result = new ArrayList<>();
    if (set.content() instanceof NodeList parts) {
      for (Node part : parts.elements()) {
        if (part instanceof GroupingSet inner) {
          result.add(inner);
        }
      }
    }
    return result;
  }
}
