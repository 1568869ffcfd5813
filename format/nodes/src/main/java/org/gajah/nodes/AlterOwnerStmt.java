package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.ObjectType;
import org.jspecify.annotations.Nullable;

/// ALTER ... OWNER TO.
///
/// Mirrors `AlterOwnerStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record AlterOwnerStmt(
    ObjectType objectType, @Nullable RangeVar relation, @Nullable Node object, RoleSpec newowner)
    implements UtilityStmt {

  @Override
  public String label() {
    return "ALTEROWNERSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (relation != null && test.test(relation))
        || (object != null && test.test(object))
        || test.test(newowner);
  }

  @Override
  public AlterOwnerStmt mapChildren(UnaryOperator<Node> mapper) {
    @Nullable RangeVar newRelation = relation == null ? null : (RangeVar) mapper.apply(relation);
    @Nullable Node newObject = object == null ? null : mapper.apply(object);
    RoleSpec newNewowner = (RoleSpec) mapper.apply(newowner);
    return newRelation == relation && newObject == object && newNewowner == newowner
        ? this
        : new AlterOwnerStmt(objectType, newRelation, newObject, newNewowner);
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("objectType", objectType);
    out.node("relation", relation);
    out.node("object", object);
    out.node("newowner", newowner);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof AlterOwnerStmt that
            && objectType == that.objectType
            && Objects.equals(relation, that.relation)
            && Objects.equals(object, that.object)
            && newowner.equals(that.newowner);
  }

  @Override
  public int hashCode() {
    int hash = 1954791877;
    hash = 31 * hash + objectType.ordinal();
    hash = 31 * hash + Objects.hashCode(relation);
    hash = 31 * hash + Objects.hashCode(object);
    hash = 31 * hash + newowner.hashCode();
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
    builder.newowner = newowner;
    return builder;
  }

  /// Builds a [AlterOwnerStmt].
  public static final class Builder {
    private ObjectType objectType = ObjectType.OBJECT_ACCESS_METHOD;
    private @Nullable RangeVar relation;
    private @Nullable Node object;
    private @Nullable RoleSpec newowner;

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

    public Builder newowner(RoleSpec newowner) {
      this.newowner = newowner;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public AlterOwnerStmt build() {
      return new AlterOwnerStmt(
          objectType, relation, object, Objects.requireNonNull(newowner, "newowner"));
    }
  }
}
