package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// CREATE ACCESS METHOD.
///
/// Mirrors `CreateAmStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record CreateAmStmt(String amname, List<String> handler_name, char amtype)
    implements UtilityStmt {
  public CreateAmStmt {
    handler_name = List.copyOf(handler_name);
  }

  @Override
  public String label() {
    return "CREATEAMSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public CreateAmStmt mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.string("amname", amname);
    out.strings("handler_name", handler_name);
    out.character("amtype", amtype);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CreateAmStmt that
            && amname.equals(that.amname)
            && handler_name.equals(that.handler_name)
            && amtype == that.amtype;
  }

  @Override
  public int hashCode() {
    int hash = 1177405008;
    hash = 31 * hash + amname.hashCode();
    hash = 31 * hash + handler_name.hashCode();
    hash = 31 * hash + amtype;
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
    builder.amname = amname;
    builder.handler_name = handler_name;
    builder.amtype = amtype;
    return builder;
  }

  /// Builds a [CreateAmStmt].
  public static final class Builder {
    private @Nullable String amname;
    private List<String> handler_name = List.of();
    private char amtype;

    private Builder() {}

    public Builder amname(String amname) {
      this.amname = amname;
      return this;
    }

    public Builder handler_name(List<String> handler_name) {
      this.handler_name = handler_name;
      return this;
    }

    public Builder amtype(char amtype) {
      this.amtype = amtype;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public CreateAmStmt build() {
      return new CreateAmStmt(Objects.requireNonNull(amname, "amname"), handler_name, amtype);
    }
  }
}
