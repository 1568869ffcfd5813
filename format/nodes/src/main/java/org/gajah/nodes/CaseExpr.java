package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// CASE.
///
/// Mirrors `CaseExpr` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record CaseExpr(
    int casetype,
    int casecollid,
    @Nullable Expr arg,
    List<CaseWhen> args,
    @Nullable Expr defresult,
    int location)
    implements Expr {
  public CaseExpr {
    args = List.copyOf(args);
  }

  @Override
  public String label() {
    return "CASEEXPR";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (arg != null && test.test(arg))
        || Children.any(args, test)
        || (defresult != null && test.test(defresult));
  }

  @Override
  public CaseExpr mapChildren(UnaryOperator<Node> mapper) {
    @Nullable Expr newArg = arg == null ? null : (Expr) mapper.apply(arg);
    List<CaseWhen> newArgs = Children.map(args, mapper);
    @Nullable Expr newDefresult = defresult == null ? null : (Expr) mapper.apply(defresult);
    return newArg == arg && newArgs == args && newDefresult == defresult
        ? this
        : new CaseExpr(casetype, casecollid, newArg, newArgs, newDefresult, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.unsigned("casetype", casetype);
    out.unsigned("casecollid", casecollid);
    out.node("arg", arg);
    out.nodes("args", args);
    out.node("defresult", defresult);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CaseExpr that
            && casetype == that.casetype
            && casecollid == that.casecollid
            && Objects.equals(arg, that.arg)
            && args.equals(that.args)
            && Objects.equals(defresult, that.defresult);
  }

  @Override
  public int hashCode() {
    int hash = 85521765;
    hash = 31 * hash + casetype;
    hash = 31 * hash + casecollid;
    hash = 31 * hash + Objects.hashCode(arg);
    hash = 31 * hash + args.hashCode();
    hash = 31 * hash + Objects.hashCode(defresult);
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
    builder.casetype = casetype;
    builder.casecollid = casecollid;
    builder.arg = arg;
    builder.args = args;
    builder.defresult = defresult;
    builder.location = location;
    return builder;
  }

  /// Builds a [CaseExpr].
  public static final class Builder {
    private int casetype;
    private int casecollid;
    private @Nullable Expr arg;
    private List<CaseWhen> args = List.of();
    private @Nullable Expr defresult;
    private int location = -1;

    private Builder() {}

    public Builder casetype(int casetype) {
      this.casetype = casetype;
      return this;
    }

    public Builder casecollid(int casecollid) {
      this.casecollid = casecollid;
      return this;
    }

    public Builder arg(@Nullable Expr arg) {
      this.arg = arg;
      return this;
    }

    public Builder args(List<CaseWhen> args) {
      this.args = args;
      return this;
    }

    public Builder defresult(@Nullable Expr defresult) {
      this.defresult = defresult;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public CaseExpr build() {
      return new CaseExpr(casetype, casecollid, arg, args, defresult, location);
    }
  }
}
