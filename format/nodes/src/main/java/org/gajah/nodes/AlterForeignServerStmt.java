package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// ALTER SERVER.
///
/// Mirrors `AlterForeignServerStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record AlterForeignServerStmt(
    String servername, @Nullable String version, List<DefElem> options, boolean has_version)
    implements UtilityStmt {
  public AlterForeignServerStmt {
    options = List.copyOf(options);
  }

  @Override
  public String label() {
    return "ALTERFOREIGNSERVERSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(options, test);
  }

  @Override
  public AlterForeignServerStmt mapChildren(UnaryOperator<Node> mapper) {
    List<DefElem> newOptions = Children.map(options, mapper);
    return newOptions == options
        ? this
        : new AlterForeignServerStmt(servername, version, newOptions, has_version);
  }

  @Override
  public void fields(FieldSink out) {
    out.string("servername", servername);
    out.string("version", version);
    out.nodes("options", options);
    out.bool("has_version", has_version);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof AlterForeignServerStmt that
            && servername.equals(that.servername)
            && Objects.equals(version, that.version)
            && options.equals(that.options)
            && has_version == that.has_version;
  }

  @Override
  public int hashCode() {
    int hash = 140529737;
    hash = 31 * hash + servername.hashCode();
    hash = 31 * hash + Objects.hashCode(version);
    hash = 31 * hash + options.hashCode();
    hash = 31 * hash + Boolean.hashCode(has_version);
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
    builder.servername = servername;
    builder.version = version;
    builder.options = options;
    builder.has_version = has_version;
    return builder;
  }

  /// Builds a [AlterForeignServerStmt].
  public static final class Builder {
    private @Nullable String servername;
    private @Nullable String version;
    private List<DefElem> options = List.of();
    private boolean has_version;

    private Builder() {}

    public Builder servername(String servername) {
      this.servername = servername;
      return this;
    }

    public Builder version(@Nullable String version) {
      this.version = version;
      return this;
    }

    public Builder options(List<DefElem> options) {
      this.options = options;
      return this;
    }

    public Builder has_version(boolean has_version) {
      this.has_version = has_version;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public AlterForeignServerStmt build() {
      return new AlterForeignServerStmt(
          Objects.requireNonNull(servername, "servername"), version, options, has_version);
    }
  }
}
