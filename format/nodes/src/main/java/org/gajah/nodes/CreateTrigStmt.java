package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// CREATE TRIGGER.
///
/// Mirrors `CreateTrigStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record CreateTrigStmt(
    boolean replace,
    boolean isconstraint,
    String trigname,
    RangeVar relation,
    List<String> funcname,
    List<String> args,
    boolean row,
    int timing,
    int events,
    List<String> columns,
    @Nullable Expr whenClause,
    List<TriggerTransition> transitionRels,
    boolean deferrable,
    boolean initdeferred,
    @Nullable RangeVar constrrel)
    implements UtilityStmt {
  public CreateTrigStmt {
    funcname = List.copyOf(funcname);
    args = List.copyOf(args);
    columns = List.copyOf(columns);
    transitionRels = List.copyOf(transitionRels);
  }

  @Override
  public String label() {
    return "CREATETRIGSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(relation)
        || (whenClause != null && test.test(whenClause))
        || Children.any(transitionRels, test)
        || (constrrel != null && test.test(constrrel));
  }

  @Override
  public CreateTrigStmt mapChildren(UnaryOperator<Node> mapper) {
    RangeVar newRelation = (RangeVar) mapper.apply(relation);
    @Nullable Expr newWhenClause = whenClause == null ? null : (Expr) mapper.apply(whenClause);
    List<TriggerTransition> newTransitionRels = Children.map(transitionRels, mapper);
    @Nullable RangeVar newConstrrel = constrrel == null ? null : (RangeVar) mapper.apply(constrrel);
    return newRelation == relation
            && newWhenClause == whenClause
            && newTransitionRels == transitionRels
            && newConstrrel == constrrel
        ? this
        : new CreateTrigStmt(
            replace,
            isconstraint,
            trigname,
            newRelation,
            funcname,
            args,
            row,
            timing,
            events,
            columns,
            newWhenClause,
            newTransitionRels,
            deferrable,
            initdeferred,
            newConstrrel);
  }

  @Override
  public void fields(FieldSink out) {
    out.bool("replace", replace);
    out.bool("isconstraint", isconstraint);
    out.string("trigname", trigname);
    out.node("relation", relation);
    out.strings("funcname", funcname);
    out.strings("args", args);
    out.bool("row", row);
    out.integer("timing", timing);
    out.integer("events", events);
    out.strings("columns", columns);
    out.node("whenClause", whenClause);
    out.nodes("transitionRels", transitionRels);
    out.bool("deferrable", deferrable);
    out.bool("initdeferred", initdeferred);
    out.node("constrrel", constrrel);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CreateTrigStmt that
            && replace == that.replace
            && isconstraint == that.isconstraint
            && trigname.equals(that.trigname)
            && relation.equals(that.relation)
            && funcname.equals(that.funcname)
            && args.equals(that.args)
            && row == that.row
            && timing == that.timing
            && events == that.events
            && columns.equals(that.columns)
            && Objects.equals(whenClause, that.whenClause)
            && transitionRels.equals(that.transitionRels)
            && deferrable == that.deferrable
            && initdeferred == that.initdeferred
            && Objects.equals(constrrel, that.constrrel);
  }

  @Override
  public int hashCode() {
    int hash = 1423087424;
    hash = 31 * hash + Boolean.hashCode(replace);
    hash = 31 * hash + Boolean.hashCode(isconstraint);
    hash = 31 * hash + trigname.hashCode();
    hash = 31 * hash + relation.hashCode();
    hash = 31 * hash + funcname.hashCode();
    hash = 31 * hash + args.hashCode();
    hash = 31 * hash + Boolean.hashCode(row);
    hash = 31 * hash + timing;
    hash = 31 * hash + events;
    hash = 31 * hash + columns.hashCode();
    hash = 31 * hash + Objects.hashCode(whenClause);
    hash = 31 * hash + transitionRels.hashCode();
    hash = 31 * hash + Boolean.hashCode(deferrable);
    hash = 31 * hash + Boolean.hashCode(initdeferred);
    hash = 31 * hash + Objects.hashCode(constrrel);
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
    builder.replace = replace;
    builder.isconstraint = isconstraint;
    builder.trigname = trigname;
    builder.relation = relation;
    builder.funcname = funcname;
    builder.args = args;
    builder.row = row;
    builder.timing = timing;
    builder.events = events;
    builder.columns = columns;
    builder.whenClause = whenClause;
    builder.transitionRels = transitionRels;
    builder.deferrable = deferrable;
    builder.initdeferred = initdeferred;
    builder.constrrel = constrrel;
    return builder;
  }

  /// Builds a [CreateTrigStmt].
  public static final class Builder {
    private boolean replace;
    private boolean isconstraint;
    private @Nullable String trigname;
    private @Nullable RangeVar relation;
    private List<String> funcname = List.of();
    private List<String> args = List.of();
    private boolean row;
    private int timing;
    private int events;
    private List<String> columns = List.of();
    private @Nullable Expr whenClause;
    private List<TriggerTransition> transitionRels = List.of();
    private boolean deferrable;
    private boolean initdeferred;
    private @Nullable RangeVar constrrel;

    private Builder() {}

    public Builder replace(boolean replace) {
      this.replace = replace;
      return this;
    }

    public Builder isconstraint(boolean isconstraint) {
      this.isconstraint = isconstraint;
      return this;
    }

    public Builder trigname(String trigname) {
      this.trigname = trigname;
      return this;
    }

    public Builder relation(RangeVar relation) {
      this.relation = relation;
      return this;
    }

    public Builder funcname(List<String> funcname) {
      this.funcname = funcname;
      return this;
    }

    public Builder args(List<String> args) {
      this.args = args;
      return this;
    }

    public Builder row(boolean row) {
      this.row = row;
      return this;
    }

    public Builder timing(int timing) {
      this.timing = timing;
      return this;
    }

    public Builder events(int events) {
      this.events = events;
      return this;
    }

    public Builder columns(List<String> columns) {
      this.columns = columns;
      return this;
    }

    public Builder whenClause(@Nullable Expr whenClause) {
      this.whenClause = whenClause;
      return this;
    }

    public Builder transitionRels(List<TriggerTransition> transitionRels) {
      this.transitionRels = transitionRels;
      return this;
    }

    public Builder deferrable(boolean deferrable) {
      this.deferrable = deferrable;
      return this;
    }

    public Builder initdeferred(boolean initdeferred) {
      this.initdeferred = initdeferred;
      return this;
    }

    public Builder constrrel(@Nullable RangeVar constrrel) {
      this.constrrel = constrrel;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public CreateTrigStmt build() {
      return new CreateTrigStmt(
          replace,
          isconstraint,
          Objects.requireNonNull(trigname, "trigname"),
          Objects.requireNonNull(relation, "relation"),
          funcname,
          args,
          row,
          timing,
          events,
          columns,
          whenClause,
          transitionRels,
          deferrable,
          initdeferred,
          constrrel);
    }
  }
}
