package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.ObjectType;
import org.jspecify.annotations.Nullable;

/// ALTER EXTENSION ... ADD and DROP.
///
/// Mirrors `AlterExtensionContentsStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record AlterExtensionContentsStmt(
    String extname, int action, ObjectType objtype, Node object) implements UtilityStmt {

  @Override
  public String label() {
    return "ALTEREXTENSIONCONTENTSSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(object);
  }

  @Override
  public AlterExtensionContentsStmt mapChildren(UnaryOperator<Node> mapper) {
    Node newObject = mapper.apply(object);
    return newObject == object
        ? this
        : new AlterExtensionContentsStmt(extname, action, objtype, newObject);
  }

  @Override
  public void fields(FieldSink out) {
    out.string("extname", extname);
    out.integer("action", action);
    out.enumeration("objtype", objtype);
    out.node("object", object);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof AlterExtensionContentsStmt that
            && extname.equals(that.extname)
            && action == that.action
            && objtype == that.objtype
            && object.equals(that.object);
  }

  @Override
  public int hashCode() {
    int hash = -761267829;
    hash = 31 * hash + extname.hashCode();
    hash = 31 * hash + action;
    hash = 31 * hash + objtype.ordinal();
    hash = 31 * hash + object.hashCode();
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
    builder.extname = extname;
    builder.action = action;
    builder.objtype = objtype;
    builder.object = object;
    return builder;
  }

  /// Builds a [AlterExtensionContentsStmt].
  public static final class Builder {
    private @Nullable String extname;
    private int action;
    private ObjectType objtype = ObjectType.OBJECT_ACCESS_METHOD;
    private @Nullable Node object;

    private Builder() {}

    public Builder extname(String extname) {
      this.extname = extname;
      return this;
    }

    public Builder action(int action) {
      this.action = action;
      return this;
    }

    public Builder objtype(ObjectType objtype) {
      this.objtype = objtype;
      return this;
    }

    public Builder object(Node object) {
      this.object = object;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public AlterExtensionContentsStmt build() {
      return new AlterExtensionContentsStmt(
          Objects.requireNonNull(extname, "extname"),
          action,
          objtype,
          Objects.requireNonNull(object, "object"));
    }
  }
}
