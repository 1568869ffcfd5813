package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.ConstrType;
import org.jspecify.annotations.Nullable;

/// A constraint of a column, a table or a domain.
///
/// Mirrors `Constraint` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record Constraint(
    ConstrType contype,
    @Nullable String conname,
    boolean deferrable,
    boolean initdeferred,
    boolean skip_validation,
    boolean initially_valid,
    boolean is_no_inherit,
    @Nullable Expr raw_expr,
    @Nullable String cooked_expr,
    char generated_when,
    int inhcount,
    boolean nulls_not_distinct,
    List<String> keys,
    List<String> including,
    List<NodeList> exclusions,
    List<DefElem> options,
    @Nullable String indexname,
    @Nullable String indexspace,
    boolean reset_default_tblspc,
    @Nullable String access_method,
    @Nullable Expr where_clause,
    @Nullable RangeVar pktable,
    List<String> fk_attrs,
    List<String> pk_attrs,
    char fk_matchtype,
    char fk_upd_action,
    char fk_del_action,
    List<String> fk_del_set_cols,
    OidList old_conpfeqop,
    int old_pktable_oid,
    int location)
    implements TableElement {
  public Constraint {
    keys = List.copyOf(keys);
    including = List.copyOf(including);
    exclusions = List.copyOf(exclusions);
    options = List.copyOf(options);
    fk_attrs = List.copyOf(fk_attrs);
    pk_attrs = List.copyOf(pk_attrs);
    fk_del_set_cols = List.copyOf(fk_del_set_cols);
  }

  @Override
  public String label() {
    return "CONSTRAINT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (raw_expr != null && test.test(raw_expr))
        || Children.any(exclusions, test)
        || Children.any(options, test)
        || (where_clause != null && test.test(where_clause))
        || (pktable != null && test.test(pktable));
  }

  @Override
  public Constraint mapChildren(UnaryOperator<Node> mapper) {
    @Nullable Expr newRaw_expr = raw_expr == null ? null : (Expr) mapper.apply(raw_expr);
    List<NodeList> newExclusions = Children.map(exclusions, mapper);
    List<DefElem> newOptions = Children.map(options, mapper);
    @Nullable Expr newWhere_clause =
        where_clause == null ? null : (Expr) mapper.apply(where_clause);
    @Nullable RangeVar newPktable = pktable == null ? null : (RangeVar) mapper.apply(pktable);
    return newRaw_expr == raw_expr
            && newExclusions == exclusions
            && newOptions == options
            && newWhere_clause == where_clause
            && newPktable == pktable
        ? this
        : new Constraint(
            contype,
            conname,
            deferrable,
            initdeferred,
            skip_validation,
            initially_valid,
            is_no_inherit,
            newRaw_expr,
            cooked_expr,
            generated_when,
            inhcount,
            nulls_not_distinct,
            keys,
            including,
            newExclusions,
            newOptions,
            indexname,
            indexspace,
            reset_default_tblspc,
            access_method,
            newWhere_clause,
            newPktable,
            fk_attrs,
            pk_attrs,
            fk_matchtype,
            fk_upd_action,
            fk_del_action,
            fk_del_set_cols,
            old_conpfeqop,
            old_pktable_oid,
            location);
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("contype", contype);
    out.string("conname", conname);
    out.bool("deferrable", deferrable);
    out.bool("initdeferred", initdeferred);
    out.bool("skip_validation", skip_validation);
    out.bool("initially_valid", initially_valid);
    out.bool("is_no_inherit", is_no_inherit);
    out.node("raw_expr", raw_expr);
    out.string("cooked_expr", cooked_expr);
    out.character("generated_when", generated_when);
    out.integer("inhcount", inhcount);
    out.bool("nulls_not_distinct", nulls_not_distinct);
    out.strings("keys", keys);
    out.strings("including", including);
    out.nodes("exclusions", exclusions);
    out.nodes("options", options);
    out.string("indexname", indexname);
    out.string("indexspace", indexspace);
    out.bool("reset_default_tblspc", reset_default_tblspc);
    out.string("access_method", access_method);
    out.node("where_clause", where_clause);
    out.node("pktable", pktable);
    out.strings("fk_attrs", fk_attrs);
    out.strings("pk_attrs", pk_attrs);
    out.character("fk_matchtype", fk_matchtype);
    out.character("fk_upd_action", fk_upd_action);
    out.character("fk_del_action", fk_del_action);
    out.strings("fk_del_set_cols", fk_del_set_cols);
    out.node("old_conpfeqop", old_conpfeqop);
    out.unsigned("old_pktable_oid", old_pktable_oid);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof Constraint that
            && contype == that.contype
            && Objects.equals(conname, that.conname)
            && deferrable == that.deferrable
            && initdeferred == that.initdeferred
            && skip_validation == that.skip_validation
            && initially_valid == that.initially_valid
            && is_no_inherit == that.is_no_inherit
            && Objects.equals(raw_expr, that.raw_expr)
            && Objects.equals(cooked_expr, that.cooked_expr)
            && generated_when == that.generated_when
            && inhcount == that.inhcount
            && nulls_not_distinct == that.nulls_not_distinct
            && keys.equals(that.keys)
            && including.equals(that.including)
            && exclusions.equals(that.exclusions)
            && options.equals(that.options)
            && Objects.equals(indexname, that.indexname)
            && Objects.equals(indexspace, that.indexspace)
            && reset_default_tblspc == that.reset_default_tblspc
            && Objects.equals(access_method, that.access_method)
            && Objects.equals(where_clause, that.where_clause)
            && Objects.equals(pktable, that.pktable)
            && fk_attrs.equals(that.fk_attrs)
            && pk_attrs.equals(that.pk_attrs)
            && fk_matchtype == that.fk_matchtype
            && fk_upd_action == that.fk_upd_action
            && fk_del_action == that.fk_del_action
            && fk_del_set_cols.equals(that.fk_del_set_cols)
            && old_conpfeqop.equals(that.old_conpfeqop)
            && old_pktable_oid == that.old_pktable_oid;
  }

  @Override
  public int hashCode() {
    int hash = 1803088381;
    hash = 31 * hash + contype.ordinal();
    hash = 31 * hash + Objects.hashCode(conname);
    hash = 31 * hash + Boolean.hashCode(deferrable);
    hash = 31 * hash + Boolean.hashCode(initdeferred);
    hash = 31 * hash + Boolean.hashCode(skip_validation);
    hash = 31 * hash + Boolean.hashCode(initially_valid);
    hash = 31 * hash + Boolean.hashCode(is_no_inherit);
    hash = 31 * hash + Objects.hashCode(raw_expr);
    hash = 31 * hash + Objects.hashCode(cooked_expr);
    hash = 31 * hash + generated_when;
    hash = 31 * hash + inhcount;
    hash = 31 * hash + Boolean.hashCode(nulls_not_distinct);
    hash = 31 * hash + keys.hashCode();
    hash = 31 * hash + including.hashCode();
    hash = 31 * hash + exclusions.hashCode();
    hash = 31 * hash + options.hashCode();
    hash = 31 * hash + Objects.hashCode(indexname);
    hash = 31 * hash + Objects.hashCode(indexspace);
    hash = 31 * hash + Boolean.hashCode(reset_default_tblspc);
    hash = 31 * hash + Objects.hashCode(access_method);
    hash = 31 * hash + Objects.hashCode(where_clause);
    hash = 31 * hash + Objects.hashCode(pktable);
    hash = 31 * hash + fk_attrs.hashCode();
    hash = 31 * hash + pk_attrs.hashCode();
    hash = 31 * hash + fk_matchtype;
    hash = 31 * hash + fk_upd_action;
    hash = 31 * hash + fk_del_action;
    hash = 31 * hash + fk_del_set_cols.hashCode();
    hash = 31 * hash + old_conpfeqop.hashCode();
    hash = 31 * hash + old_pktable_oid;
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
    builder.contype = contype;
    builder.conname = conname;
    builder.deferrable = deferrable;
    builder.initdeferred = initdeferred;
    builder.skip_validation = skip_validation;
    builder.initially_valid = initially_valid;
    builder.is_no_inherit = is_no_inherit;
    builder.raw_expr = raw_expr;
    builder.cooked_expr = cooked_expr;
    builder.generated_when = generated_when;
    builder.inhcount = inhcount;
    builder.nulls_not_distinct = nulls_not_distinct;
    builder.keys = keys;
    builder.including = including;
    builder.exclusions = exclusions;
    builder.options = options;
    builder.indexname = indexname;
    builder.indexspace = indexspace;
    builder.reset_default_tblspc = reset_default_tblspc;
    builder.access_method = access_method;
    builder.where_clause = where_clause;
    builder.pktable = pktable;
    builder.fk_attrs = fk_attrs;
    builder.pk_attrs = pk_attrs;
    builder.fk_matchtype = fk_matchtype;
    builder.fk_upd_action = fk_upd_action;
    builder.fk_del_action = fk_del_action;
    builder.fk_del_set_cols = fk_del_set_cols;
    builder.old_conpfeqop = old_conpfeqop;
    builder.old_pktable_oid = old_pktable_oid;
    builder.location = location;
    return builder;
  }

  /// Builds a [Constraint].
  public static final class Builder {
    private ConstrType contype = ConstrType.CONSTR_NULL;
    private @Nullable String conname;
    private boolean deferrable;
    private boolean initdeferred;
    private boolean skip_validation;
    private boolean initially_valid;
    private boolean is_no_inherit;
    private @Nullable Expr raw_expr;
    private @Nullable String cooked_expr;
    private char generated_when;
    private int inhcount;
    private boolean nulls_not_distinct;
    private List<String> keys = List.of();
    private List<String> including = List.of();
    private List<NodeList> exclusions = List.of();
    private List<DefElem> options = List.of();
    private @Nullable String indexname;
    private @Nullable String indexspace;
    private boolean reset_default_tblspc;
    private @Nullable String access_method;
    private @Nullable Expr where_clause;
    private @Nullable RangeVar pktable;
    private List<String> fk_attrs = List.of();
    private List<String> pk_attrs = List.of();
    private char fk_matchtype;
    private char fk_upd_action;
    private char fk_del_action;
    private List<String> fk_del_set_cols = List.of();
    private OidList old_conpfeqop = OidList.EMPTY;
    private int old_pktable_oid;
    private int location = -1;

    private Builder() {}

    public Builder contype(ConstrType contype) {
      this.contype = contype;
      return this;
    }

    public Builder conname(@Nullable String conname) {
      this.conname = conname;
      return this;
    }

    public Builder deferrable(boolean deferrable) {
      this.deferrable = deferrable;
      return this;
    }

    public Builder initdeferred(boolean initdeferred) {
      this.initdeferred = initdeferred;
      return this;
    }

    public Builder skip_validation(boolean skip_validation) {
      this.skip_validation = skip_validation;
      return this;
    }

    public Builder initially_valid(boolean initially_valid) {
      this.initially_valid = initially_valid;
      return this;
    }

    public Builder is_no_inherit(boolean is_no_inherit) {
      this.is_no_inherit = is_no_inherit;
      return this;
    }

    public Builder raw_expr(@Nullable Expr raw_expr) {
      this.raw_expr = raw_expr;
      return this;
    }

    public Builder cooked_expr(@Nullable String cooked_expr) {
      this.cooked_expr = cooked_expr;
      return this;
    }

    public Builder generated_when(char generated_when) {
      this.generated_when = generated_when;
      return this;
    }

    public Builder inhcount(int inhcount) {
      this.inhcount = inhcount;
      return this;
    }

    public Builder nulls_not_distinct(boolean nulls_not_distinct) {
      this.nulls_not_distinct = nulls_not_distinct;
      return this;
    }

    public Builder keys(List<String> keys) {
      this.keys = keys;
      return this;
    }

    public Builder including(List<String> including) {
      this.including = including;
      return this;
    }

    public Builder exclusions(List<NodeList> exclusions) {
      this.exclusions = exclusions;
      return this;
    }

    public Builder options(List<DefElem> options) {
      this.options = options;
      return this;
    }

    public Builder indexname(@Nullable String indexname) {
      this.indexname = indexname;
      return this;
    }

    public Builder indexspace(@Nullable String indexspace) {
      this.indexspace = indexspace;
      return this;
    }

    public Builder reset_default_tblspc(boolean reset_default_tblspc) {
      this.reset_default_tblspc = reset_default_tblspc;
      return this;
    }

    public Builder access_method(@Nullable String access_method) {
      this.access_method = access_method;
      return this;
    }

    public Builder where_clause(@Nullable Expr where_clause) {
      this.where_clause = where_clause;
      return this;
    }

    public Builder pktable(@Nullable RangeVar pktable) {
      this.pktable = pktable;
      return this;
    }

    public Builder fk_attrs(List<String> fk_attrs) {
      this.fk_attrs = fk_attrs;
      return this;
    }

    public Builder pk_attrs(List<String> pk_attrs) {
      this.pk_attrs = pk_attrs;
      return this;
    }

    public Builder fk_matchtype(char fk_matchtype) {
      this.fk_matchtype = fk_matchtype;
      return this;
    }

    public Builder fk_upd_action(char fk_upd_action) {
      this.fk_upd_action = fk_upd_action;
      return this;
    }

    public Builder fk_del_action(char fk_del_action) {
      this.fk_del_action = fk_del_action;
      return this;
    }

    public Builder fk_del_set_cols(List<String> fk_del_set_cols) {
      this.fk_del_set_cols = fk_del_set_cols;
      return this;
    }

    public Builder old_conpfeqop(OidList old_conpfeqop) {
      this.old_conpfeqop = old_conpfeqop;
      return this;
    }

    public Builder old_pktable_oid(int old_pktable_oid) {
      this.old_pktable_oid = old_pktable_oid;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public Constraint build() {
      return new Constraint(
          contype,
          conname,
          deferrable,
          initdeferred,
          skip_validation,
          initially_valid,
          is_no_inherit,
          raw_expr,
          cooked_expr,
          generated_when,
          inhcount,
          nulls_not_distinct,
          keys,
          including,
          exclusions,
          options,
          indexname,
          indexspace,
          reset_default_tblspc,
          access_method,
          where_clause,
          pktable,
          fk_attrs,
          pk_attrs,
          fk_matchtype,
          fk_upd_action,
          fk_del_action,
          fk_del_set_cols,
          old_conpfeqop,
          old_pktable_oid,
          location);
    }
  }
}
