package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// XMLTABLE.
///
/// Mirrors `RangeTableFunc` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record RangeTableFunc(
    boolean lateral,
    Expr docexpr,
    Expr rowexpr,
    List<ResTarget> namespaces,
    List<RangeTableFuncCol> columns,
    @Nullable Alias alias,
    int location)
    implements RawFromItem {
  public RangeTableFunc {
    namespaces = List.copyOf(namespaces);
    columns = List.copyOf(columns);
  }

  @Override
  public String label() {
    return "RANGETABLEFUNC";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(docexpr)
        || test.test(rowexpr)
        || Children.any(namespaces, test)
        || Children.any(columns, test)
        || (alias != null && test.test(alias));
  }

  @Override
  public RangeTableFunc mapChildren(UnaryOperator<Node> mapper) {
    Expr newDocexpr = (Expr) mapper.apply(docexpr);
    Expr newRowexpr = (Expr) mapper.apply(rowexpr);
    List<ResTarget> newNamespaces = Children.map(namespaces, mapper);
    List<RangeTableFuncCol> newColumns = Children.map(columns, mapper);
    @Nullable Alias newAlias = alias == null ? null : (Alias) mapper.apply(alias);
    return newDocexpr == docexpr
            && newRowexpr == rowexpr
            && newNamespaces == namespaces
            && newColumns == columns
            && newAlias == alias
        ? this
        : new RangeTableFunc(
            lateral, newDocexpr, newRowexpr, newNamespaces, newColumns, newAlias, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.bool("lateral", lateral);
    out.node("docexpr", docexpr);
    out.node("rowexpr", rowexpr);
    out.nodes("namespaces", namespaces);
    out.nodes("columns", columns);
    out.node("alias", alias);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof RangeTableFunc that
            && lateral == that.lateral
            && docexpr.equals(that.docexpr)
            && rowexpr.equals(that.rowexpr)
            && namespaces.equals(that.namespaces)
            && columns.equals(that.columns)
            && Objects.equals(alias, that.alias);
  }

  @Override
  public int hashCode() {
    int hash = 1357382421;
    hash = 31 * hash + Boolean.hashCode(lateral);
    hash = 31 * hash + docexpr.hashCode();
    hash = 31 * hash + rowexpr.hashCode();
    hash = 31 * hash + namespaces.hashCode();
    hash = 31 * hash + columns.hashCode();
    hash = 31 * hash + Objects.hashCode(alias);
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
    builder.lateral = lateral;
    builder.docexpr = docexpr;
    builder.rowexpr = rowexpr;
    builder.namespaces = namespaces;
    builder.columns = columns;
    builder.alias = alias;
    builder.location = location;
    return builder;
  }

  /// Builds a [RangeTableFunc].
  public static final class Builder {
    private boolean lateral;
    private @Nullable Expr docexpr;
    private @Nullable Expr rowexpr;
    private List<ResTarget> namespaces = List.of();
    private List<RangeTableFuncCol> columns = List.of();
    private @Nullable Alias alias;
    private int location = -1;

    private Builder() {}

    public Builder lateral(boolean lateral) {
      this.lateral = lateral;
      return this;
    }

    public Builder docexpr(Expr docexpr) {
      this.docexpr = docexpr;
      return this;
    }

    public Builder rowexpr(Expr rowexpr) {
      this.rowexpr = rowexpr;
      return this;
    }

    public Builder namespaces(List<ResTarget> namespaces) {
      this.namespaces = namespaces;
      return this;
    }

    public Builder columns(List<RangeTableFuncCol> columns) {
      this.columns = columns;
      return this;
    }

    public Builder alias(@Nullable Alias alias) {
      this.alias = alias;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public RangeTableFunc build() {
      return new RangeTableFunc(
          lateral,
          Objects.requireNonNull(docexpr, "docexpr"),
          Objects.requireNonNull(rowexpr, "rowexpr"),
          namespaces,
          columns,
          alias,
          location);
    }
  }
}
