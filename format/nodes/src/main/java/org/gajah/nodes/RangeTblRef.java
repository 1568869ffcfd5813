package org.gajah.nodes;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// A range table entry in the join tree.
///
/// Mirrors `RangeTblRef` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record RangeTblRef(int rtindex) implements JoinTree, SetOperationTree {

  @Override
  public String label() {
    return "RANGETBLREF";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public RangeTblRef mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.integer("rtindex", rtindex);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || other instanceof RangeTblRef that && rtindex == that.rtindex;
  }

  @Override
  public int hashCode() {
    int hash = 903457650;
    hash = 31 * hash + rtindex;
    return hash;
  }
}
