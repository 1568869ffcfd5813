package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.JoinType;
import org.jspecify.annotations.Nullable;

/// A join.
///
/// Mirrors `JoinExpr` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record JoinExpr(
    JoinType jointype,
    boolean isNatural,
    FromItem larg,
    FromItem rarg,
    List<String> usingClause,
    @Nullable Alias join_using_alias,
    @Nullable Expr quals,
    @Nullable Alias alias,
    int rtindex)
    implements JoinTree {
  public JoinExpr {
    usingClause = List.copyOf(usingClause);
  }

  @Override
  public String label() {
    return "JOINEXPR";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(larg)
        || test.test(rarg)
        || (join_using_alias != null && test.test(join_using_alias))
        || (quals != null && test.test(quals))
        || (alias != null && test.test(alias));
  }

  @Override
  public JoinExpr mapChildren(UnaryOperator<Node> mapper) {
    FromItem newLarg = (FromItem) mapper.apply(larg);
    FromItem newRarg = (FromItem) mapper.apply(rarg);
    @Nullable Alias newJoin_using_alias =
        join_using_alias == null ? null : (Alias) mapper.apply(join_using_alias);
    @Nullable Expr newQuals = quals == null ? null : (Expr) mapper.apply(quals);
    @Nullable Alias newAlias = alias == null ? null : (Alias) mapper.apply(alias);
    return newLarg == larg
            && newRarg == rarg
            && newJoin_using_alias == join_using_alias
            && newQuals == quals
            && newAlias == alias
        ? this
        : new JoinExpr(
            jointype,
            isNatural,
            newLarg,
            newRarg,
            usingClause,
            newJoin_using_alias,
            newQuals,
            newAlias,
            rtindex);
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("jointype", jointype);
    out.bool("isNatural", isNatural);
    out.node("larg", larg);
    out.node("rarg", rarg);
    out.strings("usingClause", usingClause);
    out.node("join_using_alias", join_using_alias);
    out.node("quals", quals);
    out.node("alias", alias);
    out.integer("rtindex", rtindex);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof JoinExpr that
            && jointype == that.jointype
            && isNatural == that.isNatural
            && larg.equals(that.larg)
            && rarg.equals(that.rarg)
            && usingClause.equals(that.usingClause)
            && Objects.equals(join_using_alias, that.join_using_alias)
            && Objects.equals(quals, that.quals)
            && Objects.equals(alias, that.alias)
            && rtindex == that.rtindex;
  }

  @Override
  public int hashCode() {
    int hash = -1337537953;
    hash = 31 * hash + jointype.ordinal();
    hash = 31 * hash + Boolean.hashCode(isNatural);
    hash = 31 * hash + larg.hashCode();
    hash = 31 * hash + rarg.hashCode();
    hash = 31 * hash + usingClause.hashCode();
    hash = 31 * hash + Objects.hashCode(join_using_alias);
    hash = 31 * hash + Objects.hashCode(quals);
    hash = 31 * hash + Objects.hashCode(alias);
    hash = 31 * hash + rtindex;
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
    builder.jointype = jointype;
    builder.isNatural = isNatural;
    builder.larg = larg;
    builder.rarg = rarg;
    builder.usingClause = usingClause;
    builder.join_using_alias = join_using_alias;
    builder.quals = quals;
    builder.alias = alias;
    builder.rtindex = rtindex;
    return builder;
  }

  /// Builds a [JoinExpr].
  public static final class Builder {
    private JoinType jointype = JoinType.JOIN_INNER;
    private boolean isNatural;
    private @Nullable FromItem larg;
    private @Nullable FromItem rarg;
    private List<String> usingClause = List.of();
    private @Nullable Alias join_using_alias;
    private @Nullable Expr quals;
    private @Nullable Alias alias;
    private int rtindex;

    private Builder() {}

    public Builder jointype(JoinType jointype) {
      this.jointype = jointype;
      return this;
    }

    public Builder isNatural(boolean isNatural) {
      this.isNatural = isNatural;
      return this;
    }

    public Builder larg(FromItem larg) {
      this.larg = larg;
      return this;
    }

    public Builder rarg(FromItem rarg) {
      this.rarg = rarg;
      return this;
    }

    public Builder usingClause(List<String> usingClause) {
      this.usingClause = usingClause;
      return this;
    }

    public Builder join_using_alias(@Nullable Alias join_using_alias) {
      this.join_using_alias = join_using_alias;
      return this;
    }

    public Builder quals(@Nullable Expr quals) {
      this.quals = quals;
      return this;
    }

    public Builder alias(@Nullable Alias alias) {
      this.alias = alias;
      return this;
    }

    public Builder rtindex(int rtindex) {
      this.rtindex = rtindex;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public JoinExpr build() {
      return new JoinExpr(
          jointype,
          isNatural,
          Objects.requireNonNull(larg, "larg"),
          Objects.requireNonNull(rarg, "rarg"),
          usingClause,
          join_using_alias,
          quals,
          alias,
          rtindex);
    }
  }
}
