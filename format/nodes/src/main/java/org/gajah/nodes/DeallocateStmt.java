package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// DEALLOCATE; no name means all.
///
/// Mirrors `DeallocateStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record DeallocateStmt(@Nullable String name, boolean isall, int location)
    implements UtilityStmt {

  @Override
  public String label() {
    return "DEALLOCATESTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public DeallocateStmt mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.string("name", name);
    out.bool("isall", isall);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof DeallocateStmt that
            && Objects.equals(name, that.name)
            && isall == that.isall;
  }

  @Override
  public int hashCode() {
    int hash = 789038022;
    hash = 31 * hash + Objects.hashCode(name);
    hash = 31 * hash + Boolean.hashCode(isall);
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
    builder.isall = isall;
    builder.location = location;
    return builder;
  }

  /// Builds a [DeallocateStmt].
  public static final class Builder {
    private @Nullable String name;
    private boolean isall;
    private int location = -1;

    private Builder() {}

    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    public Builder isall(boolean isall) {
      this.isall = isall;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public DeallocateStmt build() {
      return new DeallocateStmt(name, isall, location);
    }
  }
}
