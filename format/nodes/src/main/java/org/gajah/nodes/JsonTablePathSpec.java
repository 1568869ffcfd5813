package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// A path of JSON_TABLE with its name.
///
/// Mirrors `JsonTablePathSpec` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record JsonTablePathSpec(Expr string, @Nullable String name, int name_location, int location)
    implements Node {

  @Override
  public String label() {
    return "JSONTABLEPATHSPEC";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(string);
  }

  @Override
  public JsonTablePathSpec mapChildren(UnaryOperator<Node> mapper) {
    Expr newString = (Expr) mapper.apply(string);
    return newString == string
        ? this
        : new JsonTablePathSpec(newString, name, name_location, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("string", string);
    out.string("name", name);
    out.location("name_location", name_location);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof JsonTablePathSpec that
            && string.equals(that.string)
            && Objects.equals(name, that.name);
  }

  @Override
  public int hashCode() {
    int hash = -1319902394;
    hash = 31 * hash + string.hashCode();
    hash = 31 * hash + Objects.hashCode(name);
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
    builder.string = string;
    builder.name = name;
    builder.name_location = name_location;
    builder.location = location;
    return builder;
  }

  /// Builds a [JsonTablePathSpec].
  public static final class Builder {
    private @Nullable Expr string;
    private @Nullable String name;
    private int name_location = -1;
    private int location = -1;

    private Builder() {}

    public Builder string(Expr string) {
      this.string = string;
      return this;
    }

    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    public Builder name_location(int name_location) {
      this.name_location = name_location;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public JsonTablePathSpec build() {
      return new JsonTablePathSpec(
          Objects.requireNonNull(string, "string"), name, name_location, location);
    }
  }
}
