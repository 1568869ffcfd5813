package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// CREATE POLICY.
///
/// Mirrors `CreatePolicyStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record CreatePolicyStmt(
    String policy_name,
    RangeVar table,
    String cmd_name,
    boolean permissive,
    List<RoleSpec> roles,
    @Nullable Expr qual,
    @Nullable Expr with_check)
    implements UtilityStmt {
  public CreatePolicyStmt {
    roles = List.copyOf(roles);
  }

  @Override
  public String label() {
    return "CREATEPOLICYSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(table)
        || Children.any(roles, test)
        || (qual != null && test.test(qual))
        || (with_check != null && test.test(with_check));
  }

  @Override
  public CreatePolicyStmt mapChildren(UnaryOperator<Node> mapper) {
    RangeVar newTable = (RangeVar) mapper.apply(table);
    List<RoleSpec> newRoles = Children.map(roles, mapper);
    @Nullable Expr newQual = qual == null ? null : (Expr) mapper.apply(qual);
    @Nullable Expr newWith_check = with_check == null ? null : (Expr) mapper.apply(with_check);
    return newTable == table && newRoles == roles && newQual == qual && newWith_check == with_check
        ? this
        : new CreatePolicyStmt(
            policy_name, newTable, cmd_name, permissive, newRoles, newQual, newWith_check);
  }

  @Override
  public void fields(FieldSink out) {
    out.string("policy_name", policy_name);
    out.node("table", table);
    out.string("cmd_name", cmd_name);
    out.bool("permissive", permissive);
    out.nodes("roles", roles);
    out.node("qual", qual);
    out.node("with_check", with_check);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CreatePolicyStmt that
            && policy_name.equals(that.policy_name)
            && table.equals(that.table)
            && cmd_name.equals(that.cmd_name)
            && permissive == that.permissive
            && roles.equals(that.roles)
            && Objects.equals(qual, that.qual)
            && Objects.equals(with_check, that.with_check);
  }

  @Override
  public int hashCode() {
    int hash = -1718686122;
    hash = 31 * hash + policy_name.hashCode();
    hash = 31 * hash + table.hashCode();
    hash = 31 * hash + cmd_name.hashCode();
    hash = 31 * hash + Boolean.hashCode(permissive);
    hash = 31 * hash + roles.hashCode();
    hash = 31 * hash + Objects.hashCode(qual);
    hash = 31 * hash + Objects.hashCode(with_check);
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
    builder.policy_name = policy_name;
    builder.table = table;
    builder.cmd_name = cmd_name;
    builder.permissive = permissive;
    builder.roles = roles;
    builder.qual = qual;
    builder.with_check = with_check;
    return builder;
  }

  /// Builds a [CreatePolicyStmt].
  public static final class Builder {
    private @Nullable String policy_name;
    private @Nullable RangeVar table;
    private @Nullable String cmd_name;
    private boolean permissive;
    private List<RoleSpec> roles = List.of();
    private @Nullable Expr qual;
    private @Nullable Expr with_check;

    private Builder() {}

    public Builder policy_name(String policy_name) {
      this.policy_name = policy_name;
      return this;
    }

    public Builder table(RangeVar table) {
      this.table = table;
      return this;
    }

    public Builder cmd_name(String cmd_name) {
      this.cmd_name = cmd_name;
      return this;
    }

    public Builder permissive(boolean permissive) {
      this.permissive = permissive;
      return this;
    }

    public Builder roles(List<RoleSpec> roles) {
      this.roles = roles;
      return this;
    }

    public Builder qual(@Nullable Expr qual) {
      this.qual = qual;
      return this;
    }

    public Builder with_check(@Nullable Expr with_check) {
      this.with_check = with_check;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public CreatePolicyStmt build() {
      return new CreatePolicyStmt(
          Objects.requireNonNull(policy_name, "policy_name"),
          Objects.requireNonNull(table, "table"),
          Objects.requireNonNull(cmd_name, "cmd_name"),
          permissive,
          roles,
          qual,
          with_check);
    }
  }
}
