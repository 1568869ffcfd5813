package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// JSON_TABLE.
///
/// Mirrors `JsonTable` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record JsonTable(
    JsonValueExpr context_item,
    JsonTablePathSpec pathspec,
    List<JsonArgument> passing,
    List<JsonTableColumn> columns,
    @Nullable JsonBehavior on_error,
    @Nullable Alias alias,
    boolean lateral,
    int location)
    implements RawFromItem {
  public JsonTable {
    passing = List.copyOf(passing);
    columns = List.copyOf(columns);
  }

  @Override
  public String label() {
    return "JSONTABLE";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(context_item)
        || test.test(pathspec)
        || Children.any(passing, test)
        || Children.any(columns, test)
        || (on_error != null && test.test(on_error))
        || (alias != null && test.test(alias));
  }

  @Override
  public JsonTable mapChildren(UnaryOperator<Node> mapper) {
    JsonValueExpr newContext_item = (JsonValueExpr) mapper.apply(context_item);
    JsonTablePathSpec newPathspec = (JsonTablePathSpec) mapper.apply(pathspec);
    List<JsonArgument> newPassing = Children.map(passing, mapper);
    List<JsonTableColumn> newColumns = Children.map(columns, mapper);
    @Nullable JsonBehavior newOn_error =
        on_error == null ? null : (JsonBehavior) mapper.apply(on_error);
    @Nullable Alias newAlias = alias == null ? null : (Alias) mapper.apply(alias);
    return newContext_item == context_item
            && newPathspec == pathspec
            && newPassing == passing
            && newColumns == columns
            && newOn_error == on_error
            && newAlias == alias
        ? this
        : new JsonTable(
            newContext_item,
            newPathspec,
            newPassing,
            newColumns,
            newOn_error,
            newAlias,
            lateral,
            location);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("context_item", context_item);
    out.node("pathspec", pathspec);
    out.nodes("passing", passing);
    out.nodes("columns", columns);
    out.node("on_error", on_error);
    out.node("alias", alias);
    out.bool("lateral", lateral);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof JsonTable that
            && context_item.equals(that.context_item)
            && pathspec.equals(that.pathspec)
            && passing.equals(that.passing)
            && columns.equals(that.columns)
            && Objects.equals(on_error, that.on_error)
            && Objects.equals(alias, that.alias)
            && lateral == that.lateral;
  }

  @Override
  public int hashCode() {
    int hash = 910512038;
    hash = 31 * hash + context_item.hashCode();
    hash = 31 * hash + pathspec.hashCode();
    hash = 31 * hash + passing.hashCode();
    hash = 31 * hash + columns.hashCode();
    hash = 31 * hash + Objects.hashCode(on_error);
    hash = 31 * hash + Objects.hashCode(alias);
    hash = 31 * hash + Boolean.hashCode(lateral);
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
    builder.context_item = context_item;
    builder.pathspec = pathspec;
    builder.passing = passing;
    builder.columns = columns;
    builder.on_error = on_error;
    builder.alias = alias;
    builder.lateral = lateral;
    builder.location = location;
    return builder;
  }

  /// Builds a [JsonTable].
  public static final class Builder {
    private @Nullable JsonValueExpr context_item;
    private @Nullable JsonTablePathSpec pathspec;
    private List<JsonArgument> passing = List.of();
    private List<JsonTableColumn> columns = List.of();
    private @Nullable JsonBehavior on_error;
    private @Nullable Alias alias;
    private boolean lateral;
    private int location = -1;

    private Builder() {}

    public Builder context_item(JsonValueExpr context_item) {
      this.context_item = context_item;
      return this;
    }

    public Builder pathspec(JsonTablePathSpec pathspec) {
      this.pathspec = pathspec;
      return this;
    }

    public Builder passing(List<JsonArgument> passing) {
      this.passing = passing;
      return this;
    }

    public Builder columns(List<JsonTableColumn> columns) {
      this.columns = columns;
      return this;
    }

    public Builder on_error(@Nullable JsonBehavior on_error) {
      this.on_error = on_error;
      return this;
    }

    public Builder alias(@Nullable Alias alias) {
      this.alias = alias;
      return this;
    }

    public Builder lateral(boolean lateral) {
      this.lateral = lateral;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public JsonTable build() {
      return new JsonTable(
          Objects.requireNonNull(context_item, "context_item"),
          Objects.requireNonNull(pathspec, "pathspec"),
          passing,
          columns,
          on_error,
          alias,
          lateral,
          location);
    }
  }
}
