package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.ViewCheckOption;
import org.jspecify.annotations.Nullable;

/// CREATE VIEW.
///
/// Mirrors `ViewStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record ViewStmt(
    RangeVar view,
    List<String> aliases,
    Statement query,
    boolean replace,
    List<DefElem> options,
    ViewCheckOption withCheckOption)
    implements UtilityStmt {
  public ViewStmt {
    aliases = List.copyOf(aliases);
    options = List.copyOf(options);
  }

  @Override
  public String label() {
    return "VIEWSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(view) || test.test(query) || Children.any(options, test);
  }

  @Override
  public ViewStmt mapChildren(UnaryOperator<Node> mapper) {
    RangeVar newView = (RangeVar) mapper.apply(view);
    Statement newQuery = (Statement) mapper.apply(query);
    List<DefElem> newOptions = Children.map(options, mapper);
    return newView == view && newQuery == query && newOptions == options
        ? this
        : new ViewStmt(newView, aliases, newQuery, replace, newOptions, withCheckOption);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("view", view);
    out.strings("aliases", aliases);
    out.node("query", query);
    out.bool("replace", replace);
    out.nodes("options", options);
    out.enumeration("withCheckOption", withCheckOption);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof ViewStmt that
            && view.equals(that.view)
            && aliases.equals(that.aliases)
            && query.equals(that.query)
            && replace == that.replace
            && options.equals(that.options)
            && withCheckOption == that.withCheckOption;
  }

  @Override
  public int hashCode() {
    int hash = 1260470317;
    hash = 31 * hash + view.hashCode();
    hash = 31 * hash + aliases.hashCode();
    hash = 31 * hash + query.hashCode();
    hash = 31 * hash + Boolean.hashCode(replace);
    hash = 31 * hash + options.hashCode();
    hash = 31 * hash + withCheckOption.ordinal();
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
    builder.view = view;
    builder.aliases = aliases;
    builder.query = query;
    builder.replace = replace;
    builder.options = options;
    builder.withCheckOption = withCheckOption;
    return builder;
  }

  /// Builds a [ViewStmt].
  public static final class Builder {
    private @Nullable RangeVar view;
    private List<String> aliases = List.of();
    private @Nullable Statement query;
    private boolean replace;
    private List<DefElem> options = List.of();
    private ViewCheckOption withCheckOption = ViewCheckOption.NO_CHECK_OPTION;

    private Builder() {}

    public Builder view(RangeVar view) {
      this.view = view;
      return this;
    }

    public Builder aliases(List<String> aliases) {
      this.aliases = aliases;
      return this;
    }

    public Builder query(Statement query) {
      this.query = query;
      return this;
    }

    public Builder replace(boolean replace) {
      this.replace = replace;
      return this;
    }

    public Builder options(List<DefElem> options) {
      this.options = options;
      return this;
    }

    public Builder withCheckOption(ViewCheckOption withCheckOption) {
      this.withCheckOption = withCheckOption;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public ViewStmt build() {
      return new ViewStmt(
          Objects.requireNonNull(view, "view"),
          aliases,
          Objects.requireNonNull(query, "query"),
          replace,
          options,
          withCheckOption);
    }
  }
}
