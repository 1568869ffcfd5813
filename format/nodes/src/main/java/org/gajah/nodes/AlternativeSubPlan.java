package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// A choice of plans for one subquery.
///
/// Mirrors `AlternativeSubPlan` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record AlternativeSubPlan(List<SubPlan> subplans) implements Expr {
  public AlternativeSubPlan {
    subplans = List.copyOf(subplans);
  }

  @Override
  public String label() {
    return "ALTERNATIVESUBPLAN";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(subplans, test);
  }

  @Override
  public AlternativeSubPlan mapChildren(UnaryOperator<Node> mapper) {
    List<SubPlan> newSubplans = Children.map(subplans, mapper);
    return newSubplans == subplans ? this : new AlternativeSubPlan(newSubplans);
  }

  @Override
  public void fields(FieldSink out) {
    out.nodes("subplans", subplans);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof AlternativeSubPlan that && subplans.equals(that.subplans);
  }

  @Override
  public int hashCode() {
    int hash = -2034811588;
    hash = 31 * hash + subplans.hashCode();
    return hash;
  }
}
