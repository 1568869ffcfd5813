package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.JsonQuotes;
import org.gajah.nodes.kinds.JsonTableColumnType;
import org.gajah.nodes.kinds.JsonWrapper;
import org.jspecify.annotations.Nullable;

/// A column of JSON_TABLE.
///
/// Mirrors `JsonTableColumn` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record JsonTableColumn(
    JsonTableColumnType coltype,
    @Nullable String name,
    @Nullable TypeName typeName,
    @Nullable JsonTablePathSpec pathspec,
    @Nullable JsonFormat format,
    JsonWrapper wrapper,
    JsonQuotes quotes,
    List<JsonTableColumn> columns,
    @Nullable JsonBehavior on_empty,
    @Nullable JsonBehavior on_error,
    int location)
    implements Node {
  public JsonTableColumn {
    columns = List.copyOf(columns);
  }

  @Override
  public String label() {
    return "JSONTABLECOLUMN";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (typeName != null && test.test(typeName))
        || (pathspec != null && test.test(pathspec))
        || (format != null && test.test(format))
        || Children.any(columns, test)
        || (on_empty != null && test.test(on_empty))
        || (on_error != null && test.test(on_error));
  }

  @Override
  public JsonTableColumn mapChildren(UnaryOperator<Node> mapper) {
    @Nullable TypeName newTypeName = typeName == null ? null : (TypeName) mapper.apply(typeName);
    @Nullable JsonTablePathSpec newPathspec =
        pathspec == null ? null : (JsonTablePathSpec) mapper.apply(pathspec);
    @Nullable JsonFormat newFormat = format == null ? null : (JsonFormat) mapper.apply(format);
    List<JsonTableColumn> newColumns = Children.map(columns, mapper);
    @Nullable JsonBehavior newOn_empty =
        on_empty == null ? null : (JsonBehavior) mapper.apply(on_empty);
    @Nullable JsonBehavior newOn_error =
        on_error == null ? null : (JsonBehavior) mapper.apply(on_error);
    return newTypeName == typeName
            && newPathspec == pathspec
            && newFormat == format
            && newColumns == columns
            && newOn_empty == on_empty
            && newOn_error == on_error
        ? this
        : new JsonTableColumn(
            coltype,
            name,
            newTypeName,
            newPathspec,
            newFormat,
            wrapper,
            quotes,
            newColumns,
            newOn_empty,
            newOn_error,
            location);
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("coltype", coltype);
    out.string("name", name);
    out.node("typeName", typeName);
    out.node("pathspec", pathspec);
    out.node("format", format);
    out.enumeration("wrapper", wrapper);
    out.enumeration("quotes", quotes);
    out.nodes("columns", columns);
    out.node("on_empty", on_empty);
    out.node("on_error", on_error);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof JsonTableColumn that
            && coltype == that.coltype
            && Objects.equals(name, that.name)
            && Objects.equals(typeName, that.typeName)
            && Objects.equals(pathspec, that.pathspec)
            && Objects.equals(format, that.format)
            && wrapper == that.wrapper
            && quotes == that.quotes
            && columns.equals(that.columns)
            && Objects.equals(on_empty, that.on_empty)
            && Objects.equals(on_error, that.on_error);
  }

  @Override
  public int hashCode() {
    int hash = -2135147876;
    hash = 31 * hash + coltype.ordinal();
    hash = 31 * hash + Objects.hashCode(name);
    hash = 31 * hash + Objects.hashCode(typeName);
    hash = 31 * hash + Objects.hashCode(pathspec);
    hash = 31 * hash + Objects.hashCode(format);
    hash = 31 * hash + wrapper.ordinal();
    hash = 31 * hash + quotes.ordinal();
    hash = 31 * hash + columns.hashCode();
    hash = 31 * hash + Objects.hashCode(on_empty);
    hash = 31 * hash + Objects.hashCode(on_error);
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
    builder.coltype = coltype;
    builder.name = name;
    builder.typeName = typeName;
    builder.pathspec = pathspec;
    builder.format = format;
    builder.wrapper = wrapper;
    builder.quotes = quotes;
    builder.columns = columns;
    builder.on_empty = on_empty;
    builder.on_error = on_error;
    builder.location = location;
    return builder;
  }

  /// Builds a [JsonTableColumn].
  public static final class Builder {
    private JsonTableColumnType coltype = JsonTableColumnType.JTC_FOR_ORDINALITY;
    private @Nullable String name;
    private @Nullable TypeName typeName;
    private @Nullable JsonTablePathSpec pathspec;
    private @Nullable JsonFormat format;
    private JsonWrapper wrapper = JsonWrapper.JSW_UNSPEC;
    private JsonQuotes quotes = JsonQuotes.JS_QUOTES_UNSPEC;
    private List<JsonTableColumn> columns = List.of();
    private @Nullable JsonBehavior on_empty;
    private @Nullable JsonBehavior on_error;
    private int location = -1;

    private Builder() {}

    public Builder coltype(JsonTableColumnType coltype) {
      this.coltype = coltype;
      return this;
    }

    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    public Builder typeName(@Nullable TypeName typeName) {
      this.typeName = typeName;
      return this;
    }

    public Builder pathspec(@Nullable JsonTablePathSpec pathspec) {
      this.pathspec = pathspec;
      return this;
    }

    public Builder format(@Nullable JsonFormat format) {
      this.format = format;
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

    public Builder columns(List<JsonTableColumn> columns) {
      this.columns = columns;
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

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public JsonTableColumn build() {
      return new JsonTableColumn(
          coltype, name, typeName, pathspec, format, wrapper, quotes, columns, on_empty, on_error,
          location);
    }
  }
}
