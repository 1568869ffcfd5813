package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// CREATE SERVER.
///
/// Mirrors `CreateForeignServerStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record CreateForeignServerStmt(
    String servername,
    @Nullable String servertype,
    @Nullable String version,
    String fdwname,
    boolean if_not_exists,
    List<DefElem> options)
    implements UtilityStmt {
  public CreateForeignServerStmt {
    options = List.copyOf(options);
  }

  @Override
  public String label() {
    return "CREATEFOREIGNSERVERSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(options, test);
  }

  @Override
  public CreateForeignServerStmt mapChildren(UnaryOperator<Node> mapper) {
    List<DefElem> newOptions = Children.map(options, mapper);
    return newOptions == options
        ? this
        : new CreateForeignServerStmt(
            servername, servertype, version, fdwname, if_not_exists, newOptions);
  }

  @Override
  public void fields(FieldSink out) {
    out.string("servername", servername);
    out.string("servertype", servertype);
    out.string("version", version);
    out.string("fdwname", fdwname);
    out.bool("if_not_exists", if_not_exists);
    out.nodes("options", options);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CreateForeignServerStmt that
            && servername.equals(that.servername)
            && Objects.equals(servertype, that.servertype)
            && Objects.equals(version, that.version)
            && fdwname.equals(that.fdwname)
            && if_not_exists == that.if_not_exists
            && options.equals(that.options);
  }

  @Override
  public int hashCode() {
    int hash = -1152007197;
    hash = 31 * hash + servername.hashCode();
    hash = 31 * hash + Objects.hashCode(servertype);
    hash = 31 * hash + Objects.hashCode(version);
    hash = 31 * hash + fdwname.hashCode();
    hash = 31 * hash + Boolean.hashCode(if_not_exists);
    hash = 31 * hash + options.hashCode();
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
    builder.servertype = servertype;
    builder.version = version;
    builder.fdwname = fdwname;
    builder.if_not_exists = if_not_exists;
    builder.options = options;
    return builder;
  }

  /// Builds a [CreateForeignServerStmt].
  public static final class Builder {
    private @Nullable String servername;
    private @Nullable String servertype;
    private @Nullable String version;
    private @Nullable String fdwname;
    private boolean if_not_exists;
    private List<DefElem> options = List.of();

    private Builder() {}

    public Builder servername(String servername) {
      this.servername = servername;
      return this;
    }

    public Builder servertype(@Nullable String servertype) {
      this.servertype = servertype;
      return this;
    }

    public Builder version(@Nullable String version) {
      this.version = version;
      return this;
    }

    public Builder fdwname(String fdwname) {
      this.fdwname = fdwname;
      return this;
    }

    public Builder if_not_exists(boolean if_not_exists) {
      this.if_not_exists = if_not_exists;
      return this;
    }

    public Builder options(List<DefElem> options) {
      this.options = options;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public CreateForeignServerStmt build() {
      return new CreateForeignServerStmt(
          Objects.requireNonNull(servername, "servername"),
          servertype,
          version,
          Objects.requireNonNull(fdwname, "fdwname"),
          if_not_exists,
          options);
    }
  }
}
