package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// A relation of VACUUM or ANALYZE.
///
/// Mirrors `VacuumRelation` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record VacuumRelation(@Nullable RangeVar relation, int oid, List<String> va_cols)
    implements Node {
  public VacuumRelation {
    va_cols = List.copyOf(va_cols);
  }

  @Override
  public String label() {
    return "VACUUMRELATION";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (relation != null && test.test(relation));
  }

  @Override
  public VacuumRelation mapChildren(UnaryOperator<Node> mapper) {
    @Nullable RangeVar newRelation = relation == null ? null : (RangeVar) mapper.apply(relation);
    return newRelation == relation ? this : new VacuumRelation(newRelation, oid, va_cols);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("relation", relation);
    out.unsigned("oid", oid);
    out.strings("va_cols", va_cols);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof VacuumRelation that
            && Objects.equals(relation, that.relation)
            && oid == that.oid
            && va_cols.equals(that.va_cols);
  }

  @Override
  public int hashCode() {
    int hash = -270390031;
    hash = 31 * hash + Objects.hashCode(relation);
    hash = 31 * hash + oid;
    hash = 31 * hash + va_cols.hashCode();
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
    builder.oid = oid;
    builder.va_cols = va_cols;
    return builder;
  }

  /// Builds a [VacuumRelation].
  public static final class Builder {
    private @Nullable RangeVar relation;
    private int oid;
    private List<String> va_cols = List.of();

    private Builder() {}

    public Builder relation(@Nullable RangeVar relation) {
      this.relation = relation;
      return this;
    }

    public Builder oid(int oid) {
      this.oid = oid;
      return this;
    }

    public Builder va_cols(List<String> va_cols) {
      this.va_cols = va_cols;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public VacuumRelation build() {
      return new VacuumRelation(relation, oid, va_cols);
    }
  }
}
