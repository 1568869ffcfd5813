package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.DropBehavior;
import org.gajah.nodes.kinds.ObjectType;
import org.jspecify.annotations.Nullable;

/// ALTER ... RENAME.
///
/// Mirrors `RenameStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record RenameStmt(
    ObjectType renameType,
    ObjectType relationType,
    @Nullable RangeVar relation,
    @Nullable Node object,
    @Nullable String subname,
    String newname,
    DropBehavior behavior,
    boolean missing_ok)
    implements UtilityStmt {

  @Override
  public String label() {
    return "RENAMESTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (relation != null && test.test(relation)) || (object != null && test.test(object));
  }

  @Override
  public RenameStmt mapChildren(UnaryOperator<Node> mapper) {
    @Nullable RangeVar newRelation = relation == null ? null : (RangeVar) mapper.apply(relation);
    @Nullable Node newObject = object == null ? null : mapper.apply(object);
    return newRelation == relation && newObject == object
        ? this
        : new RenameStmt(
            renameType,
            relationType,
            newRelation,
            newObject,
            subname,
            newname,
            behavior,
            missing_ok);
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("renameType", renameType);
    out.enumeration("relationType", relationType);
    out.node("relation", relation);
    out.node("object", object);
    out.string("subname", subname);
    out.string("newname", newname);
    out.enumeration("behavior", behavior);
    out.bool("missing_ok", missing_ok);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof RenameStmt that
            && renameType == that.renameType
            && relationType == that.relationType
            && Objects.equals(relation, that.relation)
            && Objects.equals(object, that.object)
            && Objects.equals(subname, that.subname)
            && newname.equals(that.newname)
            && behavior == that.behavior
            && missing_ok == that.missing_ok;
  }

  @Override
  public int hashCode() {
    int hash = 742047814;
    hash = 31 * hash + renameType.ordinal();
    hash = 31 * hash + relationType.ordinal();
    hash = 31 * hash + Objects.hashCode(relation);
    hash = 31 * hash + Objects.hashCode(object);
    hash = 31 * hash + Objects.hashCode(subname);
    hash = 31 * hash + newname.hashCode();
    hash = 31 * hash + behavior.ordinal();
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
    builder.renameType = renameType;
    builder.relationType = relationType;
    builder.relation = relation;
    builder.object = object;
    builder.subname = subname;
    builder.newname = newname;
    builder.behavior = behavior;
    builder.missing_ok = missing_ok;
    return builder;
  }

  /// Builds a [RenameStmt].
  public static final class Builder {
    private ObjectType renameType = ObjectType.OBJECT_ACCESS_METHOD;
    private ObjectType relationType = ObjectType.OBJECT_ACCESS_METHOD;
    private @Nullable RangeVar relation;
    private @Nullable Node object;
    private @Nullable String subname;
    private @Nullable String newname;
    private DropBehavior behavior = DropBehavior.DROP_RESTRICT;
    private boolean missing_ok;

    private Builder() {}

    public Builder renameType(ObjectType renameType) {
      this.renameType = renameType;
      return this;
    }

    public Builder relationType(ObjectType relationType) {
      this.relationType = relationType;
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

    public Builder subname(@Nullable String subname) {
      this.subname = subname;
      return this;
    }

    public Builder newname(String newname) {
      this.newname = newname;
      return this;
    }

    public Builder behavior(DropBehavior behavior) {
      this.behavior = behavior;
      return this;
    }

    public Builder missing_ok(boolean missing_ok) {
      this.missing_ok = missing_ok;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public RenameStmt build() {
      return new RenameStmt(
          renameType,
          relationType,
          relation,
          object,
          subname,
          Objects.requireNonNull(newname, "newname"),
          behavior,
          missing_ok);
    }
  }
}
