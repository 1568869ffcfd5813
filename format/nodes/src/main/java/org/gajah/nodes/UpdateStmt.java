package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// UPDATE.
///
/// Mirrors `UpdateStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record UpdateStmt(
    RangeVar relation,
    List<ResTarget> targetList,
    @Nullable Expr whereClause,
    List<FromItem> fromClause,
    List<ResTarget> returningList,
    @Nullable WithClause withClause)
    implements OptimizableStmt {
  public UpdateStmt {
    targetList = List.copyOf(targetList);
    fromClause = List.copyOf(fromClause);
    returningList = List.copyOf(returningList);
  }

  @Override
  public String label() {
    return "UPDATESTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(relation)
        || Children.any(targetList, test)
        || (whereClause != null && test.test(whereClause))
        || Children.any(fromClause, test)
        || Children.any(returningList, test)
        || (withClause != null && test.test(withClause));
  }

  @Override
  public UpdateStmt mapChildren(UnaryOperator<Node> mapper) {
    RangeVar newRelation = (RangeVar) mapper.apply(relation);
    List<ResTarget> newTargetList = Children.map(targetList, mapper);
    @Nullable Expr newWhereClause = whereClause == null ? null : (Expr) mapper.apply(whereClause);
    List<FromItem> newFromClause = Children.map(fromClause, mapper);
    List<ResTarget> newReturningList = Children.map(returningList, mapper);
    @Nullable WithClause newWithClause =
        withClause == null ? null : (WithClause) mapper.apply(withClause);
    return newRelation == relation
            && newTargetList == targetList
            && newWhereClause == whereClause
            && newFromClause == fromClause
            && newReturningList == returningList
            && newWithClause == withClause
        ? this
        : new UpdateStmt(
            newRelation,
            newTargetList,
            newWhereClause,
            newFromClause,
            newReturningList,
            newWithClause);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("relation", relation);
    out.nodes("targetList", targetList);
    out.node("whereClause", whereClause);
    out.nodes("fromClause", fromClause);
    out.nodes("returningList", returningList);
    out.node("withClause", withClause);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof UpdateStmt that
            && relation.equals(that.relation)
            && targetList.equals(that.targetList)
            && Objects.equals(whereClause, that.whereClause)
            && fromClause.equals(that.fromClause)
            && returningList.equals(that.returningList)
            && Objects.equals(withClause, that.withClause);
  }

  @Override
  public int hashCode() {
    int hash = 1697514577;
    hash = 31 * hash + relation.hashCode();
    hash = 31 * hash + targetList.hashCode();
    hash = 31 * hash + Objects.hashCode(whereClause);
    hash = 31 * hash + fromClause.hashCode();
    hash = 31 * hash + returningList.hashCode();
    hash = 31 * hash + Objects.hashCode(withClause);
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
    builder.targetList = targetList;
    builder.whereClause = whereClause;
    builder.fromClause = fromClause;
    builder.returningList = returningList;
    builder.withClause = withClause;
    return builder;
  }

  /// Builds a [UpdateStmt].
  public static final class Builder {
    private @Nullable RangeVar relation;
    private List<ResTarget> targetList = List.of();
    private @Nullable Expr whereClause;
    private List<FromItem> fromClause = List.of();
    private List<ResTarget> returningList = List.of();
    private @Nullable WithClause withClause;

    private Builder() {}

    public Builder relation(RangeVar relation) {
      this.relation = relation;
      return this;
    }

    public Builder targetList(List<ResTarget> targetList) {
      this.targetList = targetList;
      return this;
    }

    public Builder whereClause(@Nullable Expr whereClause) {
      this.whereClause = whereClause;
      return this;
    }

    public Builder fromClause(List<FromItem> fromClause) {
      this.fromClause = fromClause;
      return this;
    }

    public Builder returningList(List<ResTarget> returningList) {
      this.returningList = returningList;
      return this;
    }

    public Builder withClause(@Nullable WithClause withClause) {
      this.withClause = withClause;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public UpdateStmt build() {
      return new UpdateStmt(
          Objects.requireNonNull(relation, "relation"),
          targetList,
          whereClause,
          fromClause,
          returningList,
          withClause);
    }
  }
}
