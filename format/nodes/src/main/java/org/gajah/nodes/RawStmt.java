package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// A statement with its place in the text; stmt_len 0 means up to the end.
///
/// Mirrors `RawStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record RawStmt(Statement stmt, int stmt_location, int stmt_len) implements Node {

  @Override
  public String label() {
    return "RAWSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(stmt);
  }

  @Override
  public RawStmt mapChildren(UnaryOperator<Node> mapper) {
    Statement newStmt = (Statement) mapper.apply(stmt);
    return newStmt == stmt ? this : new RawStmt(newStmt, stmt_location, stmt_len);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("stmt", stmt);
    out.location("stmt_location", stmt_location);
    out.location("stmt_len", stmt_len);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || other instanceof RawStmt that && stmt.equals(that.stmt);
  }

  @Override
  public int hashCode() {
    int hash = -1644595216;
    hash = 31 * hash + stmt.hashCode();
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
    builder.stmt = stmt;
    builder.stmt_location = stmt_location;
    builder.stmt_len = stmt_len;
    return builder;
  }

  /// Builds a [RawStmt].
  public static final class Builder {
    private @Nullable Statement stmt;
    private int stmt_location = -1;
    private int stmt_len = -1;

    private Builder() {}

    public Builder stmt(Statement stmt) {
      this.stmt = stmt;
      return this;
    }

    public Builder stmt_location(int stmt_location) {
      this.stmt_location = stmt_location;
      return this;
    }

    public Builder stmt_len(int stmt_len) {
      this.stmt_len = stmt_len;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public RawStmt build() {
      return new RawStmt(Objects.requireNonNull(stmt, "stmt"), stmt_location, stmt_len);
    }
  }
}
