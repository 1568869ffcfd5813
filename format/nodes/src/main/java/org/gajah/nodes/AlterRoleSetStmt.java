package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// ALTER ROLE ... SET and RESET.
///
/// Mirrors `AlterRoleSetStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record AlterRoleSetStmt(
    @Nullable RoleSpec role, @Nullable String database, VariableSetStmt setstmt)
    implements UtilityStmt {

  @Override
  public String label() {
    return "ALTERROLESETSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (role != null && test.test(role)) || test.test(setstmt);
  }

  @Override
  public AlterRoleSetStmt mapChildren(UnaryOperator<Node> mapper) {
    @Nullable RoleSpec newRole = role == null ? null : (RoleSpec) mapper.apply(role);
    VariableSetStmt newSetstmt = (VariableSetStmt) mapper.apply(setstmt);
    return newRole == role && newSetstmt == setstmt
        ? this
        : new AlterRoleSetStmt(newRole, database, newSetstmt);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("role", role);
    out.string("database", database);
    out.node("setstmt", setstmt);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof AlterRoleSetStmt that
            && Objects.equals(role, that.role)
            && Objects.equals(database, that.database)
            && setstmt.equals(that.setstmt);
  }

  @Override
  public int hashCode() {
    int hash = 222191646;
    hash = 31 * hash + Objects.hashCode(role);
    hash = 31 * hash + Objects.hashCode(database);
    hash = 31 * hash + setstmt.hashCode();
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
    builder.role = role;
    builder.database = database;
    builder.setstmt = setstmt;
    return builder;
  }

  /// Builds a [AlterRoleSetStmt].
  public static final class Builder {
    private @Nullable RoleSpec role;
    private @Nullable String database;
    private @Nullable VariableSetStmt setstmt;

    private Builder() {}

    public Builder role(@Nullable RoleSpec role) {
      this.role = role;
      return this;
    }

    public Builder database(@Nullable String database) {
      this.database = database;
      return this;
    }

    public Builder setstmt(VariableSetStmt setstmt) {
      this.setstmt = setstmt;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public AlterRoleSetStmt build() {
      return new AlterRoleSetStmt(role, database, Objects.requireNonNull(setstmt, "setstmt"));
    }
  }
}
