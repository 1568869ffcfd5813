package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// PREPARE.
///
/// Mirrors `PrepareStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record PrepareStmt(String name, List<TypeName> argtypes, Statement query)
    implements UtilityStmt {
  public PrepareStmt {
    argtypes = List.copyOf(argtypes);
  }

  @Override
  public String label() {
    return "PREPARESTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(argtypes, test) || test.test(query);
  }

  @Override
  public PrepareStmt mapChildren(UnaryOperator<Node> mapper) {
    List<TypeName> newArgtypes = Children.map(argtypes, mapper);
    Statement newQuery = (Statement) mapper.apply(query);
    return newArgtypes == argtypes && newQuery == query
        ? this
        : new PrepareStmt(name, newArgtypes, newQuery);
  }

  @Override
  public void fields(FieldSink out) {
    out.string("name", name);
    out.nodes("argtypes", argtypes);
    out.node("query", query);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof PrepareStmt that
            && name.equals(that.name)
            && argtypes.equals(that.argtypes)
            && query.equals(that.query);
  }

  @Override
  public int hashCode() {
    int hash = 355161423;
    hash = 31 * hash + name.hashCode();
    hash = 31 * hash + argtypes.hashCode();
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
    builder.name = name;
    builder.argtypes = argtypes;
    builder.query = query;
    return builder;
  }

  /// Builds a [PrepareStmt].
  public static final class Builder {
    private @Nullable String name;
    private List<TypeName> argtypes = List.of();
    private @Nullable Statement query;

    private Builder() {}

    public Builder name(String name) {
      this.name = name;
      return this;
    }

    public Builder argtypes(List<TypeName> argtypes) {
      this.argtypes = argtypes;
      return this;
    }

    public Builder query(Statement query) {
      this.query = query;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public PrepareStmt build() {
      return new PrepareStmt(
          Objects.requireNonNull(name, "name"), argtypes, Objects.requireNonNull(query, "query"));
    }
  }
}
