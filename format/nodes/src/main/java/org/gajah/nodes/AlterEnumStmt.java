package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// ALTER TYPE of an enum.
///
/// Mirrors `AlterEnumStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record AlterEnumStmt(
    List<String> typeName,
    @Nullable String oldVal,
    @Nullable String newVal,
    @Nullable String newValNeighbor,
    boolean newValIsAfter,
    boolean skipIfNewValExists)
    implements UtilityStmt {
  public AlterEnumStmt {
    typeName = List.copyOf(typeName);
  }

  @Override
  public String label() {
    return "ALTERENUMSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public AlterEnumStmt mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.strings("typeName", typeName);
    out.string("oldVal", oldVal);
    out.string("newVal", newVal);
    out.string("newValNeighbor", newValNeighbor);
    out.bool("newValIsAfter", newValIsAfter);
    out.bool("skipIfNewValExists", skipIfNewValExists);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof AlterEnumStmt that
            && typeName.equals(that.typeName)
            && Objects.equals(oldVal, that.oldVal)
            && Objects.equals(newVal, that.newVal)
            && Objects.equals(newValNeighbor, that.newValNeighbor)
            && newValIsAfter == that.newValIsAfter
            && skipIfNewValExists == that.skipIfNewValExists;
  }

  @Override
  public int hashCode() {
    int hash = 901219967;
    hash = 31 * hash + typeName.hashCode();
    hash = 31 * hash + Objects.hashCode(oldVal);
    hash = 31 * hash + Objects.hashCode(newVal);
    hash = 31 * hash + Objects.hashCode(newValNeighbor);
    hash = 31 * hash + Boolean.hashCode(newValIsAfter);
    hash = 31 * hash + Boolean.hashCode(skipIfNewValExists);
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
    builder.typeName = typeName;
    builder.oldVal = oldVal;
    builder.newVal = newVal;
    builder.newValNeighbor = newValNeighbor;
    builder.newValIsAfter = newValIsAfter;
    builder.skipIfNewValExists = skipIfNewValExists;
    return builder;
  }

  /// Builds a [AlterEnumStmt].
  public static final class Builder {
    private List<String> typeName = List.of();
    private @Nullable String oldVal;
    private @Nullable String newVal;
    private @Nullable String newValNeighbor;
    private boolean newValIsAfter;
    private boolean skipIfNewValExists;

    private Builder() {}

    public Builder typeName(List<String> typeName) {
      this.typeName = typeName;
      return this;
    }

    public Builder oldVal(@Nullable String oldVal) {
      this.oldVal = oldVal;
      return this;
    }

    public Builder newVal(@Nullable String newVal) {
      this.newVal = newVal;
      return this;
    }

    public Builder newValNeighbor(@Nullable String newValNeighbor) {
      this.newValNeighbor = newValNeighbor;
      return this;
    }

    public Builder newValIsAfter(boolean newValIsAfter) {
      this.newValIsAfter = newValIsAfter;
      return this;
    }

    public Builder skipIfNewValExists(boolean skipIfNewValExists) {
      this.skipIfNewValExists = skipIfNewValExists;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public AlterEnumStmt build() {
      return new AlterEnumStmt(
          typeName, oldVal, newVal, newValNeighbor, newValIsAfter, skipIfNewValExists);
    }
  }
}
