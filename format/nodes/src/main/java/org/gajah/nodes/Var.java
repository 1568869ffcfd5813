package org.gajah.nodes;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// A column of a range table entry.
///
/// Mirrors `Var` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record Var(
    int varno,
    int varattno,
    int vartype,
    int vartypmod,
    int varcollid,
    Bitmapset varnullingrels,
    int varlevelsup,
    int varnosyn,
    int varattnosyn,
    int location)
    implements Expr {

  @Override
  public String label() {
    return "VAR";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public Var mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.integer("varno", varno);
    out.integer("varattno", varattno);
    out.unsigned("vartype", vartype);
    out.integer("vartypmod", vartypmod);
    out.unsigned("varcollid", varcollid);
    out.bits("varnullingrels", varnullingrels);
    out.unsigned("varlevelsup", varlevelsup);
    out.unsigned("varnosyn", varnosyn);
    out.integer("varattnosyn", varattnosyn);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof Var that
            && varno == that.varno
            && varattno == that.varattno
            && vartype == that.vartype
            && vartypmod == that.vartypmod
            && varcollid == that.varcollid
            && varnullingrels.equals(that.varnullingrels)
            && varlevelsup == that.varlevelsup;
  }

  @Override
  public int hashCode() {
    int hash = 85767;
    hash = 31 * hash + varno;
    hash = 31 * hash + varattno;
    hash = 31 * hash + vartype;
    hash = 31 * hash + vartypmod;
    hash = 31 * hash + varcollid;
    hash = 31 * hash + varnullingrels.hashCode();
    hash = 31 * hash + varlevelsup;
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
    builder.varno = varno;
    builder.varattno = varattno;
    builder.vartype = vartype;
    builder.vartypmod = vartypmod;
    builder.varcollid = varcollid;
    builder.varnullingrels = varnullingrels;
    builder.varlevelsup = varlevelsup;
    builder.varnosyn = varnosyn;
    builder.varattnosyn = varattnosyn;
    builder.location = location;
    return builder;
  }

  /// Builds a [Var].
  public static final class Builder {
    private int varno;
    private int varattno;
    private int vartype;
    private int vartypmod;
    private int varcollid;
    private Bitmapset varnullingrels = Bitmapset.EMPTY;
    private int varlevelsup;
    private int varnosyn;
    private int varattnosyn;
    private int location = -1;

    private Builder() {}

    public Builder varno(int varno) {
      this.varno = varno;
      return this;
    }

    public Builder varattno(int varattno) {
      this.varattno = varattno;
      return this;
    }

    public Builder vartype(int vartype) {
      this.vartype = vartype;
      return this;
    }

    public Builder vartypmod(int vartypmod) {
      this.vartypmod = vartypmod;
      return this;
    }

    public Builder varcollid(int varcollid) {
      this.varcollid = varcollid;
      return this;
    }

    public Builder varnullingrels(Bitmapset varnullingrels) {
      this.varnullingrels = varnullingrels;
      return this;
    }

    public Builder varlevelsup(int varlevelsup) {
      this.varlevelsup = varlevelsup;
      return this;
    }

    public Builder varnosyn(int varnosyn) {
      this.varnosyn = varnosyn;
      return this;
    }

    public Builder varattnosyn(int varattnosyn) {
      this.varattnosyn = varattnosyn;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public Var build() {
      return new Var(
          varno,
          varattno,
          vartype,
          vartypmod,
          varcollid,
          varnullingrels,
          varlevelsup,
          varnosyn,
          varattnosyn,
          location);
    }
  }
}
