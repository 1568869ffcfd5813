package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.RowCompareType;
import org.jspecify.annotations.Nullable;

/// A comparison of rows by <, <=, >= or >.
///
/// Mirrors `RowCompareExpr` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record RowCompareExpr(
    RowCompareType rctype,
    OidList opnos,
    OidList opfamilies,
    OidList inputcollids,
    List<Expr> largs,
    List<Expr> rargs)
    implements Expr {
  public RowCompareExpr {
    largs = List.copyOf(largs);
    rargs = List.copyOf(rargs);
  }

  @Override
  public String label() {
    return "ROWCOMPAREEXPR";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(largs, test) || Children.any(rargs, test);
  }

  @Override
  public RowCompareExpr mapChildren(UnaryOperator<Node> mapper) {
    List<Expr> newLargs = Children.map(largs, mapper);
    List<Expr> newRargs = Children.map(rargs, mapper);
    return newLargs == largs && newRargs == rargs
        ? this
        : new RowCompareExpr(rctype, opnos, opfamilies, inputcollids, newLargs, newRargs);
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("rctype", rctype);
    out.node("opnos", opnos);
    out.node("opfamilies", opfamilies);
    out.node("inputcollids", inputcollids);
    out.nodes("largs", largs);
    out.nodes("rargs", rargs);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof RowCompareExpr that
            && rctype == that.rctype
            && opnos.equals(that.opnos)
            && opfamilies.equals(that.opfamilies)
            && inputcollids.equals(that.inputcollids)
            && largs.equals(that.largs)
            && rargs.equals(that.rargs);
  }

  @Override
  public int hashCode() {
    int hash = -1573036448;
    hash = 31 * hash + rctype.ordinal();
    hash = 31 * hash + opnos.hashCode();
    hash = 31 * hash + opfamilies.hashCode();
    hash = 31 * hash + inputcollids.hashCode();
    hash = 31 * hash + largs.hashCode();
    hash = 31 * hash + rargs.hashCode();
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
    builder.rctype = rctype;
    builder.opnos = opnos;
    builder.opfamilies = opfamilies;
    builder.inputcollids = inputcollids;
    builder.largs = largs;
    builder.rargs = rargs;
    return builder;
  }

  /// Builds a [RowCompareExpr].
  public static final class Builder {
    private @Nullable RowCompareType rctype;
    private OidList opnos = OidList.EMPTY;
    private OidList opfamilies = OidList.EMPTY;
    private OidList inputcollids = OidList.EMPTY;
    private List<Expr> largs = List.of();
    private List<Expr> rargs = List.of();

    private Builder() {}

    public Builder rctype(RowCompareType rctype) {
      this.rctype = rctype;
      return this;
    }

    public Builder opnos(OidList opnos) {
      this.opnos = opnos;
      return this;
    }

    public Builder opfamilies(OidList opfamilies) {
      this.opfamilies = opfamilies;
      return this;
    }

    public Builder inputcollids(OidList inputcollids) {
      this.inputcollids = inputcollids;
      return this;
    }

    public Builder largs(List<Expr> largs) {
      this.largs = largs;
      return this;
    }

    public Builder rargs(List<Expr> rargs) {
      this.rargs = rargs;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public RowCompareExpr build() {
      return new RowCompareExpr(
          Objects.requireNonNull(rctype, "rctype"), opnos, opfamilies, inputcollids, largs, rargs);
    }
  }
}
