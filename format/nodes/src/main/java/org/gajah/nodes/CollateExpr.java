package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// COLLATE.
///
/// Mirrors `CollateExpr` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record CollateExpr(Expr arg, int collOid, int location) implements Expr {

  @Override
  public String label() {
    return "COLLATEEXPR";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(arg);
  }

  @Override
  public CollateExpr mapChildren(UnaryOperator<Node> mapper) {
    Expr newArg = (Expr) mapper.apply(arg);
    return newArg == arg ? this : new CollateExpr(newArg, collOid, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("arg", arg);
    out.unsigned("collOid", collOid);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CollateExpr that && arg.equals(that.arg) && collOid == that.collOid;
  }

  @Override
  public int hashCode() {
    int hash = 443524891;
    hash = 31 * hash + arg.hashCode();
    hash = 31 * hash + collOid;
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
    builder.arg = arg;
    builder.collOid = collOid;
    builder.location = location;
    return builder;
  }

  /// Builds a [CollateExpr].
  public static final class Builder {
    private @Nullable Expr arg;
    private int collOid;
    private int location = -1;

    private Builder() {}

    public Builder arg(Expr arg) {
      this.arg = arg;
      return this;
    }

    public Builder collOid(int collOid) {
      this.collOid = collOid;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public CollateExpr build() {
      return new CollateExpr(Objects.requireNonNull(arg, "arg"), collOid, location);
    }
  }
}
