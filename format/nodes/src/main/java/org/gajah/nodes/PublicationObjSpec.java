package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.PublicationObjSpecType;
import org.jspecify.annotations.Nullable;

/// An object of a publication.
///
/// Mirrors `PublicationObjSpec` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record PublicationObjSpec(
    PublicationObjSpecType pubobjtype,
    @Nullable String name,
    @Nullable PublicationTable pubtable,
    int location)
    implements Node {

  @Override
  public String label() {
    return "PUBLICATIONOBJSPEC";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (pubtable != null && test.test(pubtable));
  }

  @Override
  public PublicationObjSpec mapChildren(UnaryOperator<Node> mapper) {
    @Nullable PublicationTable newPubtable =
        pubtable == null ? null : (PublicationTable) mapper.apply(pubtable);
    return newPubtable == pubtable
        ? this
        : new PublicationObjSpec(pubobjtype, name, newPubtable, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("pubobjtype", pubobjtype);
    out.string("name", name);
    out.node("pubtable", pubtable);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof PublicationObjSpec that
            && pubobjtype == that.pubobjtype
            && Objects.equals(name, that.name)
            && Objects.equals(pubtable, that.pubtable);
  }

  @Override
  public int hashCode() {
    int hash = -284824154;
    hash = 31 * hash + pubobjtype.ordinal();
    hash = 31 * hash + Objects.hashCode(name);
    hash = 31 * hash + Objects.hashCode(pubtable);
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
    builder.pubobjtype = pubobjtype;
    builder.name = name;
    builder.pubtable = pubtable;
    builder.location = location;
    return builder;
  }

  /// Builds a [PublicationObjSpec].
  public static final class Builder {
    private PublicationObjSpecType pubobjtype = PublicationObjSpecType.PUBLICATIONOBJ_TABLE;
    private @Nullable String name;
    private @Nullable PublicationTable pubtable;
    private int location = -1;

    private Builder() {}

    public Builder pubobjtype(PublicationObjSpecType pubobjtype) {
      this.pubobjtype = pubobjtype;
      return this;
    }

    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    public Builder pubtable(@Nullable PublicationTable pubtable) {
      this.pubtable = pubtable;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public PublicationObjSpec build() {
      return new PublicationObjSpec(pubobjtype, name, pubtable, location);
    }
  }
}
