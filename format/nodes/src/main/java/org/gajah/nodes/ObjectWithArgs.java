package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// A function, operator or aggregate by name and argument types; NONE is null.
///
/// Mirrors `ObjectWithArgs` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record ObjectWithArgs(
    List<String> objname,
    List<@Nullable TypeName> objargs,
    List<FunctionParameter> objfuncargs,
    boolean args_unspecified)
    implements Node {
  public ObjectWithArgs {
    objname = List.copyOf(objname);
    objargs = Children.frozen(objargs);
    objfuncargs = List.copyOf(objfuncargs);
  }

  @Override
  public String label() {
    return "OBJECTWITHARGS";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(objargs, test) || Children.any(objfuncargs, test);
  }

  @Override
  public ObjectWithArgs mapChildren(UnaryOperator<Node> mapper) {
    List<@Nullable TypeName> newObjargs = Children.map(objargs, mapper);
    List<FunctionParameter> newObjfuncargs = Children.map(objfuncargs, mapper);
    return newObjargs == objargs && newObjfuncargs == objfuncargs
        ? this
        : new ObjectWithArgs(objname, newObjargs, newObjfuncargs, args_unspecified);
  }

  @Override
  public void fields(FieldSink out) {
    out.strings("objname", objname);
    out.nodes("objargs", objargs);
    out.nodes("objfuncargs", objfuncargs);
    out.bool("args_unspecified", args_unspecified);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof ObjectWithArgs that
            && objname.equals(that.objname)
            && objargs.equals(that.objargs)
            && objfuncargs.equals(that.objfuncargs)
            && args_unspecified == that.args_unspecified;
  }

  @Override
  public int hashCode() {
    int hash = 1653294914;
    hash = 31 * hash + objname.hashCode();
    hash = 31 * hash + objargs.hashCode();
    hash = 31 * hash + objfuncargs.hashCode();
    hash = 31 * hash + Boolean.hashCode(args_unspecified);
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
    builder.objname = objname;
    builder.objargs = objargs;
    builder.objfuncargs = objfuncargs;
    builder.args_unspecified = args_unspecified;
    return builder;
  }

  /// Builds a [ObjectWithArgs].
  public static final class Builder {
    private List<String> objname = List.of();
    private List<@Nullable TypeName> objargs = List.of();
    private List<FunctionParameter> objfuncargs = List.of();
    private boolean args_unspecified;

    private Builder() {}

    public Builder objname(List<String> objname) {
      this.objname = objname;
      return this;
    }

    public Builder objargs(List<@Nullable TypeName> objargs) {
      this.objargs = objargs;
      return this;
    }

    public Builder objfuncargs(List<FunctionParameter> objfuncargs) {
      this.objfuncargs = objfuncargs;
      return this;
    }

    public Builder args_unspecified(boolean args_unspecified) {
      this.args_unspecified = args_unspecified;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public ObjectWithArgs build() {
      return new ObjectWithArgs(objname, objargs, objfuncargs, args_unspecified);
    }
  }
}
