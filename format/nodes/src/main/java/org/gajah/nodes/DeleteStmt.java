package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// DELETE.
///
/// Mirrors `DeleteStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record DeleteStmt(
    RangeVar relation,
    List<FromItem> usingClause,
    @Nullable Expr whereClause,
    List<ResTarget> returningList,
    @Nullable WithClause withClause)
    implements OptimizableStmt {
  public DeleteStmt {
    usingClause = List.copyOf(usingClause);
    returningList = List.copyOf(returningList);
  }

  @Override
  public String label() {
    return "DELETESTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(relation)
        || Children.any(usingClause, test)
        || (whereClause != null && test.test(whereClause))
        || Children.any(returningList, test)
        || (withClause != null && test.test(withClause));
  }

  @Override
  public DeleteStmt mapChildren(UnaryOperator<Node> mapper) {
    RangeVar newRelation = (RangeVar) mapper.apply(relation);
    List<FromItem> newUsingClause = Children.map(usingClause, mapper);
    @Nullable Expr newWhereClause = whereClause == null ? null : (Expr) mapper.apply(whereClause);
    List<ResTarget> newReturningList = Children.map(returningList, mapper);
    @Nullable WithClause newWithClause =
        withClause == null ? null : (WithClause) mapper.apply(withClause);
    return newRelation == relation
            && newUsingClause == usingClause
            && newWhereClause == whereClause
            && newReturningList == returningList
            && newWithClause == withClause
        ? this
        : new DeleteStmt(
            newRelation, newUsingClause, newWhereClause, newReturningList, newWithClause);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("relation", relation);
    out.nodes("usingClause", usingClause);
    out.node("whereClause", whereClause);
    out.nodes("returningList", returningList);
    out.node("withClause", withClause);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof DeleteStmt that
            && relation.equals(that.relation)
            && usingClause.equals(that.usingClause)
            && Objects.equals(whereClause, that.whereClause)
            && returningList.equals(that.returningList)
            && Objects.equals(withClause, that.withClause);
  }

  @Override
  public int hashCode() {
    int hash = -536932301;
    hash = 31 * hash + relation.hashCode();
    hash = 31 * hash + usingClause.hashCode();
    hash = 31 * hash + Objects.hashCode(whereClause);
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
    builder.usingClause = usingClause;
    builder.whereClause = whereClause;
    builder.returningList = returningList;
    builder.withClause = withClause;
    return builder;
  }

  /// Builds a [DeleteStmt].
  public static final class Builder {
    private @Nullable RangeVar relation;
    private List<FromItem> usingClause = List.of();
    private @Nullable Expr whereClause;
    private List<ResTarget> returningList = List.of();
    private @Nullable WithClause withClause;

    private Builder() {}

    public Builder relation(RangeVar relation) {
      this.relation = relation;
      return this;
    }

    public Builder usingClause(List<FromItem> usingClause) {
      this.usingClause = usingClause;
      return this;
    }

    public Builder whereClause(@Nullable Expr whereClause) {
      this.whereClause = whereClause;
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
    public DeleteStmt build() {
      return new DeleteStmt(
          Objects.requireNonNull(relation, "relation"),
          usingClause,
          whereClause,
          returningList,
          withClause);
    }
  }
}
