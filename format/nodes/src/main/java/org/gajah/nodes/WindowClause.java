package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// A window after analysis.
///
/// Mirrors `WindowClause` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record WindowClause(
    @Nullable String name,
    @Nullable String refname,
    List<SortGroupClause> partitionClause,
    List<SortGroupClause> orderClause,
    int frameOptions,
    @Nullable Expr startOffset,
    @Nullable Expr endOffset,
    int startInRangeFunc,
    int endInRangeFunc,
    int inRangeColl,
    boolean inRangeAsc,
    boolean inRangeNullsFirst,
    int winref,
    boolean copiedOrder)
    implements Node {
  public WindowClause {
    partitionClause = List.copyOf(partitionClause);
    orderClause = List.copyOf(orderClause);
  }

  @Override
  public String label() {
    return "WINDOWCLAUSE";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(partitionClause, test)
        || Children.any(orderClause, test)
        || (startOffset != null && test.test(startOffset))
        || (endOffset != null && test.test(endOffset));
  }

  @Override
  public WindowClause mapChildren(UnaryOperator<Node> mapper) {
    List<SortGroupClause> newPartitionClause = Children.map(partitionClause, mapper);
    List<SortGroupClause> newOrderClause = Children.map(orderClause, mapper);
    @Nullable Expr newStartOffset = startOffset == null ? null : (Expr) mapper.apply(startOffset);
    @Nullable Expr newEndOffset = endOffset == null ? null : (Expr) mapper.apply(endOffset);
    return newPartitionClause == partitionClause
            && newOrderClause == orderClause
            && newStartOffset == startOffset
            && newEndOffset == endOffset
        ? this
        : new WindowClause(
            name,
            refname,
            newPartitionClause,
            newOrderClause,
            frameOptions,
            newStartOffset,
            newEndOffset,
            startInRangeFunc,
            endInRangeFunc,
            inRangeColl,
            inRangeAsc,
            inRangeNullsFirst,
            winref,
            copiedOrder);
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
    out.unsigned("startInRangeFunc", startInRangeFunc);
    out.unsigned("endInRangeFunc", endInRangeFunc);
    out.unsigned("inRangeColl", inRangeColl);
    out.bool("inRangeAsc", inRangeAsc);
    out.bool("inRangeNullsFirst", inRangeNullsFirst);
    out.unsigned("winref", winref);
    out.bool("copiedOrder", copiedOrder);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof WindowClause that
            && Objects.equals(name, that.name)
            && Objects.equals(refname, that.refname)
            && partitionClause.equals(that.partitionClause)
            && orderClause.equals(that.orderClause)
            && frameOptions == that.frameOptions
            && Objects.equals(startOffset, that.startOffset)
            && Objects.equals(endOffset, that.endOffset)
            && startInRangeFunc == that.startInRangeFunc
            && endInRangeFunc == that.endInRangeFunc
            && inRangeColl == that.inRangeColl
            && inRangeAsc == that.inRangeAsc
            && inRangeNullsFirst == that.inRangeNullsFirst
            && winref == that.winref
            && copiedOrder == that.copiedOrder;
  }

  @Override
  public int hashCode() {
    int hash = -1416432225;
    hash = 31 * hash + Objects.hashCode(name);
    hash = 31 * hash + Objects.hashCode(refname);
    hash = 31 * hash + partitionClause.hashCode();
    hash = 31 * hash + orderClause.hashCode();
    hash = 31 * hash + frameOptions;
    hash = 31 * hash + Objects.hashCode(startOffset);
    hash = 31 * hash + Objects.hashCode(endOffset);
    hash = 31 * hash + startInRangeFunc;
    hash = 31 * hash + endInRangeFunc;
    hash = 31 * hash + inRangeColl;
    hash = 31 * hash + Boolean.hashCode(inRangeAsc);
    hash = 31 * hash + Boolean.hashCode(inRangeNullsFirst);
    hash = 31 * hash + winref;
    hash = 31 * hash + Boolean.hashCode(copiedOrder);
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
    builder.startInRangeFunc = startInRangeFunc;
    builder.endInRangeFunc = endInRangeFunc;
    builder.inRangeColl = inRangeColl;
    builder.inRangeAsc = inRangeAsc;
    builder.inRangeNullsFirst = inRangeNullsFirst;
    builder.winref = winref;
    builder.copiedOrder = copiedOrder;
    return builder;
  }

  /// Builds a [WindowClause].
  public static final class Builder {
    private @Nullable String name;
    private @Nullable String refname;
    private List<SortGroupClause> partitionClause = List.of();
    private List<SortGroupClause> orderClause = List.of();
    private int frameOptions;
    private @Nullable Expr startOffset;
    private @Nullable Expr endOffset;
    private int startInRangeFunc;
    private int endInRangeFunc;
    private int inRangeColl;
    private boolean inRangeAsc;
    private boolean inRangeNullsFirst;
    private int winref;
    private boolean copiedOrder;

    private Builder() {}

    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    public Builder refname(@Nullable String refname) {
      this.refname = refname;
      return this;
    }

    public Builder partitionClause(List<SortGroupClause> partitionClause) {
      this.partitionClause = partitionClause;
      return this;
    }

    public Builder orderClause(List<SortGroupClause> orderClause) {
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

    public Builder startInRangeFunc(int startInRangeFunc) {
      this.startInRangeFunc = startInRangeFunc;
      return this;
    }

    public Builder endInRangeFunc(int endInRangeFunc) {
      this.endInRangeFunc = endInRangeFunc;
      return this;
    }

    public Builder inRangeColl(int inRangeColl) {
      this.inRangeColl = inRangeColl;
      return this;
    }

    public Builder inRangeAsc(boolean inRangeAsc) {
      this.inRangeAsc = inRangeAsc;
      return this;
    }

    public Builder inRangeNullsFirst(boolean inRangeNullsFirst) {
      this.inRangeNullsFirst = inRangeNullsFirst;
      return this;
    }

    public Builder winref(int winref) {
      this.winref = winref;
      return this;
    }

    public Builder copiedOrder(boolean copiedOrder) {
      this.copiedOrder = copiedOrder;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public WindowClause build() {
      return new WindowClause(
          name,
          refname,
          partitionClause,
          orderClause,
          frameOptions,
          startOffset,
          endOffset,
          startInRangeFunc,
          endInRangeFunc,
          inRangeColl,
          inRangeAsc,
          inRangeNullsFirst,
          winref,
          copiedOrder);
    }
  }
}
