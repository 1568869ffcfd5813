package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.ObjectType;
import org.jspecify.annotations.Nullable;

/// SECURITY LABEL.
///
/// Mirrors `SecLabelStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record SecLabelStmt(
    ObjectType objtype, Node object, @Nullable String provider, @Nullable String label)
    implements UtilityStmt {

  @Override
  public String label() {
    return "SECLABELSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(object);
  }

  @Override
  public SecLabelStmt mapChildren(UnaryOperator<Node> mapper) {
    Node newObject = mapper.apply(object);
    return newObject == object ? this : new SecLabelStmt(objtype, newObject, provider, label);
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("objtype", objtype);
    out.node("object", object);
    out.string("provider", provider);
    out.string("label", label);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof SecLabelStmt that
            && objtype == that.objtype
            && object.equals(that.object)
            && Objects.equals(provider, that.provider)
            && Objects.equals(label, that.label);
  }

  @Override
  public int hashCode() {
    int hash = 141714347;
    hash = 31 * hash + objtype.ordinal();
    hash = 31 * hash + object.hashCode();
    hash = 31 * hash + Objects.hashCode(provider);
    hash = 31 * hash + Objects.hashCode(label);
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
    builder.objtype = objtype;
    builder.object = object;
    builder.provider = provider;
    builder.label = label;
    return builder;
  }

  /// Builds a [SecLabelStmt].
  public static final class Builder {
    private ObjectType objtype = ObjectType.OBJECT_ACCESS_METHOD;
    private @Nullable Node object;
    private @Nullable String provider;
    private @Nullable String label;

    private Builder() {}

    public Builder objtype(ObjectType objtype) {
      this.objtype = objtype;
      return this;
    }

    public Builder object(Node object) {
      this.object = object;
      return this;
    }

    public Builder provider(@Nullable String provider) {
      this.provider = provider;
      return this;
    }

    public Builder label(@Nullable String label) {
      this.label = label;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public SecLabelStmt build() {
      return new SecLabelStmt(objtype, Objects.requireNonNull(object, "object"), provider, label);
    }
  }
}
