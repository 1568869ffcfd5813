package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// The type that an SQL/JSON function returns.
///
/// Mirrors `JsonReturning` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record JsonReturning(@Nullable JsonFormat format, int typid, int typmod) implements Node {

  @Override
  public String label() {
    return "JSONRETURNING";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (format != null && test.test(format));
  }

  @Override
  public JsonReturning mapChildren(UnaryOperator<Node> mapper) {
    @Nullable JsonFormat newFormat = format == null ? null : (JsonFormat) mapper.apply(format);
    return newFormat == format ? this : new JsonReturning(newFormat, typid, typmod);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("format", format);
    out.unsigned("typid", typid);
    out.integer("typmod", typmod);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof JsonReturning that
            && Objects.equals(format, that.format)
            && typid == that.typid
            && typmod == that.typmod;
  }

  @Override
  public int hashCode() {
    int hash = 765162634;
    hash = 31 * hash + Objects.hashCode(format);
    hash = 31 * hash + typid;
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
    builder.format = format;
    builder.typid = typid;
    builder.typmod = typmod;
    return builder;
  }

  /// Builds a [JsonReturning].
  public static final class Builder {
    private @Nullable JsonFormat format;
    private int typid;
    private int typmod;

    private Builder() {}

    public Builder format(@Nullable JsonFormat format) {
      this.format = format;
      return this;
    }

    public Builder typid(int typid) {
      this.typid = typid;
      return this;
    }

    public Builder typmod(int typmod) {
      this.typmod = typmod;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public JsonReturning build() {
      return new JsonReturning(format, typid, typmod);
    }
  }
}
