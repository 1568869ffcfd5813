package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.CoercionContext;
import org.jspecify.annotations.Nullable;

/// CREATE CAST.
///
/// Mirrors `CreateCastStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record CreateCastStmt(
    TypeName sourcetype,
    TypeName targettype,
    @Nullable ObjectWithArgs func,
    CoercionContext context,
    boolean inout)
    implements UtilityStmt {

  @Override
  public String label() {
    return "CREATECASTSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(sourcetype) || test.test(targettype) || (func != null && test.test(func));
  }

  @Override
  public CreateCastStmt mapChildren(UnaryOperator<Node> mapper) {
    TypeName newSourcetype = (TypeName) mapper.apply(sourcetype);
    TypeName newTargettype = (TypeName) mapper.apply(targettype);
    @Nullable ObjectWithArgs newFunc = func == null ? null : (ObjectWithArgs) mapper.apply(func);
    return newSourcetype == sourcetype && newTargettype == targettype && newFunc == func
        ? this
        : new CreateCastStmt(newSourcetype, newTargettype, newFunc, context, inout);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("sourcetype", sourcetype);
    out.node("targettype", targettype);
    out.node("func", func);
    out.enumeration("context", context);
    out.bool("inout", inout);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CreateCastStmt that
            && sourcetype.equals(that.sourcetype)
            && targettype.equals(that.targettype)
            && Objects.equals(func, that.func)
            && context == that.context
            && inout == that.inout;
  }

  @Override
  public int hashCode() {
    int hash = -44280605;
    hash = 31 * hash + sourcetype.hashCode();
    hash = 31 * hash + targettype.hashCode();
    hash = 31 * hash + Objects.hashCode(func);
    hash = 31 * hash + context.ordinal();
    hash = 31 * hash + Boolean.hashCode(inout);
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
    builder.sourcetype = sourcetype;
    builder.targettype = targettype;
    builder.func = func;
    builder.context = context;
    builder.inout = inout;
    return builder;
  }

  /// Builds a [CreateCastStmt].
  public static final class Builder {
    private @Nullable TypeName sourcetype;
    private @Nullable TypeName targettype;
    private @Nullable ObjectWithArgs func;
    private CoercionContext context = CoercionContext.COERCION_IMPLICIT;
    private boolean inout;

    private Builder() {}

    public Builder sourcetype(TypeName sourcetype) {
      this.sourcetype = sourcetype;
      return this;
    }

    public Builder targettype(TypeName targettype) {
      this.targettype = targettype;
      return this;
    }

    public Builder func(@Nullable ObjectWithArgs func) {
      this.func = func;
      return this;
    }

    public Builder context(CoercionContext context) {
      this.context = context;
      return this;
    }

    public Builder inout(boolean inout) {
      this.inout = inout;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public CreateCastStmt build() {
      return new CreateCastStmt(
          Objects.requireNonNull(sourcetype, "sourcetype"),
          Objects.requireNonNull(targettype, "targettype"),
          func,
          context,
          inout);
    }
  }
}
