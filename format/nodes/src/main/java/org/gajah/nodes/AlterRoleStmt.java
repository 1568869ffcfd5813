package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// ALTER ROLE, USER and GROUP.
///
/// Mirrors `AlterRoleStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record AlterRoleStmt(RoleSpec role, List<DefElem> options, int action)
    implements UtilityStmt {
  public AlterRoleStmt {
    options = List.copyOf(options);
  }

  @Override
  public String label() {
    return "ALTERROLESTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(role) || Children.any(options, test);
  }

  @Override
  public AlterRoleStmt mapChildren(UnaryOperator<Node> mapper) {
    RoleSpec newRole = (RoleSpec) mapper.apply(role);
    List<DefElem> newOptions = Children.map(options, mapper);
    return newRole == role && newOptions == options
        ? this
        : new AlterRoleStmt(newRole, newOptions, action);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("role", role);
    out.nodes("options", options);
    out.integer("action", action);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof AlterRoleStmt that
            && role.equals(that.role)
            && options.equals(that.options)
            && action == that.action;
  }

  @Override
  public int hashCode() {
    int hash = -1589596300;
    hash = 31 * hash + role.hashCode();
    hash = 31 * hash + options.hashCode();
    hash = 31 * hash + action;
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
    builder.options = options;
    builder.action = action;
    return builder;
  }

  /// Builds a [AlterRoleStmt].
  public static final class Builder {
    private @Nullable RoleSpec role;
    private List<DefElem> options = List.of();
    private int action;

    private Builder() {}

    public Builder role(RoleSpec role) {
      this.role = role;
      return this;
    }

    public Builder options(List<DefElem> options) {
      this.options = options;
      return this;
    }

    public Builder action(int action) {
      this.action = action;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public AlterRoleStmt build() {
      return new AlterRoleStmt(Objects.requireNonNull(role, "role"), options, action);
    }
  }
}
