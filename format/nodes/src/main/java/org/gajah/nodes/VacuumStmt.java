package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// VACUUM and ANALYZE.
///
/// Mirrors `VacuumStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record VacuumStmt(List<DefElem> options, List<VacuumRelation> rels, boolean is_vacuumcmd)
    implements UtilityStmt {
  public VacuumStmt {
    options = List.copyOf(options);
    rels = List.copyOf(rels);
  }

  @Override
  public String label() {
    return "VACUUMSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(options, test) || Children.any(rels, test);
  }

  @Override
  public VacuumStmt mapChildren(UnaryOperator<Node> mapper) {
    List<DefElem> newOptions = Children.map(options, mapper);
    List<VacuumRelation> newRels = Children.map(rels, mapper);
    return newOptions == options && newRels == rels
        ? this
        : new VacuumStmt(newOptions, newRels, is_vacuumcmd);
  }

  @Override
  public void fields(FieldSink out) {
    out.nodes("options", options);
    out.nodes("rels", rels);
    out.bool("is_vacuumcmd", is_vacuumcmd);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof VacuumStmt that
            && options.equals(that.options)
            && rels.equals(that.rels)
            && is_vacuumcmd == that.is_vacuumcmd;
  }

  @Override
  public int hashCode() {
    int hash = 1706425661;
    hash = 31 * hash + options.hashCode();
    hash = 31 * hash + rels.hashCode();
    hash = 31 * hash + Boolean.hashCode(is_vacuumcmd);
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
    builder.options = options;
    builder.rels = rels;
    builder.is_vacuumcmd = is_vacuumcmd;
    return builder;
  }

  /// Builds a [VacuumStmt].
  public static final class Builder {
    private List<DefElem> options = List.of();
    private List<VacuumRelation> rels = List.of();
    private boolean is_vacuumcmd;

    private Builder() {}

    public Builder options(List<DefElem> options) {
      this.options = options;
      return this;
    }

    public Builder rels(List<VacuumRelation> rels) {
      this.rels = rels;
      return this;
    }

    public Builder is_vacuumcmd(boolean is_vacuumcmd) {
      this.is_vacuumcmd = is_vacuumcmd;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public VacuumStmt build() {
      return new VacuumStmt(options, rels, is_vacuumcmd);
    }
  }
}
