package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// CREATE LANGUAGE.
///
/// Mirrors `CreatePLangStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record CreatePLangStmt(
    boolean replace,
    String plname,
    List<String> plhandler,
    List<String> plinline,
    List<String> plvalidator,
    boolean pltrusted)
    implements UtilityStmt {
  public CreatePLangStmt {
    plhandler = List.copyOf(plhandler);
    plinline = List.copyOf(plinline);
    plvalidator = List.copyOf(plvalidator);
  }

  @Override
  public String label() {
    return "CREATEPLANGSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public CreatePLangStmt mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.bool("replace", replace);
    out.string("plname", plname);
    out.strings("plhandler", plhandler);
    out.strings("plinline", plinline);
    out.strings("plvalidator", plvalidator);
    out.bool("pltrusted", pltrusted);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CreatePLangStmt that
            && replace == that.replace
            && plname.equals(that.plname)
            && plhandler.equals(that.plhandler)
            && plinline.equals(that.plinline)
            && plvalidator.equals(that.plvalidator)
            && pltrusted == that.pltrusted;
  }

  @Override
  public int hashCode() {
    int hash = -288559702;
    hash = 31 * hash + Boolean.hashCode(replace);
    hash = 31 * hash + plname.hashCode();
    hash = 31 * hash + plhandler.hashCode();
    hash = 31 * hash + plinline.hashCode();
    hash = 31 * hash + plvalidator.hashCode();
    hash = 31 * hash + Boolean.hashCode(pltrusted);
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
    builder.replace = replace;
    builder.plname = plname;
    builder.plhandler = plhandler;
    builder.plinline = plinline;
    builder.plvalidator = plvalidator;
    builder.pltrusted = pltrusted;
    return builder;
  }

  /// Builds a [CreatePLangStmt].
  public static final class Builder {
    private boolean replace;
    private @Nullable String plname;
    private List<String> plhandler = List.of();
    private List<String> plinline = List.of();
    private List<String> plvalidator = List.of();
    private boolean pltrusted;

    private Builder() {}

    public Builder replace(boolean replace) {
      this.replace = replace;
      return this;
    }

    public Builder plname(String plname) {
      this.plname = plname;
      return this;
    }

    public Builder plhandler(List<String> plhandler) {
      this.plhandler = plhandler;
      return this;
    }

    public Builder plinline(List<String> plinline) {
      this.plinline = plinline;
      return this;
    }

    public Builder plvalidator(List<String> plvalidator) {
      this.plvalidator = plvalidator;
      return this;
    }

    public Builder pltrusted(boolean pltrusted) {
      this.pltrusted = pltrusted;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public CreatePLangStmt build() {
      return new CreatePLangStmt(
          replace,
          Objects.requireNonNull(plname, "plname"),
          plhandler,
          plinline,
          plvalidator,
          pltrusted);
    }
  }
}
