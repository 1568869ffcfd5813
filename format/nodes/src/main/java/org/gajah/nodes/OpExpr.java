package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// The use of an operator.
///
/// Mirrors `OpExpr` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record OpExpr(
    int opno,
    int opfuncid,
    int opresulttype,
    boolean opretset,
    int opcollid,
    int inputcollid,
    List<Expr> args,
    int location)
    implements OperatorExpr {
  public OpExpr {
    args = List.copyOf(args);
  }

  @Override
  public String label() {
    return "OPEXPR";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(args, test);
  }

  @Override
  public OpExpr mapChildren(UnaryOperator<Node> mapper) {
    List<Expr> newArgs = Children.map(args, mapper);
    return newArgs == args
        ? this
        : new OpExpr(
            opno, opfuncid, opresulttype, opretset, opcollid, inputcollid, newArgs, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.unsigned("opno", opno);
    out.unsigned("opfuncid", opfuncid);
    out.unsigned("opresulttype", opresulttype);
    out.bool("opretset", opretset);
    out.unsigned("opcollid", opcollid);
    out.unsigned("inputcollid", inputcollid);
    out.nodes("args", args);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof OpExpr that
            && opno == that.opno
            && (opfuncid == that.opfuncid || opfuncid == 0 || that.opfuncid == 0)
            && opresulttype == that.opresulttype
            && opretset == that.opretset
            && opcollid == that.opcollid
            && inputcollid == that.inputcollid
            && args.equals(that.args);
  }

  @Override
  public int hashCode() {
    int hash = -1927655530;
    hash = 31 * hash + opno;
    hash = 31 * hash + opresulttype;
    hash = 31 * hash + Boolean.hashCode(opretset);
    hash = 31 * hash + opcollid;
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
    builder.opresulttype = opresulttype;
    builder.opretset = opretset;
    builder.opcollid = opcollid;
    builder.inputcollid = inputcollid;
    builder.args = args;
    builder.location = location;
    return builder;
  }

  /// Builds a [OpExpr].
  public static final class Builder {
    private int opno;
    private int opfuncid;
    private int opresulttype;
    private boolean opretset;
    private int opcollid;
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

    public Builder opresulttype(int opresulttype) {
      this.opresulttype = opresulttype;
      return this;
    }

    public Builder opretset(boolean opretset) {
      this.opretset = opretset;
      return this;
    }

    public Builder opcollid(int opcollid) {
      this.opcollid = opcollid;
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
    public OpExpr build() {
      return new OpExpr(
          opno, opfuncid, opresulttype, opretset, opcollid, inputcollid, args, location);
    }
  }
}
