package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// WINDOW and OVER.
///
/// Mirrors `WindowDef` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record WindowDef(
    @Nullable String name,
    @Nullable String refname,
    List<Expr> partitionClause,
    List<SortBy> orderClause,
    int frameOptions,
    @Nullable Expr startOffset,
    @Nullable Expr endOffset,
    int location)
    implements Node {
  public WindowDef {
    partitionClause = List.copyOf(partitionClause);
    orderClause = List.copyOf(orderClause);
  }

  @Override
  public String label() {
    return "WINDOWDEF";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(partitionClause, test)
        || Children.any(orderClause, test)
        || (startOffset != null && test.test(startOffset))
        || (endOffset != null && test.test(endOffset));
  }

  @Override
  public WindowDef mapChildren(UnaryOperator<Node> mapper) {
    List<Expr> newPartitionClause = Children.map(partitionClause, mapper);
    List<SortBy> newOrderClause = Children.map(orderClause, mapper);
    @Nullable Expr newStartOffset = startOffset == null ? null : (Expr) mapper.apply(startOffset);
    @Nullable Expr newEndOffset = endOffset == null ? null : (Expr) mapper.apply(endOffset);
    return newPartitionClause == partitionClause
            && newOrderClause == orderClause
            && newStartOffset == startOffset
            && newEndOffset == endOffset
        ? this
        : new WindowDef(
            name,
            refname,
            newPartitionClause,
            newOrderClause,
            frameOptions,
            newStartOffset,
            newEndOffset,
            location);
  }

  @Override
  public void fields(FieldSink out) {
    out.string("name", name);
    out.string("refname", refname);
    out.nodes("partitionClause", partitionClause);
    out.nodes("orderClause", orderClause);
    out.integer("frameOptions", frameOptions);
    out.node("startOffset", startOffset);
    out.node("endOffset", endOffset);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof WindowDef that
            && Objects.equals(name, that.name)
            && Objects.equals(refname, that.refname)
            && partitionClause.equals(that.partitionClause)
            && orderClause.equals(that.orderClause)
            && frameOptions == that.frameOptions
            && Objects.equals(startOffset, that.startOffset)
            && Objects.equals(endOffset, that.endOffset);
  }

  @Override
  public int hashCode() {
    int hash = 1786939861;
    hash = 31 * hash + Objects.hashCode(name);
    hash = 31 * hash + Objects.hashCode(refname);
    hash = 31 * hash + partitionClause.hashCode();
    hash = 31 * hash + orderClause.hashCode();
    hash = 31 * hash + frameOptions;
    hash = 31 * hash + Objects.hashCode(startOffset);
    hash = 31 * hash + Objects.hashCode(endOffset);
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
    builder.refname = refname;
    builder.partitionClause = partitionClause;
    builder.orderClause = orderClause;
    builder.frameOptions = frameOptions;
    builder.startOffset = startOffset;
    builder.endOffset = endOffset;
    builder.location = location;
    return builder;
  }

  /// Builds a [WindowDef].
  public static final class Builder {
    private @Nullable String name;
    private @Nullable String refname;
    private List<Expr> partitionClause = List.of();
    private List<SortBy> orderClause = List.of();
    private int frameOptions;
    private @Nullable Expr startOffset;
    private @Nullable Expr endOffset;
    private int location = -1;

    private Builder() {}

    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    public Builder refname(@Nullable String refname) {
      this.refname = refname;
      return this;
    }

    public Builder partitionClause(List<Expr> partitionClause) {
      this.partitionClause = partitionClause;
      return this;
    }

    public Builder orderClause(List<SortBy> orderClause) {
      this.orderClause = orderClause;
      return this;
    }

    public Builder frameOptions(int frameOptions) {
      this.frameOptions = frameOptions;
      return this;
    }

    public Builder startOffset(@Nullable Expr startOffset) {
      this.startOffset = startOffset;
      return this;
    }

    public Builder endOffset(@Nullable Expr endOffset) {
      this.endOffset = endOffset;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public WindowDef build() {
      return new WindowDef(
          name,
          refname,
          partitionClause,
          orderClause,
          frameOptions,
          startOffset,
          endOffset,
          location);
    }
  }
}
