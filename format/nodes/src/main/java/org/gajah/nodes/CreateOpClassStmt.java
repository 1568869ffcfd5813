package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// CREATE OPERATOR CLASS.
///
/// Mirrors `CreateOpClassStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record CreateOpClassStmt(
    List<String> opclassname,
    List<String> opfamilyname,
    String amname,
    TypeName datatype,
    List<CreateOpClassItem> items,
    boolean isDefault)
    implements UtilityStmt {
  public CreateOpClassStmt {
    opclassname = List.copyOf(opclassname);
    opfamilyname = List.copyOf(opfamilyname);
    items = List.copyOf(items);
  }

  @Override
  public String label() {
    return "CREATEOPCLASSSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(datatype) || Children.any(items, test);
  }

  @Override
  public CreateOpClassStmt mapChildren(UnaryOperator<Node> mapper) {
    TypeName newDatatype = (TypeName) mapper.apply(datatype);
    List<CreateOpClassItem> newItems = Children.map(items, mapper);
    return newDatatype == datatype && newItems == items
        ? this
        : new CreateOpClassStmt(
            opclassname, opfamilyname, amname, newDatatype, newItems, isDefault);
  }

  @Override
  public void fields(FieldSink out) {
    out.strings("opclassname", opclassname);
    out.strings("opfamilyname", opfamilyname);
    out.string("amname", amname);
    out.node("datatype", datatype);
    out.nodes("items", items);
    out.bool("isDefault", isDefault);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CreateOpClassStmt that
            && opclassname.equals(that.opclassname)
            && opfamilyname.equals(that.opfamilyname)
            && amname.equals(that.amname)
            && datatype.equals(that.datatype)
            && items.equals(that.items)
            && isDefault == that.isDefault;
  }

  @Override
  public int hashCode() {
    int hash = -32777789;
    hash = 31 * hash + opclassname.hashCode();
    hash = 31 * hash + opfamilyname.hashCode();
    hash = 31 * hash + amname.hashCode();
    hash = 31 * hash + datatype.hashCode();
    hash = 31 * hash + items.hashCode();
    hash = 31 * hash + Boolean.hashCode(isDefault);
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
    builder.opclassname = opclassname;
    builder.opfamilyname = opfamilyname;
    builder.amname = amname;
    builder.datatype = datatype;
    builder.items = items;
    builder.isDefault = isDefault;
    return builder;
  }

  /// Builds a [CreateOpClassStmt].
  public static final class Builder {
    private List<String> opclassname = List.of();
    private List<String> opfamilyname = List.of();
    private @Nullable String amname;
    private @Nullable TypeName datatype;
    private List<CreateOpClassItem> items = List.of();
    private boolean isDefault;

    private Builder() {}

    public Builder opclassname(List<String> opclassname) {
      this.opclassname = opclassname;
      return this;
    }

    public Builder opfamilyname(List<String> opfamilyname) {
      this.opfamilyname = opfamilyname;
      return this;
    }

    public Builder amname(String amname) {
      this.amname = amname;
      return this;
    }

    public Builder datatype(TypeName datatype) {
      this.datatype = datatype;
      return this;
    }

    public Builder items(List<CreateOpClassItem> items) {
      this.items = items;
      return this;
    }

    public Builder isDefault(boolean isDefault) {
      this.isDefault = isDefault;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public CreateOpClassStmt build() {
      return new CreateOpClassStmt(
          opclassname,
          opfamilyname,
          Objects.requireNonNull(amname, "amname"),
          Objects.requireNonNull(datatype, "datatype"),
          items,
          isDefault);
    }
  }
}
