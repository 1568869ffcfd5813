package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// CREATE SCHEMA.
///
/// Mirrors `CreateSchemaStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record CreateSchemaStmt(
    @Nullable String schemaname,
    @Nullable RoleSpec authrole,
    List<Statement> schemaElts,
    boolean if_not_exists)
    implements UtilityStmt {
  public CreateSchemaStmt {
    schemaElts = List.copyOf(schemaElts);
  }

  @Override
  public String label() {
    return "CREATESCHEMASTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (authrole != null && test.test(authrole)) || Children.any(schemaElts, test);
  }

  @Override
  public CreateSchemaStmt mapChildren(UnaryOperator<Node> mapper) {
    @Nullable RoleSpec newAuthrole = authrole == null ? null : (RoleSpec) mapper.apply(authrole);
    List<Statement> newSchemaElts = Children.map(schemaElts, mapper);
    return newAuthrole == authrole && newSchemaElts == schemaElts
        ? this
        : new CreateSchemaStmt(schemaname, newAuthrole, newSchemaElts, if_not_exists);
  }

  @Override
  public void fields(FieldSink out) {
    out.string("schemaname", schemaname);
    out.node("authrole", authrole);
    out.nodes("schemaElts", schemaElts);
    out.bool("if_not_exists", if_not_exists);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CreateSchemaStmt that
            && Objects.equals(schemaname, that.schemaname)
            && Objects.equals(authrole, that.authrole)
            && schemaElts.equals(that.schemaElts)
            && if_not_exists == that.if_not_exists;
  }

  @Override
  public int hashCode() {
    int hash = 534163269;
    hash = 31 * hash + Objects.hashCode(schemaname);
    hash = 31 * hash + Objects.hashCode(authrole);
    hash = 31 * hash + schemaElts.hashCode();
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
    builder.schemaname = schemaname;
    builder.authrole = authrole;
    builder.schemaElts = schemaElts;
    builder.if_not_exists = if_not_exists;
    return builder;
  }

  /// Builds a [CreateSchemaStmt].
  public static final class Builder {
    private @Nullable String schemaname;
    private @Nullable RoleSpec authrole;
    private List<Statement> schemaElts = List.of();
    private boolean if_not_exists;

    private Builder() {}

    public Builder schemaname(@Nullable String schemaname) {
      this.schemaname = schemaname;
      return this;
    }

    public Builder authrole(@Nullable RoleSpec authrole) {
      this.authrole = authrole;
      return this;
    }

    public Builder schemaElts(List<Statement> schemaElts) {
      this.schemaElts = schemaElts;
      return this;
    }

    public Builder if_not_exists(boolean if_not_exists) {
      this.if_not_exists = if_not_exists;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public CreateSchemaStmt build() {
      return new CreateSchemaStmt(schemaname, authrole, schemaElts, if_not_exists);
    }
  }
}
