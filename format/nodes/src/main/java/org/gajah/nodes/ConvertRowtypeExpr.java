package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.CoercionForm;
import org.jspecify.annotations.Nullable;

/// A conversion of a row to the row type of an ancestor.
///
/// Mirrors `ConvertRowtypeExpr` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record ConvertRowtypeExpr(Expr arg, int resulttype, CoercionForm convertformat, int location)
    implements Expr {

  @Override
  public String label() {
    return "CONVERTROWTYPEEXPR";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(arg);
  }

  @Override
  public ConvertRowtypeExpr mapChildren(UnaryOperator<Node> mapper) {
    Expr newArg = (Expr) mapper.apply(arg);
    return newArg == arg
        ? this
        : new ConvertRowtypeExpr(newArg, resulttype, convertformat, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("arg", arg);
    out.unsigned("resulttype", resulttype);
    out.enumeration("convertformat", convertformat);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof ConvertRowtypeExpr that
            && arg.equals(that.arg)
            && resulttype == that.resulttype;
  }

  @Override
  public int hashCode() {
    int hash = -208627562;
    hash = 31 * hash + arg.hashCode();
    hash = 31 * hash + resulttype;
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
    builder.convertformat = convertformat;
    builder.location = location;
    return builder;
  }

  /// Builds a [ConvertRowtypeExpr].
  public static final class Builder {
    private @Nullable Expr arg;
    private int resulttype;
    private CoercionForm convertformat = CoercionForm.COERCE_EXPLICIT_CALL;
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

    public Builder convertformat(CoercionForm convertformat) {
      this.convertformat = convertformat;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public ConvertRowtypeExpr build() {
      return new ConvertRowtypeExpr(
          Objects.requireNonNull(arg, "arg"), resulttype, convertformat, location);
    }
  }
}
