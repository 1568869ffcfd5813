package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// CLUSTER.
///
/// Mirrors `ClusterStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record ClusterStmt(
    @Nullable RangeVar relation, @Nullable String indexname, List<DefElem> params)
    implements UtilityStmt {
  public ClusterStmt {
    params = List.copyOf(params);
  }

  @Override
  public String label() {
    return "CLUSTERSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (relation != null && test.test(relation)) || Children.any(params, test);
  }

  @Override
  public ClusterStmt mapChildren(UnaryOperator<Node> mapper) {
    @Nullable RangeVar newRelation = relation == null ? null : (RangeVar) mapper.apply(relation);
    List<DefElem> newParams = Children.map(params, mapper);
    return newRelation == relation && newParams == params
        ? this
        : new ClusterStmt(newRelation, indexname, newParams);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("relation", relation);
    out.string("indexname", indexname);
    out.nodes("params", params);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof ClusterStmt that
            && Objects.equals(relation, that.relation)
            && Objects.equals(indexname, that.indexname)
            && params.equals(that.params);
  }

  @Override
  public int hashCode() {
    int hash = 526297282;
    hash = 31 * hash + Objects.hashCode(relation);
    hash = 31 * hash + Objects.hashCode(indexname);
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
    builder.relation = relation;
    builder.indexname = indexname;
    builder.params = params;
    return builder;
  }

  /// Builds a [ClusterStmt].
  public static final class Builder {
    private @Nullable RangeVar relation;
    private @Nullable String indexname;
    private List<DefElem> params = List.of();

    private Builder() {}

    public Builder relation(@Nullable RangeVar relation) {
      this.relation = relation;
      return this;
    }

    public Builder indexname(@Nullable String indexname) {
      this.indexname = indexname;
      return this;
    }

    public Builder params(List<DefElem> params) {
      this.params = params;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public ClusterStmt build() {
      return new ClusterStmt(relation, indexname, params);
    }
  }
}
