package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.OnCommitAction;
import org.jspecify.annotations.Nullable;

/// The target of CREATE TABLE AS, CREATE MATERIALIZED VIEW and SELECT INTO.
///
/// Mirrors `IntoClause` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record IntoClause(
    @Nullable RangeVar rel,
    List<String> colNames,
    @Nullable String accessMethod,
    List<DefElem> options,
    OnCommitAction onCommit,
    @Nullable String tableSpaceName,
    @Nullable Node viewQuery,
    boolean skipData)
    implements Node {
  public IntoClause {
    colNames = List.copyOf(colNames);
    options = List.copyOf(options);
  }

  @Override
  public String label() {
    return "INTOCLAUSE";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (rel != null && test.test(rel))
        || Children.any(options, test)
        || (viewQuery != null && test.test(viewQuery));
  }

  @Override
  public IntoClause mapChildren(UnaryOperator<Node> mapper) {
    @Nullable RangeVar newRel = rel == null ? null : (RangeVar) mapper.apply(rel);
    List<DefElem> newOptions = Children.map(options, mapper);
    @Nullable Node newViewQuery = viewQuery == null ? null : mapper.apply(viewQuery);
    return newRel == rel && newOptions == options && newViewQuery == viewQuery
        ? this
        : new IntoClause(
            newRel,
            colNames,
            accessMethod,
            newOptions,
            onCommit,
            tableSpaceName,
            newViewQuery,
            skipData);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("rel", rel);
    out.strings("colNames", colNames);
    out.string("accessMethod", accessMethod);
    out.nodes("options", options);
    out.enumeration("onCommit", onCommit);
    out.string("tableSpaceName", tableSpaceName);
    out.node("viewQuery", viewQuery);
    out.bool("skipData", skipData);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof IntoClause that
            && Objects.equals(rel, that.rel)
            && colNames.equals(that.colNames)
            && Objects.equals(accessMethod, that.accessMethod)
            && options.equals(that.options)
            && onCommit == that.onCommit
            && Objects.equals(tableSpaceName, that.tableSpaceName)
            && Objects.equals(viewQuery, that.viewQuery)
            && skipData == that.skipData;
  }

  @Override
  public int hashCode() {
    int hash = -659983345;
    hash = 31 * hash + Objects.hashCode(rel);
    hash = 31 * hash + colNames.hashCode();
    hash = 31 * hash + Objects.hashCode(accessMethod);
    hash = 31 * hash + options.hashCode();
    hash = 31 * hash + onCommit.ordinal();
    hash = 31 * hash + Objects.hashCode(tableSpaceName);
    hash = 31 * hash + Objects.hashCode(viewQuery);
    hash = 31 * hash + Boolean.hashCode(skipData);
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
    builder.rel = rel;
    builder.colNames = colNames;
    builder.accessMethod = accessMethod;
    builder.options = options;
    builder.onCommit = onCommit;
    builder.tableSpaceName = tableSpaceName;
    builder.viewQuery = viewQuery;
    builder.skipData = skipData;
    return builder;
  }

  /// Builds a [IntoClause].
  public static final class Builder {
    private @Nullable RangeVar rel;
    private List<String> colNames = List.of();
    private @Nullable String accessMethod;
    private List<DefElem> options = List.of();
    private OnCommitAction onCommit = OnCommitAction.ONCOMMIT_NOOP;
    private @Nullable String tableSpaceName;
    private @Nullable Node viewQuery;
    private boolean skipData;

    private Builder() {}

    public Builder rel(@Nullable RangeVar rel) {
      this.rel = rel;
      return this;
    }

    public Builder colNames(List<String> colNames) {
      this.colNames = colNames;
      return this;
    }

    public Builder accessMethod(@Nullable String accessMethod) {
      this.accessMethod = accessMethod;
      return this;
    }

    public Builder options(List<DefElem> options) {
      this.options = options;
      return this;
    }

    public Builder onCommit(OnCommitAction onCommit) {
      this.onCommit = onCommit;
      return this;
    }

    public Builder tableSpaceName(@Nullable String tableSpaceName) {
      this.tableSpaceName = tableSpaceName;
      return this;
    }

    public Builder viewQuery(@Nullable Node viewQuery) {
      this.viewQuery = viewQuery;
      return this;
    }

    public Builder skipData(boolean skipData) {
      this.skipData = skipData;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public IntoClause build() {
      return new IntoClause(
          rel, colNames, accessMethod, options, onCommit, tableSpaceName, viewQuery, skipData);
    }
  }
}
