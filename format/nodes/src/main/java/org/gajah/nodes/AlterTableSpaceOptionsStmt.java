package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// ALTER TABLESPACE ... SET and RESET.
///
/// Mirrors `AlterTableSpaceOptionsStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record AlterTableSpaceOptionsStmt(
    String tablespacename, List<DefElem> options, boolean isReset) implements UtilityStmt {
  public AlterTableSpaceOptionsStmt {
    options = List.copyOf(options);
  }

  @Override
  public String label() {
    return "ALTERTABLESPACEOPTIONSSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(options, test);
  }

  @Override
  public AlterTableSpaceOptionsStmt mapChildren(UnaryOperator<Node> mapper) {
    List<DefElem> newOptions = Children.map(options, mapper);
    return newOptions == options
        ? this
        : new AlterTableSpaceOptionsStmt(tablespacename, newOptions, isReset);
  }

  @Override
  public void fields(FieldSink out) {
    out.string("tablespacename", tablespacename);
    out.nodes("options", options);
    out.bool("isReset", isReset);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof AlterTableSpaceOptionsStmt that
            && tablespacename.equals(that.tablespacename)
            && options.equals(that.options)
            && isReset == that.isReset;
  }

  @Override
  public int hashCode() {
    int hash = -1730554824;
    hash = 31 * hash + tablespacename.hashCode();
    hash = 31 * hash + options.hashCode();
    hash = 31 * hash + Boolean.hashCode(isReset);
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
    builder.tablespacename = tablespacename;
    builder.options = options;
    builder.isReset = isReset;
    return builder;
  }

  /// Builds a [AlterTableSpaceOptionsStmt].
  public static final class Builder {
    private @Nullable String tablespacename;
    private List<DefElem> options = List.of();
    private boolean isReset;

    private Builder() {}

    public Builder tablespacename(String tablespacename) {
      this.tablespacename = tablespacename;
      return this;
    }

    public Builder options(List<DefElem> options) {
      this.options = options;
      return this;
    }

    public Builder isReset(boolean isReset) {
      this.isReset = isReset;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public AlterTableSpaceOptionsStmt build() {
      return new AlterTableSpaceOptionsStmt(
          Objects.requireNonNull(tablespacename, "tablespacename"), options, isReset);
    }
  }
}
