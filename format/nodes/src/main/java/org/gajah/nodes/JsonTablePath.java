package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// A named path of JSON_TABLE.
///
/// Mirrors `JsonTablePath` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record JsonTablePath(Const value, @Nullable String name) implements Node {

  @Override
  public String label() {
    return "JSONTABLEPATH";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(value);
  }

  @Override
  public JsonTablePath mapChildren(UnaryOperator<Node> mapper) {
    Const newValue = (Const) mapper.apply(value);
    return newValue == value ? this : new JsonTablePath(newValue, name);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("value", value);
    out.string("name", name);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof JsonTablePath that
            && value.equals(that.value)
            && Objects.equals(name, that.name);
  }

  @Override
  public int hashCode() {
    int hash = -296819477;
    hash = 31 * hash + value.hashCode();
    hash = 31 * hash + Objects.hashCode(name);
    return hash;
  }
}
