package org.gajah.nodes;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// The union of the rows of two sibling paths.
///
/// Mirrors `JsonTableSiblingJoin` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record JsonTableSiblingJoin(JsonTablePlan lplan, JsonTablePlan rplan)
    implements JsonTablePlan {

  @Override
  public String label() {
    return "JSONTABLESIBLINGJOIN";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(lplan) || test.test(rplan);
  }

  @Override
  public JsonTableSiblingJoin mapChildren(UnaryOperator<Node> mapper) {
    JsonTablePlan newLplan = (JsonTablePlan) mapper.apply(lplan);
    JsonTablePlan newRplan = (JsonTablePlan) mapper.apply(rplan);
    return newLplan == lplan && newRplan == rplan
        ? this
        : new JsonTableSiblingJoin(newLplan, newRplan);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("lplan", lplan);
    out.node("rplan", rplan);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof JsonTableSiblingJoin that
            && lplan.equals(that.lplan)
            && rplan.equals(that.rplan);
  }

  @Override
  public int hashCode() {
    int hash = -314737786;
    hash = 31 * hash + lplan.hashCode();
    hash = 31 * hash + rplan.hashCode();
    return hash;
  }
}
