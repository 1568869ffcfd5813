package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.BoolTestType;
import org.jspecify.annotations.Nullable;

/// IS [NOT] TRUE, FALSE and UNKNOWN.
///
/// Mirrors `BooleanTest` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record BooleanTest(Expr arg, BoolTestType booltesttype, int location) implements Expr {

  @Override
  public String label() {
    return "BOOLEANTEST";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(arg);
  }

  @Override
  public BooleanTest mapChildren(UnaryOperator<Node> mapper) {
    Expr newArg = (Expr) mapper.apply(arg);
    return newArg == arg ? this : new BooleanTest(newArg, booltesttype, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("arg", arg);
    out.enumeration("booltesttype", booltesttype);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof BooleanTest that
            && arg.equals(that.arg)
            && booltesttype == that.booltesttype;
  }

  @Override
  public int hashCode() {
    int hash = -167085894;
    hash = 31 * hash + arg.hashCode();
    hash = 31 * hash + booltesttype.ordinal();
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
    builder.booltesttype = booltesttype;
    builder.location = location;
    return builder;
  }

  /// Builds a [BooleanTest].
  public static final class Builder {
    private @Nullable Expr arg;
    private BoolTestType booltesttype = BoolTestType.IS_TRUE;
    private int location = -1;

    private Builder() {}

    public Builder arg(Expr arg) {
      this.arg = arg;
      return this;
    }

    public Builder booltesttype(BoolTestType booltesttype) {
      this.booltesttype = booltesttype;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public BooleanTest build() {
      return new BooleanTest(Objects.requireNonNull(arg, "arg"), booltesttype, location);
    }
  }
}
