package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.ReindexObjectType;
import org.jspecify.annotations.Nullable;

/// REINDEX.
///
/// Mirrors `ReindexStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record ReindexStmt(
    ReindexObjectType kind,
    @Nullable RangeVar relation,
    @Nullable String name,
    List<DefElem> params)
    implements UtilityStmt {
  public ReindexStmt {
    params = List.copyOf(params);
  }

  @Override
  public String label() {
    return "REINDEXSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (relation != null && test.test(relation)) || Children.any(params, test);
  }

  @Override
  public ReindexStmt mapChildren(UnaryOperator<Node> mapper) {
    @Nullable RangeVar newRelation = relation == null ? null : (RangeVar) mapper.apply(relation);
    List<DefElem> newParams = Children.map(params, mapper);
    return newRelation == relation && newParams == params
        ? this
        : new ReindexStmt(kind, newRelation, name, newParams);
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("kind", kind);
    out.node("relation", relation);
    out.string("name", name);
    out.nodes("params", params);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof ReindexStmt that
            && kind == that.kind
            && Objects.equals(relation, that.relation)
            && Objects.equals(name, that.name)
            && params.equals(that.params);
  }

  @Override
  public int hashCode() {
    int hash = -501690681;
    hash = 31 * hash + kind.ordinal();
    hash = 31 * hash + Objects.hashCode(relation);
    hash = 31 * hash + Objects.hashCode(name);
    hash = 31 * hash + params.hashCode();
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
    builder.relation = relation;
    builder.name = name;
    builder.params = params;
    return builder;
  }

  /// Builds a [ReindexStmt].
  public static final class Builder {
    private ReindexObjectType kind = ReindexObjectType.REINDEX_OBJECT_INDEX;
    private @Nullable RangeVar relation;
    private @Nullable String name;
    private List<DefElem> params = List.of();

    private Builder() {}

    public Builder kind(ReindexObjectType kind) {
      this.kind = kind;
      return this;
    }

    public Builder relation(@Nullable RangeVar relation) {
      this.relation = relation;
      return this;
    }

    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    public Builder params(List<DefElem> params) {
      this.params = params;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public ReindexStmt build() {
      return new ReindexStmt(kind, relation, name, params);
    }
  }
}
