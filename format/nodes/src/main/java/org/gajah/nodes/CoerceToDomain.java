package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.CoercionForm;
import org.jspecify.annotations.Nullable;

/// A value checked against a domain's constraints.
///
/// Mirrors `CoerceToDomain` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record CoerceToDomain(
    Expr arg,
    int resulttype,
    int resulttypmod,
    int resultcollid,
    CoercionForm coercionformat,
    int location)
    implements Expr {

  @Override
  public String label() {
    return "COERCETODOMAIN";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(arg);
  }

  @Override
  public CoerceToDomain mapChildren(UnaryOperator<Node> mapper) {
    Expr newArg = (Expr) mapper.apply(arg);
    return newArg == arg
        ? this
        : new CoerceToDomain(
            newArg, resulttype, resulttypmod, resultcollid, coercionformat, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("arg", arg);
    out.unsigned("resulttype", resulttype);
    out.integer("resulttypmod", resulttypmod);
    out.unsigned("resultcollid", resultcollid);
    out.enumeration("coercionformat", coercionformat);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CoerceToDomain that
            && arg.equals(that.arg)
            && resulttype == that.resulttype
            && resulttypmod == that.resulttypmod
            && resultcollid == that.resultcollid;
  }

  @Override
  public int hashCode() {
    int hash = 1446978714;
    hash = 31 * hash + arg.hashCode();
    hash = 31 * hash + resulttype;
    hash = 31 * hash + resulttypmod;
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
    builder.resulttypmod = resulttypmod;
    builder.resultcollid = resultcollid;
    builder.coercionformat = coercionformat;
    builder.location = location;
    return builder;
  }

  /// Builds a [CoerceToDomain].
  public static final class Builder {
    private @Nullable Expr arg;
    private int resulttype;
    private int resulttypmod;
    private int resultcollid;
    private CoercionForm coercionformat = CoercionForm.COERCE_EXPLICIT_CALL;
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

    public Builder resulttypmod(int resulttypmod) {
      this.resulttypmod = resulttypmod;
      return this;
    }

    public Builder resultcollid(int resultcollid) {
      this.resultcollid = resultcollid;
      return this;
    }

    public Builder coercionformat(CoercionForm coercionformat) {
      this.coercionformat = coercionformat;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public CoerceToDomain build() {
      return new CoerceToDomain(
          Objects.requireNonNull(arg, "arg"),
          resulttype,
          resulttypmod,
          resultcollid,
          coercionformat,
          location);
    }
  }
}
