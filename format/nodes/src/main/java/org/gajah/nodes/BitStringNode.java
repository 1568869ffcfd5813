package org.gajah.nodes;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// A bit string as written, behind the letter `b` or `x`.
///
/// Mirrors `BitString` of nodes/value.h.
public record BitStringNode(String bsval) implements ValueNode {
  @Override
  public String label() {
    return "";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public BitStringNode mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.string("bsval", bsval);
  }
}
