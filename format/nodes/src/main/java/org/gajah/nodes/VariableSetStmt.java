package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.VariableSetKind;
import org.jspecify.annotations.Nullable;

/// SET and RESET.
///
/// Mirrors `VariableSetStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record VariableSetStmt(
    VariableSetKind kind, @Nullable String name, List<Node> args, boolean is_local)
    implements UtilityStmt {
  public VariableSetStmt {
    args = List.copyOf(args);
  }

  @Override
  public String label() {
    return "VARIABLESETSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(args, test);
  }

  @Override
  public VariableSetStmt mapChildren(UnaryOperator<Node> mapper) {
    List<Node> newArgs = Children.map(args, mapper);
    return newArgs == args ? this : new VariableSetStmt(kind, name, newArgs, is_local);
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("kind", kind);
    out.string("name", name);
    out.nodes("args", args);
    out.bool("is_local", is_local);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof VariableSetStmt that
            && kind == that.kind
            && Objects.equals(name, that.name)
            && args.equals(that.args)
            && is_local == that.is_local;
  }

  @Override
  public int hashCode() {
    int hash = 1945645326;
    hash = 31 * hash + kind.ordinal();
    hash = 31 * hash + Objects.hashCode(name);
    hash = 31 * hash + args.hashCode();
    hash = 31 * hash + Boolean.hashCode(is_local);
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
    builder.kind = kind;
    builder.name = name;
    builder.args = args;
    builder.is_local = is_local;
    return builder;
  }

  /// Builds a [VariableSetStmt].
  public static final class Builder {
    private VariableSetKind kind = VariableSetKind.VAR_SET_VALUE;
    private @Nullable String name;
    private List<Node> args = List.of();
    private boolean is_local;

    private Builder() {}

    public Builder kind(VariableSetKind kind) {
      this.kind = kind;
      return this;
    }

    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    public Builder args(List<Node> args) {
      this.args = args;
      return this;
    }

    public Builder is_local(boolean is_local) {
      this.is_local = is_local;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public VariableSetStmt build() {
      return new VariableSetStmt(kind, name, args, is_local);
    }
  }
}
