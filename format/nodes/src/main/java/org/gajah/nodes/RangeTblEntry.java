package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.JoinType;
import org.gajah.nodes.kinds.RTEKind;
import org.jspecify.annotations.Nullable;

/// An entry of a query's range table.
///
/// Mirrors `RangeTblEntry` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record RangeTblEntry(
    @Nullable Alias alias,
    Alias eref,
    RTEKind rtekind,
    int relid,
    boolean inh,
    char relkind,
    int rellockmode,
    int perminfoindex,
    @Nullable TableSampleClause tablesample,
    @Nullable Query subquery,
    boolean security_barrier,
    JoinType jointype,
    int joinmergedcols,
    List<@Nullable Expr> joinaliasvars,
    IntList joinleftcols,
    IntList joinrightcols,
    @Nullable Alias join_using_alias,
    List<RangeTblFunction> functions,
    boolean funcordinality,
    @Nullable TableFunc tablefunc,
    List<List<Expr>> values_lists,
    @Nullable String ctename,
    int ctelevelsup,
    boolean self_reference,
    OidList coltypes,
    IntList coltypmods,
    OidList colcollations,
    @Nullable String enrname,
    double enrtuples,
    boolean lateral,
    boolean inFromCl,
    List<Expr> securityQuals)
    implements Node {
  public RangeTblEntry {
    joinaliasvars = Children.frozen(joinaliasvars);
    functions = List.copyOf(functions);
    values_lists = Children.frozenLists(values_lists);
    securityQuals = List.copyOf(securityQuals);
  }

  @Override
  public String label() {
    return "RANGETBLENTRY";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (alias != null && test.test(alias))
        || test.test(eref)
        || (tablesample != null && test.test(tablesample))
        || (subquery != null && test.test(subquery))
        || Children.any(joinaliasvars, test)
        || (join_using_alias != null && test.test(join_using_alias))
        || Children.any(functions, test)
        || (tablefunc != null && test.test(tablefunc))
        || Children.anyOfLists(values_lists, test)
        || Children.any(securityQuals, test);
  }

  @Override
  public RangeTblEntry mapChildren(UnaryOperator<Node> mapper) {
    @Nullable Alias newAlias = alias == null ? null : (Alias) mapper.apply(alias);
    Alias newEref = (Alias) mapper.apply(eref);
    @Nullable TableSampleClause newTablesample =
        tablesample == null ? null : (TableSampleClause) mapper.apply(tablesample);
    @Nullable Query newSubquery = subquery == null ? null : (Query) mapper.apply(subquery);
    List<@Nullable Expr> newJoinaliasvars = Children.map(joinaliasvars, mapper);
    @Nullable Alias newJoin_using_alias =
        join_using_alias == null ? null : (Alias) mapper.apply(join_using_alias);
    List<RangeTblFunction> newFunctions = Children.map(functions, mapper);
    @Nullable TableFunc newTablefunc =
        tablefunc == null ? null : (TableFunc) mapper.apply(tablefunc);
    List<List<Expr>> newValues_lists = Children.mapLists(values_lists, mapper);
    List<Expr> newSecurityQuals = Children.map(securityQuals, mapper);
    return newAlias == alias
            && newEref == eref
            && newTablesample == tablesample
            && newSubquery == subquery
            && newJoinaliasvars == joinaliasvars
            && newJoin_using_alias == join_using_alias
            && newFunctions == functions
            && newTablefunc == tablefunc
            && newValues_lists == values_lists
            && newSecurityQuals == securityQuals
        ? this
        : new RangeTblEntry(
            newAlias,
            newEref,
            rtekind,
            relid,
            inh,
            relkind,
            rellockmode,
            perminfoindex,
            newTablesample,
            newSubquery,
            security_barrier,
            jointype,
            joinmergedcols,
            newJoinaliasvars,
            joinleftcols,
            joinrightcols,
            newJoin_using_alias,
            newFunctions,
            funcordinality,
            newTablefunc,
            newValues_lists,
            ctename,
            ctelevelsup,
            self_reference,
            coltypes,
            coltypmods,
            colcollations,
            enrname,
            enrtuples,
            lateral,
            inFromCl,
            newSecurityQuals);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("alias", alias);
    out.node("eref", eref);
    out.enumeration("rtekind", rtekind);
    out.unsigned("relid", relid);
    out.bool("inh", inh);
    out.character("relkind", relkind);
    out.integer("rellockmode", rellockmode);
    out.unsigned("perminfoindex", perminfoindex);
    out.node("tablesample", tablesample);
    out.node("subquery", subquery);
    out.bool("security_barrier", security_barrier);
    out.enumeration("jointype", jointype);
    out.integer("joinmergedcols", joinmergedcols);
    out.nodes("joinaliasvars", joinaliasvars);
    out.node("joinleftcols", joinleftcols);
    out.node("joinrightcols", joinrightcols);
    out.node("join_using_alias", join_using_alias);
    out.nodes("functions", functions);
    out.bool("funcordinality", funcordinality);
    out.node("tablefunc", tablefunc);
    out.nodeLists("values_lists", values_lists);
    out.string("ctename", ctename);
    out.unsigned("ctelevelsup", ctelevelsup);
    out.bool("self_reference", self_reference);
    out.node("coltypes", coltypes);
    out.node("coltypmods", coltypmods);
    out.node("colcollations", colcollations);
    out.string("enrname", enrname);
    out.real("enrtuples", enrtuples);
    out.bool("lateral", lateral);
    out.bool("inFromCl", inFromCl);
    out.nodes("securityQuals", securityQuals);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof RangeTblEntry that
            && Objects.equals(alias, that.alias)
            && eref.equals(that.eref)
            && rtekind == that.rtekind
            && relid == that.relid
            && inh == that.inh
            && relkind == that.relkind
            && rellockmode == that.rellockmode
            && perminfoindex == that.perminfoindex
            && Objects.equals(tablesample, that.tablesample)
            && Objects.equals(subquery, that.subquery)
            && security_barrier == that.security_barrier
            && jointype == that.jointype
            && joinmergedcols == that.joinmergedcols
            && joinaliasvars.equals(that.joinaliasvars)
            && joinleftcols.equals(that.joinleftcols)
            && joinrightcols.equals(that.joinrightcols)
            && Objects.equals(join_using_alias, that.join_using_alias)
            && functions.equals(that.functions)
            && funcordinality == that.funcordinality
            && Objects.equals(tablefunc, that.tablefunc)
            && values_lists.equals(that.values_lists)
            && Objects.equals(ctename, that.ctename)
            && ctelevelsup == that.ctelevelsup
            && self_reference == that.self_reference
            && coltypes.equals(that.coltypes)
            && coltypmods.equals(that.coltypmods)
            && colcollations.equals(that.colcollations)
            && Objects.equals(enrname, that.enrname)
            && Double.compare(enrtuples, that.enrtuples) == 0
            && lateral == that.lateral
            && inFromCl == that.inFromCl
            && securityQuals.equals(that.securityQuals);
  }

  @Override
  public int hashCode() {
    int hash = 627687313;
    hash = 31 * hash + Objects.hashCode(alias);
    hash = 31 * hash + eref.hashCode();
    hash = 31 * hash + rtekind.ordinal();
    hash = 31 * hash + relid;
    hash = 31 * hash + Boolean.hashCode(inh);
    hash = 31 * hash + relkind;
    hash = 31 * hash + rellockmode;
    hash = 31 * hash + perminfoindex;
    hash = 31 * hash + Objects.hashCode(tablesample);
    hash = 31 * hash + Objects.hashCode(subquery);
    hash = 31 * hash + Boolean.hashCode(security_barrier);
    hash = 31 * hash + jointype.ordinal();
    hash = 31 * hash + joinmergedcols;
    hash = 31 * hash + joinaliasvars.hashCode();
    hash = 31 * hash + joinleftcols.hashCode();
    hash = 31 * hash + joinrightcols.hashCode();
    hash = 31 * hash + Objects.hashCode(join_using_alias);
    hash = 31 * hash + functions.hashCode();
    hash = 31 * hash + Boolean.hashCode(funcordinality);
    hash = 31 * hash + Objects.hashCode(tablefunc);
    hash = 31 * hash + values_lists.hashCode();
    hash = 31 * hash + Objects.hashCode(ctename);
    hash = 31 * hash + ctelevelsup;
    hash = 31 * hash + Boolean.hashCode(self_reference);
    hash = 31 * hash + coltypes.hashCode();
    hash = 31 * hash + coltypmods.hashCode();
    hash = 31 * hash + colcollations.hashCode();
    hash = 31 * hash + Objects.hashCode(enrname);
    hash = 31 * hash + Double.hashCode(enrtuples);
    hash = 31 * hash + Boolean.hashCode(lateral);
    hash = 31 * hash + Boolean.hashCode(inFromCl);
    hash = 31 * hash + securityQuals.hashCode();
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
    builder.alias = alias;
    builder.eref = eref;
    builder.rtekind = rtekind;
    builder.relid = relid;
    builder.inh = inh;
    builder.relkind = relkind;
    builder.rellockmode = rellockmode;
    builder.perminfoindex = perminfoindex;
    builder.tablesample = tablesample;
    builder.subquery = subquery;
    builder.security_barrier = security_barrier;
    builder.jointype = jointype;
    builder.joinmergedcols = joinmergedcols;
    builder.joinaliasvars = joinaliasvars;
    builder.joinleftcols = joinleftcols;
    builder.joinrightcols = joinrightcols;
    builder.join_using_alias = join_using_alias;
    builder.functions = functions;
    builder.funcordinality = funcordinality;
    builder.tablefunc = tablefunc;
    builder.values_lists = values_lists;
    builder.ctename = ctename;
    builder.ctelevelsup = ctelevelsup;
    builder.self_reference = self_reference;
    builder.coltypes = coltypes;
    builder.coltypmods = coltypmods;
    builder.colcollations = colcollations;
    builder.enrname = enrname;
    builder.enrtuples = enrtuples;
    builder.lateral = lateral;
    builder.inFromCl = inFromCl;
    builder.securityQuals = securityQuals;
    return builder;
  }

  /// Builds a [RangeTblEntry].
  public static final class Builder {
    private @Nullable Alias alias;
    private @Nullable Alias eref;
    private RTEKind rtekind = RTEKind.RTE_RELATION;
    private int relid;
    private boolean inh;
    private char relkind;
    private int rellockmode;
    private int perminfoindex;
    private @Nullable TableSampleClause tablesample;
    private @Nullable Query subquery;
    private boolean security_barrier;
    private JoinType jointype = JoinType.JOIN_INNER;
    private int joinmergedcols;
    private List<@Nullable Expr> joinaliasvars = List.of();
    private IntList joinleftcols = IntList.EMPTY;
    private IntList joinrightcols = IntList.EMPTY;
    private @Nullable Alias join_using_alias;
    private List<RangeTblFunction> functions = List.of();
    private boolean funcordinality;
    private @Nullable TableFunc tablefunc;
    private List<List<Expr>> values_lists = List.of();
    private @Nullable String ctename;
    private int ctelevelsup;
    private boolean self_reference;
    private OidList coltypes = OidList.EMPTY;
    private IntList coltypmods = IntList.EMPTY;
    private OidList colcollations = OidList.EMPTY;
    private @Nullable String enrname;
    private double enrtuples;
    private boolean lateral;
    private boolean inFromCl;
    private List<Expr> securityQuals = List.of();

    private Builder() {}

    public Builder alias(@Nullable Alias alias) {
      this.alias = alias;
      return this;
    }

    public Builder eref(Alias eref) {
      this.eref = eref;
      return this;
    }

    public Builder rtekind(RTEKind rtekind) {
      this.rtekind = rtekind;
      return this;
    }

    public Builder relid(int relid) {
      this.relid = relid;
      return this;
    }

    public Builder inh(boolean inh) {
      this.inh = inh;
      return this;
    }

    public Builder relkind(char relkind) {
      this.relkind = relkind;
      return this;
    }

    public Builder rellockmode(int rellockmode) {
      this.rellockmode = rellockmode;
      return this;
    }

    public Builder perminfoindex(int perminfoindex) {
      this.perminfoindex = perminfoindex;
      return this;
    }

    public Builder tablesample(@Nullable TableSampleClause tablesample) {
      this.tablesample = tablesample;
      return this;
    }

    public Builder subquery(@Nullable Query subquery) {
      this.subquery = subquery;
      return this;
    }

    public Builder security_barrier(boolean security_barrier) {
      this.security_barrier = security_barrier;
      return this;
    }

    public Builder jointype(JoinType jointype) {
      this.jointype = jointype;
      return this;
    }

    public Builder joinmergedcols(int joinmergedcols) {
      this.joinmergedcols = joinmergedcols;
      return this;
    }

    public Builder joinaliasvars(List<@Nullable Expr> joinaliasvars) {
      this.joinaliasvars = joinaliasvars;
      return this;
    }

    public Builder joinleftcols(IntList joinleftcols) {
      this.joinleftcols = joinleftcols;
      return this;
    }

    public Builder joinrightcols(IntList joinrightcols) {
      this.joinrightcols = joinrightcols;
      return this;
    }

    public Builder join_using_alias(@Nullable Alias join_using_alias) {
      this.join_using_alias = join_using_alias;
      return this;
    }

    public Builder functions(List<RangeTblFunction> functions) {
      this.functions = functions;
      return this;
    }

    public Builder funcordinality(boolean funcordinality) {
      this.funcordinality = funcordinality;
      return this;
    }

    public Builder tablefunc(@Nullable TableFunc tablefunc) {
      this.tablefunc = tablefunc;
      return this;
    }

    public Builder values_lists(List<List<Expr>> values_lists) {
      this.values_lists = values_lists;
      return this;
    }

    public Builder ctename(@Nullable String ctename) {
      this.ctename = ctename;
      return this;
    }

    public Builder ctelevelsup(int ctelevelsup) {
      this.ctelevelsup = ctelevelsup;
      return this;
    }

    public Builder self_reference(boolean self_reference) {
      this.self_reference = self_reference;
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

    public Builder enrname(@Nullable String enrname) {
      this.enrname = enrname;
      return this;
    }

    public Builder enrtuples(double enrtuples) {
      this.enrtuples = enrtuples;
      return this;
    }

    public Builder lateral(boolean lateral) {
      this.lateral = lateral;
      return this;
    }

    public Builder inFromCl(boolean inFromCl) {
      this.inFromCl = inFromCl;
      return this;
    }

    public Builder securityQuals(List<Expr> securityQuals) {
      this.securityQuals = securityQuals;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public RangeTblEntry build() {
      return new RangeTblEntry(
          alias,
          Objects.requireNonNull(eref, "eref"),
          rtekind,
          relid,
          inh,
          relkind,
          rellockmode,
          perminfoindex,
          tablesample,
          subquery,
          security_barrier,
          jointype,
          joinmergedcols,
          joinaliasvars,
          joinleftcols,
          joinrightcols,
          join_using_alias,
          functions,
          funcordinality,
          tablefunc,
          values_lists,
          ctename,
          ctelevelsup,
          self_reference,
          coltypes,
          coltypmods,
          colcollations,
          enrname,
          enrtuples,
          lateral,
          inFromCl,
          securityQuals);
    }
  }
}
