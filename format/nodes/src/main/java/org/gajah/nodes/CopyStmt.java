package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// COPY.
///
/// Mirrors `CopyStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record CopyStmt(
    @Nullable RangeVar relation,
    @Nullable Statement query,
    List<String> attlist,
    boolean is_from,
    boolean is_program,
    @Nullable String filename,
    List<DefElem> options,
    @Nullable Expr whereClause)
    implements UtilityStmt {
  public CopyStmt {
    attlist = List.copyOf(attlist);
    options = List.copyOf(options);
  }

  @Override
  public String label() {
    return "COPYSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (relation != null && test.test(relation))
        || (query != null && test.test(query))
        || Children.any(options, test)
        || (whereClause != null && test.test(whereClause));
  }

  @Override
  public CopyStmt mapChildren(UnaryOperator<Node> mapper) {
    @Nullable RangeVar newRelation = relation == null ? null : (RangeVar) mapper.apply(relation);
    @Nullable Statement newQuery = query == null ? null : (Statement) mapper.apply(query);
    List<DefElem> newOptions = Children.map(options, mapper);
    @Nullable Expr newWhereClause = whereClause == null ? null : (Expr) mapper.apply(whereClause);
    return newRelation == relation
            && newQuery == query
            && newOptions == options
            && newWhereClause == whereClause
        ? this
        : new CopyStmt(
            newRelation,
            newQuery,
            attlist,
            is_from,
            is_program,
            filename,
            newOptions,
            newWhereClause);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("relation", relation);
    out.node("query", query);
    out.strings("attlist", attlist);
    out.bool("is_from", is_from);
    out.bool("is_program", is_program);
    out.string("filename", filename);
    out.nodes("options", options);
    out.node("whereClause", whereClause);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CopyStmt that
            && Objects.equals(relation, that.relation)
            && Objects.equals(query, that.query)
            && attlist.equals(that.attlist)
            && is_from == that.is_from
            && is_program == that.is_program
            && Objects.equals(filename, that.filename)
            && options.equals(that.options)
            && Objects.equals(whereClause, that.whereClause);
  }

  @Override
  public int hashCode() {
    int hash = -441332483;
    hash = 31 * hash + Objects.hashCode(relation);
    hash = 31 * hash + Objects.hashCode(query);
    hash = 31 * hash + attlist.hashCode();
    hash = 31 * hash + Boolean.hashCode(is_from);
    hash = 31 * hash + Boolean.hashCode(is_program);
    hash = 31 * hash + Objects.hashCode(filename);
    hash = 31 * hash + options.hashCode();
    hash = 31 * hash + Objects.hashCode(whereClause);
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
    builder.relation = relation;
    builder.query = query;
    builder.attlist = attlist;
    builder.is_from = is_from;
    builder.is_program = is_program;
    builder.filename = filename;
    builder.options = options;
    builder.whereClause = whereClause;
    return builder;
  }

  /// Builds a [CopyStmt].
  public static final class Builder {
    private @Nullable RangeVar relation;
    private @Nullable Statement query;
    private List<String> attlist = List.of();
    private boolean is_from;
    private boolean is_program;
    private @Nullable String filename;
    private List<DefElem> options = List.of();
    private @Nullable Expr whereClause;

    private Builder() {}

    public Builder relation(@Nullable RangeVar relation) {
      this.relation = relation;
      return this;
    }

    public Builder query(@Nullable Statement query) {
      this.query = query;
      return this;
    }

    public Builder attlist(List<String> attlist) {
      this.attlist = attlist;
      return this;
    }

    public Builder is_from(boolean is_from) {
      this.is_from = is_from;
      return this;
    }

    public Builder is_program(boolean is_program) {
      this.is_program = is_program;
      return this;
    }

    public Builder filename(@Nullable String filename) {
      this.filename = filename;
      return this;
    }

    public Builder options(List<DefElem> options) {
      this.options = options;
      return this;
    }

    public Builder whereClause(@Nullable Expr whereClause) {
      this.whereClause = whereClause;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public CopyStmt build() {
      return new CopyStmt(
          relation, query, attlist, is_from, is_program, filename, options, whereClause);
    }
  }
}
