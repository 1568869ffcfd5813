package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// CREATE EXTENSION.
///
/// Mirrors `CreateExtensionStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record CreateExtensionStmt(String extname, boolean if_not_exists, List<DefElem> options)
    implements UtilityStmt {
  public CreateExtensionStmt {
    options = List.copyOf(options);
  }

  @Override
  public String label() {
    return "CREATEEXTENSIONSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(options, test);
  }

  @Override
  public CreateExtensionStmt mapChildren(UnaryOperator<Node> mapper) {
    List<DefElem> newOptions = Children.map(options, mapper);
    return newOptions == options
        ? this
        : new CreateExtensionStmt(extname, if_not_exists, newOptions);
  }

  @Override
  public void fields(FieldSink out) {
    out.string("extname", extname);
    out.bool("if_not_exists", if_not_exists);
    out.nodes("options", options);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CreateExtensionStmt that
            && extname.equals(that.extname)
            && if_not_exists == that.if_not_exists
            && options.equals(that.options);
  }

  @Override
  public int hashCode() {
    int hash = 244461803;
    hash = 31 * hash + extname.hashCode();
    hash = 31 * hash + Boolean.hashCode(if_not_exists);
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
    builder.extname = extname;
    builder.if_not_exists = if_not_exists;
    builder.options = options;
    return builder;
  }

  /// Builds a [CreateExtensionStmt].
  public static final class Builder {
    private @Nullable String extname;
    private boolean if_not_exists;
    private List<DefElem> options = List.of();

    private Builder() {}

    public Builder extname(String extname) {
      this.extname = extname;
      return this;
    }

    public Builder if_not_exists(boolean if_not_exists) {
      this.if_not_exists = if_not_exists;
      return this;
    }

    public Builder options(List<DefElem> options) {
      this.options = options;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public CreateExtensionStmt build() {
      return new CreateExtensionStmt(
          Objects.requireNonNull(extname, "extname"), if_not_exists, options);
    }
  }
}
