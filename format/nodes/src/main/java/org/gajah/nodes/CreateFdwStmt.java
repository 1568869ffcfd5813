package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// CREATE FOREIGN DATA WRAPPER.
///
/// Mirrors `CreateFdwStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record CreateFdwStmt(String fdwname, List<DefElem> func_options, List<DefElem> options)
    implements UtilityStmt {
  public CreateFdwStmt {
    func_options = List.copyOf(func_options);
    options = List.copyOf(options);
  }

  @Override
  public String label() {
    return "CREATEFDWSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(func_options, test) || Children.any(options, test);
  }

  @Override
  public CreateFdwStmt mapChildren(UnaryOperator<Node> mapper) {
    List<DefElem> newFunc_options = Children.map(func_options, mapper);
    List<DefElem> newOptions = Children.map(options, mapper);
    return newFunc_options == func_options && newOptions == options
        ? this
        : new CreateFdwStmt(fdwname, newFunc_options, newOptions);
  }

  @Override
  public void fields(FieldSink out) {
    out.string("fdwname", fdwname);
    out.nodes("func_options", func_options);
    out.nodes("options", options);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CreateFdwStmt that
            && fdwname.equals(that.fdwname)
            && func_options.equals(that.func_options)
            && options.equals(that.options);
  }

  @Override
  public int hashCode() {
    int hash = 2056975909;
    hash = 31 * hash + fdwname.hashCode();
    hash = 31 * hash + func_options.hashCode();
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
    builder.fdwname = fdwname;
    builder.func_options = func_options;
    builder.options = options;
    return builder;
  }

  /// Builds a [CreateFdwStmt].
  public static final class Builder {
    private @Nullable String fdwname;
    private List<DefElem> func_options = List.of();
    private List<DefElem> options = List.of();

    private Builder() {}

    public Builder fdwname(String fdwname) {
      this.fdwname = fdwname;
      return this;
    }

    public Builder func_options(List<DefElem> func_options) {
      this.func_options = func_options;
      return this;
    }

    public Builder options(List<DefElem> options) {
      this.options = options;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public CreateFdwStmt build() {
      return new CreateFdwStmt(Objects.requireNonNull(fdwname, "fdwname"), func_options, options);
    }
  }
}
