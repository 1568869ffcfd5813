package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// The rows of one path of JSON_TABLE.
///
/// Mirrors `JsonTablePathScan` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record JsonTablePathScan(
    JsonTablePath path, boolean errorOnError, @Nullable JsonTablePlan child, int colMin, int colMax)
    implements JsonTablePlan {

  @Override
  public String label() {
    return "JSONTABLEPATHSCAN";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(path) || (child != null && test.test(child));
  }

  @Override
  public JsonTablePathScan mapChildren(UnaryOperator<Node> mapper) {
    JsonTablePath newPath = (JsonTablePath) mapper.apply(path);
    @Nullable JsonTablePlan newChild = child == null ? null : (JsonTablePlan) mapper.apply(child);
    return newPath == path && newChild == child
        ? this
        : new JsonTablePathScan(newPath, errorOnError, newChild, colMin, colMax);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("path", path);
    out.bool("errorOnError", errorOnError);
    out.node("child", child);
    out.integer("colMin", colMin);
    out.integer("colMax", colMax);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof JsonTablePathScan that
            && path.equals(that.path)
            && errorOnError == that.errorOnError
            && Objects.equals(child, that.child)
            && colMin == that.colMin
            && colMax == that.colMax;
  }

  @Override
  public int hashCode() {
    int hash = -1319915000;
    hash = 31 * hash + path.hashCode();
    hash = 31 * hash + Boolean.hashCode(errorOnError);
    hash = 31 * hash + Objects.hashCode(child);
    hash = 31 * hash + colMin;
    hash = 31 * hash + colMax;
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
    builder.path = path;
    builder.errorOnError = errorOnError;
    builder.child = child;
    builder.colMin = colMin;
    builder.colMax = colMax;
    return builder;
  }

  /// Builds a [JsonTablePathScan].
  public static final class Builder {
    private @Nullable JsonTablePath path;
    private boolean errorOnError;
    private @Nullable JsonTablePlan child;
    private int colMin;
    private int colMax;

    private Builder() {}

    public Builder path(JsonTablePath path) {
      this.path = path;
      return this;
    }

    public Builder errorOnError(boolean errorOnError) {
      this.errorOnError = errorOnError;
      return this;
    }

    public Builder child(@Nullable JsonTablePlan child) {
      this.child = child;
      return this;
    }

    public Builder colMin(int colMin) {
      this.colMin = colMin;
      return this;
    }

    public Builder colMax(int colMax) {
      this.colMax = colMax;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public JsonTablePathScan build() {
      return new JsonTablePathScan(
          Objects.requireNonNull(path, "path"), errorOnError, child, colMin, colMax);
    }
  }
}
