package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.SetOperation;
import org.jspecify.annotations.Nullable;

/// UNION, INTERSECT and EXCEPT after analysis.
///
/// Mirrors `SetOperationStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record SetOperationStmt(
    SetOperation op,
    boolean all,
    SetOperationTree larg,
    SetOperationTree rarg,
    OidList colTypes,
    IntList colTypmods,
    OidList colCollations,
    List<SortGroupClause> groupClauses)
    implements SetOperationTree {
  public SetOperationStmt {
    groupClauses = List.copyOf(groupClauses);
  }

  @Override
  public String label() {
    return "SETOPERATIONSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(larg) || test.test(rarg) || Children.any(groupClauses, test);
  }

  @Override
  public SetOperationStmt mapChildren(UnaryOperator<Node> mapper) {
    SetOperationTree newLarg = (SetOperationTree) mapper.apply(larg);
    SetOperationTree newRarg = (SetOperationTree) mapper.apply(rarg);
    List<SortGroupClause> newGroupClauses = Children.map(groupClauses, mapper);
    return newLarg == larg && newRarg == rarg && newGroupClauses == groupClauses
        ? this
        : new SetOperationStmt(
            op, all, newLarg, newRarg, colTypes, colTypmods, colCollations, newGroupClauses);
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("op", op);
    out.bool("all", all);
    out.node("larg", larg);
    out.node("rarg", rarg);
    out.node("colTypes", colTypes);
    out.node("colTypmods", colTypmods);
    out.node("colCollations", colCollations);
    out.nodes("groupClauses", groupClauses);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof SetOperationStmt that
            && op == that.op
            && all == that.all
            && larg.equals(that.larg)
            && rarg.equals(that.rarg)
            && colTypes.equals(that.colTypes)
            && colTypmods.equals(that.colTypmods)
            && colCollations.equals(that.colCollations)
            && groupClauses.equals(that.groupClauses);
  }

  @Override
  public int hashCode() {
    int hash = 594914477;
    hash = 31 * hash + op.ordinal();
    hash = 31 * hash + Boolean.hashCode(all);
    hash = 31 * hash + larg.hashCode();
    hash = 31 * hash + rarg.hashCode();
    hash = 31 * hash + colTypes.hashCode();
    hash = 31 * hash + colTypmods.hashCode();
    hash = 31 * hash + colCollations.hashCode();
    hash = 31 * hash + groupClauses.hashCode();
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
    builder.op = op;
    builder.all = all;
    builder.larg = larg;
    builder.rarg = rarg;
    builder.colTypes = colTypes;
    builder.colTypmods = colTypmods;
    builder.colCollations = colCollations;
    builder.groupClauses = groupClauses;
    return builder;
  }

  /// Builds a [SetOperationStmt].
  public static final class Builder {
    private SetOperation op = SetOperation.SETOP_NONE;
    private boolean all;
    private @Nullable SetOperationTree larg;
    private @Nullable SetOperationTree rarg;
    private OidList colTypes = OidList.EMPTY;
    private IntList colTypmods = IntList.EMPTY;
    private OidList colCollations = OidList.EMPTY;
    private List<SortGroupClause> groupClauses = List.of();

    private Builder() {}

    public Builder op(SetOperation op) {
      this.op = op;
      return this;
    }

    public Builder all(boolean all) {
      this.all = all;
      return this;
    }

    public Builder larg(SetOperationTree larg) {
      this.larg = larg;
      return this;
    }

    public Builder rarg(SetOperationTree rarg) {
      this.rarg = rarg;
      return this;
    }

    public Builder colTypes(OidList colTypes) {
      this.colTypes = colTypes;
      return this;
    }

    public Builder colTypmods(IntList colTypmods) {
      this.colTypmods = colTypmods;
      return this;
    }

    public Builder colCollations(OidList colCollations) {
      this.colCollations = colCollations;
      return this;
    }

    public Builder groupClauses(List<SortGroupClause> groupClauses) {
      this.groupClauses = groupClauses;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public SetOperationStmt build() {
      return new SetOperationStmt(
          op,
          all,
          Objects.requireNonNull(larg, "larg"),
          Objects.requireNonNull(rarg, "rarg"),
          colTypes,
          colTypmods,
          colCollations,
          groupClauses);
    }
  }
}
