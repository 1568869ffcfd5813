package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.RoleSpecType;
import org.jspecify.annotations.Nullable;

/// A role by name or by CURRENT_USER and its kin.
///
/// Mirrors `RoleSpec` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record RoleSpec(RoleSpecType roletype, @Nullable String rolename, int location)
    implements Node {

  @Override
  public String label() {
    return "ROLESPEC";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public RoleSpec mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("roletype", roletype);
    out.string("rolename", rolename);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof RoleSpec that
            && roletype == that.roletype
            && Objects.equals(rolename, that.rolename);
  }

  @Override
  public int hashCode() {
    int hash = -201972367;
    hash = 31 * hash + roletype.ordinal();
    hash = 31 * hash + Objects.hashCode(rolename);
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
    builder.roletype = roletype;
    builder.rolename = rolename;
    builder.location = location;
    return builder;
  }

  /// Builds a [RoleSpec].
  public static final class Builder {
    private RoleSpecType roletype = RoleSpecType.ROLESPEC_CSTRING;
    private @Nullable String rolename;
    private int location = -1;

    private Builder() {}

    public Builder roletype(RoleSpecType roletype) {
      this.roletype = roletype;
      return this;
    }

    public Builder rolename(@Nullable String rolename) {
      this.rolename = rolename;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public RoleSpec build() {
      return new RoleSpec(roletype, rolename, location);
    }
  }
}
