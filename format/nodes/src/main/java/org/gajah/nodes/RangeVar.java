package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// A relation by name, in FROM and wherever a statement names a relation.
///
/// Mirrors `RangeVar` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record RangeVar(
    @Nullable String catalogname,
    @Nullable String schemaname,
    String relname,
    boolean inh,
    char relpersistence,
    @Nullable Alias alias,
    int location)
    implements RawFromItem {

  @Override
  public String label() {
    return "RANGEVAR";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (alias != null && test.test(alias));
  }

  @Override
  public RangeVar mapChildren(UnaryOperator<Node> mapper) {
    @Nullable Alias newAlias = alias == null ? null : (Alias) mapper.apply(alias);
    return newAlias == alias
        ? this
        : new RangeVar(catalogname, schemaname, relname, inh, relpersistence, newAlias, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.string("catalogname", catalogname);
    out.string("schemaname", schemaname);
    out.string("relname", relname);
    out.bool("inh", inh);
    out.character("relpersistence", relpersistence);
    out.node("alias", alias);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof RangeVar that
            && Objects.equals(catalogname, that.catalogname)
            && Objects.equals(schemaname, that.schemaname)
            && relname.equals(that.relname)
            && inh == that.inh
            && relpersistence == that.relpersistence
            && Objects.equals(alias, that.alias);
  }

  @Override
  public int hashCode() {
    int hash = 317494474;
    hash = 31 * hash + Objects.hashCode(catalogname);
    hash = 31 * hash + Objects.hashCode(schemaname);
    hash = 31 * hash + relname.hashCode();
    hash = 31 * hash + Boolean.hashCode(inh);
    hash = 31 * hash + relpersistence;
    hash = 31 * hash + Objects.hashCode(alias);
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
    builder.catalogname = catalogname;
    builder.schemaname = schemaname;
    builder.relname = relname;
    builder.inh = inh;
    builder.relpersistence = relpersistence;
    builder.alias = alias;
    builder.location = location;
    return builder;
  }

  /// Builds a [RangeVar].
  public static final class Builder {
    private @Nullable String catalogname;
    private @Nullable String schemaname;
    private @Nullable String relname;
    private boolean inh;
    private char relpersistence;
    private @Nullable Alias alias;
    private int location = -1;

    private Builder() {}

    public Builder catalogname(@Nullable String catalogname) {
      this.catalogname = catalogname;
      return this;
    }

    public Builder schemaname(@Nullable String schemaname) {
      this.schemaname = schemaname;
      return this;
    }

    public Builder relname(String relname) {
      this.relname = relname;
      return this;
    }

    public Builder inh(boolean inh) {
      this.inh = inh;
      return this;
    }

    public Builder relpersistence(char relpersistence) {
      this.relpersistence = relpersistence;
      return this;
    }

    public Builder alias(@Nullable Alias alias) {
      this.alias = alias;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public RangeVar build() {
      return new RangeVar(
          catalogname,
          schemaname,
          Objects.requireNonNull(relname, "relname"),
          inh,
          relpersistence,
          alias,
          location);
    }
  }
}
