package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// Functions in FROM: pairs of a call and its column definitions.
///
/// Mirrors `RangeFunction` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record RangeFunction(
    boolean lateral,
    boolean ordinality,
    boolean is_rowsfrom,
    List<NodeList> functions,
    @Nullable Alias alias,
    List<ColumnDef> coldeflist)
    implements RawFromItem {
  public RangeFunction {
    functions = List.copyOf(functions);
    coldeflist = List.copyOf(coldeflist);
  }

  @Override
  public String label() {
    return "RANGEFUNCTION";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(functions, test)
        || (alias != null && test.test(alias))
        || Children.any(coldeflist, test);
  }

  @Override
  public RangeFunction mapChildren(UnaryOperator<Node> mapper) {
    List<NodeList> newFunctions = Children.map(functions, mapper);
    @Nullable Alias newAlias = alias == null ? null : (Alias) mapper.apply(alias);
    List<ColumnDef> newColdeflist = Children.map(coldeflist, mapper);
    return newFunctions == functions && newAlias == alias && newColdeflist == coldeflist
        ? this
        : new RangeFunction(
            lateral, ordinality, is_rowsfrom, newFunctions, newAlias, newColdeflist);
  }

  @Override
  public void fields(FieldSink out) {
    out.bool("lateral", lateral);
    out.bool("ordinality", ordinality);
    out.bool("is_rowsfrom", is_rowsfrom);
    out.nodes("functions", functions);
    out.node("alias", alias);
    out.nodes("coldeflist", coldeflist);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof RangeFunction that
            && lateral == that.lateral
            && ordinality == that.ordinality
            && is_rowsfrom == that.is_rowsfrom
            && functions.equals(that.functions)
            && Objects.equals(alias, that.alias)
            && coldeflist.equals(that.coldeflist);
  }

  @Override
  public int hashCode() {
    int hash = 1765979157;
    hash = 31 * hash + Boolean.hashCode(lateral);
    hash = 31 * hash + Boolean.hashCode(ordinality);
    hash = 31 * hash + Boolean.hashCode(is_rowsfrom);
    hash = 31 * hash + functions.hashCode();
    hash = 31 * hash + Objects.hashCode(alias);
    hash = 31 * hash + coldeflist.hashCode();
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
    builder.ordinality = ordinality;
    builder.is_rowsfrom = is_rowsfrom;
    builder.functions = functions;
    builder.alias = alias;
    builder.coldeflist = coldeflist;
    return builder;
  }

  /// Builds a [RangeFunction].
  public static final class Builder {
    private boolean lateral;
    private boolean ordinality;
    private boolean is_rowsfrom;
    private List<NodeList> functions = List.of();
    private @Nullable Alias alias;
    private List<ColumnDef> coldeflist = List.of();

    private Builder() {}

    public Builder lateral(boolean lateral) {
      this.lateral = lateral;
      return this;
    }

    public Builder ordinality(boolean ordinality) {
      this.ordinality = ordinality;
      return this;
    }

    public Builder is_rowsfrom(boolean is_rowsfrom) {
      this.is_rowsfrom = is_rowsfrom;
      return this;
    }

    public Builder functions(List<NodeList> functions) {
      this.functions = functions;
      return this;
    }

    public Builder alias(@Nullable Alias alias) {
      this.alias = alias;
      return this;
    }

    public Builder coldeflist(List<ColumnDef> coldeflist) {
      this.coldeflist = coldeflist;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public RangeFunction build() {
      return new RangeFunction(lateral, ordinality, is_rowsfrom, functions, alias, coldeflist);
    }
  }
}
