package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// CREATE TABLESPACE.
///
/// Mirrors `CreateTableSpaceStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record CreateTableSpaceStmt(
    String tablespacename, @Nullable RoleSpec owner, String location, List<DefElem> options)
    implements UtilityStmt {
  public CreateTableSpaceStmt {
    options = List.copyOf(options);
  }

  @Override
  public String label() {
    return "CREATETABLESPACESTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (owner != null && test.test(owner)) || Children.any(options, test);
  }

  @Override
  public CreateTableSpaceStmt mapChildren(UnaryOperator<Node> mapper) {
    @Nullable RoleSpec newOwner = owner == null ? null : (RoleSpec) mapper.apply(owner);
    List<DefElem> newOptions = Children.map(options, mapper);
    return newOwner == owner && newOptions == options
        ? this
        : new CreateTableSpaceStmt(tablespacename, newOwner, location, newOptions);
  }

  @Override
  public void fields(FieldSink out) {
    out.string("tablespacename", tablespacename);
    out.node("owner", owner);
    out.string("location", location);
    out.nodes("options", options);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CreateTableSpaceStmt that
            && tablespacename.equals(that.tablespacename)
            && Objects.equals(owner, that.owner)
            && location.equals(that.location)
            && options.equals(that.options);
  }

  @Override
  public int hashCode() {
    int hash = -616038916;
    hash = 31 * hash + tablespacename.hashCode();
    hash = 31 * hash + Objects.hashCode(owner);
    hash = 31 * hash + location.hashCode();
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
    builder.tablespacename = tablespacename;
    builder.owner = owner;
    builder.location = location;
    builder.options = options;
    return builder;
  }

  /// Builds a [CreateTableSpaceStmt].
  public static final class Builder {
    private @Nullable String tablespacename;
    private @Nullable RoleSpec owner;
    private @Nullable String location;
    private List<DefElem> options = List.of();

    private Builder() {}

    public Builder tablespacename(String tablespacename) {
      this.tablespacename = tablespacename;
      return this;
    }

    public Builder owner(@Nullable RoleSpec owner) {
      this.owner = owner;
      return this;
    }

    public Builder location(String location) {
      this.location = location;
      return this;
    }

    public Builder options(List<DefElem> options) {
      this.options = options;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public CreateTableSpaceStmt build() {
      return new CreateTableSpaceStmt(
          Objects.requireNonNull(tablespacename, "tablespacename"),
          owner,
          Objects.requireNonNull(location, "location"),
          options);
    }
  }
}
