package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.AggSplit;
import org.jspecify.annotations.Nullable;

/// The call of an aggregate.
///
/// Mirrors `Aggref` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record Aggref(
    int aggfnoid,
    int aggtype,
    int aggcollid,
    int inputcollid,
    int aggtranstype,
    OidList aggargtypes,
    List<Expr> aggdirectargs,
    List<TargetEntry> args,
    List<SortGroupClause> aggorder,
    List<SortGroupClause> aggdistinct,
    @Nullable Expr aggfilter,
    boolean aggstar,
    boolean aggvariadic,
    char aggkind,
    boolean aggpresorted,
    int agglevelsup,
    AggSplit aggsplit,
    int aggno,
    int aggtransno,
    int location)
    implements Expr {
  public Aggref {
    aggdirectargs = List.copyOf(aggdirectargs);
    args = List.copyOf(args);
    aggorder = List.copyOf(aggorder);
    aggdistinct = List.copyOf(aggdistinct);
  }

  @Override
  public String label() {
    return "AGGREF";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(aggdirectargs, test)
        || Children.any(args, test)
        || Children.any(aggorder, test)
        || Children.any(aggdistinct, test)
        || (aggfilter != null && test.test(aggfilter));
  }

  @Override
  public Aggref mapChildren(UnaryOperator<Node> mapper) {
    List<Expr> newAggdirectargs = Children.map(aggdirectargs, mapper);
    List<TargetEntry> newArgs = Children.map(args, mapper);
    List<SortGroupClause> newAggorder = Children.map(aggorder, mapper);
    List<SortGroupClause> newAggdistinct = Children.map(aggdistinct, mapper);
    @Nullable Expr newAggfilter = aggfilter == null ? null : (Expr) mapper.apply(aggfilter);
    return newAggdirectargs == aggdirectargs
            && newArgs == args
            && newAggorder == aggorder
            && newAggdistinct == aggdistinct
            && newAggfilter == aggfilter
        ? this
        : new Aggref(
            aggfnoid,
            aggtype,
            aggcollid,
            inputcollid,
            aggtranstype,
            aggargtypes,
            newAggdirectargs,
            newArgs,
            newAggorder,
            newAggdistinct,
            newAggfilter,
            aggstar,
            aggvariadic,
            aggkind,
            aggpresorted,
            agglevelsup,
            aggsplit,
            aggno,
            aggtransno,
            location);
  }

  @Override
  public void fields(FieldSink out) {
    out.unsigned("aggfnoid", aggfnoid);
    out.unsigned("aggtype", aggtype);
    out.unsigned("aggcollid", aggcollid);
    out.unsigned("inputcollid", inputcollid);
    out.unsigned("aggtranstype", aggtranstype);
    out.node("aggargtypes", aggargtypes);
    out.nodes("aggdirectargs", aggdirectargs);
    out.nodes("args", args);
    out.nodes("aggorder", aggorder);
    out.nodes("aggdistinct", aggdistinct);
    out.node("aggfilter", aggfilter);
    out.bool("aggstar", aggstar);
    out.bool("aggvariadic", aggvariadic);
    out.character("aggkind", aggkind);
    out.bool("aggpresorted", aggpresorted);
    out.unsigned("agglevelsup", agglevelsup);
    out.enumeration("aggsplit", aggsplit);
    out.integer("aggno", aggno);
    out.integer("aggtransno", aggtransno);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof Aggref that
            && aggfnoid == that.aggfnoid
            && aggtype == that.aggtype
            && aggcollid == that.aggcollid
            && inputcollid == that.inputcollid
            && aggargtypes.equals(that.aggargtypes)
            && aggdirectargs.equals(that.aggdirectargs)
            && args.equals(that.args)
            && aggorder.equals(that.aggorder)
            && aggdistinct.equals(that.aggdistinct)
            && Objects.equals(aggfilter, that.aggfilter)
            && aggstar == that.aggstar
            && aggvariadic == that.aggvariadic
            && aggkind == that.aggkind
            && agglevelsup == that.agglevelsup
            && aggsplit == that.aggsplit
            && aggno == that.aggno
            && aggtransno == that.aggtransno;
  }

  @Override
  public int hashCode() {
    int hash = 1959198738;
    hash = 31 * hash + aggfnoid;
    hash = 31 * hash + aggtype;
    hash = 31 * hash + aggcollid;
    hash = 31 * hash + inputcollid;
    hash = 31 * hash + aggargtypes.hashCode();
    hash = 31 * hash + aggdirectargs.hashCode();
    hash = 31 * hash + args.hashCode();
    hash = 31 * hash + aggorder.hashCode();
    hash = 31 * hash + aggdistinct.hashCode();
    hash = 31 * hash + Objects.hashCode(aggfilter);
    hash = 31 * hash + Boolean.hashCode(aggstar);
    hash = 31 * hash + Boolean.hashCode(aggvariadic);
    hash = 31 * hash + aggkind;
    hash = 31 * hash + agglevelsup;
    hash = 31 * hash + aggsplit.ordinal();
    hash = 31 * hash + aggno;
    hash = 31 * hash + aggtransno;
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
    builder.aggfnoid = aggfnoid;
    builder.aggtype = aggtype;
    builder.aggcollid = aggcollid;
    builder.inputcollid = inputcollid;
    builder.aggtranstype = aggtranstype;
    builder.aggargtypes = aggargtypes;
    builder.aggdirectargs = aggdirectargs;
    builder.args = args;
    builder.aggorder = aggorder;
    builder.aggdistinct = aggdistinct;
    builder.aggfilter = aggfilter;
    builder.aggstar = aggstar;
    builder.aggvariadic = aggvariadic;
    builder.aggkind = aggkind;
    builder.aggpresorted = aggpresorted;
    builder.agglevelsup = agglevelsup;
    builder.aggsplit = aggsplit;
    builder.aggno = aggno;
    builder.aggtransno = aggtransno;
    builder.location = location;
    return builder;
  }

  /// Builds a [Aggref].
  public static final class Builder {
    private int aggfnoid;
    private int aggtype;
    private int aggcollid;
    private int inputcollid;
    private int aggtranstype;
    private OidList aggargtypes = OidList.EMPTY;
    private List<Expr> aggdirectargs = List.of();
    private List<TargetEntry> args = List.of();
    private List<SortGroupClause> aggorder = List.of();
    private List<SortGroupClause> aggdistinct = List.of();
    private @Nullable Expr aggfilter;
    private boolean aggstar;
    private boolean aggvariadic;
    private char aggkind;
    private boolean aggpresorted;
    private int agglevelsup;
    private AggSplit aggsplit = AggSplit.AGGSPLIT_SIMPLE;
    private int aggno;
    private int aggtransno;
    private int location = -1;

    private Builder() {}

    public Builder aggfnoid(int aggfnoid) {
      this.aggfnoid = aggfnoid;
      return this;
    }

    public Builder aggtype(int aggtype) {
      this.aggtype = aggtype;
      return this;
    }

    public Builder aggcollid(int aggcollid) {
      this.aggcollid = aggcollid;
      return this;
    }

    public Builder inputcollid(int inputcollid) {
      this.inputcollid = inputcollid;
      return this;
    }

    public Builder aggtranstype(int aggtranstype) {
      this.aggtranstype = aggtranstype;
      return this;
    }

    public Builder aggargtypes(OidList aggargtypes) {
      this.aggargtypes = aggargtypes;
      return this;
    }

    public Builder aggdirectargs(List<Expr> aggdirectargs) {
      this.aggdirectargs = aggdirectargs;
      return this;
    }

    public Builder args(List<TargetEntry> args) {
      this.args = args;
      return this;
    }

    public Builder aggorder(List<SortGroupClause> aggorder) {
      this.aggorder = aggorder;
      return this;
    }

    public Builder aggdistinct(List<SortGroupClause> aggdistinct) {
      this.aggdistinct = aggdistinct;
      return this;
    }

    public Builder aggfilter(@Nullable Expr aggfilter) {
      this.aggfilter = aggfilter;
      return this;
    }

    public Builder aggstar(boolean aggstar) {
      this.aggstar = aggstar;
      return this;
    }

    public Builder aggvariadic(boolean aggvariadic) {
      this.aggvariadic = aggvariadic;
      return this;
    }

    public Builder aggkind(char aggkind) {
      this.aggkind = aggkind;
      return this;
    }

    public Builder aggpresorted(boolean aggpresorted) {
      this.aggpresorted = aggpresorted;
      return this;
    }

    public Builder agglevelsup(int agglevelsup) {
      this.agglevelsup = agglevelsup;
      return this;
    }

    public Builder aggsplit(AggSplit aggsplit) {
      this.aggsplit = aggsplit;
      return this;
    }

    public Builder aggno(int aggno) {
      this.aggno = aggno;
      return this;
    }

    public Builder aggtransno(int aggtransno) {
      this.aggtransno = aggtransno;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public Aggref build() {
      return new Aggref(
          aggfnoid,
          aggtype,
          aggcollid,
          inputcollid,
          aggtranstype,
          aggargtypes,
          aggdirectargs,
          args,
          aggorder,
          aggdistinct,
          aggfilter,
          aggstar,
          aggvariadic,
          aggkind,
          aggpresorted,
          agglevelsup,
          aggsplit,
          aggno,
          aggtransno,
          location);
    }
  }
}
