package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// An item of an operator class or family.
///
/// Mirrors `CreateOpClassItem` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record CreateOpClassItem(
    int itemtype,
    @Nullable ObjectWithArgs name,
    int number,
    List<String> order_family,
    List<TypeName> class_args,
    @Nullable TypeName storedtype)
    implements Node {
  public CreateOpClassItem {
    order_family = List.copyOf(order_family);
    class_args = List.copyOf(class_args);
  }

  @Override
  public String label() {
    return "CREATEOPCLASSITEM";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (name != null && test.test(name))
        || Children.any(class_args, test)
        || (storedtype != null && test.test(storedtype));
  }

  @Override
  public CreateOpClassItem mapChildren(UnaryOperator<Node> mapper) {
    @Nullable ObjectWithArgs newName = name == null ? null : (ObjectWithArgs) mapper.apply(name);
    List<TypeName> newClass_args = Children.map(class_args, mapper);
    @Nullable TypeName newStoredtype =
        storedtype == null ? null : (TypeName) mapper.apply(storedtype);
    return newName == name && newClass_args == class_args && newStoredtype == storedtype
        ? this
        : new CreateOpClassItem(
            itemtype, newName, number, order_family, newClass_args, newStoredtype);
  }

  @Override
  public void fields(FieldSink out) {
    out.integer("itemtype", itemtype);
    out.node("name", name);
    out.integer("number", number);
    out.strings("order_family", order_family);
    out.nodes("class_args", class_args);
    out.node("storedtype", storedtype);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CreateOpClassItem that
            && itemtype == that.itemtype
            && Objects.equals(name, that.name)
            && number == that.number
            && order_family.equals(that.order_family)
            && class_args.equals(that.class_args)
            && Objects.equals(storedtype, that.storedtype);
  }

  @Override
  public int hashCode() {
    int hash = -33075954;
    hash = 31 * hash + itemtype;
    hash = 31 * hash + Objects.hashCode(name);
    hash = 31 * hash + number;
    hash = 31 * hash + order_family.hashCode();
    hash = 31 * hash + class_args.hashCode();
    hash = 31 * hash + Objects.hashCode(storedtype);
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
    builder.itemtype = itemtype;
    builder.name = name;
    builder.number = number;
    builder.order_family = order_family;
    builder.class_args = class_args;
    builder.storedtype = storedtype;
    return builder;
  }

  /// Builds a [CreateOpClassItem].
  public static final class Builder {
    private int itemtype;
    private @Nullable ObjectWithArgs name;
    private int number;
    private List<String> order_family = List.of();
    private List<TypeName> class_args = List.of();
    private @Nullable TypeName storedtype;

    private Builder() {}

    public Builder itemtype(int itemtype) {
      this.itemtype = itemtype;
      return this;
    }

    public Builder name(@Nullable ObjectWithArgs name) {
      this.name = name;
      return this;
    }

    public Builder number(int number) {
      this.number = number;
      return this;
    }

    public Builder order_family(List<String> order_family) {
      this.order_family = order_family;
      return this;
    }

    public Builder class_args(List<TypeName> class_args) {
      this.class_args = class_args;
      return this;
    }

    public Builder storedtype(@Nullable TypeName storedtype) {
      this.storedtype = storedtype;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public CreateOpClassItem build() {
      return new CreateOpClassItem(itemtype, name, number, order_family, class_args, storedtype);
    }
  }
}
