package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.WCOKind;
import org.jspecify.annotations.Nullable;

/// A condition that new rows must meet.
///
/// Mirrors `WithCheckOption` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record WithCheckOption(
    WCOKind kind,
    @Nullable String relname,
    @Nullable String polname,
    @Nullable Expr qual,
    boolean cascaded)
    implements Node {

  @Override
  public String label() {
    return "WITHCHECKOPTION";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (qual != null && test.test(qual));
  }

  @Override
  public WithCheckOption mapChildren(UnaryOperator<Node> mapper) {
    @Nullable Expr newQual = qual == null ? null : (Expr) mapper.apply(qual);
    return newQual == qual ? this : new WithCheckOption(kind, relname, polname, newQual, cascaded);
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("kind", kind);
    out.string("relname", relname);
    out.string("polname", polname);
    out.node("qual", qual);
    out.bool("cascaded", cascaded);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof WithCheckOption that
            && kind == that.kind
            && Objects.equals(relname, that.relname)
            && Objects.equals(polname, that.polname)
            && Objects.equals(qual, that.qual)
            && cascaded == that.cascaded;
  }

  @Override
  public int hashCode() {
    int hash = -347993385;
    hash = 31 * hash + kind.ordinal();
    hash = 31 * hash + Objects.hashCode(relname);
    hash = 31 * hash + Objects.hashCode(polname);
    hash = 31 * hash + Objects.hashCode(qual);
    hash = 31 * hash + Boolean.hashCode(cascaded);
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
    builder.relname = relname;
    builder.polname = polname;
    builder.qual = qual;
    builder.cascaded = cascaded;
    return builder;
  }

  /// Builds a [WithCheckOption].
  public static final class Builder {
    private WCOKind kind = WCOKind.WCO_VIEW_CHECK;
    private @Nullable String relname;
    private @Nullable String polname;
    private @Nullable Expr qual;
    private boolean cascaded;

    private Builder() {}

    public Builder kind(WCOKind kind) {
      this.kind = kind;
      return this;
    }

    public Builder relname(@Nullable String relname) {
      this.relname = relname;
      return this;
    }

    public Builder polname(@Nullable String polname) {
      this.polname = polname;
      return this;
    }

    public Builder qual(@Nullable Expr qual) {
      this.qual = qual;
      return this;
    }

    public Builder cascaded(boolean cascaded) {
      this.cascaded = cascaded;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public WithCheckOption build() {
      return new WithCheckOption(kind, relname, polname, qual, cascaded);
    }
  }
}
