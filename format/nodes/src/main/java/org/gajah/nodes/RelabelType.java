package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.CoercionForm;
import org.jspecify.annotations.Nullable;

/// A value taken as another type with the same bytes.
///
/// Mirrors `RelabelType` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record RelabelType(
    Expr arg,
    int resulttype,
    int resulttypmod,
    int resultcollid,
    CoercionForm relabelformat,
    int location)
    implements Expr {

  @Override
  public String label() {
    return "RELABELTYPE";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(arg);
  }

  @Override
  public RelabelType mapChildren(UnaryOperator<Node> mapper) {
    Expr newArg = (Expr) mapper.apply(arg);
    return newArg == arg
        ? this
        : new RelabelType(newArg, resulttype, resulttypmod, resultcollid, relabelformat, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("arg", arg);
    out.unsigned("resulttype", resulttype);
    out.integer("resulttypmod", resulttypmod);
    out.unsigned("resultcollid", resultcollid);
    out.enumeration("relabelformat", relabelformat);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof RelabelType that
            && arg.equals(that.arg)
            && resulttype == that.resulttype
            && resulttypmod == that.resulttypmod
            && resultcollid == that.resultcollid;
  }

  @Override
  public int hashCode() {
    int hash = -301872293;
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
    builder.relabelformat = relabelformat;
    builder.location = location;
    return builder;
  }

  /// Builds a [RelabelType].
  public static final class Builder {
    private @Nullable Expr arg;
    private int resulttype;
    private int resulttypmod;
    private int resultcollid;
    private CoercionForm relabelformat = CoercionForm.COERCE_EXPLICIT_CALL;
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

    public Builder relabelformat(CoercionForm relabelformat) {
      this.relabelformat = relabelformat;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public RelabelType build() {
      return new RelabelType(
          Objects.requireNonNull(arg, "arg"),
          resulttype,
          resulttypmod,
          resultcollid,
          relabelformat,
          location);
    }
  }
}
