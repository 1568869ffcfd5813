package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.OnCommitAction;
import org.jspecify.annotations.Nullable;

/// CREATE TABLE.
///
/// Mirrors `CreateStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record CreateStmt(
    RangeVar relation,
    List<TableElement> tableElts,
    List<RangeVar> inhRelations,
    @Nullable PartitionBoundSpec partbound,
    @Nullable PartitionSpec partspec,
    @Nullable TypeName ofTypename,
    List<Constraint> constraints,
    List<DefElem> options,
    OnCommitAction oncommit,
    @Nullable String tablespacename,
    @Nullable String accessMethod,
    boolean if_not_exists)
    implements UtilityStmt {
  public CreateStmt {
    tableElts = List.copyOf(tableElts);
    inhRelations = List.copyOf(inhRelations);
    constraints = List.copyOf(constraints);
    options = List.copyOf(options);
  }

  @Override
  public String label() {
    return "CREATESTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(relation)
        || Children.any(tableElts, test)
        || Children.any(inhRelations, test)
        || (partbound != null && test.test(partbound))
        || (partspec != null && test.test(partspec))
        || (ofTypename != null && test.test(ofTypename))
        || Children.any(constraints, test)
        || Children.any(options, test);
  }

  @Override
  public CreateStmt mapChildren(UnaryOperator<Node> mapper) {
    RangeVar newRelation = (RangeVar) mapper.apply(relation);
    List<TableElement> newTableElts = Children.map(tableElts, mapper);
    List<RangeVar> newInhRelations = Children.map(inhRelations, mapper);
    @Nullable PartitionBoundSpec newPartbound =
        partbound == null ? null : (PartitionBoundSpec) mapper.apply(partbound);
    @Nullable PartitionSpec newPartspec =
        partspec == null ? null : (PartitionSpec) mapper.apply(partspec);
    @Nullable TypeName newOfTypename =
        ofTypename == null ? null : (TypeName) mapper.apply(ofTypename);
    List<Constraint> newConstraints = Children.map(constraints, mapper);
    List<DefElem> newOptions = Children.map(options, mapper);
    return newRelation == relation
            && newTableElts == tableElts
            && newInhRelations == inhRelations
            && newPartbound == partbound
            && newPartspec == partspec
            && newOfTypename == ofTypename
            && newConstraints == constraints
            && newOptions == options
        ? this
        : new CreateStmt(
            newRelation,
            newTableElts,
            newInhRelations,
            newPartbound,
            newPartspec,
            newOfTypename,
            newConstraints,
            newOptions,
            oncommit,
            tablespacename,
            accessMethod,
            if_not_exists);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("relation", relation);
    out.nodes("tableElts", tableElts);
    out.nodes("inhRelations", inhRelations);
    out.node("partbound", partbound);
    out.node("partspec", partspec);
    out.node("ofTypename", ofTypename);
    out.nodes("constraints", constraints);
    out.nodes("options", options);
    out.enumeration("oncommit", oncommit);
    out.string("tablespacename", tablespacename);
    out.string("accessMethod", accessMethod);
    out.bool("if_not_exists", if_not_exists);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CreateStmt that
            && relation.equals(that.relation)
            && tableElts.equals(that.tableElts)
            && inhRelations.equals(that.inhRelations)
            && Objects.equals(partbound, that.partbound)
            && Objects.equals(partspec, that.partspec)
            && Objects.equals(ofTypename, that.ofTypename)
            && constraints.equals(that.constraints)
            && options.equals(that.options)
            && oncommit == that.oncommit
            && Objects.equals(tablespacename, that.tablespacename)
            && Objects.equals(accessMethod, that.accessMethod)
            && if_not_exists == that.if_not_exists;
  }

  @Override
  public int hashCode() {
    int hash = -932308220;
    hash = 31 * hash + relation.hashCode();
    hash = 31 * hash + tableElts.hashCode();
    hash = 31 * hash + inhRelations.hashCode();
    hash = 31 * hash + Objects.hashCode(partbound);
    hash = 31 * hash + Objects.hashCode(partspec);
    hash = 31 * hash + Objects.hashCode(ofTypename);
    hash = 31 * hash + constraints.hashCode();
    hash = 31 * hash + options.hashCode();
    hash = 31 * hash + oncommit.ordinal();
    hash = 31 * hash + Objects.hashCode(tablespacename);
    hash = 31 * hash + Objects.hashCode(accessMethod);
    hash = 31 * hash + Boolean.hashCode(if_not_exists);
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
    builder.tableElts = tableElts;
    builder.inhRelations = inhRelations;
    builder.partbound = partbound;
    builder.partspec = partspec;
    builder.ofTypename = ofTypename;
    builder.constraints = constraints;
    builder.options = options;
    builder.oncommit = oncommit;
    builder.tablespacename = tablespacename;
    builder.accessMethod = accessMethod;
    builder.if_not_exists = if_not_exists;
    return builder;
  }

  /// Builds a [CreateStmt].
  public static final class Builder {
    private @Nullable RangeVar relation;
    private List<TableElement> tableElts = List.of();
    private List<RangeVar> inhRelations = List.of();
    private @Nullable PartitionBoundSpec partbound;
    private @Nullable PartitionSpec partspec;
    private @Nullable TypeName ofTypename;
    private List<Constraint> constraints = List.of();
    private List<DefElem> options = List.of();
    private OnCommitAction oncommit = OnCommitAction.ONCOMMIT_NOOP;
    private @Nullable String tablespacename;
    private @Nullable String accessMethod;
    private boolean if_not_exists;

    private Builder() {}

    public Builder relation(RangeVar relation) {
      this.relation = relation;
      return this;
    }

    public Builder tableElts(List<TableElement> tableElts) {
      this.tableElts = tableElts;
      return this;
    }

    public Builder inhRelations(List<RangeVar> inhRelations) {
      this.inhRelations = inhRelations;
      return this;
    }

    public Builder partbound(@Nullable PartitionBoundSpec partbound) {
      this.partbound = partbound;
      return this;
    }

    public Builder partspec(@Nullable PartitionSpec partspec) {
      this.partspec = partspec;
      return this;
    }

    public Builder ofTypename(@Nullable TypeName ofTypename) {
      this.ofTypename = ofTypename;
      return this;
    }

    public Builder constraints(List<Constraint> constraints) {
      this.constraints = constraints;
      return this;
    }

    public Builder options(List<DefElem> options) {
      this.options = options;
      return this;
    }

    public Builder oncommit(OnCommitAction oncommit) {
      this.oncommit = oncommit;
      return this;
    }

    public Builder tablespacename(@Nullable String tablespacename) {
      this.tablespacename = tablespacename;
      return this;
    }

    public Builder accessMethod(@Nullable String accessMethod) {
      this.accessMethod = accessMethod;
      return this;
    }

    public Builder if_not_exists(boolean if_not_exists) {
      this.if_not_exists = if_not_exists;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public CreateStmt build() {
      return new CreateStmt(
          Objects.requireNonNull(relation, "relation"),
          tableElts,
          inhRelations,
          partbound,
          partspec,
          ofTypename,
          constraints,
          options,
          oncommit,
          tablespacename,
          accessMethod,
          if_not_exists);
    }
  }
}
