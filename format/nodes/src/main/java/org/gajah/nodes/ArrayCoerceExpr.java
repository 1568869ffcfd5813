package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.CoercionForm;
import org.jspecify.annotations.Nullable;

/// A conversion of each element of an array.
///
/// Mirrors `ArrayCoerceExpr` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record ArrayCoerceExpr(
    Expr arg,
    @Nullable Expr elemexpr,
    int resulttype,
    int resulttypmod,
    int resultcollid,
    CoercionForm coerceformat,
    int location)
    implements Expr {

  @Override
  public String label() {
    return "ARRAYCOERCEEXPR";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(arg) || (elemexpr != null && test.test(elemexpr));
  }

  @Override
  public ArrayCoerceExpr mapChildren(UnaryOperator<Node> mapper) {
    Expr newArg = (Expr) mapper.apply(arg);
    @Nullable Expr newElemexpr = elemexpr == null ? null : (Expr) mapper.apply(elemexpr);
    return newArg == arg && newElemexpr == elemexpr
        ? this
        : new ArrayCoerceExpr(
            newArg, newElemexpr, resulttype, resulttypmod, resultcollid, coerceformat, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("arg", arg);
    out.node("elemexpr", elemexpr);
    out.unsigned("resulttype", resulttype);
    out.integer("resulttypmod", resulttypmod);
    out.unsigned("resultcollid", resultcollid);
    out.enumeration("coerceformat", coerceformat);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof ArrayCoerceExpr that
            && arg.equals(that.arg)
            && Objects.equals(elemexpr, that.elemexpr)
            && resulttype == that.resulttype
            && resulttypmod == that.resulttypmod
            && resultcollid == that.resultcollid;
  }

  @Override
  public int hashCode() {
    int hash = 1478286313;
    hash = 31 * hash + arg.hashCode();
    hash = 31 * hash + Objects.hashCode(elemexpr);
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
    builder.elemexpr = elemexpr;
    builder.resulttype = resulttype;
    builder.resulttypmod = resulttypmod;
    builder.resultcollid = resultcollid;
    builder.coerceformat = coerceformat;
    builder.location = location;
    return builder;
  }

  /// Builds a [ArrayCoerceExpr].
  public static final class Builder {
    private @Nullable Expr arg;
    private @Nullable Expr elemexpr;
    private int resulttype;
    private int resulttypmod;
    private int resultcollid;
    private CoercionForm coerceformat = CoercionForm.COERCE_EXPLICIT_CALL;
    private int location = -1;

    private Builder() {}

    public Builder arg(Expr arg) {
      this.arg = arg;
      return this;
    }

    public Builder elemexpr(@Nullable Expr elemexpr) {
      this.elemexpr = elemexpr;
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

    public Builder coerceformat(CoercionForm coerceformat) {
      this.coerceformat = coerceformat;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public ArrayCoerceExpr build() {
      return new ArrayCoerceExpr(
          Objects.requireNonNull(arg, "arg"),
          elemexpr,
          resulttype,
          resulttypmod,
          resultcollid,
          coerceformat,
          location);
    }
  }
}
