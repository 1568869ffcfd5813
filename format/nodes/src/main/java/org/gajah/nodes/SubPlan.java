package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.SubLinkType;
import org.jspecify.annotations.Nullable;

/// A planned subquery in an expression.
///
/// Mirrors `SubPlan` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record SubPlan(
    SubLinkType subLinkType,
    @Nullable Expr testexpr,
    IntList paramIds,
    int plan_id,
    @Nullable String plan_name,
    int firstColType,
    int firstColTypmod,
    int firstColCollation,
    boolean useHashTable,
    boolean unknownEqFalse,
    boolean parallel_safe,
    IntList setParam,
    IntList parParam,
    List<Expr> args,
    double startup_cost,
    double per_call_cost)
    implements Expr {
  public SubPlan {
    args = List.copyOf(args);
  }

  @Override
  public String label() {
    return "SUBPLAN";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (testexpr != null && test.test(testexpr)) || Children.any(args, test);
  }

  @Override
  public SubPlan mapChildren(UnaryOperator<Node> mapper) {
    @Nullable Expr newTestexpr = testexpr == null ? null : (Expr) mapper.apply(testexpr);
    List<Expr> newArgs = Children.map(args, mapper);
    return newTestexpr == testexpr && newArgs == args
        ? this
        : new SubPlan(
            subLinkType,
            newTestexpr,
            paramIds,
            plan_id,
            plan_name,
            firstColType,
            firstColTypmod,
            firstColCollation,
            useHashTable,
            unknownEqFalse,
            parallel_safe,
            setParam,
            parParam,
            newArgs,
            startup_cost,
            per_call_cost);
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("subLinkType", subLinkType);
    out.node("testexpr", testexpr);
    out.node("paramIds", paramIds);
    out.integer("plan_id", plan_id);
    out.string("plan_name", plan_name);
    out.unsigned("firstColType", firstColType);
    out.integer("firstColTypmod", firstColTypmod);
    out.unsigned("firstColCollation", firstColCollation);
    out.bool("useHashTable", useHashTable);
    out.bool("unknownEqFalse", unknownEqFalse);
    out.bool("parallel_safe", parallel_safe);
    out.node("setParam", setParam);
    out.node("parParam", parParam);
    out.nodes("args", args);
    out.real("startup_cost", startup_cost);
    out.real("per_call_cost", per_call_cost);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof SubPlan that
            && subLinkType == that.subLinkType
            && Objects.equals(testexpr, that.testexpr)
            && paramIds.equals(that.paramIds)
            && plan_id == that.plan_id
            && Objects.equals(plan_name, that.plan_name)
            && firstColType == that.firstColType
            && firstColTypmod == that.firstColTypmod
            && firstColCollation == that.firstColCollation
            && useHashTable == that.useHashTable
            && unknownEqFalse == that.unknownEqFalse
            && parallel_safe == that.parallel_safe
            && setParam.equals(that.setParam)
            && parParam.equals(that.parParam)
            && args.equals(that.args)
            && Double.compare(startup_cost, that.startup_cost) == 0
            && Double.compare(per_call_cost, that.per_call_cost) == 0;
  }

  @Override
  public int hashCode() {
    int hash = -203999895;
    hash = 31 * hash + subLinkType.ordinal();
    hash = 31 * hash + Objects.hashCode(testexpr);
    hash = 31 * hash + paramIds.hashCode();
    hash = 31 * hash + plan_id;
    hash = 31 * hash + Objects.hashCode(plan_name);
    hash = 31 * hash + firstColType;
    hash = 31 * hash + firstColTypmod;
    hash = 31 * hash + firstColCollation;
    hash = 31 * hash + Boolean.hashCode(useHashTable);
    hash = 31 * hash + Boolean.hashCode(unknownEqFalse);
    hash = 31 * hash + Boolean.hashCode(parallel_safe);
    hash = 31 * hash + setParam.hashCode();
    hash = 31 * hash + parParam.hashCode();
    hash = 31 * hash + args.hashCode();
    hash = 31 * hash + Double.hashCode(startup_cost);
    hash = 31 * hash + Double.hashCode(per_call_cost);
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
    builder.subLinkType = subLinkType;
    builder.testexpr = testexpr;
    builder.paramIds = paramIds;
    builder.plan_id = plan_id;
    builder.plan_name = plan_name;
    builder.firstColType = firstColType;
    builder.firstColTypmod = firstColTypmod;
    builder.firstColCollation = firstColCollation;
    builder.useHashTable = useHashTable;
    builder.unknownEqFalse = unknownEqFalse;
    builder.parallel_safe = parallel_safe;
    builder.setParam = setParam;
    builder.parParam = parParam;
    builder.args = args;
    builder.startup_cost = startup_cost;
    builder.per_call_cost = per_call_cost;
    return builder;
  }

  /// Builds a [SubPlan].
  public static final class Builder {
    private SubLinkType subLinkType = SubLinkType.EXISTS_SUBLINK;
    private @Nullable Expr testexpr;
    private IntList paramIds = IntList.EMPTY;
    private int plan_id;
    private @Nullable String plan_name;
    private int firstColType;
    private int firstColTypmod;
    private int firstColCollation;
    private boolean useHashTable;
    private boolean unknownEqFalse;
    private boolean parallel_safe;
    private IntList setParam = IntList.EMPTY;
    private IntList parParam = IntList.EMPTY;
    private List<Expr> args = List.of();
    private double startup_cost;
    private double per_call_cost;

    private Builder() {}

    public Builder subLinkType(SubLinkType subLinkType) {
      this.subLinkType = subLinkType;
      return this;
    }

    public Builder testexpr(@Nullable Expr testexpr) {
      this.testexpr = testexpr;
      return this;
    }

    public Builder paramIds(IntList paramIds) {
      this.paramIds = paramIds;
      return this;
    }

    public Builder plan_id(int plan_id) {
      this.plan_id = plan_id;
      return this;
    }

    public Builder plan_name(@Nullable String plan_name) {
      this.plan_name = plan_name;
      return this;
    }

    public Builder firstColType(int firstColType) {
      this.firstColType = firstColType;
      return this;
    }

    public Builder firstColTypmod(int firstColTypmod) {
      this.firstColTypmod = firstColTypmod;
      return this;
    }

    public Builder firstColCollation(int firstColCollation) {
      this.firstColCollation = firstColCollation;
      return this;
    }

    public Builder useHashTable(boolean useHashTable) {
      this.useHashTable = useHashTable;
      return this;
    }

    public Builder unknownEqFalse(boolean unknownEqFalse) {
      this.unknownEqFalse = unknownEqFalse;
      return this;
    }

    public Builder parallel_safe(boolean parallel_safe) {
      this.parallel_safe = parallel_safe;
      return this;
    }

    public Builder setParam(IntList setParam) {
      this.setParam = setParam;
      return this;
    }

    public Builder parParam(IntList parParam) {
      this.parParam = parParam;
      return this;
    }

    public Builder args(List<Expr> args) {
      this.args = args;
      return this;
    }

    public Builder startup_cost(double startup_cost) {
      this.startup_cost = startup_cost;
      return this;
    }

    public Builder per_call_cost(double per_call_cost) {
      this.per_call_cost = per_call_cost;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public SubPlan build() {
      return new SubPlan(
          subLinkType,
          testexpr,
          paramIds,
          plan_id,
          plan_name,
          firstColType,
          firstColTypmod,
          firstColCollation,
          useHashTable,
          unknownEqFalse,
          parallel_safe,
          setParam,
          parParam,
          args,
          startup_cost,
          per_call_cost);
    }
  }
}
