package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.AlterTableType;
import org.gajah.nodes.kinds.DropBehavior;
import org.jspecify.annotations.Nullable;

/// One action of ALTER TABLE.
///
/// Mirrors `AlterTableCmd` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record AlterTableCmd(
    AlterTableType subtype,
    @Nullable String name,
    int num,
    @Nullable RoleSpec newowner,
    @Nullable Node def,
    DropBehavior behavior,
    boolean missing_ok,
    boolean recurse)
    implements Node {

  @Override
  public String label() {
    return "ALTERTABLECMD";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (newowner != null && test.test(newowner)) || (def != null && test.test(def));
  }

  @Override
  public AlterTableCmd mapChildren(UnaryOperator<Node> mapper) {
    @Nullable RoleSpec newNewowner = newowner == null ? null : (RoleSpec) mapper.apply(newowner);
    @Nullable Node newDef = def == null ? null : mapper.apply(def);
    return newNewowner == newowner && newDef == def
        ? this
        : new AlterTableCmd(subtype, name, num, newNewowner, newDef, behavior, missing_ok, recurse);
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("subtype", subtype);
    out.string("name", name);
    out.integer("num", num);
    out.node("newowner", newowner);
    out.node("def", def);
    out.enumeration("behavior", behavior);
    out.bool("missing_ok", missing_ok);
    out.bool("recurse", recurse);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof AlterTableCmd that
            && subtype == that.subtype
            && Objects.equals(name, that.name)
            && num == that.num
            && Objects.equals(newowner, that.newowner)
            && Objects.equals(def, that.def)
            && behavior == that.behavior
            && missing_ok == that.missing_ok
            && recurse == that.recurse;
  }

  @Override
  public int hashCode() {
    int hash = 2076536994;
    hash = 31 * hash + subtype.ordinal();
    hash = 31 * hash + Objects.hashCode(name);
    hash = 31 * hash + num;
    hash = 31 * hash + Objects.hashCode(newowner);
    hash = 31 * hash + Objects.hashCode(def);
    hash = 31 * hash + behavior.ordinal();
    hash = 31 * hash + Boolean.hashCode(missing_ok);
    hash = 31 * hash + Boolean.hashCode(recurse);
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
    builder.name = name;
    builder.num = num;
    builder.newowner = newowner;
    builder.def = def;
    builder.behavior = behavior;
    builder.missing_ok = missing_ok;
    builder.recurse = recurse;
    return builder;
  }

  /// Builds a [AlterTableCmd].
  public static final class Builder {
    private AlterTableType subtype = AlterTableType.AT_AddColumn;
    private @Nullable String name;
    private int num;
    private @Nullable RoleSpec newowner;
    private @Nullable Node def;
    private DropBehavior behavior = DropBehavior.DROP_RESTRICT;
    private boolean missing_ok;
    private boolean recurse;

    private Builder() {}

    public Builder subtype(AlterTableType subtype) {
      this.subtype = subtype;
      return this;
    }

    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    public Builder num(int num) {
      this.num = num;
      return this;
    }

    public Builder newowner(@Nullable RoleSpec newowner) {
      this.newowner = newowner;
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

    public Builder recurse(boolean recurse) {
      this.recurse = recurse;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public AlterTableCmd build() {
      return new AlterTableCmd(subtype, name, num, newowner, def, behavior, missing_ok, recurse);
    }
  }
}
