package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.AlterTSConfigType;
import org.jspecify.annotations.Nullable;

/// ALTER TEXT SEARCH CONFIGURATION.
///
/// Mirrors `AlterTSConfigurationStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record AlterTSConfigurationStmt(
    AlterTSConfigType kind,
    List<String> cfgname,
    List<String> tokentype,
    List<List<String>> dicts,
    boolean override,
    boolean replace,
    boolean missing_ok)
    implements UtilityStmt {
  public AlterTSConfigurationStmt {
    cfgname = List.copyOf(cfgname);
    tokentype = List.copyOf(tokentype);
    dicts = Children.frozenLists(dicts);
  }

  @Override
  public String label() {
    return "ALTERTSCONFIGURATIONSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public AlterTSConfigurationStmt mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("kind", kind);
    out.strings("cfgname", cfgname);
    out.strings("tokentype", tokentype);
    out.stringLists("dicts", dicts);
    out.bool("override", override);
    out.bool("replace", replace);
    out.bool("missing_ok", missing_ok);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof AlterTSConfigurationStmt that
            && kind == that.kind
            && cfgname.equals(that.cfgname)
            && tokentype.equals(that.tokentype)
            && dicts.equals(that.dicts)
            && override == that.override
            && replace == that.replace
            && missing_ok == that.missing_ok;
  }

  @Override
  public int hashCode() {
    int hash = -1873217175;
    hash = 31 * hash + kind.ordinal();
    hash = 31 * hash + cfgname.hashCode();
    hash = 31 * hash + tokentype.hashCode();
    hash = 31 * hash + dicts.hashCode();
    hash = 31 * hash + Boolean.hashCode(override);
    hash = 31 * hash + Boolean.hashCode(replace);
    hash = 31 * hash + Boolean.hashCode(missing_ok);
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
    builder.kind = kind;
    builder.cfgname = cfgname;
    builder.tokentype = tokentype;
    builder.dicts = dicts;
    builder.override = override;
    builder.replace = replace;
    builder.missing_ok = missing_ok;
    return builder;
  }

  /// Builds a [AlterTSConfigurationStmt].
  public static final class Builder {
    private AlterTSConfigType kind = AlterTSConfigType.ALTER_TSCONFIG_ADD_MAPPING;
    private List<String> cfgname = List.of();
    private List<String> tokentype = List.of();
    private List<List<String>> dicts = List.of();
    private boolean override;
    private boolean replace;
    private boolean missing_ok;

    private Builder() {}

    public Builder kind(AlterTSConfigType kind) {
      this.kind = kind;
      return this;
    }

    public Builder cfgname(List<String> cfgname) {
      this.cfgname = cfgname;
      return this;
    }

    public Builder tokentype(List<String> tokentype) {
      this.tokentype = tokentype;
      return this;
    }

    public Builder dicts(List<List<String>> dicts) {
      this.dicts = dicts;
      return this;
    }

    public Builder override(boolean override) {
      this.override = override;
      return this;
    }

    public Builder replace(boolean replace) {
      this.replace = replace;
      return this;
    }

    public Builder missing_ok(boolean missing_ok) {
      this.missing_ok = missing_ok;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public AlterTSConfigurationStmt build() {
      return new AlterTSConfigurationStmt(
          kind, cfgname, tokentype, dicts, override, replace, missing_ok);
    }
  }
}
