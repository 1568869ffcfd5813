package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// An analysed TABLESAMPLE.
///
/// Mirrors `TableSampleClause` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record TableSampleClause(int tsmhandler, List<Expr> args, @Nullable Expr repeatable)
    implements Node {
  public TableSampleClause {
    args = List.copyOf(args);
  }

  @Override
  public String label() {
    return "TABLESAMPLECLAUSE";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(args, test) || (repeatable != null && test.test(repeatable));
  }

  @Override
  public TableSampleClause mapChildren(UnaryOperator<Node> mapper) {
    List<Expr> newArgs = Children.map(args, mapper);
    @Nullable Expr newRepeatable = repeatable == null ? null : (Expr) mapper.apply(repeatable);
    return newArgs == args && newRepeatable == repeatable
        ? this
        : new TableSampleClause(tsmhandler, newArgs, newRepeatable);
  }

  @Override
  public void fields(FieldSink out) {
    out.unsigned("tsmhandler", tsmhandler);
    out.nodes("args", args);
    out.node("repeatable", repeatable);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof TableSampleClause that
            && tsmhandler == that.tsmhandler
            && args.equals(that.args)
            && Objects.equals(repeatable, that.repeatable);
  }

  @Override
  public int hashCode() {
    int hash = -1375595897;
    hash = 31 * hash + tsmhandler;
    hash = 31 * hash + args.hashCode();
    hash = 31 * hash + Objects.hashCode(repeatable);
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
    builder.tsmhandler = tsmhandler;
    builder.args = args;
    builder.repeatable = repeatable;
    return builder;
  }

  /// Builds a [TableSampleClause].
  public static final class Builder {
    private int tsmhandler;
    private List<Expr> args = List.of();
    private @Nullable Expr repeatable;

    private Builder() {}

    public Builder tsmhandler(int tsmhandler) {
      this.tsmhandler = tsmhandler;
      return this;
    }

    public Builder args(List<Expr> args) {
      this.args = args;
      return this;
    }

    public Builder repeatable(@Nullable Expr repeatable) {
      this.repeatable = repeatable;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public TableSampleClause build() {
      return new TableSampleClause(tsmhandler, args, repeatable);
    }
  }
}
