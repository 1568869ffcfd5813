package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// JSON_ARRAY of a subquery.
///
/// Mirrors `JsonArrayQueryConstructor` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record JsonArrayQueryConstructor(
    SelectStmt query,
    @Nullable JsonOutput output,
    @Nullable JsonFormat format,
    boolean absent_on_null,
    int location)
    implements RawExpr {

  @Override
  public String label() {
    return "JSONARRAYQUERYCONSTRUCTOR";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(query)
        || (output != null && test.test(output))
        || (format != null && test.test(format));
  }

  @Override
  public JsonArrayQueryConstructor mapChildren(UnaryOperator<Node> mapper) {
    SelectStmt newQuery = (SelectStmt) mapper.apply(query);
    @Nullable JsonOutput newOutput = output == null ? null : (JsonOutput) mapper.apply(output);
    @Nullable JsonFormat newFormat = format == null ? null : (JsonFormat) mapper.apply(format);
    return newQuery == query && newOutput == output && newFormat == format
        ? this
        : new JsonArrayQueryConstructor(newQuery, newOutput, newFormat, absent_on_null, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("query", query);
    out.node("output", output);
    out.node("format", format);
    out.bool("absent_on_null", absent_on_null);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof JsonArrayQueryConstructor that
            && query.equals(that.query)
            && Objects.equals(output, that.output)
            && Objects.equals(format, that.format)
            && absent_on_null == that.absent_on_null;
  }

  @Override
  public int hashCode() {
    int hash = 1492443747;
    hash = 31 * hash + query.hashCode();
    hash = 31 * hash + Objects.hashCode(output);
    hash = 31 * hash + Objects.hashCode(format);
    hash = 31 * hash + Boolean.hashCode(absent_on_null);
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
    builder.query = query;
    builder.output = output;
    builder.format = format;
    builder.absent_on_null = absent_on_null;
    builder.location = location;
    return builder;
  }

  /// Builds a [JsonArrayQueryConstructor].
  public static final class Builder {
    private @Nullable SelectStmt query;
    private @Nullable JsonOutput output;
    private @Nullable JsonFormat format;
    private boolean absent_on_null;
    private int location = -1;

    private Builder() {}

    public Builder query(SelectStmt query) {
      this.query = query;
      return this;
    }

    public Builder output(@Nullable JsonOutput output) {
      this.output = output;
      return this;
    }

    public Builder format(@Nullable JsonFormat format) {
      this.format = format;
      return this;
    }

    public Builder absent_on_null(boolean absent_on_null) {
      this.absent_on_null = absent_on_null;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public JsonArrayQueryConstructor build() {
      return new JsonArrayQueryConstructor(
          Objects.requireNonNull(query, "query"), output, format, absent_on_null, location);
    }
  }
}
