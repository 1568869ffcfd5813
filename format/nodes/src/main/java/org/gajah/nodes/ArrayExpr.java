package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// ARRAY[...].
///
/// Mirrors `ArrayExpr` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record ArrayExpr(
    int array_typeid,
    int array_collid,
    int element_typeid,
    List<Expr> elements,
    boolean multidims,
    int location)
    implements Expr {
  public ArrayExpr {
    elements = List.copyOf(elements);
  }

  @Override
  public String label() {
    return "ARRAYEXPR";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(elements, test);
  }

  @Override
  public ArrayExpr mapChildren(UnaryOperator<Node> mapper) {
    List<Expr> newElements = Children.map(elements, mapper);
    return newElements == elements
        ? this
        : new ArrayExpr(
            array_typeid, array_collid, element_typeid, newElements, multidims, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.unsigned("array_typeid", array_typeid);
    out.unsigned("array_collid", array_collid);
    out.unsigned("element_typeid", element_typeid);
    out.nodes("elements", elements);
    out.bool("multidims", multidims);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof ArrayExpr that
            && array_typeid == that.array_typeid
            && array_collid == that.array_collid
            && element_typeid == that.element_typeid
            && elements.equals(that.elements)
            && multidims == that.multidims;
  }

  @Override
  public int hashCode() {
    int hash = 578612174;
    hash = 31 * hash + array_typeid;
    hash = 31 * hash + array_collid;
    hash = 31 * hash + element_typeid;
    hash = 31 * hash + elements.hashCode();
    hash = 31 * hash + Boolean.hashCode(multidims);
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
    builder.array_typeid = array_typeid;
    builder.array_collid = array_collid;
    builder.element_typeid = element_typeid;
    builder.elements = elements;
    builder.multidims = multidims;
    builder.location = location;
    return builder;
  }

  /// Builds a [ArrayExpr].
  public static final class Builder {
    private int array_typeid;
    private int array_collid;
    private int element_typeid;
    private List<Expr> elements = List.of();
    private boolean multidims;
    private int location = -1;

    private Builder() {}

    public Builder array_typeid(int array_typeid) {
      this.array_typeid = array_typeid;
      return this;
    }

    public Builder array_collid(int array_collid) {
      this.array_collid = array_collid;
      return this;
    }

    public Builder element_typeid(int element_typeid) {
      this.element_typeid = element_typeid;
      return this;
    }

    public Builder elements(List<Expr> elements) {
      this.elements = elements;
      return this;
    }

    public Builder multidims(boolean multidims) {
      this.multidims = multidims;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public ArrayExpr build() {
      return new ArrayExpr(
          array_typeid, array_collid, element_typeid, elements, multidims, location);
    }
  }
}
