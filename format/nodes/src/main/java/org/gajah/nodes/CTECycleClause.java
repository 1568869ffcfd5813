package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// CYCLE.
///
/// Mirrors `CTECycleClause` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record CTECycleClause(
    List<String> cycle_col_list,
    @Nullable String cycle_mark_column,
    @Nullable Expr cycle_mark_value,
    @Nullable Expr cycle_mark_default,
    @Nullable String cycle_path_column,
    int location,
    int cycle_mark_type,
    int cycle_mark_typmod,
    int cycle_mark_collation,
    int cycle_mark_neop)
    implements Node {
  public CTECycleClause {
    cycle_col_list = List.copyOf(cycle_col_list);
  }

  @Override
  public String label() {
    return "CTECYCLECLAUSE";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (cycle_mark_value != null && test.test(cycle_mark_value))
        || (cycle_mark_default != null && test.test(cycle_mark_default));
  }

  @Override
  public CTECycleClause mapChildren(UnaryOperator<Node> mapper) {
    @Nullable Expr newCycle_mark_value =
        cycle_mark_value == null ? null : (Expr) mapper.apply(cycle_mark_value);
    @Nullable Expr newCycle_mark_default =
        cycle_mark_default == null ? null : (Expr) mapper.apply(cycle_mark_default);
    return newCycle_mark_value == cycle_mark_value && newCycle_mark_default == cycle_mark_default
        ? this
        : new CTECycleClause(
            cycle_col_list,
            cycle_mark_column,
            newCycle_mark_value,
            newCycle_mark_default,
            cycle_path_column,
            location,
            cycle_mark_type,
            cycle_mark_typmod,
            cycle_mark_collation,
            cycle_mark_neop);
  }

  @Override
  public void fields(FieldSink out) {
    out.strings("cycle_col_list", cycle_col_list);
    out.string("cycle_mark_column", cycle_mark_column);
    out.node("cycle_mark_value", cycle_mark_value);
    out.node("cycle_mark_default", cycle_mark_default);
    out.string("cycle_path_column", cycle_path_column);
    out.location("location", location);
    out.unsigned("cycle_mark_type", cycle_mark_type);
    out.integer("cycle_mark_typmod", cycle_mark_typmod);
    out.unsigned("cycle_mark_collation", cycle_mark_collation);
    out.unsigned("cycle_mark_neop", cycle_mark_neop);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CTECycleClause that
            && cycle_col_list.equals(that.cycle_col_list)
            && Objects.equals(cycle_mark_column, that.cycle_mark_column)
            && Objects.equals(cycle_mark_value, that.cycle_mark_value)
            && Objects.equals(cycle_mark_default, that.cycle_mark_default)
            && Objects.equals(cycle_path_column, that.cycle_path_column)
            && cycle_mark_type == that.cycle_mark_type
            && cycle_mark_typmod == that.cycle_mark_typmod
            && cycle_mark_collation == that.cycle_mark_collation
            && cycle_mark_neop == that.cycle_mark_neop;
  }

  @Override
  public int hashCode() {
    int hash = 1648127841;
    hash = 31 * hash + cycle_col_list.hashCode();
    hash = 31 * hash + Objects.hashCode(cycle_mark_column);
    hash = 31 * hash + Objects.hashCode(cycle_mark_value);
    hash = 31 * hash + Objects.hashCode(cycle_mark_default);
    hash = 31 * hash + Objects.hashCode(cycle_path_column);
    hash = 31 * hash + cycle_mark_type;
    hash = 31 * hash + cycle_mark_typmod;
    hash = 31 * hash + cycle_mark_collation;
    hash = 31 * hash + cycle_mark_neop;
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
    builder.cycle_col_list = cycle_col_list;
    builder.cycle_mark_column = cycle_mark_column;
    builder.cycle_mark_value = cycle_mark_value;
    builder.cycle_mark_default = cycle_mark_default;
    builder.cycle_path_column = cycle_path_column;
    builder.location = location;
    builder.cycle_mark_type = cycle_mark_type;
    builder.cycle_mark_typmod = cycle_mark_typmod;
    builder.cycle_mark_collation = cycle_mark_collation;
    builder.cycle_mark_neop = cycle_mark_neop;
    return builder;
  }

  /// Builds a [CTECycleClause].
  public static final class Builder {
    private List<String> cycle_col_list = List.of();
    private @Nullable String cycle_mark_column;
    private @Nullable Expr cycle_mark_value;
    private @Nullable Expr cycle_mark_default;
    private @Nullable String cycle_path_column;
    private int location = -1;
    private int cycle_mark_type;
    private int cycle_mark_typmod;
    private int cycle_mark_collation;
    private int cycle_mark_neop;

    private Builder() {}

    public Builder cycle_col_list(List<String> cycle_col_list) {
      this.cycle_col_list = cycle_col_list;
      return this;
    }

    public Builder cycle_mark_column(@Nullable String cycle_mark_column) {
      this.cycle_mark_column = cycle_mark_column;
      return this;
    }

    public Builder cycle_mark_value(@Nullable Expr cycle_mark_value) {
      this.cycle_mark_value = cycle_mark_value;
      return this;
    }

    public Builder cycle_mark_default(@Nullable Expr cycle_mark_default) {
      this.cycle_mark_default = cycle_mark_default;
      return this;
    }

    public Builder cycle_path_column(@Nullable String cycle_path_column) {
      this.cycle_path_column = cycle_path_column;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    public Builder cycle_mark_type(int cycle_mark_type) {
      this.cycle_mark_type = cycle_mark_type;
      return this;
    }

    public Builder cycle_mark_typmod(int cycle_mark_typmod) {
      this.cycle_mark_typmod = cycle_mark_typmod;
      return this;
    }

    public Builder cycle_mark_collation(int cycle_mark_collation) {
      this.cycle_mark_collation = cycle_mark_collation;
      return this;
    }

    public Builder cycle_mark_neop(int cycle_mark_neop) {
      this.cycle_mark_neop = cycle_mark_neop;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public CTECycleClause build() {
      return new CTECycleClause(
          cycle_col_list,
          cycle_mark_column,
          cycle_mark_value,
          cycle_mark_default,
          cycle_path_column,
          location,
          cycle_mark_type,
          cycle_mark_typmod,
          cycle_mark_collation,
          cycle_mark_neop);
    }
  }
}
