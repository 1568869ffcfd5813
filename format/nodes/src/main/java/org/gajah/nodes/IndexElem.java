package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.SortByDir;
import org.gajah.nodes.kinds.SortByNulls;
import org.jspecify.annotations.Nullable;

/// A key of an index.
///
/// Mirrors `IndexElem` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record IndexElem(
    @Nullable String name,
    @Nullable Expr expr,
    @Nullable String indexcolname,
    List<String> collation,
    List<String> opclass,
    List<DefElem> opclassopts,
    SortByDir ordering,
    SortByNulls nulls_ordering)
    implements Node {
  public IndexElem {
    collation = List.copyOf(collation);
    opclass = List.copyOf(opclass);
    opclassopts = List.copyOf(opclassopts);
  }

  @Override
  public String label() {
    return "INDEXELEM";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (expr != null && test.test(expr)) || Children.any(opclassopts, test);
  }

  @Override
  public IndexElem mapChildren(UnaryOperator<Node> mapper) {
    @Nullable Expr newExpr = expr == null ? null : (Expr) mapper.apply(expr);
    List<DefElem> newOpclassopts = Children.map(opclassopts, mapper);
    return newExpr == expr && newOpclassopts == opclassopts
        ? this
        : new IndexElem(
            name,
            newExpr,
            indexcolname,
            collation,
            opclass,
            newOpclassopts,
            ordering,
            nulls_ordering);
  }

  @Override
  public void fields(FieldSink out) {
    out.string("name", name);
    out.node("expr", expr);
    out.string("indexcolname", indexcolname);
    out.strings("collation", collation);
    out.strings("opclass", opclass);
    out.nodes("opclassopts", opclassopts);
    out.enumeration("ordering", ordering);
    out.enumeration("nulls_ordering", nulls_ordering);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof IndexElem that
            && Objects.equals(name, that.name)
            && Objects.equals(expr, that.expr)
            && Objects.equals(indexcolname, that.indexcolname)
            && collation.equals(that.collation)
            && opclass.equals(that.opclass)
            && opclassopts.equals(that.opclassopts)
            && ordering == that.ordering
            && nulls_ordering == that.nulls_ordering;
  }

  @Override
  public int hashCode() {
    int hash = 1196003169;
    hash = 31 * hash + Objects.hashCode(name);
    hash = 31 * hash + Objects.hashCode(expr);
    hash = 31 * hash + Objects.hashCode(indexcolname);
    hash = 31 * hash + collation.hashCode();
    hash = 31 * hash + opclass.hashCode();
    hash = 31 * hash + opclassopts.hashCode();
    hash = 31 * hash + ordering.ordinal();
    hash = 31 * hash + nulls_ordering.ordinal();
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
    builder.expr = expr;
    builder.indexcolname = indexcolname;
    builder.collation = collation;
    builder.opclass = opclass;
    builder.opclassopts = opclassopts;
    builder.ordering = ordering;
    builder.nulls_ordering = nulls_ordering;
    return builder;
  }

  /// Builds a [IndexElem].
  public static final class Builder {
    private @Nullable String name;
    private @Nullable Expr expr;
    private @Nullable String indexcolname;
    private List<String> collation = List.of();
    private List<String> opclass = List.of();
    private List<DefElem> opclassopts = List.of();
    private SortByDir ordering = SortByDir.SORTBY_DEFAULT;
    private SortByNulls nulls_ordering = SortByNulls.SORTBY_NULLS_DEFAULT;

    private Builder() {}

    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    public Builder expr(@Nullable Expr expr) {
      this.expr = expr;
      return this;
    }

    public Builder indexcolname(@Nullable String indexcolname) {
      this.indexcolname = indexcolname;
      return this;
    }

    public Builder collation(List<String> collation) {
      this.collation = collation;
      return this;
    }

    public Builder opclass(List<String> opclass) {
      this.opclass = opclass;
      return this;
    }

    public Builder opclassopts(List<DefElem> opclassopts) {
      this.opclassopts = opclassopts;
      return this;
    }

    public Builder ordering(SortByDir ordering) {
      this.ordering = ordering;
      return this;
    }

    public Builder nulls_ordering(SortByNulls nulls_ordering) {
      this.nulls_ordering = nulls_ordering;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public IndexElem build() {
      return new IndexElem(
          name, expr, indexcolname, collation, opclass, opclassopts, ordering, nulls_ordering);
    }
  }
}
