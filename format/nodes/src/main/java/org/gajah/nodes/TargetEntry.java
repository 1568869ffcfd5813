package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// A column of a target list.
///
/// Mirrors `TargetEntry` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record TargetEntry(
    Expr expr,
    int resno,
    @Nullable String resname,
    int ressortgroupref,
    int resorigtbl,
    int resorigcol,
    boolean resjunk)
    implements Expr {

  @Override
  public String label() {
    return "TARGETENTRY";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(expr);
  }

  @Override
  public TargetEntry mapChildren(UnaryOperator<Node> mapper) {
    Expr newExpr = (Expr) mapper.apply(expr);
    return newExpr == expr
        ? this
        : new TargetEntry(
            newExpr, resno, resname, ressortgroupref, resorigtbl, resorigcol, resjunk);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("expr", expr);
    out.integer("resno", resno);
    out.string("resname", resname);
    out.unsigned("ressortgroupref", ressortgroupref);
    out.unsigned("resorigtbl", resorigtbl);
    out.integer("resorigcol", resorigcol);
    out.bool("resjunk", resjunk);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof TargetEntry that
            && expr.equals(that.expr)
            && resno == that.resno
            && Objects.equals(resname, that.resname)
            && ressortgroupref == that.ressortgroupref
            && resorigtbl == that.resorigtbl
            && resorigcol == that.resorigcol
            && resjunk == that.resjunk;
  }

  @Override
  public int hashCode() {
    int hash = -440884927;
    hash = 31 * hash + expr.hashCode();
    hash = 31 * hash + resno;
    hash = 31 * hash + Objects.hashCode(resname);
    hash = 31 * hash + ressortgroupref;
    hash = 31 * hash + resorigtbl;
    hash = 31 * hash + resorigcol;
    hash = 31 * hash + Boolean.hashCode(resjunk);
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
    builder.expr = expr;
    builder.resno = resno;
    builder.resname = resname;
    builder.ressortgroupref = ressortgroupref;
    builder.resorigtbl = resorigtbl;
    builder.resorigcol = resorigcol;
    builder.resjunk = resjunk;
    return builder;
  }

  /// Builds a [TargetEntry].
  public static final class Builder {
    private @Nullable Expr expr;
    private int resno;
    private @Nullable String resname;
    private int ressortgroupref;
    private int resorigtbl;
    private int resorigcol;
    private boolean resjunk;

    private Builder() {}

    public Builder expr(Expr expr) {
      this.expr = expr;
      return this;
    }

    public Builder resno(int resno) {
      this.resno = resno;
      return this;
    }

    public Builder resname(@Nullable String resname) {
      this.resname = resname;
      return this;
    }

    public Builder ressortgroupref(int ressortgroupref) {
      this.ressortgroupref = ressortgroupref;
      return this;
    }

    public Builder resorigtbl(int resorigtbl) {
      this.resorigtbl = resorigtbl;
      return this;
    }

    public Builder resorigcol(int resorigcol) {
      this.resorigcol = resorigcol;
      return this;
    }

    public Builder resjunk(boolean resjunk) {
      this.resjunk = resjunk;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public TargetEntry build() {
      return new TargetEntry(
          Objects.requireNonNull(expr, "expr"),
          resno,
          resname,
          ressortgroupref,
          resorigtbl,
          resorigcol,
          resjunk);
    }
  }
}
