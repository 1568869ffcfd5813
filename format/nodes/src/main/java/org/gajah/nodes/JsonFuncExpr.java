package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.JsonExprOp;
import org.gajah.nodes.kinds.JsonQuotes;
import org.gajah.nodes.kinds.JsonWrapper;
import org.jspecify.annotations.Nullable;

/// JSON_VALUE, JSON_QUERY and JSON_EXISTS.
///
/// Mirrors `JsonFuncExpr` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record JsonFuncExpr(
    JsonExprOp op,
    @Nullable String column_name,
    JsonValueExpr context_item,
    Expr pathspec,
    List<JsonArgument> passing,
    @Nullable JsonOutput output,
    @Nullable JsonBehavior on_empty,
    @Nullable JsonBehavior on_error,
    JsonWrapper wrapper,
    JsonQuotes quotes,
    int location)
    implements RawExpr {
  public JsonFuncExpr {
    passing = List.copyOf(passing);
  }

  @Override
  public String label() {
    return "JSONFUNCEXPR";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(context_item)
        || test.test(pathspec)
        || Children.any(passing, test)
        || (output != null && test.test(output))
        || (on_empty != null && test.test(on_empty))
        || (on_error != null && test.test(on_error));
  }

  @Override
  public JsonFuncExpr mapChildren(UnaryOperator<Node> mapper) {
    JsonValueExpr newContext_item = (JsonValueExpr) mapper.apply(context_item);
    Expr newPathspec = (Expr) mapper.apply(pathspec);
    List<JsonArgument> newPassing = Children.map(passing, mapper);
    @Nullable JsonOutput newOutput = output == null ? null : (JsonOutput) mapper.apply(output);
    @Nullable JsonBehavior newOn_empty =
        on_empty == null ? null : (JsonBehavior) mapper.apply(on_empty);
    @Nullable JsonBehavior newOn_error =
        on_error == null ? null : (JsonBehavior) mapper.apply(on_error);
    return newContext_item == context_item
            && newPathspec == pathspec
            && newPassing == passing
            && newOutput == output
            && newOn_empty == on_empty
            && newOn_error == on_error
        ? this
        : new JsonFuncExpr(
            op,
            column_name,
            newContext_item,
            newPathspec,
            newPassing,
            newOutput,
            newOn_empty,
            newOn_error,
            wrapper,
            quotes,
            location);
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("op", op);
    out.string("column_name", column_name);
    out.node("context_item", context_item);
    out.node("pathspec", pathspec);
    out.nodes("passing", passing);
    out.node("output", output);
    out.node("on_empty", on_empty);
    out.node("on_error", on_error);
    out.enumeration("wrapper", wrapper);
    out.enumeration("quotes", quotes);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof JsonFuncExpr that
            && op == that.op
            && Objects.equals(column_name, that.column_name)
            && context_item.equals(that.context_item)
            && pathspec.equals(that.pathspec)
            && passing.equals(that.passing)
            && Objects.equals(output, that.output)
            && Objects.equals(on_empty, that.on_empty)
            && Objects.equals(on_error, that.on_error)
            && wrapper == that.wrapper
            && quotes == that.quotes;
  }

  @Override
  public int hashCode() {
    int hash = 325749761;
    hash = 31 * hash + op.ordinal();
    hash = 31 * hash + Objects.hashCode(column_name);
    hash = 31 * hash + context_item.hashCode();
    hash = 31 * hash + pathspec.hashCode();
    hash = 31 * hash + passing.hashCode();
    hash = 31 * hash + Objects.hashCode(output);
    hash = 31 * hash + Objects.hashCode(on_empty);
    hash = 31 * hash + Objects.hashCode(on_error);
    hash = 31 * hash + wrapper.ordinal();
    hash = 31 * hash + quotes.ordinal();
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
    builder.context_item = context_item;
    builder.pathspec = pathspec;
    builder.passing = passing;
    builder.output = output;
    builder.on_empty = on_empty;
    builder.on_error = on_error;
    builder.wrapper = wrapper;
    builder.quotes = quotes;
    builder.location = location;
    return builder;
  }

  /// Builds a [JsonFuncExpr].
  public static final class Builder {
    private JsonExprOp op = JsonExprOp.JSON_EXISTS_OP;
    private @Nullable String column_name;
    private @Nullable JsonValueExpr context_item;
    private @Nullable Expr pathspec;
    private List<JsonArgument> passing = List.of();
    private @Nullable JsonOutput output;
    private @Nullable JsonBehavior on_empty;
    private @Nullable JsonBehavior on_error;
    private JsonWrapper wrapper = JsonWrapper.JSW_UNSPEC;
    private JsonQuotes quotes = JsonQuotes.JS_QUOTES_UNSPEC;
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

    public Builder context_item(JsonValueExpr context_item) {
      this.context_item = context_item;
      return this;
    }

    public Builder pathspec(Expr pathspec) {
      this.pathspec = pathspec;
      return this;
    }

    public Builder passing(List<JsonArgument> passing) {
      this.passing = passing;
      return this;
    }

    public Builder output(@Nullable JsonOutput output) {
      this.output = output;
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

    public Builder wrapper(JsonWrapper wrapper) {
      this.wrapper = wrapper;
      return this;
    }

    public Builder quotes(JsonQuotes quotes) {
      this.quotes = quotes;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public JsonFuncExpr build() {
      return new JsonFuncExpr(
          op,
          column_name,
          Objects.requireNonNull(context_item, "context_item"),
          Objects.requireNonNull(pathspec, "pathspec"),
          passing,
          output,
          on_empty,
          on_error,
          wrapper,
          quotes,
          location);
    }
  }
}
