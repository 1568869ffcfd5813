package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// One element of ON CONFLICT's index inference.
///
/// Mirrors `InferenceElem` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record InferenceElem(Expr expr, int infercollid, int inferopclass) implements Expr {

  @Override
  public String label() {
    return "INFERENCEELEM";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(expr);
  }

  @Override
  public InferenceElem mapChildren(UnaryOperator<Node> mapper) {
    Expr newExpr = (Expr) mapper.apply(expr);
    return newExpr == expr ? this : new InferenceElem(newExpr, infercollid, inferopclass);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("expr", expr);
    out.unsigned("infercollid", infercollid);
    out.unsigned("inferopclass", inferopclass);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof InferenceElem that
            && expr.equals(that.expr)
            && infercollid == that.infercollid
            && inferopclass == that.inferopclass;
  }

  @Override
  public int hashCode() {
    int hash = 1906861864;
    hash = 31 * hash + expr.hashCode();
    hash = 31 * hash + infercollid;
    hash = 31 * hash + inferopclass;
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
    builder.infercollid = infercollid;
    builder.inferopclass = inferopclass;
    return builder;
  }

  /// Builds a [InferenceElem].
  public static final class Builder {
    private @Nullable Expr expr;
    private int infercollid;
    private int inferopclass;

    private Builder() {}

    public Builder expr(Expr expr) {
      this.expr = expr;
      return this;
    }

    public Builder infercollid(int infercollid) {
      this.infercollid = infercollid;
      return this;
    }

    public Builder inferopclass(int inferopclass) {
      this.inferopclass = inferopclass;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public InferenceElem build() {
      return new InferenceElem(Objects.requireNonNull(expr, "expr"), infercollid, inferopclass);
    }
  }
}
