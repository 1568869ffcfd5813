package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// TABLESAMPLE.
///
/// Mirrors `RangeTableSample` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record RangeTableSample(
    FromItem relation,
    List<String> method,
    List<Expr> args,
    @Nullable Expr repeatable,
    int location)
    implements RawFromItem {
  public RangeTableSample {
    method = List.copyOf(method);
    args = List.copyOf(args);
  }

  @Override
  public String label() {
    return "RANGETABLESAMPLE";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(relation)
        || Children.any(args, test)
        || (repeatable != null && test.test(repeatable));
  }

  @Override
  public RangeTableSample mapChildren(UnaryOperator<Node> mapper) {
    FromItem newRelation = (FromItem) mapper.apply(relation);
    List<Expr> newArgs = Children.map(args, mapper);
    @Nullable Expr newRepeatable = repeatable == null ? null : (Expr) mapper.apply(repeatable);
    return newRelation == relation && newArgs == args && newRepeatable == repeatable
        ? this
        : new RangeTableSample(newRelation, method, newArgs, newRepeatable, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("relation", relation);
    out.strings("method", method);
    out.nodes("args", args);
    out.node("repeatable", repeatable);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof RangeTableSample that
            && relation.equals(that.relation)
            && method.equals(that.method)
            && args.equals(that.args)
            && Objects.equals(repeatable, that.repeatable);
  }

  @Override
  public int hashCode() {
    int hash = -871856709;
    hash = 31 * hash + relation.hashCode();
    hash = 31 * hash + method.hashCode();
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
    builder.relation = relation;
    builder.method = method;
    builder.args = args;
    builder.repeatable = repeatable;
    builder.location = location;
    return builder;
  }

  /// Builds a [RangeTableSample].
  public static final class Builder {
    private @Nullable FromItem relation;
    private List<String> method = List.of();
    private List<Expr> args = List.of();
    private @Nullable Expr repeatable;
    private int location = -1;

    private Builder() {}

    public Builder relation(FromItem relation) {
      this.relation = relation;
      return this;
    }

    public Builder method(List<String> method) {
      this.method = method;
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

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public RangeTableSample build() {
      return new RangeTableSample(
          Objects.requireNonNull(relation, "relation"), method, args, repeatable, location);
    }
  }
}
