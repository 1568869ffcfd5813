package org.gajah.nodes;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.ParamKind;
import org.jspecify.annotations.Nullable;

/// A parameter, from the client or of the executor.
///
/// Mirrors `Param` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record Param(
    ParamKind paramkind, int paramid, int paramtype, int paramtypmod, int paramcollid, int location)
    implements Expr {

  @Override
  public String label() {
    return "PARAM";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public Param mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("paramkind", paramkind);
    out.integer("paramid", paramid);
    out.unsigned("paramtype", paramtype);
    out.integer("paramtypmod", paramtypmod);
    out.unsigned("paramcollid", paramcollid);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof Param that
            && paramkind == that.paramkind
            && paramid == that.paramid
            && paramtype == that.paramtype
            && paramtypmod == that.paramtypmod
            && paramcollid == that.paramcollid;
  }

  @Override
  public int hashCode() {
    int hash = 76884077;
    hash = 31 * hash + paramkind.ordinal();
    hash = 31 * hash + paramid;
    hash = 31 * hash + paramtype;
    hash = 31 * hash + paramtypmod;
    hash = 31 * hash + paramcollid;
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
    builder.paramkind = paramkind;
    builder.paramid = paramid;
    builder.paramtype = paramtype;
    builder.paramtypmod = paramtypmod;
    builder.paramcollid = paramcollid;
    builder.location = location;
    return builder;
  }

  /// Builds a [Param].
  public static final class Builder {
    private ParamKind paramkind = ParamKind.PARAM_EXTERN;
    private int paramid;
    private int paramtype;
    private int paramtypmod;
    private int paramcollid;
    private int location = -1;

    private Builder() {}

    public Builder paramkind(ParamKind paramkind) {
      this.paramkind = paramkind;
      return this;
    }

    public Builder paramid(int paramid) {
      this.paramid = paramid;
      return this;
    }

    public Builder paramtype(int paramtype) {
      this.paramtype = paramtype;
      return this;
    }

    public Builder paramtypmod(int paramtypmod) {
      this.paramtypmod = paramtypmod;
      return this;
    }

    public Builder paramcollid(int paramcollid) {
      this.paramcollid = paramcollid;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public Param build() {
      return new Param(paramkind, paramid, paramtype, paramtypmod, paramcollid, location);
    }
  }
}
