package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.CoercionForm;
import org.jspecify.annotations.Nullable;

/// ROW(...).
///
/// Mirrors `RowExpr` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record RowExpr(
    List<Expr> args, int row_typeid, CoercionForm row_format, List<String> colnames, int location)
    implements Expr {
  public RowExpr {
    args = List.copyOf(args);
    colnames = List.copyOf(colnames);
  }

  @Override
  public String label() {
    return "ROWEXPR";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(args, test);
  }

  @Override
  public RowExpr mapChildren(UnaryOperator<Node> mapper) {
    List<Expr> newArgs = Children.map(args, mapper);
    return newArgs == args
        ? this
        : new RowExpr(newArgs, row_typeid, row_format, colnames, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.nodes("args", args);
    out.unsigned("row_typeid", row_typeid);
    out.enumeration("row_format", row_format);
    out.strings("colnames", colnames);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof RowExpr that
            && args.equals(that.args)
            && row_typeid == that.row_typeid
            && colnames.equals(that.colnames);
  }

  @Override
  public int hashCode() {
    int hash = -1244200241;
    hash = 31 * hash + args.hashCode();
    hash = 31 * hash + row_typeid;
    hash = 31 * hash + colnames.hashCode();
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
    builder.args = args;
    builder.row_typeid = row_typeid;
    builder.row_format = row_format;
    builder.colnames = colnames;
    builder.location = location;
    return builder;
  }

  /// Builds a [RowExpr].
  public static final class Builder {
    private List<Expr> args = List.of();
    private int row_typeid;
    private CoercionForm row_format = CoercionForm.COERCE_EXPLICIT_CALL;
    private List<String> colnames = List.of();
    private int location = -1;

    private Builder() {}

    public Builder args(List<Expr> args) {
      this.args = args;
      return this;
    }

    public Builder row_typeid(int row_typeid) {
      this.row_typeid = row_typeid;
      return this;
    }

    public Builder row_format(CoercionForm row_format) {
      this.row_format = row_format;
      return this;
    }

    public Builder colnames(List<String> colnames) {
      this.colnames = colnames;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public RowExpr build() {
      return new RowExpr(args, row_typeid, row_format, colnames, location);
    }
  }
}
