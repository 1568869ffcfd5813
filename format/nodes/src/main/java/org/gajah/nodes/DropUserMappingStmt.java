package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// DROP USER MAPPING.
///
/// Mirrors `DropUserMappingStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record DropUserMappingStmt(RoleSpec user, String servername, boolean missing_ok)
    implements UtilityStmt {

  @Override
  public String label() {
    return "DROPUSERMAPPINGSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(user);
  }

  @Override
  public DropUserMappingStmt mapChildren(UnaryOperator<Node> mapper) {
    RoleSpec newUser = (RoleSpec) mapper.apply(user);
    return newUser == user ? this : new DropUserMappingStmt(newUser, servername, missing_ok);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("user", user);
    out.string("servername", servername);
    out.bool("missing_ok", missing_ok);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof DropUserMappingStmt that
            && user.equals(that.user)
            && servername.equals(that.servername)
            && missing_ok == that.missing_ok;
  }

  @Override
  public int hashCode() {
    int hash = -1006489124;
    hash = 31 * hash + user.hashCode();
    hash = 31 * hash + servername.hashCode();
    hash = 31 * hash + Boolean.hashCode(missing_ok);
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
    builder.user = user;
    builder.servername = servername;
    builder.missing_ok = missing_ok;
    return builder;
  }

  /// Builds a [DropUserMappingStmt].
  public static final class Builder {
    private @Nullable RoleSpec user;
    private @Nullable String servername;
    private boolean missing_ok;

    private Builder() {}

    public Builder user(RoleSpec user) {
      this.user = user;
      return this;
    }

    public Builder servername(String servername) {
      this.servername = servername;
      return this;
    }

    public Builder missing_ok(boolean missing_ok) {
      this.missing_ok = missing_ok;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public DropUserMappingStmt build() {
      return new DropUserMappingStmt(
          Objects.requireNonNull(user, "user"),
          Objects.requireNonNull(servername, "servername"),
          missing_ok);
    }
  }
}
