package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.ObjectType;
import org.jspecify.annotations.Nullable;

/// ALTER FUNCTION, PROCEDURE and ROUTINE.
///
/// Mirrors `AlterFunctionStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record AlterFunctionStmt(ObjectType objtype, ObjectWithArgs func, List<DefElem> actions)
    implements UtilityStmt {
  public AlterFunctionStmt {
    actions = List.copyOf(actions);
  }

  @Override
  public String label() {
    return "ALTERFUNCTIONSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(func) || Children.any(actions, test);
  }

  @Override
  public AlterFunctionStmt mapChildren(UnaryOperator<Node> mapper) {
    ObjectWithArgs newFunc = (ObjectWithArgs) mapper.apply(func);
    List<DefElem> newActions = Children.map(actions, mapper);
    return newFunc == func && newActions == actions
        ? this
        : new AlterFunctionStmt(objtype, newFunc, newActions);
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("objtype", objtype);
    out.node("func", func);
    out.nodes("actions", actions);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof AlterFunctionStmt that
            && objtype == that.objtype
            && func.equals(that.func)
            && actions.equals(that.actions);
  }

  @Override
  public int hashCode() {
    int hash = -1406851370;
    hash = 31 * hash + objtype.ordinal();
    hash = 31 * hash + func.hashCode();
    hash = 31 * hash + actions.hashCode();
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
    builder.func = func;
    builder.actions = actions;
    return builder;
  }

  /// Builds a [AlterFunctionStmt].
  public static final class Builder {
    private ObjectType objtype = ObjectType.OBJECT_ACCESS_METHOD;
    private @Nullable ObjectWithArgs func;
    private List<DefElem> actions = List.of();

    private Builder() {}

    public Builder objtype(ObjectType objtype) {
      this.objtype = objtype;
      return this;
    }

    public Builder func(ObjectWithArgs func) {
      this.func = func;
      return this;
    }

    public Builder actions(List<DefElem> actions) {
      this.actions = actions;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public AlterFunctionStmt build() {
      return new AlterFunctionStmt(objtype, Objects.requireNonNull(func, "func"), actions);
    }
  }
}
