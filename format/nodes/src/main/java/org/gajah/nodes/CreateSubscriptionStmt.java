package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// CREATE SUBSCRIPTION.
///
/// Mirrors `CreateSubscriptionStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record CreateSubscriptionStmt(
    String subname, String conninfo, List<String> publication, List<DefElem> options)
    implements UtilityStmt {
  public CreateSubscriptionStmt {
    publication = List.copyOf(publication);
    options = List.copyOf(options);
  }

  @Override
  public String label() {
    return "CREATESUBSCRIPTIONSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(options, test);
  }

  @Override
  public CreateSubscriptionStmt mapChildren(UnaryOperator<Node> mapper) {
    List<DefElem> newOptions = Children.map(options, mapper);
    return newOptions == options
        ? this
        : new CreateSubscriptionStmt(subname, conninfo, publication, newOptions);
  }

  @Override
  public void fields(FieldSink out) {
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
        || other instanceof CreateSubscriptionStmt that
            && subname.equals(that.subname)
            && conninfo.equals(that.conninfo)
            && publication.equals(that.publication)
            && options.equals(that.options);
  }

  @Override
  public int hashCode() {
    int hash = -1247078463;
    hash = 31 * hash + subname.hashCode();
    hash = 31 * hash + conninfo.hashCode();
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
    builder.subname = subname;
    builder.conninfo = conninfo;
    builder.publication = publication;
    builder.options = options;
    return builder;
  }

  /// Builds a [CreateSubscriptionStmt].
  public static final class Builder {
    private @Nullable String subname;
    private @Nullable String conninfo;
    private List<String> publication = List.of();
    private List<DefElem> options = List.of();

    private Builder() {}

    public Builder subname(String subname) {
      this.subname = subname;
      return this;
    }

    public Builder conninfo(String conninfo) {
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
    public CreateSubscriptionStmt build() {
      return new CreateSubscriptionStmt(
          Objects.requireNonNull(subname, "subname"),
          Objects.requireNonNull(conninfo, "conninfo"),
          publication,
          options);
    }
  }
}
