package org.gajah.nodes;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.JsonEncoding;
import org.gajah.nodes.kinds.JsonFormatType;
import org.jspecify.annotations.Nullable;

/// FORMAT JSON [ENCODING ...].
///
/// Mirrors `JsonFormat` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record JsonFormat(JsonFormatType format_type, JsonEncoding encoding, int location)
    implements Node {

  @Override
  public String label() {
    return "JSONFORMAT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public JsonFormat mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("format_type", format_type);
    out.enumeration("encoding", encoding);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof JsonFormat that
            && format_type == that.format_type
            && encoding == that.encoding;
  }

  @Override
  public int hashCode() {
    int hash = 2068668191;
    hash = 31 * hash + format_type.ordinal();
    hash = 31 * hash + encoding.ordinal();
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
    builder.format_type = format_type;
    builder.encoding = encoding;
    builder.location = location;
    return builder;
  }

  /// Builds a [JsonFormat].
  public static final class Builder {
    private JsonFormatType format_type = JsonFormatType.JS_FORMAT_DEFAULT;
    private JsonEncoding encoding = JsonEncoding.JS_ENC_DEFAULT;
    private int location = -1;

    private Builder() {}

    public Builder format_type(JsonFormatType format_type) {
      this.format_type = format_type;
      return this;
    }

    public Builder encoding(JsonEncoding encoding) {
      this.encoding = encoding;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public JsonFormat build() {
      return new JsonFormat(format_type, encoding, location);
    }
  }
}
