package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.RoleStmtType;
import org.jspecify.annotations.Nullable;

/// CREATE ROLE, USER and GROUP.
///
/// Mirrors `CreateRoleStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record CreateRoleStmt(RoleStmtType stmt_type, String role, List<DefElem> options)
    implements UtilityStmt {
  public CreateRoleStmt {
    options = List.copyOf(options);
  }

  @Override
  public String label() {
    return "CREATEROLESTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(options, test);
  }

  @Override
  public CreateRoleStmt mapChildren(UnaryOperator<Node> mapper) {
    List<DefElem> newOptions = Children.map(options, mapper);
    return newOptions == options ? this : new CreateRoleStmt(stmt_type, role, newOptions);
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("stmt_type", stmt_type);
    out.string("role", role);
    out.nodes("options", options);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CreateRoleStmt that
            && stmt_type == that.stmt_type
            && role.equals(that.role)
            && options.equals(that.options);
  }

  @Override
  public int hashCode() {
    int hash = -346036582;
    hash = 31 * hash + stmt_type.ordinal();
    hash = 31 * hash + role.hashCode();
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
    builder.stmt_type = stmt_type;
    builder.role = role;
    builder.options = options;
    return builder;
  }

  /// Builds a [CreateRoleStmt].
  public static final class Builder {
    private RoleStmtType stmt_type = RoleStmtType.ROLESTMT_ROLE;
    private @Nullable String role;
    private List<DefElem> options = List.of();

    private Builder() {}

    public Builder stmt_type(RoleStmtType stmt_type) {
      this.stmt_type = stmt_type;
      return this;
    }

    public Builder role(String role) {
      this.role = role;
      return this;
    }

    public Builder options(List<DefElem> options) {
      this.options = options;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public CreateRoleStmt build() {
      return new CreateRoleStmt(stmt_type, Objects.requireNonNull(role, "role"), options);
    }
  }
}
