package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.SortByDir;
import org.gajah.nodes.kinds.SortByNulls;
import org.jspecify.annotations.Nullable;

/// An item of ORDER BY.
///
/// Mirrors `SortBy` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record SortBy(
    Expr node, SortByDir sortby_dir, SortByNulls sortby_nulls, List<String> useOp, int location)
    implements Node {
  public SortBy {
    useOp = List.copyOf(useOp);
  }

  @Override
  public String label() {
    return "SORTBY";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(node);
  }

  @Override
  public SortBy mapChildren(UnaryOperator<Node> mapper) {
    Expr newNode = (Expr) mapper.apply(node);
    return newNode == node ? this : new SortBy(newNode, sortby_dir, sortby_nulls, useOp, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("node", node);
    out.enumeration("sortby_dir", sortby_dir);
    out.enumeration("sortby_nulls", sortby_nulls);
    out.strings("useOp", useOp);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof SortBy that
            && node.equals(that.node)
            && sortby_dir == that.sortby_dir
            && sortby_nulls == that.sortby_nulls
            && useOp.equals(that.useOp);
  }

  @Override
  public int hashCode() {
    int hash = -1812727115;
    hash = 31 * hash + node.hashCode();
    hash = 31 * hash + sortby_dir.ordinal();
    hash = 31 * hash + sortby_nulls.ordinal();
    hash = 31 * hash + useOp.hashCode();
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
    builder.node = node;
    builder.sortby_dir = sortby_dir;
    builder.sortby_nulls = sortby_nulls;
    builder.useOp = useOp;
    builder.location = location;
    return builder;
  }

  /// Builds a [SortBy].
  public static final class Builder {
    private @Nullable Expr node;
    private SortByDir sortby_dir = SortByDir.SORTBY_DEFAULT;
    private SortByNulls sortby_nulls = SortByNulls.SORTBY_NULLS_DEFAULT;
    private List<String> useOp = List.of();
    private int location = -1;

    private Builder() {}

    public Builder node(Expr node) {
      this.node = node;
      return this;
    }

    public Builder sortby_dir(SortByDir sortby_dir) {
      this.sortby_dir = sortby_dir;
      return this;
    }

    public Builder sortby_nulls(SortByNulls sortby_nulls) {
      this.sortby_nulls = sortby_nulls;
      return this;
    }

    public Builder useOp(List<String> useOp) {
      this.useOp = useOp;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public SortBy build() {
      return new SortBy(
          Objects.requireNonNull(node, "node"), sortby_dir, sortby_nulls, useOp, location);
    }
  }
}
