package org.gajah.nodes;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// A number that is not an [IntegerNode], as its digits were written.
///
/// Mirrors `Float` of nodes/value.h.
public record FloatNode(String fval) implements ValueNode {
  @Override
  public String label() {
    return "";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public FloatNode mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.string("fval", fval);
  }
}
