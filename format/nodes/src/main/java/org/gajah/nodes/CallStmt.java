package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// CALL.
///
/// Mirrors `CallStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record CallStmt(@Nullable FuncCall funccall, @Nullable FuncExpr funcexpr, List<Expr> outargs)
    implements UtilityStmt {
  public CallStmt {
    outargs = List.copyOf(outargs);
  }

  @Override
  public String label() {
    return "CALLSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (funccall != null && test.test(funccall))
        || (funcexpr != null && test.test(funcexpr))
        || Children.any(outargs, test);
  }

  @Override
  public CallStmt mapChildren(UnaryOperator<Node> mapper) {
    @Nullable FuncCall newFunccall = funccall == null ? null : (FuncCall) mapper.apply(funccall);
    @Nullable FuncExpr newFuncexpr = funcexpr == null ? null : (FuncExpr) mapper.apply(funcexpr);
    List<Expr> newOutargs = Children.map(outargs, mapper);
    return newFunccall == funccall && newFuncexpr == funcexpr && newOutargs == outargs
        ? this
        : new CallStmt(newFunccall, newFuncexpr, newOutargs);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("funccall", funccall);
    out.node("funcexpr", funcexpr);
    out.nodes("outargs", outargs);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CallStmt that
            && Objects.equals(funccall, that.funccall)
            && Objects.equals(funcexpr, that.funcexpr)
            && outargs.equals(that.outargs);
  }

  @Override
  public int hashCode() {
    int hash = -108004506;
    hash = 31 * hash + Objects.hashCode(funccall);
    hash = 31 * hash + Objects.hashCode(funcexpr);
    hash = 31 * hash + outargs.hashCode();
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
    builder.funccall = funccall;
    builder.funcexpr = funcexpr;
    builder.outargs = outargs;
    return builder;
  }

  /// Builds a [CallStmt].
  public static final class Builder {
    private @Nullable FuncCall funccall;
    private @Nullable FuncExpr funcexpr;
    private List<Expr> outargs = List.of();

    private Builder() {}

    public Builder funccall(@Nullable FuncCall funccall) {
      this.funccall = funccall;
      return this;
    }

    public Builder funcexpr(@Nullable FuncExpr funcexpr) {
      this.funcexpr = funcexpr;
      return this;
    }

    public Builder outargs(List<Expr> outargs) {
      this.outargs = outargs;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public CallStmt build() {
      return new CallStmt(funccall, funcexpr, outargs);
    }
  }
}
