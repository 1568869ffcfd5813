package org.gajah.nodes;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.SQLValueFunctionOp;
import org.jspecify.annotations.Nullable;

/// CURRENT_DATE and its kin, which are called without parentheses.
///
/// Mirrors `SQLValueFunction` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record SQLValueFunction(SQLValueFunctionOp op, int type, int typmod, int location)
    implements Expr {

  @Override
  public String label() {
    return "SQLVALUEFUNCTION";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public SQLValueFunction mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("op", op);
    out.unsigned("type", type);
    out.integer("typmod", typmod);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof SQLValueFunction that
            && op == that.op
            && type == that.type
            && typmod == that.typmod;
  }

  @Override
  public int hashCode() {
    int hash = -199687845;
    hash = 31 * hash + op.ordinal();
    hash = 31 * hash + type;
    hash = 31 * hash + typmod;
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
    builder.op = op;
    builder.type = type;
    builder.typmod = typmod;
    builder.location = location;
    return builder;
  }

  /// Builds a [SQLValueFunction].
  public static final class Builder {
    private SQLValueFunctionOp op = SQLValueFunctionOp.SVFOP_CURRENT_DATE;
    private int type;
    private int typmod;
    private int location = -1;

    private Builder() {}

    public Builder op(SQLValueFunctionOp op) {
      this.op = op;
      return this;
    }

    public Builder type(int type) {
      this.type = type;
      return this;
    }

    public Builder typmod(int typmod) {
      this.typmod = typmod;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public SQLValueFunction build() {
      return new SQLValueFunction(op, type, typmod, location);
    }
  }
}
