package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// An item of PASSING.
///
/// Mirrors `JsonArgument` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record JsonArgument(JsonValueExpr val, @Nullable String name) implements Node {

  @Override
  public String label() {
    return "JSONARGUMENT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(val);
  }

  @Override
  public JsonArgument mapChildren(UnaryOperator<Node> mapper) {
    JsonValueExpr newVal = (JsonValueExpr) mapper.apply(val);
    return newVal == val ? this : new JsonArgument(newVal, name);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("val", val);
    out.string("name", name);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof JsonArgument that
            && val.equals(that.val)
            && Objects.equals(name, that.name);
  }

  @Override
  public int hashCode() {
    int hash = 1651481573;
    hash = 31 * hash + val.hashCode();
    hash = 31 * hash + Objects.hashCode(name);
    return hash;
  }
}
