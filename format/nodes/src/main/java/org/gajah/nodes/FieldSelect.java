package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// A field of a composite value.
///
/// Mirrors `FieldSelect` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record FieldSelect(
    Expr arg, int fieldnum, int resulttype, int resulttypmod, int resultcollid) implements Expr {

  @Override
  public String label() {
    return "FIELDSELECT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(arg);
  }

  @Override
  public FieldSelect mapChildren(UnaryOperator<Node> mapper) {
    Expr newArg = (Expr) mapper.apply(arg);
    return newArg == arg
        ? this
        : new FieldSelect(newArg, fieldnum, resulttype, resulttypmod, resultcollid);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("arg", arg);
    out.integer("fieldnum", fieldnum);
    out.unsigned("resulttype", resulttype);
    out.integer("resulttypmod", resulttypmod);
    out.unsigned("resultcollid", resultcollid);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof FieldSelect that
            && arg.equals(that.arg)
            && fieldnum == that.fieldnum
            && resulttype == that.resulttype
            && resulttypmod == that.resulttypmod
            && resultcollid == that.resultcollid;
  }

  @Override
  public int hashCode() {
    int hash = 2012890742;
    hash = 31 * hash + arg.hashCode();
    hash = 31 * hash + fieldnum;
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
    builder.fieldnum = fieldnum;
    builder.resulttype = resulttype;
    builder.resulttypmod = resulttypmod;
    builder.resultcollid = resultcollid;
    return builder;
  }

  /// Builds a [FieldSelect].
  public static final class Builder {
    private @Nullable Expr arg;
    private int fieldnum;
    private int resulttype;
    private int resulttypmod;
    private int resultcollid;

    private Builder() {}

    public Builder arg(Expr arg) {
      this.arg = arg;
      return this;
    }

    public Builder fieldnum(int fieldnum) {
      this.fieldnum = fieldnum;
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

    /// The node; fields that are never null must have been set.
    public FieldSelect build() {
      return new FieldSelect(
          Objects.requireNonNull(arg, "arg"), fieldnum, resulttype, resulttypmod, resultcollid);
    }
  }
}
