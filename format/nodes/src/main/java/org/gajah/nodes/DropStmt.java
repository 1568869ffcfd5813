package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.DropBehavior;
import org.gajah.nodes.kinds.ObjectType;
import org.jspecify.annotations.Nullable;

/// DROP of most kinds of objects: names (lists or strings), types or objects with arguments.
///
/// Mirrors `DropStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record DropStmt(
    List<Node> objects,
    ObjectType removeType,
    DropBehavior behavior,
    boolean missing_ok,
    boolean concurrent)
    implements UtilityStmt {
  public DropStmt {
    objects = List.copyOf(objects);
  }

  @Override
  public String label() {
    return "DROPSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(objects, test);
  }

  @Override
  public DropStmt mapChildren(UnaryOperator<Node> mapper) {
    List<Node> newObjects = Children.map(objects, mapper);
    return newObjects == objects
        ? this
        : new DropStmt(newObjects, removeType, behavior, missing_ok, concurrent);
  }

  @Override
  public void fields(FieldSink out) {
    out.nodes("objects", objects);
    out.enumeration("removeType", removeType);
    out.enumeration("behavior", behavior);
    out.bool("missing_ok", missing_ok);
    out.bool("concurrent", concurrent);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof DropStmt that
            && objects.equals(that.objects)
            && removeType == that.removeType
            && behavior == that.behavior
            && missing_ok == that.missing_ok
            && concurrent == that.concurrent;
  }

  @Override
  public int hashCode() {
    int hash = -367919241;
    hash = 31 * hash + objects.hashCode();
    hash = 31 * hash + removeType.ordinal();
    hash = 31 * hash + behavior.ordinal();
    hash = 31 * hash + Boolean.hashCode(missing_ok);
    hash = 31 * hash + Boolean.hashCode(concurrent);
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
    builder.objects = objects;
    builder.removeType = removeType;
    builder.behavior = behavior;
    builder.missing_ok = missing_ok;
    builder.concurrent = concurrent;
    return builder;
  }

  /// Builds a [DropStmt].
  public static final class Builder {
    private List<Node> objects = List.of();
    private ObjectType removeType = ObjectType.OBJECT_ACCESS_METHOD;
    private DropBehavior behavior = DropBehavior.DROP_RESTRICT;
    private boolean missing_ok;
    private boolean concurrent;

    private Builder() {}

    public Builder objects(List<Node> objects) {
      this.objects = objects;
      return this;
    }

    public Builder removeType(ObjectType removeType) {
      this.removeType = removeType;
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

    public Builder concurrent(boolean concurrent) {
      this.concurrent = concurrent;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public DropStmt build() {
      return new DropStmt(objects, removeType, behavior, missing_ok, concurrent);
    }
  }
}
