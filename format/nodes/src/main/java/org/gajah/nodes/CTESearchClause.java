package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// SEARCH.
///
/// Mirrors `CTESearchClause` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record CTESearchClause(
    List<String> search_col_list,
    boolean search_breadth_first,
    @Nullable String search_seq_column,
    int location)
    implements Node {
  public CTESearchClause {
    search_col_list = List.copyOf(search_col_list);
  }

  @Override
  public String label() {
    return "CTESEARCHCLAUSE";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public CTESearchClause mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.strings("search_col_list", search_col_list);
    out.bool("search_breadth_first", search_breadth_first);
    out.string("search_seq_column", search_seq_column);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CTESearchClause that
            && search_col_list.equals(that.search_col_list)
            && search_breadth_first == that.search_breadth_first
            && Objects.equals(search_seq_column, that.search_seq_column);
  }

  @Override
  public int hashCode() {
    int hash = -541782709;
    hash = 31 * hash + search_col_list.hashCode();
    hash = 31 * hash + Boolean.hashCode(search_breadth_first);
    hash = 31 * hash + Objects.hashCode(search_seq_column);
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
    builder.search_col_list = search_col_list;
    builder.search_breadth_first = search_breadth_first;
    builder.search_seq_column = search_seq_column;
    builder.location = location;
    return builder;
  }

  /// Builds a [CTESearchClause].
  public static final class Builder {
    private List<String> search_col_list = List.of();
    private boolean search_breadth_first;
    private @Nullable String search_seq_column;
    private int location = -1;

    private Builder() {}

    public Builder search_col_list(List<String> search_col_list) {
      this.search_col_list = search_col_list;
      return this;
    }

    public Builder search_breadth_first(boolean search_breadth_first) {
      this.search_breadth_first = search_breadth_first;
      return this;
    }

    public Builder search_seq_column(@Nullable String search_seq_column) {
      this.search_seq_column = search_seq_column;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public CTESearchClause build() {
      return new CTESearchClause(
          search_col_list, search_breadth_first, search_seq_column, location);
    }
  }
}
