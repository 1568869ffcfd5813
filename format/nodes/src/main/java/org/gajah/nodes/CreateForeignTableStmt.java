package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// CREATE FOREIGN TABLE.
///
/// Mirrors `CreateForeignTableStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record CreateForeignTableStmt(CreateStmt base, String servername, List<DefElem> options)
    implements UtilityStmt {
  public CreateForeignTableStmt {
    options = List.copyOf(options);
  }

  @Override
  public String label() {
    return "CREATEFOREIGNTABLESTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(base) || Children.any(options, test);
  }

  @Override
  public CreateForeignTableStmt mapChildren(UnaryOperator<Node> mapper) {
    CreateStmt newBase = (CreateStmt) mapper.apply(base);
    List<DefElem> newOptions = Children.map(options, mapper);
    return newBase == base && newOptions == options
        ? this
        : new CreateForeignTableStmt(newBase, servername, newOptions);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("base.relation", base.relation());
    out.nodes("base.tableElts", base.tableElts());
    out.nodes("base.inhRelations", base.inhRelations());
    out.node("base.partbound", base.partbound());
    out.node("base.partspec", base.partspec());
    out.node("base.ofTypename", base.ofTypename());
    out.nodes("base.constraints", base.constraints());
    out.nodes("base.options", base.options());
    out.enumeration("base.oncommit", base.oncommit());
    out.string("base.tablespacename", base.tablespacename());
    out.string("base.accessMethod", base.accessMethod());
    out.bool("base.if_not_exists", base.if_not_exists());
    out.string("servername", servername);
    out.nodes("options", options);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CreateForeignTableStmt that
            && base.equals(that.base)
            && servername.equals(that.servername)
            && options.equals(that.options);
  }

  @Override
  public int hashCode() {
    int hash = 1635420030;
    hash = 31 * hash + base.hashCode();
    hash = 31 * hash + servername.hashCode();
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
    builder.base = base;
    builder.servername = servername;
    builder.options = options;
    return builder;
  }

  /// Builds a [CreateForeignTableStmt].
  public static final class Builder {
    private @Nullable CreateStmt base;
    private @Nullable String servername;
    private List<DefElem> options = List.of();

    private Builder() {}

    public Builder base(CreateStmt base) {
      this.base = base;
      return this;
    }

    public Builder servername(String servername) {
      this.servername = servername;
      return this;
    }

    public Builder options(List<DefElem> options) {
      this.options = options;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public CreateForeignTableStmt build() {
      return new CreateForeignTableStmt(
          Objects.requireNonNull(base, "base"),
          Objects.requireNonNull(servername, "servername"),
          options);
    }
  }
}
