package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// CREATE CONVERSION.
///
/// Mirrors `CreateConversionStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record CreateConversionStmt(
    List<String> conversion_name,
    String for_encoding_name,
    String to_encoding_name,
    List<String> func_name,
    boolean def)
    implements UtilityStmt {
  public CreateConversionStmt {
    conversion_name = List.copyOf(conversion_name);
    func_name = List.copyOf(func_name);
  }

  @Override
  public String label() {
    return "CREATECONVERSIONSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public CreateConversionStmt mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.strings("conversion_name", conversion_name);
    out.string("for_encoding_name", for_encoding_name);
    out.string("to_encoding_name", to_encoding_name);
    out.strings("func_name", func_name);
    out.bool("def", def);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CreateConversionStmt that
            && conversion_name.equals(that.conversion_name)
            && for_encoding_name.equals(that.for_encoding_name)
            && to_encoding_name.equals(that.to_encoding_name)
            && func_name.equals(that.func_name)
            && def == that.def;
  }

  @Override
  public int hashCode() {
    int hash = -65896902;
    hash = 31 * hash + conversion_name.hashCode();
    hash = 31 * hash + for_encoding_name.hashCode();
    hash = 31 * hash + to_encoding_name.hashCode();
    hash = 31 * hash + func_name.hashCode();
    hash = 31 * hash + Boolean.hashCode(def);
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
    builder.conversion_name = conversion_name;
    builder.for_encoding_name = for_encoding_name;
    builder.to_encoding_name = to_encoding_name;
    builder.func_name = func_name;
    builder.def = def;
    return builder;
  }

  /// Builds a [CreateConversionStmt].
  public static final class Builder {
    private List<String> conversion_name = List.of();
    private @Nullable String for_encoding_name;
    private @Nullable String to_encoding_name;
    private List<String> func_name = List.of();
    private boolean def;

    private Builder() {}

    public Builder conversion_name(List<String> conversion_name) {
      this.conversion_name = conversion_name;
      return this;
    }

    public Builder for_encoding_name(String for_encoding_name) {
      this.for_encoding_name = for_encoding_name;
      return this;
    }

    public Builder to_encoding_name(String to_encoding_name) {
      this.to_encoding_name = to_encoding_name;
      return this;
    }

    public Builder func_name(List<String> func_name) {
      this.func_name = func_name;
      return this;
    }

    public Builder def(boolean def) {
      this.def = def;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public CreateConversionStmt build() {
      return new CreateConversionStmt(
          conversion_name,
          Objects.requireNonNull(for_encoding_name, "for_encoding_name"),
          Objects.requireNonNull(to_encoding_name, "to_encoding_name"),
          func_name,
          def);
    }
  }
}
