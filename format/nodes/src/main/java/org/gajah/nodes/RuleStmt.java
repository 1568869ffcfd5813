package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.CmdType;
import org.jspecify.annotations.Nullable;

/// CREATE RULE.
///
/// Mirrors `RuleStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record RuleStmt(
    RangeVar relation,
    String rulename,
    @Nullable Expr whereClause,
    CmdType event,
    boolean instead,
    List<Statement> actions,
    boolean replace)
    implements UtilityStmt {
  public RuleStmt {
    actions = List.copyOf(actions);
  }

  @Override
  public String label() {
    return "RULESTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(relation)
        || (whereClause != null && test.test(whereClause))
        || Children.any(actions, test);
  }

  @Override
  public RuleStmt mapChildren(UnaryOperator<Node> mapper) {
    RangeVar newRelation = (RangeVar) mapper.apply(relation);
    @Nullable Expr newWhereClause = whereClause == null ? null : (Expr) mapper.apply(whereClause);
    List<Statement> newActions = Children.map(actions, mapper);
    return newRelation == relation && newWhereClause == whereClause && newActions == actions
        ? this
        : new RuleStmt(newRelation, rulename, newWhereClause, event, instead, newActions, replace);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("relation", relation);
    out.string("rulename", rulename);
    out.node("whereClause", whereClause);
    out.enumeration("event", event);
    out.bool("instead", instead);
    out.nodes("actions", actions);
    out.bool("replace", replace);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof RuleStmt that
            && relation.equals(that.relation)
            && rulename.equals(that.rulename)
            && Objects.equals(whereClause, that.whereClause)
            && event == that.event
            && instead == that.instead
            && actions.equals(that.actions)
            && replace == that.replace;
  }

  @Override
  public int hashCode() {
    int hash = 828086532;
    hash = 31 * hash + relation.hashCode();
    hash = 31 * hash + rulename.hashCode();
    hash = 31 * hash + Objects.hashCode(whereClause);
    hash = 31 * hash + event.ordinal();
    hash = 31 * hash + Boolean.hashCode(instead);
    hash = 31 * hash + actions.hashCode();
    hash = 31 * hash + Boolean.hashCode(replace);
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
    builder.rulename = rulename;
    builder.whereClause = whereClause;
    builder.event = event;
    builder.instead = instead;
    builder.actions = actions;
    builder.replace = replace;
    return builder;
  }

  /// Builds a [RuleStmt].
  public static final class Builder {
    private @Nullable RangeVar relation;
    private @Nullable String rulename;
    private @Nullable Expr whereClause;
    private CmdType event = CmdType.CMD_UNKNOWN;
    private boolean instead;
    private List<Statement> actions = List.of();
    private boolean replace;

    private Builder() {}

    public Builder relation(RangeVar relation) {
      this.relation = relation;
      return this;
    }

    public Builder rulename(String rulename) {
      this.rulename = rulename;
      return this;
    }

    public Builder whereClause(@Nullable Expr whereClause) {
      this.whereClause = whereClause;
      return this;
    }

    public Builder event(CmdType event) {
      this.event = event;
      return this;
    }

    public Builder instead(boolean instead) {
      this.instead = instead;
      return this;
    }

    public Builder actions(List<Statement> actions) {
      this.actions = actions;
      return this;
    }

    public Builder replace(boolean replace) {
      this.replace = replace;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public RuleStmt build() {
      return new RuleStmt(
          Objects.requireNonNull(relation, "relation"),
          Objects.requireNonNull(rulename, "rulename"),
          whereClause,
          event,
          instead,
          actions,
          replace);
    }
  }
}
