package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// A scalar compared with the elements of an array by ANY or ALL.
///
/// Mirrors `ScalarArrayOpExpr` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record ScalarArrayOpExpr(
    int opno,
    int opfuncid,
    int hashfuncid,
    int negfuncid,
    boolean useOr,
    int inputcollid,
    List<Expr> args,
    int location)
    implements Expr {
  public ScalarArrayOpExpr {
    args = List.copyOf(args);
  }

  @Override
  public String label() {
    return "SCALARARRAYOPEXPR";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(args, test);
  }

  @Override
  public ScalarArrayOpExpr mapChildren(UnaryOperator<Node> mapper) {
    List<Expr> newArgs = Children.map(args, mapper);
    return newArgs == args
        ? this
        : new ScalarArrayOpExpr(
            opno, opfuncid, hashfuncid, negfuncid, useOr, inputcollid, newArgs, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.unsigned("opno", opno);
    out.unsigned("opfuncid", opfuncid);
    out.unsigned("hashfuncid", hashfuncid);
    out.unsigned("negfuncid", negfuncid);
    out.bool("useOr", useOr);
    out.unsigned("inputcollid", inputcollid);
    out.nodes("args", args);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof ScalarArrayOpExpr that
            && opno == that.opno
            && (opfuncid == that.opfuncid || opfuncid == 0 || that.opfuncid == 0)
            && (hashfuncid == that.hashfuncid || hashfuncid == 0 || that.hashfuncid == 0)
            && (negfuncid == that.negfuncid || negfuncid == 0 || that.negfuncid == 0)
            && useOr == that.useOr
            && inputcollid == that.inputcollid
            && args.equals(that.args);
  }

  @Override
  public int hashCode() {
    int hash = 208582531;
    hash = 31 * hash + opno;
    hash = 31 * hash + Boolean.hashCode(useOr);
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
    builder.opno = opno;
    builder.opfuncid = opfuncid;
    builder.hashfuncid = hashfuncid;
    builder.negfuncid = negfuncid;
    builder.useOr = useOr;
    builder.inputcollid = inputcollid;
    builder.args = args;
    builder.location = location;
    return builder;
  }

  /// Builds a [ScalarArrayOpExpr].
  public static final class Builder {
    private int opno;
    private int opfuncid;
    private int hashfuncid;
    private int negfuncid;
    private boolean useOr;
    private int inputcollid;
    private List<Expr> args = List.of();
    private int location = -1;

    private Builder() {}

    public Builder opno(int opno) {
      this.opno = opno;
      return this;
    }

    public Builder opfuncid(int opfuncid) {
      this.opfuncid = opfuncid;
      return this;
    }

    public Builder hashfuncid(int hashfuncid) {
      this.hashfuncid = hashfuncid;
      return this;
    }

    public Builder negfuncid(int negfuncid) {
      this.negfuncid = negfuncid;
      return this;
    }

    public Builder useOr(boolean useOr) {
      this.useOr = useOr;
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
    public ScalarArrayOpExpr build() {
      return new ScalarArrayOpExpr(
          opno, opfuncid, hashfuncid, negfuncid, useOr, inputcollid, args, location);
    }
  }
}
