package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// CAST(a AS t), a::t and t 'a'.
///
/// Mirrors `TypeCast` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record TypeCast(Expr arg, TypeName typeName, int location) implements RawExpr {

  @Override
  public String label() {
    return "TYPECAST";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(arg) || test.test(typeName);
  }

  @Override
  public TypeCast mapChildren(UnaryOperator<Node> mapper) {
    Expr newArg = (Expr) mapper.apply(arg);
    TypeName newTypeName = (TypeName) mapper.apply(typeName);
    return newArg == arg && newTypeName == typeName
        ? this
        : new TypeCast(newArg, newTypeName, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("arg", arg);
    out.node("typeName", typeName);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof TypeCast that && arg.equals(that.arg) && typeName.equals(that.typeName);
  }

  @Override
  public int hashCode() {
    int hash = -612190791;
    hash = 31 * hash + arg.hashCode();
    hash = 31 * hash + typeName.hashCode();
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
    builder.typeName = typeName;
    builder.location = location;
    return builder;
  }

  /// Builds a [TypeCast].
  public static final class Builder {
    private @Nullable Expr arg;
    private @Nullable TypeName typeName;
    private int location = -1;

    private Builder() {}

    public Builder arg(Expr arg) {
      this.arg = arg;
      return this;
    }

    public Builder typeName(TypeName typeName) {
      this.typeName = typeName;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public TypeCast build() {
      return new TypeCast(
          Objects.requireNonNull(arg, "arg"),
          Objects.requireNonNull(typeName, "typeName"),
          location);
    }
  }
}
