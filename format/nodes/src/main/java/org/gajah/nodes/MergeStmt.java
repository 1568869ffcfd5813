package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// MERGE.
///
/// Mirrors `MergeStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record MergeStmt(
    RangeVar relation,
    FromItem sourceRelation,
    Expr joinCondition,
    List<MergeWhenClause> mergeWhenClauses,
    List<ResTarget> returningList,
    @Nullable WithClause withClause)
    implements OptimizableStmt {
  public MergeStmt {
    mergeWhenClauses = List.copyOf(mergeWhenClauses);
    returningList = List.copyOf(returningList);
  }

  @Override
  public String label() {
    return "MERGESTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(relation)
        || test.test(sourceRelation)
        || test.test(joinCondition)
        || Children.any(mergeWhenClauses, test)
        || Children.any(returningList, test)
        || (withClause != null && test.test(withClause));
  }

  @Override
  public MergeStmt mapChildren(UnaryOperator<Node> mapper) {
    RangeVar newRelation = (RangeVar) mapper.apply(relation);
    FromItem newSourceRelation = (FromItem) mapper.apply(sourceRelation);
    Expr newJoinCondition = (Expr) mapper.apply(joinCondition);
    List<MergeWhenClause> newMergeWhenClauses = Children.map(mergeWhenClauses, mapper);
    List<ResTarget> newReturningList = Children.map(returningList, mapper);
    @Nullable WithClause newWithClause =
        withClause == null ? null : (WithClause) mapper.apply(withClause);
    return newRelation == relation
            && newSourceRelation == sourceRelation
            && newJoinCondition == joinCondition
            && newMergeWhenClauses == mergeWhenClauses
            && newReturningList == returningList
            && newWithClause == withClause
        ? this
        : new MergeStmt(
            newRelation,
            newSourceRelation,
            newJoinCondition,
            newMergeWhenClauses,
            newReturningList,
            newWithClause);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("relation", relation);
    out.node("sourceRelation", sourceRelation);
    out.node("joinCondition", joinCondition);
    out.nodes("mergeWhenClauses", mergeWhenClauses);
    out.nodes("returningList", returningList);
    out.node("withClause", withClause);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof MergeStmt that
            && relation.equals(that.relation)
            && sourceRelation.equals(that.sourceRelation)
            && joinCondition.equals(that.joinCondition)
            && mergeWhenClauses.equals(that.mergeWhenClauses)
            && returningList.equals(that.returningList)
            && Objects.equals(withClause, that.withClause);
  }

  @Override
  public int hashCode() {
    int hash = -663985152;
    hash = 31 * hash + relation.hashCode();
    hash = 31 * hash + sourceRelation.hashCode();
    hash = 31 * hash + joinCondition.hashCode();
    hash = 31 * hash + mergeWhenClauses.hashCode();
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
    builder.sourceRelation = sourceRelation;
    builder.joinCondition = joinCondition;
    builder.mergeWhenClauses = mergeWhenClauses;
    builder.returningList = returningList;
    builder.withClause = withClause;
    return builder;
  }

  /// Builds a [MergeStmt].
  public static final class Builder {
    private @Nullable RangeVar relation;
    private @Nullable FromItem sourceRelation;
    private @Nullable Expr joinCondition;
    private List<MergeWhenClause> mergeWhenClauses = List.of();
    private List<ResTarget> returningList = List.of();
    private @Nullable WithClause withClause;

    private Builder() {}

    public Builder relation(RangeVar relation) {
      this.relation = relation;
      return this;
    }

    public Builder sourceRelation(FromItem sourceRelation) {
      this.sourceRelation = sourceRelation;
      return this;
    }

    public Builder joinCondition(Expr joinCondition) {
      this.joinCondition = joinCondition;
      return this;
    }

    public Builder mergeWhenClauses(List<MergeWhenClause> mergeWhenClauses) {
      this.mergeWhenClauses = mergeWhenClauses;
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
    public MergeStmt build() {
      return new MergeStmt(
          Objects.requireNonNull(relation, "relation"),
          Objects.requireNonNull(sourceRelation, "sourceRelation"),
          Objects.requireNonNull(joinCondition, "joinCondition"),
          mergeWhenClauses,
          returningList,
          withClause);
    }
  }
}
