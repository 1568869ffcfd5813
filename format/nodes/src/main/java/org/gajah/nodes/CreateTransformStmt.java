package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// CREATE TRANSFORM.
///
/// Mirrors `CreateTransformStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record CreateTransformStmt(
    boolean replace,
    TypeName type_name,
    String lang,
    @Nullable ObjectWithArgs fromsql,
    @Nullable ObjectWithArgs tosql)
    implements UtilityStmt {

  @Override
  public String label() {
    return "CREATETRANSFORMSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(type_name)
        || (fromsql != null && test.test(fromsql))
        || (tosql != null && test.test(tosql));
  }

  @Override
  public CreateTransformStmt mapChildren(UnaryOperator<Node> mapper) {
    TypeName newType_name = (TypeName) mapper.apply(type_name);
    @Nullable ObjectWithArgs newFromsql =
        fromsql == null ? null : (ObjectWithArgs) mapper.apply(fromsql);
    @Nullable ObjectWithArgs newTosql = tosql == null ? null : (ObjectWithArgs) mapper.apply(tosql);
    return newType_name == type_name && newFromsql == fromsql && newTosql == tosql
        ? this
        : new CreateTransformStmt(replace, newType_name, lang, newFromsql, newTosql);
  }

  @Override
  public void fields(FieldSink out) {
    out.bool("replace", replace);
    out.node("type_name", type_name);
    out.string("lang", lang);
    out.node("fromsql", fromsql);
    out.node("tosql", tosql);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CreateTransformStmt that
            && replace == that.replace
            && type_name.equals(that.type_name)
            && lang.equals(that.lang)
            && Objects.equals(fromsql, that.fromsql)
            && Objects.equals(tosql, that.tosql);
  }

  @Override
  public int hashCode() {
    int hash = 1158554008;
    hash = 31 * hash + Boolean.hashCode(replace);
    hash = 31 * hash + type_name.hashCode();
    hash = 31 * hash + lang.hashCode();
    hash = 31 * hash + Objects.hashCode(fromsql);
    hash = 31 * hash + Objects.hashCode(tosql);
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
    builder.replace = replace;
    builder.type_name = type_name;
    builder.lang = lang;
    builder.fromsql = fromsql;
    builder.tosql = tosql;
    return builder;
  }

  /// Builds a [CreateTransformStmt].
  public static final class Builder {
    private boolean replace;
    private @Nullable TypeName type_name;
    private @Nullable String lang;
    private @Nullable ObjectWithArgs fromsql;
    private @Nullable ObjectWithArgs tosql;

    private Builder() {}

    public Builder replace(boolean replace) {
      this.replace = replace;
      return this;
    }

    public Builder type_name(TypeName type_name) {
      this.type_name = type_name;
      return this;
    }

    public Builder lang(String lang) {
      this.lang = lang;
      return this;
    }

    public Builder fromsql(@Nullable ObjectWithArgs fromsql) {
      this.fromsql = fromsql;
      return this;
    }

    public Builder tosql(@Nullable ObjectWithArgs tosql) {
      this.tosql = tosql;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public CreateTransformStmt build() {
      return new CreateTransformStmt(
          replace,
          Objects.requireNonNull(type_name, "type_name"),
          Objects.requireNonNull(lang, "lang"),
          fromsql,
          tosql);
    }
  }
}
