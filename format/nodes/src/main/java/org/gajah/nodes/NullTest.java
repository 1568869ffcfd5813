package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.NullTestType;
import org.jspecify.annotations.Nullable;

/// IS NULL and IS NOT NULL.
///
/// Mirrors `NullTest` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record NullTest(Expr arg, NullTestType nulltesttype, boolean argisrow, int location)
    implements Expr {

  @Override
  public String label() {
    return "NULLTEST";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(arg);
  }

  @Override
  public NullTest mapChildren(UnaryOperator<Node> mapper) {
    Expr newArg = (Expr) mapper.apply(arg);
    return newArg == arg ? this : new NullTest(newArg, nulltesttype, argisrow, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("arg", arg);
    out.enumeration("nulltesttype", nulltesttype);
    out.bool("argisrow", argisrow);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof NullTest that
            && arg.equals(that.arg)
            && nulltesttype == that.nulltesttype
            && argisrow == that.argisrow;
  }

  @Override
  public int hashCode() {
    int hash = -1841707303;
    hash = 31 * hash + arg.hashCode();
    hash = 31 * hash + nulltesttype.ordinal();
    hash = 31 * hash + Boolean.hashCode(argisrow);
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
    builder.nulltesttype = nulltesttype;
    builder.argisrow = argisrow;
    builder.location = location;
    return builder;
  }

  /// Builds a [NullTest].
  public static final class Builder {
    private @Nullable Expr arg;
    private NullTestType nulltesttype = NullTestType.IS_NULL;
    private boolean argisrow;
    private int location = -1;

    private Builder() {}

    public Builder arg(Expr arg) {
      this.arg = arg;
      return this;
    }

    public Builder nulltesttype(NullTestType nulltesttype) {
      this.nulltesttype = nulltesttype;
      return this;
    }

    public Builder argisrow(boolean argisrow) {
      this.argisrow = argisrow;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public NullTest build() {
      return new NullTest(Objects.requireNonNull(arg, "arg"), nulltesttype, argisrow, location);
    }
  }
}
