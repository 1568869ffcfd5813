package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// DECLARE CURSOR.
///
/// Mirrors `DeclareCursorStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record DeclareCursorStmt(String portalname, int options, Node query) implements UtilityStmt {

  @Override
  public String label() {
    return "DECLARECURSORSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(query);
  }

  @Override
  public DeclareCursorStmt mapChildren(UnaryOperator<Node> mapper) {
    Node newQuery = mapper.apply(query);
    return newQuery == query ? this : new DeclareCursorStmt(portalname, options, newQuery);
  }

  @Override
  public void fields(FieldSink out) {
    out.string("portalname", portalname);
    out.integer("options", options);
    out.node("query", query);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof DeclareCursorStmt that
            && portalname.equals(that.portalname)
            && options == that.options
            && query.equals(that.query);
  }

  @Override
  public int hashCode() {
    int hash = 2082216232;
    hash = 31 * hash + portalname.hashCode();
    hash = 31 * hash + options;
    hash = 31 * hash + query.hashCode();
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
    builder.portalname = portalname;
    builder.options = options;
    builder.query = query;
    return builder;
  }

  /// Builds a [DeclareCursorStmt].
  public static final class Builder {
    private @Nullable String portalname;
    private int options;
    private @Nullable Node query;

    private Builder() {}

    public Builder portalname(String portalname) {
      this.portalname = portalname;
      return this;
    }

    public Builder options(int options) {
      this.options = options;
      return this;
    }

    public Builder query(Node query) {
      this.query = query;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public DeclareCursorStmt build() {
      return new DeclareCursorStmt(
          Objects.requireNonNull(portalname, "portalname"),
          options,
          Objects.requireNonNull(query, "query"));
    }
  }
}
