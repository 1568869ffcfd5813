package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.OverridingKind;
import org.jspecify.annotations.Nullable;

/// INSERT.
///
/// Mirrors `InsertStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record InsertStmt(
    RangeVar relation,
    List<ResTarget> cols,
    @Nullable SelectStmt selectStmt,
    @Nullable OnConflictClause onConflictClause,
    List<ResTarget> returningList,
    @Nullable WithClause withClause,
    OverridingKind override)
    implements OptimizableStmt {
  public InsertStmt {
    cols = List.copyOf(cols);
    returningList = List.copyOf(returningList);
  }

  @Override
  public String label() {
    return "INSERTSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(relation)
        || Children.any(cols, test)
        || (selectStmt != null && test.test(selectStmt))
        || (onConflictClause != null && test.test(onConflictClause))
        || Children.any(returningList, test)
        || (withClause != null && test.test(withClause));
  }

  @Override
  public InsertStmt mapChildren(UnaryOperator<Node> mapper) {
    RangeVar newRelation = (RangeVar) mapper.apply(relation);
    List<ResTarget> newCols = Children.map(cols, mapper);
    @Nullable SelectStmt newSelectStmt =
        selectStmt == null ? null : (SelectStmt) mapper.apply(selectStmt);
    @Nullable OnConflictClause newOnConflictClause =
        onConflictClause == null ? null : (OnConflictClause) mapper.apply(onConflictClause);
    List<ResTarget> newReturningList = Children.map(returningList, mapper);
    @Nullable WithClause newWithClause =
        withClause == null ? null : (WithClause) mapper.apply(withClause);
    return newRelation == relation
            && newCols == cols
            && newSelectStmt == selectStmt
            && newOnConflictClause == onConflictClause
            && newReturningList == returningList
            && newWithClause == withClause
        ? this
        : new InsertStmt(
            newRelation,
            newCols,
            newSelectStmt,
            newOnConflictClause,
            newReturningList,
            newWithClause,
            override);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("relation", relation);
    out.nodes("cols", cols);
    out.node("selectStmt", selectStmt);
    out.node("onConflictClause", onConflictClause);
    out.nodes("returningList", returningList);
    out.node("withClause", withClause);
    out.enumeration("override", override);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof InsertStmt that
            && relation.equals(that.relation)
            && cols.equals(that.cols)
            && Objects.equals(selectStmt, that.selectStmt)
            && Objects.equals(onConflictClause, that.onConflictClause)
            && returningList.equals(that.returningList)
            && Objects.equals(withClause, that.withClause)
            && override == that.override;
  }

  @Override
  public int hashCode() {
    int hash = -1335355839;
    hash = 31 * hash + relation.hashCode();
    hash = 31 * hash + cols.hashCode();
    hash = 31 * hash + Objects.hashCode(selectStmt);
    hash = 31 * hash + Objects.hashCode(onConflictClause);
    hash = 31 * hash + returningList.hashCode();
    hash = 31 * hash + Objects.hashCode(withClause);
    hash = 31 * hash + override.ordinal();
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
    builder.cols = cols;
    builder.selectStmt = selectStmt;
    builder.onConflictClause = onConflictClause;
    builder.returningList = returningList;
    builder.withClause = withClause;
    builder.override = override;
    return builder;
  }

  /// Builds a [InsertStmt].
  public static final class Builder {
    private @Nullable RangeVar relation;
    private List<ResTarget> cols = List.of();
    private @Nullable SelectStmt selectStmt;
    private @Nullable OnConflictClause onConflictClause;
    private List<ResTarget> returningList = List.of();
    private @Nullable WithClause withClause;
    private OverridingKind override = OverridingKind.OVERRIDING_NOT_SET;

    private Builder() {}

    public Builder relation(RangeVar relation) {
      this.relation = relation;
      return this;
    }

    public Builder cols(List<ResTarget> cols) {
      this.cols = cols;
      return this;
    }

    public Builder selectStmt(@Nullable SelectStmt selectStmt) {
      this.selectStmt = selectStmt;
      return this;
    }

    public Builder onConflictClause(@Nullable OnConflictClause onConflictClause) {
      this.onConflictClause = onConflictClause;
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

    public Builder override(OverridingKind override) {
      this.override = override;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public InsertStmt build() {
      return new InsertStmt(
          Objects.requireNonNull(relation, "relation"),
          cols,
          selectStmt,
          onConflictClause,
          returningList,
          withClause,
          override);
    }
  }
}
