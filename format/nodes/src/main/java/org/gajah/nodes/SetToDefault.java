package org.gajah.nodes;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// DEFAULT as a value.
///
/// Mirrors `SetToDefault` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record SetToDefault(int typeId, int typeMod, int collation, int location) implements Expr {

  @Override
  public String label() {
    return "SETTODEFAULT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public SetToDefault mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.unsigned("typeId", typeId);
    out.integer("typeMod", typeMod);
    out.unsigned("collation", collation);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof SetToDefault that
            && typeId == that.typeId
            && typeMod == that.typeMod
            && collation == that.collation;
  }

  @Override
  public int hashCode() {
    int hash = 1585296676;
    hash = 31 * hash + typeId;
    hash = 31 * hash + typeMod;
    hash = 31 * hash + collation;
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
    builder.typeId = typeId;
    builder.typeMod = typeMod;
    builder.collation = collation;
    builder.location = location;
    return builder;
  }

  /// Builds a [SetToDefault].
  public static final class Builder {
    private int typeId;
    private int typeMod;
    private int collation;
    private int location = -1;

    private Builder() {}

    public Builder typeId(int typeId) {
      this.typeId = typeId;
      return this;
    }

    public Builder typeMod(int typeMod) {
      this.typeMod = typeMod;
      return this;
    }

    public Builder collation(int collation) {
      this.collation = collation;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public SetToDefault build() {
      return new SetToDefault(typeId, typeMod, collation, location);
    }
  }
}
