package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.ObjectType;
import org.jspecify.annotations.Nullable;

/// COMMENT.
///
/// Mirrors `CommentStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record CommentStmt(ObjectType objtype, Node object, @Nullable String comment)
    implements UtilityStmt {

  @Override
  public String label() {
    return "COMMENTSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(object);
  }

  @Override
  public CommentStmt mapChildren(UnaryOperator<Node> mapper) {
    Node newObject = mapper.apply(object);
    return newObject == object ? this : new CommentStmt(objtype, newObject, comment);
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("objtype", objtype);
    out.node("object", object);
    out.string("comment", comment);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CommentStmt that
            && objtype == that.objtype
            && object.equals(that.object)
            && Objects.equals(comment, that.comment);
  }

  @Override
  public int hashCode() {
    int hash = -523580761;
    hash = 31 * hash + objtype.ordinal();
    hash = 31 * hash + object.hashCode();
    hash = 31 * hash + Objects.hashCode(comment);
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
    builder.objtype = objtype;
    builder.object = object;
    builder.comment = comment;
    return builder;
  }

  /// Builds a [CommentStmt].
  public static final class Builder {
    private ObjectType objtype = ObjectType.OBJECT_ACCESS_METHOD;
    private @Nullable Node object;
    private @Nullable String comment;

    private Builder() {}

    public Builder objtype(ObjectType objtype) {
      this.objtype = objtype;
      return this;
    }

    public Builder object(Node object) {
      this.object = object;
      return this;
    }

    public Builder comment(@Nullable String comment) {
      this.comment = comment;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public CommentStmt build() {
      return new CommentStmt(objtype, Objects.requireNonNull(object, "object"), comment);
    }
  }
}
