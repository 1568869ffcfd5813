package org.gajah.analyzer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.nodes.CommonTableExpr;
import org.gajah.nodes.DeleteStmt;
import org.gajah.nodes.InsertStmt;
import org.gajah.nodes.JoinExpr;
import org.gajah.nodes.MergeStmt;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.SelectStmt;
import org.gajah.nodes.SubLink;
import org.gajah.nodes.UpdateStmt;
import org.gajah.nodes.WithClause;
import org.gajah.nodes.kinds.SetOperation;
import org.jspecify.annotations.Nullable;

/// The order of the queries of WITH RECURSIVE, and whether their recursion is of a form that can be
/// computed.
final class RecursiveCtes {
  private final Analysis a;

  RecursiveCtes(Analysis analysis) {
    this.a = analysis;
  }

  /// The queries, each behind those that it needs; marks those that need themselves.
  List<Cte> sorted(List<Cte> all) {
    List<Set<String>> needs = new ArrayList<>();
    for (Cte cte : all) {
      Set<String> names = new HashSet<>();
      new References(names).visit(cte.raw.ctequery());
      cte.recursive = names.remove(cte.name());
      needs.add(names);
    }
    List<Cte> left = new ArrayList<>(all);
    List<Set<String>> leftNeeds = new ArrayList<>(needs);
    List<Cte> result = new ArrayList<>();
    while (!left.isEmpty()) {
      int next = firstFree(left, leftNeeds);
      if (next < 0) {
        throw a.fault(
            SqlState.FEATURE_NOT_SUPPORTED,
            "mutual recursion between WITH items is not implemented",
            left.getFirst().raw.location());
      }
      result.add(left.remove(next));
      leftNeeds.remove(next);
    }
    return result;
  }

  private static int firstFree(List<Cte> left, List<Set<String>> needs) {
    for (int i = 0; i < left.size(); i++) {
      Set<String> each = needs.get(i);
      if (left.stream().noneMatch(other -> each.contains(other.name()))) {
        return i;
      }
    }
    return -1;
  }

  /// Gathers the bare names of relations that no inner WITH hides.
  private static final class References {
    private final Set<String> names;
    private final Deque<Set<String>> hidden = new ArrayDeque<>();

    References(Set<String> names) {
      this.names = names;
    }

    boolean visit(Node node) {
      if (node instanceof RangeVar name) {
        if (name.schemaname() == null
            && hidden.stream().noneMatch(set -> set.contains(name.relname()))) {
          names.add(name.relname());
        }
        return false;
      }
      WithClause with = withClause(node);
      if (with != null) {
        Set<String> inner = new HashSet<>();
        with.ctes().forEach(cte -> inner.add(cte.ctename()));
        hidden.push(inner);
      }
      node.anyChild(this::visit);
      if (with != null) {
        hidden.pop();
      }
      return false;
    }
  }

  static @Nullable WithClause withClause(Node node) {
    return switch (node) {
      case SelectStmt n -> n.withClause();
      case InsertStmt n -> n.withClause();
      case UpdateStmt n -> n.withClause();
      case DeleteStmt n -> n.withClause();
      case MergeStmt n -> n.withClause();
      default -> null;
    };
  }

  /// Where a recursive reference must not stand.
  private enum Place {
    OK(""),
    NON_RECURSIVE_TERM("must not appear within its non-recursive term"),
    SUBQUERY("must not appear within a subquery"),
    OUTER_JOIN("must not appear within an outer join"),
    INTERSECT("must not appear within INTERSECT"),
    EXCEPT("must not appear within EXCEPT");

    final String message;

    Place(String message) {
      this.message = message;
    }
  }

  void check(List<Cte> ctes) {
    for (Cte cte : ctes) {
      if (cte.recursive) {
        checkOne(cte);
      }
    }
  }

