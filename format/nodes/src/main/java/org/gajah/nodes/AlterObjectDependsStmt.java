package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.ObjectType;
import org.jspecify.annotations.Nullable;

/// ALTER ... DEPENDS ON EXTENSION.
///
/// Mirrors `AlterObjectDependsStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record AlterObjectDependsStmt(
    ObjectType objectType,
    @Nullable RangeVar relation,
    @Nullable Node object,
    StringNode extname,
    boolean remove)
    implements UtilityStmt {

  @Override
  public String label() {
    return "ALTEROBJECTDEPENDSSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (relation != null && test.test(relation))
        || (object != null && test.test(object))
        || test.test(extname);
  }

  @Override
  public AlterObjectDependsStmt mapChildren(UnaryOperator<Node> mapper) {
    @Nullable RangeVar newRelation = relation == null ? null : (RangeVar) mapper.apply(relation);
    @Nullable Node newObject = object == null ? null : mapper.apply(object);
    StringNode newExtname = (StringNode) mapper.apply(extname);
    return newRelation == relation && newObject == object && newExtname == extname
        ? this
        : new AlterObjectDependsStmt(objectType, newRelation, newObject, newExtname, remove);
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("objectType", objectType);
    out.node("relation", relation);
    out.node("object", object);
    out.node("extname", extname);
    out.bool("remove", remove);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof AlterObjectDependsStmt that
            && objectType == that.objectType
            && Objects.equals(relation, that.relation)
            && Objects.equals(object, that.object)
            && extname.equals(that.extname)
            && remove == that.remove;
  }

  @Override
  public int hashCode() {
    int hash = -1755952678;
    hash = 31 * hash + objectType.ordinal();
    hash = 31 * hash + Objects.hashCode(relation);
    hash = 31 * hash + Objects.hashCode(object);
    hash = 31 * hash + extname.hashCode();
    hash = 31 * hash + Boolean.hashCode(remove);
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
    builder.extname = extname;
    builder.remove = remove;
    return builder;
  }

  /// Builds a [AlterObjectDependsStmt].
  public static final class Builder {
    private ObjectType objectType = ObjectType.OBJECT_ACCESS_METHOD;
    private @Nullable RangeVar relation;
    private @Nullable Node object;
    private @Nullable StringNode extname;
    private boolean remove;

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

    public Builder extname(StringNode extname) {
      this.extname = extname;
      return this;
    }

    public Builder remove(boolean remove) {
      this.remove = remove;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public AlterObjectDependsStmt build() {
      return new AlterObjectDependsStmt(
          objectType, relation, object, Objects.requireNonNull(extname, "extname"), remove);
    }
  }
}
