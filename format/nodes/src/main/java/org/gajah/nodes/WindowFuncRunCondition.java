package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// A condition under which a window function need not be computed further.
///
/// Mirrors `WindowFuncRunCondition` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record WindowFuncRunCondition(int opno, int inputcollid, boolean wfunc_left, Expr arg)
    implements Expr {

  @Override
  public String label() {
    return "WINDOWFUNCRUNCONDITION";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(arg);
  }

  @Override
  public WindowFuncRunCondition mapChildren(UnaryOperator<Node> mapper) {
    Expr newArg = (Expr) mapper.apply(arg);
    return newArg == arg ? this : new WindowFuncRunCondition(opno, inputcollid, wfunc_left, newArg);
  }

  @Override
  public void fields(FieldSink out) {
    out.unsigned("opno", opno);
    out.unsigned("inputcollid", inputcollid);
    out.bool("wfunc_left", wfunc_left);
    out.node("arg", arg);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof WindowFuncRunCondition that
            && opno == that.opno
            && inputcollid == that.inputcollid
            && wfunc_left == that.wfunc_left
            && arg.equals(that.arg);
  }

  @Override
  public int hashCode() {
    int hash = 1119345636;
    hash = 31 * hash + opno;
    hash = 31 * hash + inputcollid;
    hash = 31 * hash + Boolean.hashCode(wfunc_left);
    hash = 31 * hash + arg.hashCode();
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
    builder.opno = opno;
    builder.inputcollid = inputcollid;
    builder.wfunc_left = wfunc_left;
    builder.arg = arg;
    return builder;
  }

  /// Builds a [WindowFuncRunCondition].
  public static final class Builder {
    private int opno;
    private int inputcollid;
    private boolean wfunc_left;
    private @Nullable Expr arg;

    private Builder() {}

    public Builder opno(int opno) {
      this.opno = opno;
      return this;
    }

    public Builder inputcollid(int inputcollid) {
      this.inputcollid = inputcollid;
      return this;
    }

    public Builder wfunc_left(boolean wfunc_left) {
      this.wfunc_left = wfunc_left;
      return this;
    }

    public Builder arg(Expr arg) {
      this.arg = arg;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public WindowFuncRunCondition build() {
      return new WindowFuncRunCondition(
          opno, inputcollid, wfunc_left, Objects.requireNonNull(arg, "arg"));
    }
  }
}
