package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// ALTER OPERATOR FAMILY ... ADD and DROP.
///
/// Mirrors `AlterOpFamilyStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record AlterOpFamilyStmt(
    List<String> opfamilyname, String amname, boolean isDrop, List<CreateOpClassItem> items)
    implements UtilityStmt {
  public AlterOpFamilyStmt {
    opfamilyname = List.copyOf(opfamilyname);
    items = List.copyOf(items);
  }

  @Override
  public String label() {
    return "ALTEROPFAMILYSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(items, test);
  }

  @Override
  public AlterOpFamilyStmt mapChildren(UnaryOperator<Node> mapper) {
    List<CreateOpClassItem> newItems = Children.map(items, mapper);
    return newItems == items ? this : new AlterOpFamilyStmt(opfamilyname, amname, isDrop, newItems);
  }

  @Override
  public void fields(FieldSink out) {
    out.strings("opfamilyname", opfamilyname);
    out.string("amname", amname);
    out.bool("isDrop", isDrop);
    out.nodes("items", items);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof AlterOpFamilyStmt that
            && opfamilyname.equals(that.opfamilyname)
            && amname.equals(that.amname)
            && isDrop == that.isDrop
            && items.equals(that.items);
  }

  @Override
  public int hashCode() {
    int hash = -650236637;
    hash = 31 * hash + opfamilyname.hashCode();
    hash = 31 * hash + amname.hashCode();
    hash = 31 * hash + Boolean.hashCode(isDrop);
    hash = 31 * hash + items.hashCode();
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
    builder.opfamilyname = opfamilyname;
    builder.amname = amname;
    builder.isDrop = isDrop;
    builder.items = items;
    return builder;
  }

  /// Builds a [AlterOpFamilyStmt].
  public static final class Builder {
    private List<String> opfamilyname = List.of();
    private @Nullable String amname;
    private boolean isDrop;
    private List<CreateOpClassItem> items = List.of();

    private Builder() {}

    public Builder opfamilyname(List<String> opfamilyname) {
      this.opfamilyname = opfamilyname;
      return this;
    }

    public Builder amname(String amname) {
      this.amname = amname;
      return this;
    }

    public Builder isDrop(boolean isDrop) {
      this.isDrop = isDrop;
      return this;
    }

    public Builder items(List<CreateOpClassItem> items) {
      this.items = items;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public AlterOpFamilyStmt build() {
      return new AlterOpFamilyStmt(
          opfamilyname, Objects.requireNonNull(amname, "amname"), isDrop, items);
    }
  }
}
