package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.ObjectType;
import org.jspecify.annotations.Nullable;

/// CREATE TABLE AS, CREATE MATERIALIZED VIEW and SELECT INTO.
///
/// Mirrors `CreateTableAsStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record CreateTableAsStmt(
    Node query, IntoClause into, ObjectType objtype, boolean is_select_into, boolean if_not_exists)
    implements UtilityStmt {

  @Override
  public String label() {
    return "CREATETABLEASSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(query) || test.test(into);
  }

  @Override
  public CreateTableAsStmt mapChildren(UnaryOperator<Node> mapper) {
    Node newQuery = mapper.apply(query);
    IntoClause newInto = (IntoClause) mapper.apply(into);
    return newQuery == query && newInto == into
        ? this
        : new CreateTableAsStmt(newQuery, newInto, objtype, is_select_into, if_not_exists);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("query", query);
    out.node("into", into);
    out.enumeration("objtype", objtype);
    out.bool("is_select_into", is_select_into);
    out.bool("if_not_exists", if_not_exists);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CreateTableAsStmt that
            && query.equals(that.query)
            && into.equals(that.into)
            && objtype == that.objtype
            && is_select_into == that.is_select_into
            && if_not_exists == that.if_not_exists;
  }

  @Override
  public int hashCode() {
    int hash = 147178956;
    hash = 31 * hash + query.hashCode();
    hash = 31 * hash + into.hashCode();
    hash = 31 * hash + objtype.ordinal();
    hash = 31 * hash + Boolean.hashCode(is_select_into);
    hash = 31 * hash + Boolean.hashCode(if_not_exists);
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
    builder.query = query;
    builder.into = into;
    builder.objtype = objtype;
    builder.is_select_into = is_select_into;
    builder.if_not_exists = if_not_exists;
    return builder;
  }

  /// Builds a [CreateTableAsStmt].
  public static final class Builder {
    private @Nullable Node query;
    private @Nullable IntoClause into;
    private ObjectType objtype = ObjectType.OBJECT_ACCESS_METHOD;
    private boolean is_select_into;
    private boolean if_not_exists;

    private Builder() {}

    public Builder query(Node query) {
      this.query = query;
      return this;
    }

    public Builder into(IntoClause into) {
      this.into = into;
      return this;
    }

    public Builder objtype(ObjectType objtype) {
      this.objtype = objtype;
      return this;
    }

    public Builder is_select_into(boolean is_select_into) {
      this.is_select_into = is_select_into;
      return this;
    }

    public Builder if_not_exists(boolean if_not_exists) {
      this.if_not_exists = if_not_exists;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public CreateTableAsStmt build() {
      return new CreateTableAsStmt(
          Objects.requireNonNull(query, "query"),
          Objects.requireNonNull(into, "into"),
          objtype,
          is_select_into,
          if_not_exists);
    }
  }
}
