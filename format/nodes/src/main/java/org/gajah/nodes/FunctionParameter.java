package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.FunctionParameterMode;
import org.jspecify.annotations.Nullable;

/// A parameter of a function.
///
/// Mirrors `FunctionParameter` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record FunctionParameter(
    @Nullable String name, TypeName argType, FunctionParameterMode mode, @Nullable Expr defexpr)
    implements Node {

  @Override
  public String label() {
    return "FUNCTIONPARAMETER";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(argType) || (defexpr != null && test.test(defexpr));
  }

  @Override
  public FunctionParameter mapChildren(UnaryOperator<Node> mapper) {
    TypeName newArgType = (TypeName) mapper.apply(argType);
    @Nullable Expr newDefexpr = defexpr == null ? null : (Expr) mapper.apply(defexpr);
    return newArgType == argType && newDefexpr == defexpr
        ? this
        : new FunctionParameter(name, newArgType, mode, newDefexpr);
  }

  @Override
  public void fields(FieldSink out) {
    out.string("name", name);
    out.node("argType", argType);
    out.enumeration("mode", mode);
    out.node("defexpr", defexpr);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof FunctionParameter that
            && Objects.equals(name, that.name)
            && argType.equals(that.argType)
            && mode == that.mode
            && Objects.equals(defexpr, that.defexpr);
  }

  @Override
  public int hashCode() {
    int hash = -921800047;
    hash = 31 * hash + Objects.hashCode(name);
    hash = 31 * hash + argType.hashCode();
    hash = 31 * hash + mode.ordinal();
    hash = 31 * hash + Objects.hashCode(defexpr);
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
    builder.name = name;
    builder.argType = argType;
    builder.mode = mode;
    builder.defexpr = defexpr;
    return builder;
  }

  /// Builds a [FunctionParameter].
  public static final class Builder {
    private @Nullable String name;
    private @Nullable TypeName argType;
    private @Nullable FunctionParameterMode mode;
    private @Nullable Expr defexpr;

    private Builder() {}

    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    public Builder argType(TypeName argType) {
      this.argType = argType;
      return this;
    }

    public Builder mode(FunctionParameterMode mode) {
      this.mode = mode;
      return this;
    }

    public Builder defexpr(@Nullable Expr defexpr) {
      this.defexpr = defexpr;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public FunctionParameter build() {
      return new FunctionParameter(
          name,
          Objects.requireNonNull(argType, "argType"),
          Objects.requireNonNull(mode, "mode"),
          defexpr);
    }
  }
}
