package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.CTEMaterialize;
import org.jspecify.annotations.Nullable;

/// One query of WITH.
///
/// Mirrors `CommonTableExpr` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record CommonTableExpr(
    String ctename,
    List<String> aliascolnames,
    CTEMaterialize ctematerialized,
    Node ctequery,
    @Nullable CTESearchClause search_clause,
    @Nullable CTECycleClause cycle_clause,
    int location,
    boolean cterecursive,
    int cterefcount,
    List<String> ctecolnames,
    OidList ctecoltypes,
    IntList ctecoltypmods,
    OidList ctecolcollations)
    implements Node {
  public CommonTableExpr {
    aliascolnames = List.copyOf(aliascolnames);
    ctecolnames = List.copyOf(ctecolnames);
  }

  @Override
  public String label() {
    return "COMMONTABLEEXPR";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(ctequery)
        || (search_clause != null && test.test(search_clause))
        || (cycle_clause != null && test.test(cycle_clause));
  }

  @Override
  public CommonTableExpr mapChildren(UnaryOperator<Node> mapper) {
    Node newCtequery = mapper.apply(ctequery);
    @Nullable CTESearchClause newSearch_clause =
        search_clause == null ? null : (CTESearchClause) mapper.apply(search_clause);
    @Nullable CTECycleClause newCycle_clause =
        cycle_clause == null ? null : (CTECycleClause) mapper.apply(cycle_clause);
    return newCtequery == ctequery
            && newSearch_clause == search_clause
            && newCycle_clause == cycle_clause
        ? this
        : new CommonTableExpr(
            ctename,
            aliascolnames,
            ctematerialized,
            newCtequery,
            newSearch_clause,
            newCycle_clause,
            location,
            cterecursive,
            cterefcount,
            ctecolnames,
            ctecoltypes,
            ctecoltypmods,
            ctecolcollations);
  }

  @Override
  public void fields(FieldSink out) {
    out.string("ctename", ctename);
    out.strings("aliascolnames", aliascolnames);
    out.enumeration("ctematerialized", ctematerialized);
    out.node("ctequery", ctequery);
    out.node("search_clause", search_clause);
    out.node("cycle_clause", cycle_clause);
    out.location("location", location);
    out.bool("cterecursive", cterecursive);
    out.integer("cterefcount", cterefcount);
    out.strings("ctecolnames", ctecolnames);
    out.node("ctecoltypes", ctecoltypes);
    out.node("ctecoltypmods", ctecoltypmods);
    out.node("ctecolcollations", ctecolcollations);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CommonTableExpr that
            && ctename.equals(that.ctename)
            && aliascolnames.equals(that.aliascolnames)
            && ctematerialized == that.ctematerialized
            && ctequery.equals(that.ctequery)
            && Objects.equals(search_clause, that.search_clause)
            && Objects.equals(cycle_clause, that.cycle_clause)
            && cterecursive == that.cterecursive
            && cterefcount == that.cterefcount
            && ctecolnames.equals(that.ctecolnames)
            && ctecoltypes.equals(that.ctecoltypes)
            && ctecoltypmods.equals(that.ctecoltypmods)
            && ctecolcollations.equals(that.ctecolcollations);
  }

  @Override
  public int hashCode() {
    int hash = -811501288;
    hash = 31 * hash + ctename.hashCode();
    hash = 31 * hash + aliascolnames.hashCode();
    hash = 31 * hash + ctematerialized.ordinal();
    hash = 31 * hash + ctequery.hashCode();
    hash = 31 * hash + Objects.hashCode(search_clause);
    hash = 31 * hash + Objects.hashCode(cycle_clause);
    hash = 31 * hash + Boolean.hashCode(cterecursive);
    hash = 31 * hash + cterefcount;
    hash = 31 * hash + ctecolnames.hashCode();
    hash = 31 * hash + ctecoltypes.hashCode();
    hash = 31 * hash + ctecoltypmods.hashCode();
    hash = 31 * hash + ctecolcollations.hashCode();
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
    builder.ctename = ctename;
    builder.aliascolnames = aliascolnames;
    builder.ctematerialized = ctematerialized;
    builder.ctequery = ctequery;
    builder.search_clause = search_clause;
    builder.cycle_clause = cycle_clause;
    builder.location = location;
    builder.cterecursive = cterecursive;
    builder.cterefcount = cterefcount;
    builder.ctecolnames = ctecolnames;
    builder.ctecoltypes = ctecoltypes;
    builder.ctecoltypmods = ctecoltypmods;
    builder.ctecolcollations = ctecolcollations;
    return builder;
  }

  /// Builds a [CommonTableExpr].
  public static final class Builder {
    private @Nullable String ctename;
    private List<String> aliascolnames = List.of();
    private CTEMaterialize ctematerialized = CTEMaterialize.CTEMaterializeDefault;
    private @Nullable Node ctequery;
    private @Nullable CTESearchClause search_clause;
    private @Nullable CTECycleClause cycle_clause;
    private int location = -1;
    private boolean cterecursive;
    private int cterefcount;
    private List<String> ctecolnames = List.of();
    private OidList ctecoltypes = OidList.EMPTY;
    private IntList ctecoltypmods = IntList.EMPTY;
    private OidList ctecolcollations = OidList.EMPTY;

    private Builder() {}

    public Builder ctename(String ctename) {
      this.ctename = ctename;
      return this;
    }

    public Builder aliascolnames(List<String> aliascolnames) {
      this.aliascolnames = aliascolnames;
      return this;
    }

    public Builder ctematerialized(CTEMaterialize ctematerialized) {
      this.ctematerialized = ctematerialized;
      return this;
    }

    public Builder ctequery(Node ctequery) {
      this.ctequery = ctequery;
      return this;
    }

    public Builder search_clause(@Nullable CTESearchClause search_clause) {
      this.search_clause = search_clause;
      return this;
    }

    public Builder cycle_clause(@Nullable CTECycleClause cycle_clause) {
      this.cycle_clause = cycle_clause;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    public Builder cterecursive(boolean cterecursive) {
      this.cterecursive = cterecursive;
      return this;
    }

    public Builder cterefcount(int cterefcount) {
      this.cterefcount = cterefcount;
      return this;
    }

    public Builder ctecolnames(List<String> ctecolnames) {
      this.ctecolnames = ctecolnames;
      return this;
    }

    public Builder ctecoltypes(OidList ctecoltypes) {
      this.ctecoltypes = ctecoltypes;
      return this;
    }

    public Builder ctecoltypmods(IntList ctecoltypmods) {
      this.ctecoltypmods = ctecoltypmods;
      return this;
    }

    public Builder ctecolcollations(OidList ctecolcollations) {
      this.ctecolcollations = ctecolcollations;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public CommonTableExpr build() {
      return new CommonTableExpr(
          Objects.requireNonNull(ctename, "ctename"),
          aliascolnames,
          ctematerialized,
          Objects.requireNonNull(ctequery, "ctequery"),
          search_clause,
          cycle_clause,
          location,
          cterecursive,
          cterefcount,
          ctecolnames,
          ctecoltypes,
          ctecoltypmods,
          ctecolcollations);
    }
  }
}
