package org.gajah.nodes;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// A string literal, or a name where a list of nodes holds names.
///
/// Mirrors `String` of nodes/value.h.
public record StringNode(String sval) implements ValueNode {
  @Override
  public String label() {
    return "";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public StringNode mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.string("sval", sval);
  }
}
