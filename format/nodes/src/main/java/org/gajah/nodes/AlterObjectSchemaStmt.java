package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.ObjectType;
import org.jspecify.annotations.Nullable;

/// ALTER ... SET SCHEMA.
///
/// Mirrors `AlterObjectSchemaStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record AlterObjectSchemaStmt(
    ObjectType objectType,
    @Nullable RangeVar relation,
    @Nullable Node object,
    String newschema,
    boolean missing_ok)
    implements UtilityStmt {

  @Override
  public String label() {
    return "ALTEROBJECTSCHEMASTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (relation != null && test.test(relation)) || (object != null && test.test(object));
  }

  @Override
  public AlterObjectSchemaStmt mapChildren(UnaryOperator<Node> mapper) {
    @Nullable RangeVar newRelation = relation == null ? null : (RangeVar) mapper.apply(relation);
    @Nullable Node newObject = object == null ? null : mapper.apply(object);
    return newRelation == relation && newObject == object
        ? this
        : new AlterObjectSchemaStmt(objectType, newRelation, newObject, newschema, missing_ok);
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("objectType", objectType);
    out.node("relation", relation);
    out.node("object", object);
    out.string("newschema", newschema);
    out.bool("missing_ok", missing_ok);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof AlterObjectSchemaStmt that
            && objectType == that.objectType
            && Objects.equals(relation, that.relation)
            && Objects.equals(object, that.object)
            && newschema.equals(that.newschema)
            && missing_ok == that.missing_ok;
  }

  @Override
  public int hashCode() {
    int hash = 74849726;
    hash = 31 * hash + objectType.ordinal();
    hash = 31 * hash + Objects.hashCode(relation);
    hash = 31 * hash + Objects.hashCode(object);
    hash = 31 * hash + newschema.hashCode();
    hash = 31 * hash + Boolean.hashCode(missing_ok);
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
    builder.objectType = objectType;
    builder.relation = relation;
    builder.object = object;
    builder.newschema = newschema;
    builder.missing_ok = missing_ok;
    return builder;
  }

  /// Builds a [AlterObjectSchemaStmt].
  public static final class Builder {
    private ObjectType objectType = ObjectType.OBJECT_ACCESS_METHOD;
    private @Nullable RangeVar relation;
    private @Nullable Node object;
    private @Nullable String newschema;
    private boolean missing_ok;

    private Builder() {}

    public Builder objectType(ObjectType objectType) {
      this.objectType = objectType;
      return this;
    }

    public Builder relation(@Nullable RangeVar relation) {
      this.relation = relation;
      return this;
    }

    public Builder object(@Nullable Node object) {
      this.object = object;
      return this;
    }

    public Builder newschema(String newschema) {
      this.newschema = newschema;
      return this;
    }

    public Builder missing_ok(boolean missing_ok) {
      this.missing_ok = missing_ok;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public AlterObjectSchemaStmt build() {
      return new AlterObjectSchemaStmt(
          objectType, relation, object, Objects.requireNonNull(newschema, "newschema"), missing_ok);
    }
  }
}
