package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// REFERENCING of a trigger.
///
/// Mirrors `TriggerTransition` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record TriggerTransition(@Nullable String name, boolean isNew, boolean isTable)
    implements Node {

  @Override
  public String label() {
    return "TRIGGERTRANSITION";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public TriggerTransition mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.string("name", name);
    out.bool("isNew", isNew);
    out.bool("isTable", isTable);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof TriggerTransition that
            && Objects.equals(name, that.name)
            && isNew == that.isNew
            && isTable == that.isTable;
  }

  @Override
  public int hashCode() {
    int hash = 60758285;
    hash = 31 * hash + Objects.hashCode(name);
    hash = 31 * hash + Boolean.hashCode(isNew);
    hash = 31 * hash + Boolean.hashCode(isTable);
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
    builder.name = name;
    builder.isNew = isNew;
    builder.isTable = isTable;
    return builder;
  }

  /// Builds a [TriggerTransition].
  public static final class Builder {
    private @Nullable String name;
    private boolean isNew;
    private boolean isTable;

    private Builder() {}

    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    public Builder isNew(boolean isNew) {
      this.isNew = isNew;
      return this;
    }

    public Builder isTable(boolean isTable) {
      this.isTable = isTable;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public TriggerTransition build() {
      return new TriggerTransition(name, isNew, isTable);
    }
  }
}
