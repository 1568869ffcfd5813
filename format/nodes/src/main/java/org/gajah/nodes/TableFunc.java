package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.TableFuncType;
import org.jspecify.annotations.Nullable;

/// An analysed XMLTABLE or JSON_TABLE.
///
/// Mirrors `TableFunc` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record TableFunc(
    TableFuncType functype,
    List<Expr> ns_uris,
    List<@Nullable String> ns_names,
    @Nullable Expr docexpr,
    @Nullable Expr rowexpr,
    List<String> colnames,
    OidList coltypes,
    IntList coltypmods,
    OidList colcollations,
    List<@Nullable Expr> colexprs,
    List<@Nullable Expr> coldefexprs,
    List<@Nullable Expr> colvalexprs,
    List<Expr> passingvalexprs,
    Bitmapset notnulls,
    @Nullable JsonTablePlan plan,
    int ordinalitycol,
    int location)
    implements Node {
  public TableFunc {
    ns_uris = List.copyOf(ns_uris);
    ns_names = Children.frozen(ns_names);
    colnames = List.copyOf(colnames);
    colexprs = Children.frozen(colexprs);
    coldefexprs = Children.frozen(coldefexprs);
    colvalexprs = Children.frozen(colvalexprs);
    passingvalexprs = List.copyOf(passingvalexprs);
  }

  @Override
  public String label() {
    return "TABLEFUNC";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(ns_uris, test)
        || (docexpr != null && test.test(docexpr))
        || (rowexpr != null && test.test(rowexpr))
        || Children.any(colexprs, test)
        || Children.any(coldefexprs, test)
        || Children.any(colvalexprs, test)
        || Children.any(passingvalexprs, test)
        || (plan != null && test.test(plan));
  }

  @Override
  public TableFunc mapChildren(UnaryOperator<Node> mapper) {
    List<Expr> newNs_uris = Children.map(ns_uris, mapper);
    @Nullable Expr newDocexpr = docexpr == null ? null : (Expr) mapper.apply(docexpr);
    @Nullable Expr newRowexpr = rowexpr == null ? null : (Expr) mapper.apply(rowexpr);
    List<@Nullable Expr> newColexprs = Children.map(colexprs, mapper);
    List<@Nullable Expr> newColdefexprs = Children.map(coldefexprs, mapper);
    List<@Nullable Expr> newColvalexprs = Children.map(colvalexprs, mapper);
    List<Expr> newPassingvalexprs = Children.map(passingvalexprs, mapper);
    @Nullable JsonTablePlan newPlan = plan == null ? null : (JsonTablePlan) mapper.apply(plan);
    return newNs_uris == ns_uris
            && newDocexpr == docexpr
            && newRowexpr == rowexpr
            && newColexprs == colexprs
            && newColdefexprs == coldefexprs
            && newColvalexprs == colvalexprs
            && newPassingvalexprs == passingvalexprs
            && newPlan == plan
        ? this
        : new TableFunc(
            functype,
            newNs_uris,
            ns_names,
            newDocexpr,
            newRowexpr,
            colnames,
            coltypes,
            coltypmods,
            colcollations,
            newColexprs,
            newColdefexprs,
            newColvalexprs,
            newPassingvalexprs,
            notnulls,
            newPlan,
            ordinalitycol,
            location);
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("functype", functype);
    out.nodes("ns_uris", ns_uris);
    out.strings("ns_names", ns_names);
    out.node("docexpr", docexpr);
    out.node("rowexpr", rowexpr);
    out.strings("colnames", colnames);
    out.node("coltypes", coltypes);
    out.node("coltypmods", coltypmods);
    out.node("colcollations", colcollations);
    out.nodes("colexprs", colexprs);
    out.nodes("coldefexprs", coldefexprs);
    out.nodes("colvalexprs", colvalexprs);
    out.nodes("passingvalexprs", passingvalexprs);
    out.bits("notnulls", notnulls);
    out.node("plan", plan);
    out.integer("ordinalitycol", ordinalitycol);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof TableFunc that
            && functype == that.functype
            && ns_uris.equals(that.ns_uris)
            && ns_names.equals(that.ns_names)
            && Objects.equals(docexpr, that.docexpr)
            && Objects.equals(rowexpr, that.rowexpr)
            && colnames.equals(that.colnames)
            && coltypes.equals(that.coltypes)
            && coltypmods.equals(that.coltypmods)
            && colcollations.equals(that.colcollations)
            && colexprs.equals(that.colexprs)
            && coldefexprs.equals(that.coldefexprs)
            && colvalexprs.equals(that.colvalexprs)
            && passingvalexprs.equals(that.passingvalexprs)
            && notnulls.equals(that.notnulls)
            && Objects.equals(plan, that.plan)
            && ordinalitycol == that.ordinalitycol;
  }

  @Override
  public int hashCode() {
    int hash = 15031186;
    hash = 31 * hash + functype.ordinal();
    hash = 31 * hash + ns_uris.hashCode();
    hash = 31 * hash + ns_names.hashCode();
    hash = 31 * hash + Objects.hashCode(docexpr);
    hash = 31 * hash + Objects.hashCode(rowexpr);
    hash = 31 * hash + colnames.hashCode();
    hash = 31 * hash + coltypes.hashCode();
    hash = 31 * hash + coltypmods.hashCode();
    hash = 31 * hash + colcollations.hashCode();
    hash = 31 * hash + colexprs.hashCode();
    hash = 31 * hash + coldefexprs.hashCode();
    hash = 31 * hash + colvalexprs.hashCode();
    hash = 31 * hash + passingvalexprs.hashCode();
    hash = 31 * hash + notnulls.hashCode();
    hash = 31 * hash + Objects.hashCode(plan);
    hash = 31 * hash + ordinalitycol;
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
    builder.functype = functype;
    builder.ns_uris = ns_uris;
    builder.ns_names = ns_names;
    builder.docexpr = docexpr;
    builder.rowexpr = rowexpr;
    builder.colnames = colnames;
    builder.coltypes = coltypes;
    builder.coltypmods = coltypmods;
    builder.colcollations = colcollations;
    builder.colexprs = colexprs;
    builder.coldefexprs = coldefexprs;
    builder.colvalexprs = colvalexprs;
    builder.passingvalexprs = passingvalexprs;
    builder.notnulls = notnulls;
    builder.plan = plan;
    builder.ordinalitycol = ordinalitycol;
    builder.location = location;
    return builder;
  }

  /// Builds a [TableFunc].
  public static final class Builder {
    private TableFuncType functype = TableFuncType.TFT_XMLTABLE;
    private List<Expr> ns_uris = List.of();
    private List<@Nullable String> ns_names = List.of();
    private @Nullable Expr docexpr;
    private @Nullable Expr rowexpr;
    private List<String> colnames = List.of();
    private OidList coltypes = OidList.EMPTY;
    private IntList coltypmods = IntList.EMPTY;
    private OidList colcollations = OidList.EMPTY;
    private List<@Nullable Expr> colexprs = List.of();
    private List<@Nullable Expr> coldefexprs = List.of();
    private List<@Nullable Expr> colvalexprs = List.of();
    private List<Expr> passingvalexprs = List.of();
    private Bitmapset notnulls = Bitmapset.EMPTY;
    private @Nullable JsonTablePlan plan;
    private int ordinalitycol;
    private int location = -1;

    private Builder() {}

    public Builder functype(TableFuncType functype) {
      this.functype = functype;
      return this;
    }

    public Builder ns_uris(List<Expr> ns_uris) {
      this.ns_uris = ns_uris;
      return this;
    }

    public Builder ns_names(List<@Nullable String> ns_names) {
      this.ns_names = ns_names;
      return this;
    }

    public Builder docexpr(@Nullable Expr docexpr) {
      this.docexpr = docexpr;
      return this;
    }

    public Builder rowexpr(@Nullable Expr rowexpr) {
      this.rowexpr = rowexpr;
      return this;
    }

    public Builder colnames(List<String> colnames) {
      this.colnames = colnames;
      return this;
    }

    public Builder coltypes(OidList coltypes) {
      this.coltypes = coltypes;
      return this;
    }

    public Builder coltypmods(IntList coltypmods) {
      this.coltypmods = coltypmods;
      return this;
    }

    public Builder colcollations(OidList colcollations) {
      this.colcollations = colcollations;
      return this;
    }

    public Builder colexprs(List<@Nullable Expr> colexprs) {
      this.colexprs = colexprs;
      return this;
    }

    public Builder coldefexprs(List<@Nullable Expr> coldefexprs) {
      this.coldefexprs = coldefexprs;
      return this;
    }

    public Builder colvalexprs(List<@Nullable Expr> colvalexprs) {
      this.colvalexprs = colvalexprs;
      return this;
    }

    public Builder passingvalexprs(List<Expr> passingvalexprs) {
      this.passingvalexprs = passingvalexprs;
      return this;
    }

    public Builder notnulls(Bitmapset notnulls) {
      this.notnulls = notnulls;
      return this;
    }

    public Builder plan(@Nullable JsonTablePlan plan) {
      this.plan = plan;
      return this;
    }

    public Builder ordinalitycol(int ordinalitycol) {
      this.ordinalitycol = ordinalitycol;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public TableFunc build() {
      return new TableFunc(
          functype,
          ns_uris,
          ns_names,
          docexpr,
          rowexpr,
          colnames,
          coltypes,
          coltypmods,
          colcollations,
          colexprs,
          coldefexprs,
          colvalexprs,
          passingvalexprs,
          notnulls,
          plan,
          ordinalitycol,
          location);
    }
  }
}