  private void checkOne(Cte cte) {
    CommonTableExpr raw = cte.raw;
    if (!(raw.ctequery() instanceof SelectStmt select)) {
      throw wrong(
          "recursive query \"%s\" must not contain data-modifying statements".formatted(cte.name()),
          raw.location());
    }
    if (select.op() != SetOperation.SETOP_UNION) {
      throw wrong(
          ("recursive query \"%s\" does not have the form non-recursive-term UNION [ALL]"
                  + " recursive-term")
              .formatted(cte.name()),
          raw.location());
    }
    Checker checker = new Checker(cte.name());
    if (select.withClause() != null) {
      checker.below(select.withClause(), Place.SUBQUERY);
    }
    unsupported(!select.sortClause().isEmpty(), "ORDER BY", NodeList.of(select.sortClause()));
    unsupported(select.limitOffset() != null, "OFFSET", select.limitOffset());
    unsupported(select.limitCount() != null, "LIMIT", select.limitCount());
    unsupported(!select.lockingClause().isEmpty(), "FOR UPDATE/SHARE", null);
    checker.visit(Objects.requireNonNull(select.larg()), Place.NON_RECURSIVE_TERM);
    checker.visit(Objects.requireNonNull(select.rarg()), Place.OK);
  }

  private void unsupported(boolean used, String what, @Nullable Node place) {
    if (used) {
      throw a.fault(
          SqlState.FEATURE_NOT_SUPPORTED, what + " in a recursive query is not implemented", place);
    }
  }

  private PgException wrong(String message, int location) {
    return a.fault(SqlState.INVALID_RECURSION, message, location);
  }

  /// Looks for references to one query and whether they stand where they may.
  private final class Checker {
    private final String name;
    private int count;

    Checker(String name) {
      this.name = name;
    }

    void below(Node node, Place place) {
      node.anyChild(child -> {
        visit(child, place);
        return false;
      });
    }

    void visit(Node node, Place place) {
      switch (node) {
        case RangeVar range -> reference(range, place);
        case SelectStmt select -> select(select, place);
        case JoinExpr join -> join(join, place);
        case SubLink link -> {
          visit(link.subselect(), Place.SUBQUERY);
          if (link.testexpr() != null) {
            visit(link.testexpr(), place);
          }
        }
        default -> below(node, place);
      }
    }

    private void reference(RangeVar range, Place place) {
      if (range.schemaname() != null || !range.relname().equals(name)) {
        return;
      }
      if (place != Place.OK) {
        throw wrong(
            "recursive reference to query \"%s\" %s".formatted(name, place.message),
            range.location());
      }
      if (++count > 1) {
        throw wrong(
            "recursive reference to query \"%s\" must not appear more than once".formatted(name),
            range.location());
      }
    }

    private void select(SelectStmt select, Place place) {
      WithClause with = select.withClause();
      if (with != null) {
        if (with.ctes().stream().anyMatch(cte -> cte.ctename().equals(name))) {
          return;
        }
        below(with, Place.SUBQUERY);
      }
      SelectStmt left = select.larg();
      SelectStmt right = select.rarg();
      if (left == null || right == null) {
        select.anyChild(child -> {
          if (!(child instanceof WithClause)) {
            visit(child, place);
          }
          return false;
        });
        return;
      }
      Place forLeft = place;
      Place forRight = place;
      if (select.op() == SetOperation.SETOP_INTERSECT && select.all()) {
        forLeft = worse(place, Place.INTERSECT);
        forRight = forLeft;
      } else if (select.op() == SetOperation.SETOP_EXCEPT) {
        forLeft = select.all() ? worse(place, Place.EXCEPT) : place;
        forRight = worse(place, Place.EXCEPT);
      }
      visit(left, forLeft);
      visit(right, forRight);
      select.sortClause().forEach(each -> visit(each, place));
    }

    private static Place worse(Place place, Place found) {
      return place == Place.OK ? found : place;
    }

    private void join(JoinExpr join, Place place) {
      Place outer = worse(place, Place.OUTER_JOIN);
      Place left = place;
      Place right = place;
      switch (join.jointype()) {
        case JOIN_LEFT -> right = outer;
        case JOIN_RIGHT -> left = outer;
        case JOIN_FULL -> {
          left = outer;
          right = outer;
        }
        default -> {}
      }
      visit(join.larg(), left);
      visit(join.rarg(), right);
      if (join.quals() != null) {
        visit(join.quals(), place);
      }
    }
  }
}
