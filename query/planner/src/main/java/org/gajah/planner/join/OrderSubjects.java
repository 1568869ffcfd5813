package org.gajah.planner.join;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gajah.nodes.Expr;

/// By what the expressions are known that rows are ordered by. Expressions that are equal in all
/// rows are known by their equivalence, for rows in the order of one are in that of the others.
final class OrderSubjects {
  private final Map<Object, List<Equivalence>> equivalences = new HashMap<>();

  /// Makes an equivalence known that no outer join further up can undo.
  void register(Equivalence equivalence) {
    for (Equivalence.Member member : equivalence.members()) {
      if (!member.isConstant()) {
        equivalences
            .computeIfAbsent(OrderKey.subject(member.expression()), _ -> new ArrayList<>(1))
            .add(equivalence);
      }
    }
  }

  Object of(Expr expression, int family, int collation) {
    return of(OrderKey.subject(expression), family, collation);
  }

  /// @param plain what [OrderKey#subject] says
  Object of(Object plain, int family, int collation) {
    for (Equivalence each : equivalences.getOrDefault(plain, List.of())) {
      if (each.collation() == collation && each.families().contains(family)) {
        return each;
      }
    }
    return plain;
  }

  /// Whether all rows have the same of it.
  static boolean isConstant(Object subject) {
    return subject instanceof Equivalence equivalence && equivalence.constant() != null;
  }
}
