package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// A type by name.
///
/// Mirrors `TypeName` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record TypeName(
    List<String> names,
    int typeOid,
    boolean setof,
    boolean pct_type,
    List<Expr> typmods,
    int typemod,
    List<IntegerNode> arrayBounds,
    int location)
    implements Node {
  public TypeName {
    names = List.copyOf(names);
    typmods = List.copyOf(typmods);
    arrayBounds = List.copyOf(arrayBounds);
  }

  @Override
  public String label() {
    return "TYPENAME";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(typmods, test) || Children.any(arrayBounds, test);
  }

  @Override
  public TypeName mapChildren(UnaryOperator<Node> mapper) {
    List<Expr> newTypmods = Children.map(typmods, mapper);
    List<IntegerNode> newArrayBounds = Children.map(arrayBounds, mapper);
    return newTypmods == typmods && newArrayBounds == arrayBounds
        ? this
        : new TypeName(
            names, typeOid, setof, pct_type, newTypmods, typemod, newArrayBounds, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.strings("names", names);
    out.unsigned("typeOid", typeOid);
    out.bool("setof", setof);
    out.bool("pct_type", pct_type);
    out.nodes("typmods", typmods);
    out.integer("typemod", typemod);
    out.nodes("arrayBounds", arrayBounds);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof TypeName that
            && names.equals(that.names)
            && typeOid == that.typeOid
            && setof == that.setof
            && pct_type == that.pct_type
            && typmods.equals(that.typmods)
            && typemod == that.typemod
            && arrayBounds.equals(that.arrayBounds);
  }

  @Override
  public int hashCode() {
    int hash = -611863291;
    hash = 31 * hash + names.hashCode();
    hash = 31 * hash + typeOid;
    hash = 31 * hash + Boolean.hashCode(setof);
    hash = 31 * hash + Boolean.hashCode(pct_type);
    hash = 31 * hash + typmods.hashCode();
    hash = 31 * hash + typemod;
    hash = 31 * hash + arrayBounds.hashCode();
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
    builder.names = names;
    builder.typeOid = typeOid;
    builder.setof = setof;
    builder.pct_type = pct_type;
    builder.typmods = typmods;
    builder.typemod = typemod;
    builder.arrayBounds = arrayBounds;
    builder.location = location;
    return builder;
  }

  /// Builds a [TypeName].
  public static final class Builder {
    private List<String> names = List.of();
    private int typeOid;
    private boolean setof;
    private boolean pct_type;
    private List<Expr> typmods = List.of();
    private int typemod;
    private List<IntegerNode> arrayBounds = List.of();
    private int location = -1;

    private Builder() {}

    public Builder names(List<String> names) {
      this.names = names;
      return this;
    }

    public Builder typeOid(int typeOid) {
      this.typeOid = typeOid;
      return this;
    }

    public Builder setof(boolean setof) {
      this.setof = setof;
      return this;
    }

    public Builder pct_type(boolean pct_type) {
      this.pct_type = pct_type;
      return this;
    }

    public Builder typmods(List<Expr> typmods) {
      this.typmods = typmods;
      return this;
    }

    public Builder typemod(int typemod) {
      this.typemod = typemod;
      return this;
    }

    public Builder arrayBounds(List<IntegerNode> arrayBounds) {
      this.arrayBounds = arrayBounds;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public TypeName build() {
      return new TypeName(names, typeOid, setof, pct_type, typmods, typemod, arrayBounds, location);
    }
  }
}
