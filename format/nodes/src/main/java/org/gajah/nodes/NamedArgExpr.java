package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// An argument that is passed by name.
///
/// Mirrors `NamedArgExpr` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record NamedArgExpr(Expr arg, String name, int argnumber, int location) implements Expr {

  @Override
  public String label() {
    return "NAMEDARGEXPR";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(arg);
  }

  @Override
  public NamedArgExpr mapChildren(UnaryOperator<Node> mapper) {
    Expr newArg = (Expr) mapper.apply(arg);
    return newArg == arg ? this : new NamedArgExpr(newArg, name, argnumber, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("arg", arg);
    out.string("name", name);
    out.integer("argnumber", argnumber);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof NamedArgExpr that
            && arg.equals(that.arg)
            && name.equals(that.name)
            && argnumber == that.argnumber;
  }

  @Override
  public int hashCode() {
    int hash = 265076754;
    hash = 31 * hash + arg.hashCode();
    hash = 31 * hash + name.hashCode();
    hash = 31 * hash + argnumber;
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
    builder.name = name;
    builder.argnumber = argnumber;
    builder.location = location;
    return builder;
  }

  /// Builds a [NamedArgExpr].
  public static final class Builder {
    private @Nullable Expr arg;
    private @Nullable String name;
    private int argnumber;
    private int location = -1;

    private Builder() {}

    public Builder arg(Expr arg) {
      this.arg = arg;
      return this;
    }

    public Builder name(String name) {
      this.name = name;
      return this;
    }

    public Builder argnumber(int argnumber) {
      this.argnumber = argnumber;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public NamedArgExpr build() {
      return new NamedArgExpr(
          Objects.requireNonNull(arg, "arg"),
          Objects.requireNonNull(name, "name"),
          argnumber,
          location);
    }
  }
}
