package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.CoercionForm;
import org.jspecify.annotations.Nullable;

/// A conversion through the text of a value.
///
/// Mirrors `CoerceViaIO` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record CoerceViaIO(
    Expr arg, int resulttype, int resultcollid, CoercionForm coerceformat, int location)
    implements Expr {

  @Override
  public String label() {
    return "COERCEVIAIO";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(arg);
  }

  @Override
  public CoerceViaIO mapChildren(UnaryOperator<Node> mapper) {
    Expr newArg = (Expr) mapper.apply(arg);
    return newArg == arg
        ? this
        : new CoerceViaIO(newArg, resulttype, resultcollid, coerceformat, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("arg", arg);
    out.unsigned("resulttype", resulttype);
    out.unsigned("resultcollid", resultcollid);
    out.enumeration("coerceformat", coerceformat);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CoerceViaIO that
            && arg.equals(that.arg)
            && resulttype == that.resulttype
            && resultcollid == that.resultcollid;
  }

  @Override
  public int hashCode() {
    int hash = -884469223;
    hash = 31 * hash + arg.hashCode();
    hash = 31 * hash + resulttype;
    hash = 31 * hash + resultcollid;
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
    builder.resulttype = resulttype;
    builder.resultcollid = resultcollid;
    builder.coerceformat = coerceformat;
    builder.location = location;
    return builder;
  }

  /// Builds a [CoerceViaIO].
  public static final class Builder {
    private @Nullable Expr arg;
    private int resulttype;
    private int resultcollid;
    private CoercionForm coerceformat = CoercionForm.COERCE_EXPLICIT_CALL;
    private int location = -1;

    private Builder() {}

    public Builder arg(Expr arg) {
      this.arg = arg;
      return this;
    }

    public Builder resulttype(int resulttype) {
      this.resulttype = resulttype;
      return this;
    }

    public Builder resultcollid(int resultcollid) {
      this.resultcollid = resultcollid;
      return this;
    }

    public Builder coerceformat(CoercionForm coerceformat) {
      this.coerceformat = coerceformat;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public CoerceViaIO build() {
      return new CoerceViaIO(
          Objects.requireNonNull(arg, "arg"), resulttype, resultcollid, coerceformat, location);
    }
  }
}
