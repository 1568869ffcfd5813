package org.gajah.nodes;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// An integer that fits into 32 bits.
///
/// Mirrors `Integer` of nodes/value.h.
public record IntegerNode(int ival) implements ValueNode {
  @Override
  public String label() {
    return "";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public IntegerNode mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.integer("ival", ival);
  }
}
