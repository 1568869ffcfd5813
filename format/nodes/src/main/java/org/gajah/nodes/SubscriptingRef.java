package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// An element or a slice of a container, read or assigned.
///
/// Mirrors `SubscriptingRef` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record SubscriptingRef(
    int refcontainertype,
    int refelemtype,
    int refrestype,
    int reftypmod,
    int refcollid,
    List<@Nullable Expr> refupperindexpr,
    List<@Nullable Expr> reflowerindexpr,
    Expr refexpr,
    @Nullable Expr refassgnexpr)
    implements Expr {
  public SubscriptingRef {
    refupperindexpr = Children.frozen(refupperindexpr);
    reflowerindexpr = Children.frozen(reflowerindexpr);
  }

  @Override
  public String label() {
    return "SUBSCRIPTINGREF";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(refupperindexpr, test)
        || Children.any(reflowerindexpr, test)
        || test.test(refexpr)
        || (refassgnexpr != null && test.test(refassgnexpr));
  }

  @Override
  public SubscriptingRef mapChildren(UnaryOperator<Node> mapper) {
    List<@Nullable Expr> newRefupperindexpr = Children.map(refupperindexpr, mapper);
    List<@Nullable Expr> newReflowerindexpr = Children.map(reflowerindexpr, mapper);
    Expr newRefexpr = (Expr) mapper.apply(refexpr);
    @Nullable Expr newRefassgnexpr =
        refassgnexpr == null ? null : (Expr) mapper.apply(refassgnexpr);
    return newRefupperindexpr == refupperindexpr
            && newReflowerindexpr == reflowerindexpr
            && newRefexpr == refexpr
            && newRefassgnexpr == refassgnexpr
        ? this
        : new SubscriptingRef(
            refcontainertype,
            refelemtype,
            refrestype,
            reftypmod,
            refcollid,
            newRefupperindexpr,
            newReflowerindexpr,
            newRefexpr,
            newRefassgnexpr);
  }

  @Override
  public void fields(FieldSink out) {
    out.unsigned("refcontainertype", refcontainertype);
    out.unsigned("refelemtype", refelemtype);
    out.unsigned("refrestype", refrestype);
    out.integer("reftypmod", reftypmod);
    out.unsigned("refcollid", refcollid);
    out.nodes("refupperindexpr", refupperindexpr);
    out.nodes("reflowerindexpr", reflowerindexpr);
    out.node("refexpr", refexpr);
    out.node("refassgnexpr", refassgnexpr);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof SubscriptingRef that
            && refcontainertype == that.refcontainertype
            && refelemtype == that.refelemtype
            && refrestype == that.refrestype
            && reftypmod == that.reftypmod
            && refcollid == that.refcollid
            && refupperindexpr.equals(that.refupperindexpr)
            && reflowerindexpr.equals(that.reflowerindexpr)
            && refexpr.equals(that.refexpr)
            && Objects.equals(refassgnexpr, that.refassgnexpr);
  }

  @Override
  public int hashCode() {
    int hash = 1894705148;
    hash = 31 * hash + refcontainertype;
    hash = 31 * hash + refelemtype;
    hash = 31 * hash + refrestype;
    hash = 31 * hash + reftypmod;
    hash = 31 * hash + refcollid;
    hash = 31 * hash + refupperindexpr.hashCode();
    hash = 31 * hash + reflowerindexpr.hashCode();
    hash = 31 * hash + refexpr.hashCode();
    hash = 31 * hash + Objects.hashCode(refassgnexpr);
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
    builder.refcontainertype = refcontainertype;
    builder.refelemtype = refelemtype;
    builder.refrestype = refrestype;
    builder.reftypmod = reftypmod;
    builder.refcollid = refcollid;
    builder.refupperindexpr = refupperindexpr;
    builder.reflowerindexpr = reflowerindexpr;
    builder.refexpr = refexpr;
    builder.refassgnexpr = refassgnexpr;
    return builder;
  }

  /// Builds a [SubscriptingRef].
  public static final class Builder {
    private int refcontainertype;
    private int refelemtype;
    private int refrestype;
    private int reftypmod;
    private int refcollid;
    private List<@Nullable Expr> refupperindexpr = List.of();
    private List<@Nullable Expr> reflowerindexpr = List.of();
    private @Nullable Expr refexpr;
    private @Nullable Expr refassgnexpr;

    private Builder() {}

    public Builder refcontainertype(int refcontainertype) {
      this.refcontainertype = refcontainertype;
      return this;
    }

    public Builder refelemtype(int refelemtype) {
      this.refelemtype = refelemtype;
      return this;
    }

    public Builder refrestype(int refrestype) {
      this.refrestype = refrestype;
      return this;
    }

    public Builder reftypmod(int reftypmod) {
      this.reftypmod = reftypmod;
      return this;
    }

    public Builder refcollid(int refcollid) {
      this.refcollid = refcollid;
      return this;
    }

    public Builder refupperindexpr(List<@Nullable Expr> refupperindexpr) {
      this.refupperindexpr = refupperindexpr;
      return this;
    }

    public Builder reflowerindexpr(List<@Nullable Expr> reflowerindexpr) {
      this.reflowerindexpr = reflowerindexpr;
      return this;
    }

    public Builder refexpr(Expr refexpr) {
      this.refexpr = refexpr;
      return this;
    }

    public Builder refassgnexpr(@Nullable Expr refassgnexpr) {
      this.refassgnexpr = refassgnexpr;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public SubscriptingRef build() {
      return new SubscriptingRef(
          refcontainertype,
          refelemtype,
          refrestype,
          reftypmod,
          refcollid,
          refupperindexpr,
          reflowerindexpr,
          Objects.requireNonNull(refexpr, "refexpr"),
          refassgnexpr);
    }
  }
}
