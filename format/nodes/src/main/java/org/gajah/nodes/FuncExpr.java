package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.CoercionForm;
import org.jspecify.annotations.Nullable;

/// The call of a function.
///
/// Mirrors `FuncExpr` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record FuncExpr(
    int funcid,
    int funcresulttype,
    boolean funcretset,
    boolean funcvariadic,
    CoercionForm funcformat,
    int funccollid,
    int inputcollid,
    List<Expr> args,
    int location)
    implements Expr {
  public FuncExpr {
    args = List.copyOf(args);
  }

  @Override
  public String label() {
    return "FUNCEXPR";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(args, test);
  }

  @Override
  public FuncExpr mapChildren(UnaryOperator<Node> mapper) {
    List<Expr> newArgs = Children.map(args, mapper);
    return newArgs == args
        ? this
        : new FuncExpr(
            funcid,
            funcresulttype,
            funcretset,
            funcvariadic,
            funcformat,
            funccollid,
            inputcollid,
            newArgs,
            location);
  }

  @Override
  public void fields(FieldSink out) {
    out.unsigned("funcid", funcid);
    out.unsigned("funcresulttype", funcresulttype);
    out.bool("funcretset", funcretset);
    out.bool("funcvariadic", funcvariadic);
    out.enumeration("funcformat", funcformat);
    out.unsigned("funccollid", funccollid);
    out.unsigned("inputcollid", inputcollid);
    out.nodes("args", args);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof FuncExpr that
            && funcid == that.funcid
            && funcresulttype == that.funcresulttype
            && funcretset == that.funcretset
            && funcvariadic == that.funcvariadic
            && funccollid == that.funccollid
            && inputcollid == that.inputcollid
            && args.equals(that.args);
  }

  @Override
  public int hashCode() {
    int hash = 1444197113;
    hash = 31 * hash + funcid;
    hash = 31 * hash + funcresulttype;
    hash = 31 * hash + Boolean.hashCode(funcretset);
    hash = 31 * hash + Boolean.hashCode(funcvariadic);
    hash = 31 * hash + funccollid;
    hash = 31 * hash + inputcollid;
    hash = 31 * hash + args.hashCode();
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
    builder.funcid = funcid;
    builder.funcresulttype = funcresulttype;
    builder.funcretset = funcretset;
    builder.funcvariadic = funcvariadic;
    builder.funcformat = funcformat;
    builder.funccollid = funccollid;
    builder.inputcollid = inputcollid;
    builder.args = args;
    builder.location = location;
    return builder;
  }

  /// Builds a [FuncExpr].
  public static final class Builder {
    private int funcid;
    private int funcresulttype;
    private boolean funcretset;
    private boolean funcvariadic;
    private CoercionForm funcformat = CoercionForm.COERCE_EXPLICIT_CALL;
    private int funccollid;
    private int inputcollid;
    private List<Expr> args = List.of();
    private int location = -1;

    private Builder() {}

    public Builder funcid(int funcid) {
      this.funcid = funcid;
      return this;
    }

    public Builder funcresulttype(int funcresulttype) {
      this.funcresulttype = funcresulttype;
      return this;
    }

    public Builder funcretset(boolean funcretset) {
      this.funcretset = funcretset;
      return this;
    }

    public Builder funcvariadic(boolean funcvariadic) {
      this.funcvariadic = funcvariadic;
      return this;
    }

    public Builder funcformat(CoercionForm funcformat) {
      this.funcformat = funcformat;
      return this;
    }

    public Builder funccollid(int funccollid) {
      this.funccollid = funccollid;
      return this;
    }

    public Builder inputcollid(int inputcollid) {
      this.inputcollid = inputcollid;
      return this;
    }

    public Builder args(List<Expr> args) {
      this.args = args;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public FuncExpr build() {
      return new FuncExpr(
          funcid,
          funcresulttype,
          funcretset,
          funcvariadic,
          funcformat,
          funccollid,
          inputcollid,
          args,
          location);
    }
  }
}
