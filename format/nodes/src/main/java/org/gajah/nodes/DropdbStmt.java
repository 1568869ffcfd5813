package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// DROP DATABASE.
///
/// Mirrors `DropdbStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record DropdbStmt(String dbname, boolean missing_ok, List<DefElem> options)
    implements UtilityStmt {
  public DropdbStmt {
    options = List.copyOf(options);
  }

  @Override
  public String label() {
    return "DROPDBSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(options, test);
  }

  @Override
  public DropdbStmt mapChildren(UnaryOperator<Node> mapper) {
    List<DefElem> newOptions = Children.map(options, mapper);
    return newOptions == options ? this : new DropdbStmt(dbname, missing_ok, newOptions);
  }

  @Override
  public void fields(FieldSink out) {
    out.string("dbname", dbname);
    out.bool("missing_ok", missing_ok);
    out.nodes("options", options);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof DropdbStmt that
            && dbname.equals(that.dbname)
            && missing_ok == that.missing_ok
            && options.equals(that.options);
  }

  @Override
  public int hashCode() {
    int hash = -913771211;
    hash = 31 * hash + dbname.hashCode();
    hash = 31 * hash + Boolean.hashCode(missing_ok);
    hash = 31 * hash + options.hashCode();
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
    builder.dbname = dbname;
    builder.missing_ok = missing_ok;
    builder.options = options;
    return builder;
  }

  /// Builds a [DropdbStmt].
  public static final class Builder {
    private @Nullable String dbname;
    private boolean missing_ok;
    private List<DefElem> options = List.of();

    private Builder() {}

    public Builder dbname(String dbname) {
      this.dbname = dbname;
      return this;
    }

    public Builder missing_ok(boolean missing_ok) {
      this.missing_ok = missing_ok;
      return this;
    }

    public Builder options(List<DefElem> options) {
      this.options = options;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public DropdbStmt build() {
      return new DropdbStmt(Objects.requireNonNull(dbname, "dbname"), missing_ok, options);
    }
  }
}
