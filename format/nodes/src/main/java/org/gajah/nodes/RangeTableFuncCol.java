package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// A column of XMLTABLE.
///
/// Mirrors `RangeTableFuncCol` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record RangeTableFuncCol(
    String colname,
    @Nullable TypeName typeName,
    boolean for_ordinality,
    boolean is_not_null,
    @Nullable Expr colexpr,
    @Nullable Expr coldefexpr,
    int location)
    implements Node {

  @Override
  public String label() {
    return "RANGETABLEFUNCCOL";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (typeName != null && test.test(typeName))
        || (colexpr != null && test.test(colexpr))
        || (coldefexpr != null && test.test(coldefexpr));
  }

  @Override
  public RangeTableFuncCol mapChildren(UnaryOperator<Node> mapper) {
    @Nullable TypeName newTypeName = typeName == null ? null : (TypeName) mapper.apply(typeName);
    @Nullable Expr newColexpr = colexpr == null ? null : (Expr) mapper.apply(colexpr);
    @Nullable Expr newColdefexpr = coldefexpr == null ? null : (Expr) mapper.apply(coldefexpr);
    return newTypeName == typeName && newColexpr == colexpr && newColdefexpr == coldefexpr
        ? this
        : new RangeTableFuncCol(
            colname, newTypeName, for_ordinality, is_not_null, newColexpr, newColdefexpr, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.string("colname", colname);
    out.node("typeName", typeName);
    out.bool("for_ordinality", for_ordinality);
    out.bool("is_not_null", is_not_null);
    out.node("colexpr", colexpr);
    out.node("coldefexpr", coldefexpr);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof RangeTableFuncCol that
            && colname.equals(that.colname)
            && Objects.equals(typeName, that.typeName)
            && for_ordinality == that.for_ordinality
            && is_not_null == that.is_not_null
            && Objects.equals(colexpr, that.colexpr)
            && Objects.equals(coldefexpr, that.coldefexpr);
  }

  @Override
  public int hashCode() {
    int hash = 662680107;
    hash = 31 * hash + colname.hashCode();
    hash = 31 * hash + Objects.hashCode(typeName);
    hash = 31 * hash + Boolean.hashCode(for_ordinality);
    hash = 31 * hash + Boolean.hashCode(is_not_null);
    hash = 31 * hash + Objects.hashCode(colexpr);
    hash = 31 * hash + Objects.hashCode(coldefexpr);
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
    builder.colname = colname;
    builder.typeName = typeName;
    builder.for_ordinality = for_ordinality;
    builder.is_not_null = is_not_null;
    builder.colexpr = colexpr;
    builder.coldefexpr = coldefexpr;
    builder.location = location;
    return builder;
  }

  /// Builds a [RangeTableFuncCol].
  public static final class Builder {
    private @Nullable String colname;
    private @Nullable TypeName typeName;
    private boolean for_ordinality;
    private boolean is_not_null;
    private @Nullable Expr colexpr;
    private @Nullable Expr coldefexpr;
    private int location = -1;

    private Builder() {}

    public Builder colname(String colname) {
      this.colname = colname;
      return this;
    }

    public Builder typeName(@Nullable TypeName typeName) {
      this.typeName = typeName;
      return this;
    }

    public Builder for_ordinality(boolean for_ordinality) {
      this.for_ordinality = for_ordinality;
      return this;
    }

    public Builder is_not_null(boolean is_not_null) {
      this.is_not_null = is_not_null;
      return this;
    }

    public Builder colexpr(@Nullable Expr colexpr) {
      this.colexpr = colexpr;
      return this;
    }

    public Builder coldefexpr(@Nullable Expr coldefexpr) {
      this.coldefexpr = coldefexpr;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public RangeTableFuncCol build() {
      return new RangeTableFuncCol(
          Objects.requireNonNull(colname, "colname"),
          typeName,
          for_ordinality,
          is_not_null,
          colexpr,
          coldefexpr,
          location);
    }
  }
}
