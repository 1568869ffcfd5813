package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.DefElemAction;
import org.jspecify.annotations.Nullable;

/// An option with its value.
///
/// Mirrors `DefElem` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record DefElem(
    @Nullable String defnamespace,
    String defname,
    @Nullable Node arg,
    DefElemAction defaction,
    int location)
    implements Node {

  @Override
  public String label() {
    return "DEFELEM";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (arg != null && test.test(arg));
  }

  @Override
  public DefElem mapChildren(UnaryOperator<Node> mapper) {
    @Nullable Node newArg = arg == null ? null : mapper.apply(arg);
    return newArg == arg ? this : new DefElem(defnamespace, defname, newArg, defaction, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.string("defnamespace", defnamespace);
    out.string("defname", defname);
    out.node("arg", arg);
    out.enumeration("defaction", defaction);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof DefElem that
            && Objects.equals(defnamespace, that.defnamespace)
            && defname.equals(that.defname)
            && Objects.equals(arg, that.arg)
            && defaction == that.defaction;
  }

  @Override
  public int hashCode() {
    int hash = -1086353132;
    hash = 31 * hash + Objects.hashCode(defnamespace);
    hash = 31 * hash + defname.hashCode();
    hash = 31 * hash + Objects.hashCode(arg);
    hash = 31 * hash + defaction.ordinal();
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
    builder.defnamespace = defnamespace;
    builder.defname = defname;
    builder.arg = arg;
    builder.defaction = defaction;
    builder.location = location;
    return builder;
  }

  /// Builds a [DefElem].
  public static final class Builder {
    private @Nullable String defnamespace;
    private @Nullable String defname;
    private @Nullable Node arg;
    private DefElemAction defaction = DefElemAction.DEFELEM_UNSPEC;
    private int location = -1;

    private Builder() {}

    public Builder defnamespace(@Nullable String defnamespace) {
      this.defnamespace = defnamespace;
      return this;
    }

    public Builder defname(String defname) {
      this.defname = defname;
      return this;
    }

    public Builder arg(@Nullable Node arg) {
      this.arg = arg;
      return this;
    }

    public Builder defaction(DefElemAction defaction) {
      this.defaction = defaction;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public DefElem build() {
      return new DefElem(
          defnamespace, Objects.requireNonNull(defname, "defname"), arg, defaction, location);
    }
  }
}
