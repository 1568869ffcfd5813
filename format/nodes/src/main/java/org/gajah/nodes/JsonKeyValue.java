package org.gajah.nodes;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// A key with its value.
///
/// Mirrors `JsonKeyValue` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record JsonKeyValue(Expr key, JsonValueExpr value) implements Node {

  @Override
  public String label() {
    return "JSONKEYVALUE";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(key) || test.test(value);
  }

  @Override
  public JsonKeyValue mapChildren(UnaryOperator<Node> mapper) {
    Expr newKey = (Expr) mapper.apply(key);
    JsonValueExpr newValue = (JsonValueExpr) mapper.apply(value);
    return newKey == key && newValue == value ? this : new JsonKeyValue(newKey, newValue);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("key", key);
    out.node("value", value);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof JsonKeyValue that && key.equals(that.key) && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    int hash = -561552518;
    hash = 31 * hash + key.hashCode();
    hash = 31 * hash + value.hashCode();
    return hash;
  }
}
