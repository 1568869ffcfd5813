package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// The items of FROM with the condition of WHERE.
///
/// Mirrors `FromExpr` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record FromExpr(List<JoinTree> fromlist, @Nullable Expr quals) implements JoinTree {
  public FromExpr {
    fromlist = List.copyOf(fromlist);
  }

  @Override
  public String label() {
    return "FROMEXPR";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(fromlist, test) || (quals != null && test.test(quals));
  }

  @Override
  public FromExpr mapChildren(UnaryOperator<Node> mapper) {
    List<JoinTree> newFromlist = Children.map(fromlist, mapper);
    @Nullable Expr newQuals = quals == null ? null : (Expr) mapper.apply(quals);
    return newFromlist == fromlist && newQuals == quals
        ? this
        : new FromExpr(newFromlist, newQuals);
  }

  @Override
  public void fields(FieldSink out) {
    out.nodes("fromlist", fromlist);
    out.node("quals", quals);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof FromExpr that
            && fromlist.equals(that.fromlist)
            && Objects.equals(quals, that.quals);
  }

  @Override
  public int hashCode() {
    int hash = -1180449569;
    hash = 31 * hash + fromlist.hashCode();
    hash = 31 * hash + Objects.hashCode(quals);
    return hash;
  }
}
