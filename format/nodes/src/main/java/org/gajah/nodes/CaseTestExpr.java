package org.gajah.nodes;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// The place of the value that is tested or converted by an enclosing node.
///
/// Mirrors `CaseTestExpr` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record CaseTestExpr(int typeId, int typeMod, int collation) implements Expr {

  @Override
  public String label() {
    return "CASETESTEXPR";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public CaseTestExpr mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.unsigned("typeId", typeId);
    out.integer("typeMod", typeMod);
    out.unsigned("collation", collation);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CaseTestExpr that
            && typeId == that.typeId
            && typeMod == that.typeMod
            && collation == that.collation;
  }

  @Override
  public int hashCode() {
    int hash = 1771887895;
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
    return builder;
  }

  /// Builds a [CaseTestExpr].
  public static final class Builder {
    private int typeId;
    private int typeMod;
    private int collation;

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

    /// The node; fields that are never null must have been set.
    public CaseTestExpr build() {
      return new CaseTestExpr(typeId, typeMod, collation);
    }
  }
}
