package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.JsonExprOp;
import org.gajah.nodes.kinds.JsonWrapper;
import org.jspecify.annotations.Nullable;

/// JSON_EXISTS, JSON_QUERY, JSON_VALUE and JSON_TABLE after analysis.
///
/// Mirrors `JsonExpr` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record JsonExpr(
    JsonExprOp op,
    @Nullable String column_name,
    @Nullable Expr formatted_expr,
    @Nullable JsonFormat format,
    @Nullable Expr path_spec,
    @Nullable JsonReturning returning,
    List<String> passing_names,
    List<Expr> passing_values,
    @Nullable JsonBehavior on_empty,
    @Nullable JsonBehavior on_error,
    boolean use_io_coercion,
    boolean use_json_coercion,
    JsonWrapper wrapper,
    boolean omit_quotes,
    int collation,
    int location)
    implements Expr {
  public JsonExpr {
    passing_names = List.copyOf(passing_names);
    passing_values = List.copyOf(passing_values);
  }

  @Override
  public String label() {
    return "JSONEXPR";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (formatted_expr != null && test.test(formatted_expr))
        || (format != null && test.test(format))
        || (path_spec != null && test.test(path_spec))
        || (returning != null && test.test(returning))
        || Children.any(passing_values, test)
        || (on_empty != null && test.test(on_empty))
        || (on_error != null && test.test(on_error));
  }

  @Override
  public JsonExpr mapChildren(UnaryOperator<Node> mapper) {
    @Nullable Expr newFormatted_expr =
        formatted_expr == null ? null : (Expr) mapper.apply(formatted_expr);
    @Nullable JsonFormat newFormat = format == null ? null : (JsonFormat) mapper.apply(format);
    @Nullable Expr newPath_spec = path_spec == null ? null : (Expr) mapper.apply(path_spec);
    @Nullable JsonReturning newReturning =
        returning == null ? null : (JsonReturning) mapper.apply(returning);
    List<Expr> newPassing_values = Children.map(passing_values, mapper);
    @Nullable JsonBehavior newOn_empty =
        on_empty == null ? null : (JsonBehavior) mapper.apply(on_empty);
    @Nullable JsonBehavior newOn_error =
        on_error == null ? null : (JsonBehavior) mapper.apply(on_error);
    return newFormatted_expr == formatted_expr
            && newFormat == format
            && newPath_spec == path_spec
            && newReturning == returning
            && newPassing_values == passing_values
            && newOn_empty == on_empty
            && newOn_error == on_error
        ? this
        : new JsonExpr(
            op,
            column_name,
            newFormatted_expr,
            newFormat,
            newPath_spec,
            newReturning,
            passing_names,
            newPassing_values,
            newOn_empty,
            newOn_error,
            use_io_coercion,
            use_json_coercion,
            wrapper,
            omit_quotes,
            collation,
            location);
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("op", op);
    out.string("column_name", column_name);
    out.node("formatted_expr", formatted_expr);
    out.node("format", format);
    out.node("path_spec", path_spec);
    out.node("returning", returning);
    out.strings("passing_names", passing_names);
    out.nodes("passing_values", passing_values);
    out.node("on_empty", on_empty);
    out.node("on_error", on_error);
    out.bool("use_io_coercion", use_io_coercion);
    out.bool("use_json_coercion", use_json_coercion);
    out.enumeration("wrapper", wrapper);
    out.bool("omit_quotes", omit_quotes);
    out.unsigned("collation", collation);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof JsonExpr that
            && op == that.op
            && Objects.equals(column_name, that.column_name)
            && Objects.equals(formatted_expr, that.formatted_expr)
            && Objects.equals(format, that.format)
            && Objects.equals(path_spec, that.path_spec)
            && Objects.equals(returning, that.returning)
            && passing_names.equals(that.passing_names)
            && passing_values.equals(that.passing_values)
            && Objects.equals(on_empty, that.on_empty)
            && Objects.equals(on_error, that.on_error)
            && use_io_coercion == that.use_io_coercion
            && use_json_coercion == that.use_json_coercion
            && wrapper == that.wrapper
            && omit_quotes == that.omit_quotes
            && collation == that.collation;
  }

  @Override
  public int hashCode() {
    int hash = -1910715619;
    hash = 31 * hash + op.ordinal();
    hash = 31 * hash + Objects.hashCode(column_name);
    hash = 31 * hash + Objects.hashCode(formatted_expr);
    hash = 31 * hash + Objects.hashCode(format);
    hash = 31 * hash + Objects.hashCode(path_spec);
    hash = 31 * hash + Objects.hashCode(returning);
    hash = 31 * hash + passing_names.hashCode();
    hash = 31 * hash + passing_values.hashCode();
    hash = 31 * hash + Objects.hashCode(on_empty);
    hash = 31 * hash + Objects.hashCode(on_error);
    hash = 31 * hash + Boolean.hashCode(use_io_coercion);
    hash = 31 * hash + Boolean.hashCode(use_json_coercion);
    hash = 31 * hash + wrapper.ordinal();
    hash = 31 * hash + Boolean.hashCode(omit_quotes);
    hash = 31 * hash + collation;
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
    builder.column_name = column_name;
    builder.formatted_expr = formatted_expr;
    builder.format = format;
    builder.path_spec = path_spec;
    builder.returning = returning;
    builder.passing_names = passing_names;
    builder.passing_values = passing_values;
    builder.on_empty = on_empty;
    builder.on_error = on_error;
    builder.use_io_coercion = use_io_coercion;
    builder.use_json_coercion = use_json_coercion;
    builder.wrapper = wrapper;
    builder.omit_quotes = omit_quotes;
    builder.collation = collation;
    builder.location = location;
    return builder;
  }

  /// Builds a [JsonExpr].
  public static final class Builder {
    private JsonExprOp op = JsonExprOp.JSON_EXISTS_OP;
    private @Nullable String column_name;
    private @Nullable Expr formatted_expr;
    private @Nullable JsonFormat format;
    private @Nullable Expr path_spec;
    private @Nullable JsonReturning returning;
    private List<String> passing_names = List.of();
    private List<Expr> passing_values = List.of();
    private @Nullable JsonBehavior on_empty;
    private @Nullable JsonBehavior on_error;
    private boolean use_io_coercion;
    private boolean use_json_coercion;
    private JsonWrapper wrapper = JsonWrapper.JSW_UNSPEC;
    private boolean omit_quotes;
    private int collation;
    private int location = -1;

    private Builder() {}

    public Builder op(JsonExprOp op) {
      this.op = op;
      return this;
    }

    public Builder column_name(@Nullable String column_name) {
      this.column_name = column_name;
      return this;
    }

    public Builder formatted_expr(@Nullable Expr formatted_expr) {
      this.formatted_expr = formatted_expr;
      return this;
    }

    public Builder format(@Nullable JsonFormat format) {
      this.format = format;
      return this;
    }

    public Builder path_spec(@Nullable Expr path_spec) {
      this.path_spec = path_spec;
      return this;
    }

    public Builder returning(@Nullable JsonReturning returning) {
      this.returning = returning;
      return this;
    }

    public Builder passing_names(List<String> passing_names) {
      this.passing_names = passing_names;
      return this;
    }

    public Builder passing_values(List<Expr> passing_values) {
      this.passing_values = passing_values;
      return this;
    }

    public Builder on_empty(@Nullable JsonBehavior on_empty) {
      this.on_empty = on_empty;
      return this;
    }

    public Builder on_error(@Nullable JsonBehavior on_error) {
      this.on_error = on_error;
      return this;
    }

    public Builder use_io_coercion(boolean use_io_coercion) {
      this.use_io_coercion = use_io_coercion;
      return this;
    }

    public Builder use_json_coercion(boolean use_json_coercion) {
      this.use_json_coercion = use_json_coercion;
      return this;
    }

    public Builder wrapper(JsonWrapper wrapper) {
      this.wrapper = wrapper;
      return this;
    }

    public Builder omit_quotes(boolean omit_quotes) {
      this.omit_quotes = omit_quotes;
      return this;
    }

    public Builder collation(int collation) {
      this.collation = collation;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public JsonExpr build() {
      return new JsonExpr(
          op,
          column_name,
          formatted_expr,
          format,
          path_spec,
          returning,
          passing_names,
          passing_values,
          on_empty,
          on_error,
          use_io_coercion,
          use_json_coercion,
          wrapper,
          omit_quotes,
          collation,
          location);
    }
  }
}
