package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// One WHEN of a CASE.
///
/// Mirrors `CaseWhen` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record CaseWhen(Expr expr, Expr result, int location) implements Expr {

  @Override
  public String label() {
    return "CASEWHEN";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(expr) || test.test(result);
  }

  @Override
  public CaseWhen mapChildren(UnaryOperator<Node> mapper) {
    Expr newExpr = (Expr) mapper.apply(expr);
    Expr newResult = (Expr) mapper.apply(result);
    return newExpr == expr && newResult == result
        ? this
        : new CaseWhen(newExpr, newResult, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("expr", expr);
    out.node("result", result);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CaseWhen that && expr.equals(that.expr) && result.equals(that.result);
  }

  @Override
  public int hashCode() {
    int hash = 86042282;
    hash = 31 * hash + expr.hashCode();
    hash = 31 * hash + result.hashCode();
    return hash;
  }

  /// A builder with every field empty: null, zero, false, no elements, and -1 for places in the
  /// text.
  public static Builder builder() {
    return new Builder();
  }

  /// A builder with the fields of this node.
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.expr = expr;
    builder.result = result;
    builder.location = location;
    return builder;
  }

  /// Builds a [CaseWhen].
  public static final class Builder {
    private @Nullable Expr expr;
    private @Nullable Expr result;
    private int location = -1;

    private Builder() {}

    public Builder expr(Expr expr) {
      this.expr = expr;
      return this;
    }

    public Builder result(Expr result) {
      this.result = result;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public CaseWhen build() {
      return new CaseWhen(
          Objects.requireNonNull(expr, "expr"), Objects.requireNonNull(result, "result"), location);
    }
  }
}
