package org.gajah.nodes;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// The next value of an identity column's sequence.
///
/// Mirrors `NextValueExpr` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record NextValueExpr(int seqid, int typeId) implements Expr {

  @Override
  public String label() {
    return "NEXTVALUEEXPR";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public NextValueExpr mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.unsigned("seqid", seqid);
    out.unsigned("typeId", typeId);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof NextValueExpr that && seqid == that.seqid && typeId == that.typeId;
  }

  @Override
  public int hashCode() {
    int hash = 2068120883;
    hash = 31 * hash + seqid;
    hash = 31 * hash + typeId;
    return hash;
  }
}
