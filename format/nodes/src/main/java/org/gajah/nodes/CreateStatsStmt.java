package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// CREATE STATISTICS.
///
/// Mirrors `CreateStatsStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record CreateStatsStmt(
    List<String> defnames,
    List<String> stat_types,
    List<StatsElem> exprs,
    List<FromItem> relations,
    @Nullable String stxcomment,
    boolean transformed,
    boolean if_not_exists,
    int owner)
    implements UtilityStmt {
  public CreateStatsStmt {
    defnames = List.copyOf(defnames);
    stat_types = List.copyOf(stat_types);
    exprs = List.copyOf(exprs);
    relations = List.copyOf(relations);
  }

  @Override
  public String label() {
    return "CREATESTATSSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(exprs, test) || Children.any(relations, test);
  }

  @Override
  public CreateStatsStmt mapChildren(UnaryOperator<Node> mapper) {
    List<StatsElem> newExprs = Children.map(exprs, mapper);
    List<FromItem> newRelations = Children.map(relations, mapper);
    return newExprs == exprs && newRelations == relations
        ? this
        : new CreateStatsStmt(
            defnames,
            stat_types,
            newExprs,
            newRelations,
            stxcomment,
            transformed,
            if_not_exists,
            owner);
  }

  @Override
  public void fields(FieldSink out) {
    out.strings("defnames", defnames);
    out.strings("stat_types", stat_types);
    out.nodes("exprs", exprs);
    out.nodes("relations", relations);
    out.string("stxcomment", stxcomment);
    out.bool("transformed", transformed);
    out.bool("if_not_exists", if_not_exists);
    out.unsigned("owner", owner);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CreateStatsStmt that
            && defnames.equals(that.defnames)
            && stat_types.equals(that.stat_types)
            && exprs.equals(that.exprs)
            && relations.equals(that.relations)
            && Objects.equals(stxcomment, that.stxcomment)
            && transformed == that.transformed
            && if_not_exists == that.if_not_exists
            && owner == that.owner;
  }

  @Override
  public int hashCode() {
    int hash = -240161973;
    hash = 31 * hash + defnames.hashCode();
    hash = 31 * hash + stat_types.hashCode();
    hash = 31 * hash + exprs.hashCode();
    hash = 31 * hash + relations.hashCode();
    hash = 31 * hash + Objects.hashCode(stxcomment);
    hash = 31 * hash + Boolean.hashCode(transformed);
    hash = 31 * hash + Boolean.hashCode(if_not_exists);
    hash = 31 * hash + owner;
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
    builder.defnames = defnames;
    builder.stat_types = stat_types;
    builder.exprs = exprs;
    builder.relations = relations;
    builder.stxcomment = stxcomment;
    builder.transformed = transformed;
    builder.if_not_exists = if_not_exists;
    builder.owner = owner;
    return builder;
  }

  /// Builds a [CreateStatsStmt].
  public static final class Builder {
    private List<String> defnames = List.of();
    private List<String> stat_types = List.of();
    private List<StatsElem> exprs = List.of();
    private List<FromItem> relations = List.of();
    private @Nullable String stxcomment;
    private boolean transformed;
    private boolean if_not_exists;
    private int owner;

    private Builder() {}

    public Builder defnames(List<String> defnames) {
      this.defnames = defnames;
      return this;
    }

    public Builder stat_types(List<String> stat_types) {
      this.stat_types = stat_types;
      return this;
    }

    public Builder exprs(List<StatsElem> exprs) {
      this.exprs = exprs;
      return this;
    }

    public Builder relations(List<FromItem> relations) {
      this.relations = relations;
      return this;
    }

    public Builder stxcomment(@Nullable String stxcomment) {
      this.stxcomment = stxcomment;
      return this;
    }

    public Builder transformed(boolean transformed) {
      this.transformed = transformed;
      return this;
    }

    public Builder if_not_exists(boolean if_not_exists) {
      this.if_not_exists = if_not_exists;
      return this;
    }

    public Builder owner(int owner) {
      this.owner = owner;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public CreateStatsStmt build() {
      return new CreateStatsStmt(
          defnames, stat_types, exprs, relations, stxcomment, transformed, if_not_exists, owner);
    }
  }
}
