package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// A function in FROM after analysis.
///
/// Mirrors `RangeTblFunction` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record RangeTblFunction(
    Expr funcexpr,
    int funccolcount,
    List<String> funccolnames,
    OidList funccoltypes,
    IntList funccoltypmods,
    OidList funccolcollations,
    Bitmapset funcparams)
    implements Node {
  public RangeTblFunction {
    funccolnames = List.copyOf(funccolnames);
  }

  @Override
  public String label() {
    return "RANGETBLFUNCTION";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(funcexpr);
  }

  @Override
  public RangeTblFunction mapChildren(UnaryOperator<Node> mapper) {
    Expr newFuncexpr = (Expr) mapper.apply(funcexpr);
    return newFuncexpr == funcexpr
        ? this
        : new RangeTblFunction(
            newFuncexpr,
            funccolcount,
            funccolnames,
            funccoltypes,
            funccoltypmods,
            funccolcollations,
            funcparams);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("funcexpr", funcexpr);
    out.integer("funccolcount", funccolcount);
    out.strings("funccolnames", funccolnames);
    out.node("funccoltypes", funccoltypes);
    out.node("funccoltypmods", funccoltypmods);
    out.node("funccolcollations", funccolcollations);
    out.bits("funcparams", funcparams);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof RangeTblFunction that
            && funcexpr.equals(that.funcexpr)
            && funccolcount == that.funccolcount
            && funccolnames.equals(that.funccolnames)
            && funccoltypes.equals(that.funccoltypes)
            && funccoltypmods.equals(that.funccoltypmods)
            && funccolcollations.equals(that.funccolcollations)
            && funcparams.equals(that.funcparams);
  }

  @Override
  public int hashCode() {
    int hash = -1675135911;
    hash = 31 * hash + funcexpr.hashCode();
    hash = 31 * hash + funccolcount;
    hash = 31 * hash + funccolnames.hashCode();
    hash = 31 * hash + funccoltypes.hashCode();
    hash = 31 * hash + funccoltypmods.hashCode();
    hash = 31 * hash + funccolcollations.hashCode();
    hash = 31 * hash + funcparams.hashCode();
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
    builder.funcexpr = funcexpr;
    builder.funccolcount = funccolcount;
    builder.funccolnames = funccolnames;
    builder.funccoltypes = funccoltypes;
    builder.funccoltypmods = funccoltypmods;
    builder.funccolcollations = funccolcollations;
    builder.funcparams = funcparams;
    return builder;
  }

  /// Builds a [RangeTblFunction].
  public static final class Builder {
    private @Nullable Expr funcexpr;
    private int funccolcount;
    private List<String> funccolnames = List.of();
    private OidList funccoltypes = OidList.EMPTY;
    private IntList funccoltypmods = IntList.EMPTY;
    private OidList funccolcollations = OidList.EMPTY;
    private Bitmapset funcparams = Bitmapset.EMPTY;

    private Builder() {}

    public Builder funcexpr(Expr funcexpr) {
      this.funcexpr = funcexpr;
      return this;
    }

    public Builder funccolcount(int funccolcount) {
      this.funccolcount = funccolcount;
      return this;
    }

    public Builder funccolnames(List<String> funccolnames) {
      this.funccolnames = funccolnames;
      return this;
    }

    public Builder funccoltypes(OidList funccoltypes) {
      this.funccoltypes = funccoltypes;
      return this;
    }

    public Builder funccoltypmods(IntList funccoltypmods) {
      this.funccoltypmods = funccoltypmods;
      return this;
    }

    public Builder funccolcollations(OidList funccolcollations) {
      this.funccolcollations = funccolcollations;
      return this;
    }

    public Builder funcparams(Bitmapset funcparams) {
      this.funcparams = funcparams;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public RangeTblFunction build() {
      return new RangeTblFunction(
          Objects.requireNonNull(funcexpr, "funcexpr"),
          funccolcount,
          funccolnames,
          funccoltypes,
          funccoltypmods,
          funccolcollations,
          funcparams);
    }
  }
}
