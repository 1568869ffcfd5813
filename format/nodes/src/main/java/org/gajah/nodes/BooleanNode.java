package org.gajah.nodes;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// A boolean literal.
///
/// Mirrors `Boolean` of nodes/value.h.
public record BooleanNode(boolean boolval) implements ValueNode {
  @Override
  public String label() {
    return "";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public BooleanNode mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.bool("boolval", boolval);
  }
}
