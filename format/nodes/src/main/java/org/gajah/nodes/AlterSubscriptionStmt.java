package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.AlterSubscriptionType;
import org.jspecify.annotations.Nullable;

/// ALTER SUBSCRIPTION.
///
/// Mirrors `AlterSubscriptionStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record AlterSubscriptionStmt(
    AlterSubscriptionType kind,
    String subname,
    @Nullable String conninfo,
    List<String> publication,
    List<DefElem> options)
    implements UtilityStmt {
  public AlterSubscriptionStmt {
    publication = List.copyOf(publication);
    options = List.copyOf(options);
  }

  @Override
  public String label() {
    return "ALTERSUBSCRIPTIONSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(options, test);
  }

  @Override
  public AlterSubscriptionStmt mapChildren(UnaryOperator<Node> mapper) {
    List<DefElem> newOptions = Children.map(options, mapper);
    return newOptions == options
        ? this
        : new AlterSubscriptionStmt(kind, subname, conninfo, publication, newOptions);
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("kind", kind);
    out.string("subname", subname);
    out.string("conninfo", conninfo);
    out.strings("publication", publication);
    out.nodes("options", options);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof AlterSubscriptionStmt that
            && kind == that.kind
            && subname.equals(that.subname)
            && Objects.equals(conninfo, that.conninfo)
            && publication.equals(that.publication)
            && options.equals(that.options);
  }

  @Override
  public int hashCode() {
    int hash = 1149920923;
    hash = 31 * hash + kind.ordinal();
    hash = 31 * hash + subname.hashCode();
    hash = 31 * hash + Objects.hashCode(conninfo);
    hash = 31 * hash + publication.hashCode();
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
    builder.kind = kind;
    builder.subname = subname;
    builder.conninfo = conninfo;
    builder.publication = publication;
    builder.options = options;
    return builder;
  }

  /// Builds a [AlterSubscriptionStmt].
  public static final class Builder {
    private AlterSubscriptionType kind = AlterSubscriptionType.ALTER_SUBSCRIPTION_OPTIONS;
    private @Nullable String subname;
    private @Nullable String conninfo;
    private List<String> publication = List.of();
    private List<DefElem> options = List.of();

    private Builder() {}

    public Builder kind(AlterSubscriptionType kind) {
      this.kind = kind;
      return this;
    }

    public Builder subname(String subname) {
      this.subname = subname;
      return this;
    }

    public Builder conninfo(@Nullable String conninfo) {
      this.conninfo = conninfo;
      return this;
    }

    public Builder publication(List<String> publication) {
      this.publication = publication;
      return this;
    }

    public Builder options(List<DefElem> options) {
      this.options = options;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public AlterSubscriptionStmt build() {
      return new AlterSubscriptionStmt(
          kind, Objects.requireNonNull(subname, "subname"), conninfo, publication, options);
    }
  }
}
