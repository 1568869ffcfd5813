package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// A composite value with some fields replaced.
///
/// Mirrors `FieldStore` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record FieldStore(Expr arg, List<Expr> newvals, IntList fieldnums, int resulttype)
    implements Expr {
  public FieldStore {
    newvals = List.copyOf(newvals);
  }

  @Override
  public String label() {
    return "FIELDSTORE";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(arg) || Children.any(newvals, test);
  }

  @Override
  public FieldStore mapChildren(UnaryOperator<Node> mapper) {
    Expr newArg = (Expr) mapper.apply(arg);
    List<Expr> newNewvals = Children.map(newvals, mapper);
    return newArg == arg && newNewvals == newvals
        ? this
        : new FieldStore(newArg, newNewvals, fieldnums, resulttype);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("arg", arg);
    out.nodes("newvals", newvals);
    out.node("fieldnums", fieldnums);
    out.unsigned("resulttype", resulttype);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof FieldStore that
            && arg.equals(that.arg)
            && newvals.equals(that.newvals)
            && fieldnums.equals(that.fieldnums)
            && resulttype == that.resulttype;
  }

  @Override
  public int hashCode() {
    int hash = -1735733209;
    hash = 31 * hash + arg.hashCode();
    hash = 31 * hash + newvals.hashCode();
    hash = 31 * hash + fieldnums.hashCode();
    hash = 31 * hash + resulttype;
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
    builder.arg = arg;
    builder.newvals = newvals;
    builder.fieldnums = fieldnums;
    builder.resulttype = resulttype;
    return builder;
  }

  /// Builds a [FieldStore].
  public static final class Builder {
    private @Nullable Expr arg;
    private List<Expr> newvals = List.of();
    private IntList fieldnums = IntList.EMPTY;
    private int resulttype;

    private Builder() {}

    public Builder arg(Expr arg) {
      this.arg = arg;
      return this;
    }

    public Builder newvals(List<Expr> newvals) {
      this.newvals = newvals;
      return this;
    }

    public Builder fieldnums(IntList fieldnums) {
      this.fieldnums = fieldnums;
      return this;
    }

    public Builder resulttype(int resulttype) {
      this.resulttype = resulttype;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public FieldStore build() {
      return new FieldStore(Objects.requireNonNull(arg, "arg"), newvals, fieldnums, resulttype);
    }
  }
}
