package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// SET CONSTRAINTS; an empty list means all.
///
/// Mirrors `ConstraintsSetStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record ConstraintsSetStmt(List<RangeVar> constraints, boolean deferred)
    implements UtilityStmt {
  public ConstraintsSetStmt {
    constraints = List.copyOf(constraints);
  }

  @Override
  public String label() {
    return "CONSTRAINTSSETSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(constraints, test);
  }

  @Override
  public ConstraintsSetStmt mapChildren(UnaryOperator<Node> mapper) {
    List<RangeVar> newConstraints = Children.map(constraints, mapper);
    return newConstraints == constraints ? this : new ConstraintsSetStmt(newConstraints, deferred);
  }

  @Override
  public void fields(FieldSink out) {
    out.nodes("constraints", constraints);
    out.bool("deferred", deferred);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof ConstraintsSetStmt that
            && constraints.equals(that.constraints)
            && deferred == that.deferred;
  }

  @Override
  public int hashCode() {
    int hash = -347497388;
    hash = 31 * hash + constraints.hashCode();
    hash = 31 * hash + Boolean.hashCode(deferred);
    return hash;
  }
}
