package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.GroupingSetKind;
import org.jspecify.annotations.Nullable;

/// A grouping set: expressions before analysis, after it integers (simple sets) or grouping sets.
///
/// Mirrors `GroupingSet` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record GroupingSet(GroupingSetKind kind, @Nullable ListNode content, int location)
    implements Node {

  @Override
  public String label() {
    return "GROUPINGSET";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (content != null && test.test(content));
  }

  @Override
  public GroupingSet mapChildren(UnaryOperator<Node> mapper) {
    @Nullable ListNode newContent = content == null ? null : (ListNode) mapper.apply(content);
    return newContent == content ? this : new GroupingSet(kind, newContent, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("kind", kind);
    out.node("content", content);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof GroupingSet that
            && kind == that.kind
            && Objects.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    int hash = -1243837377;
    hash = 31 * hash + kind.ordinal();
    hash = 31 * hash + Objects.hashCode(content);
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
    builder.kind = kind;
    builder.content = content;
    builder.location = location;
    return builder;
  }

  /// Builds a [GroupingSet].
  public static final class Builder {
    private GroupingSetKind kind = GroupingSetKind.GROUPING_SET_EMPTY;
    private @Nullable ListNode content;
    private int location = -1;

    private Builder() {}

    public Builder kind(GroupingSetKind kind) {
      this.kind = kind;
      return this;
    }

    public Builder content(@Nullable ListNode content) {
      this.content = content;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public GroupingSet build() {
      return new GroupingSet(kind, content, location);
    }
  }
}
