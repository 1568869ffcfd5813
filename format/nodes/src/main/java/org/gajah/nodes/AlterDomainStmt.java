package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.DropBehavior;
import org.jspecify.annotations.Nullable;

/// ALTER DOMAIN.
///
/// Mirrors `AlterDomainStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record AlterDomainStmt(
    char subtype,
    List<String> typeName,
    @Nullable String name,
    @Nullable Node def,
    DropBehavior behavior,
    boolean missing_ok)
    implements UtilityStmt {
  public AlterDomainStmt {
    typeName = List.copyOf(typeName);
  }

  @Override
  public String label() {
    return "ALTERDOMAINSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (def != null && test.test(def));
  }

  @Override
  public AlterDomainStmt mapChildren(UnaryOperator<Node> mapper) {
    @Nullable Node newDef = def == null ? null : mapper.apply(def);
    return newDef == def
        ? this
        : new AlterDomainStmt(subtype, typeName, name, newDef, behavior, missing_ok);
  }

  @Override
  public void fields(FieldSink out) {
    out.character("subtype", subtype);
    out.strings("typeName", typeName);
    out.string("name", name);
    out.node("def", def);
    out.enumeration("behavior", behavior);
    out.bool("missing_ok", missing_ok);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof AlterDomainStmt that
            && subtype == that.subtype
            && typeName.equals(that.typeName)
            && Objects.equals(name, that.name)
            && Objects.equals(def, that.def)
            && behavior == that.behavior
            && missing_ok == that.missing_ok;
  }

  @Override
  public int hashCode() {
    int hash = -1321140414;
    hash = 31 * hash + subtype;
    hash = 31 * hash + typeName.hashCode();
    hash = 31 * hash + Objects.hashCode(name);
    hash = 31 * hash + Objects.hashCode(def);
    hash = 31 * hash + behavior.ordinal();
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
    builder.subtype = subtype;
    builder.typeName = typeName;
    builder.name = name;
    builder.def = def;
    builder.behavior = behavior;
    builder.missing_ok = missing_ok;
    return builder;
  }

  /// Builds a [AlterDomainStmt].
  public static final class Builder {
    private char subtype;
    private List<String> typeName = List.of();
    private @Nullable String name;
    private @Nullable Node def;
    private DropBehavior behavior = DropBehavior.DROP_RESTRICT;
    private boolean missing_ok;

    private Builder() {}

    public Builder subtype(char subtype) {
      this.subtype = subtype;
      return this;
    }

    public Builder typeName(List<String> typeName) {
      this.typeName = typeName;
      return this;
    }

    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    public Builder def(@Nullable Node def) {
      this.def = def;
      return this;
    }

    public Builder behavior(DropBehavior behavior) {
      this.behavior = behavior;
      return this;
    }

    public Builder missing_ok(boolean missing_ok) {
      this.missing_ok = missing_ok;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public AlterDomainStmt build() {
      return new AlterDomainStmt(subtype, typeName, name, def, behavior, missing_ok);
    }
  }
}
