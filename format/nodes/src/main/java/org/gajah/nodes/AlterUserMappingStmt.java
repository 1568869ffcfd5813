package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// ALTER USER MAPPING.
///
/// Mirrors `AlterUserMappingStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record AlterUserMappingStmt(RoleSpec user, String servername, List<DefElem> options)
    implements UtilityStmt {
  public AlterUserMappingStmt {
    options = List.copyOf(options);
  }

  @Override
  public String label() {
    return "ALTERUSERMAPPINGSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(user) || Children.any(options, test);
  }

  @Override
  public AlterUserMappingStmt mapChildren(UnaryOperator<Node> mapper) {
    RoleSpec newUser = (RoleSpec) mapper.apply(user);
    List<DefElem> newOptions = Children.map(options, mapper);
    return newUser == user && newOptions == options
        ? this
        : new AlterUserMappingStmt(newUser, servername, newOptions);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("user", user);
    out.string("servername", servername);
    out.nodes("options", options);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof AlterUserMappingStmt that
            && user.equals(that.user)
            && servername.equals(that.servername)
            && options.equals(that.options);
  }

  @Override
  public int hashCode() {
    int hash = -597837291;
    hash = 31 * hash + user.hashCode();
    hash = 31 * hash + servername.hashCode();
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
    builder.user = user;
    builder.servername = servername;
    builder.options = options;
    return builder;
  }

  /// Builds a [AlterUserMappingStmt].
  public static final class Builder {
    private @Nullable RoleSpec user;
    private @Nullable String servername;
    private List<DefElem> options = List.of();

    private Builder() {}

    public Builder user(RoleSpec user) {
      this.user = user;
      return this;
    }

    public Builder servername(String servername) {
      this.servername = servername;
      return this;
    }

    public Builder options(List<DefElem> options) {
      this.options = options;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public AlterUserMappingStmt build() {
      return new AlterUserMappingStmt(
          Objects.requireNonNull(user, "user"),
          Objects.requireNonNull(servername, "servername"),
          options);
    }
  }
}
