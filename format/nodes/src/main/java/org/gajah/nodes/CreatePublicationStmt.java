package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// CREATE PUBLICATION.
///
/// Mirrors `CreatePublicationStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record CreatePublicationStmt(
    String pubname,
    List<DefElem> options,
    List<PublicationObjSpec> pubobjects,
    boolean for_all_tables)
    implements UtilityStmt {
  public CreatePublicationStmt {
    options = List.copyOf(options);
    pubobjects = List.copyOf(pubobjects);
  }

  @Override
  public String label() {
    return "CREATEPUBLICATIONSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(options, test) || Children.any(pubobjects, test);
  }

  @Override
  public CreatePublicationStmt mapChildren(UnaryOperator<Node> mapper) {
    List<DefElem> newOptions = Children.map(options, mapper);
    List<PublicationObjSpec> newPubobjects = Children.map(pubobjects, mapper);
    return newOptions == options && newPubobjects == pubobjects
        ? this
        : new CreatePublicationStmt(pubname, newOptions, newPubobjects, for_all_tables);
  }

  @Override
  public void fields(FieldSink out) {
    out.string("pubname", pubname);
    out.nodes("options", options);
    out.nodes("pubobjects", pubobjects);
    out.bool("for_all_tables", for_all_tables);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CreatePublicationStmt that
            && pubname.equals(that.pubname)
            && options.equals(that.options)
            && pubobjects.equals(that.pubobjects)
            && for_all_tables == that.for_all_tables;
  }

  @Override
  public int hashCode() {
    int hash = -1184958632;
    hash = 31 * hash + pubname.hashCode();
    hash = 31 * hash + options.hashCode();
    hash = 31 * hash + pubobjects.hashCode();
    hash = 31 * hash + Boolean.hashCode(for_all_tables);
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
    builder.pubname = pubname;
    builder.options = options;
    builder.pubobjects = pubobjects;
    builder.for_all_tables = for_all_tables;
    return builder;
  }

  /// Builds a [CreatePublicationStmt].
  public static final class Builder {
    private @Nullable String pubname;
    private List<DefElem> options = List.of();
    private List<PublicationObjSpec> pubobjects = List.of();
    private boolean for_all_tables;

    private Builder() {}

    public Builder pubname(String pubname) {
      this.pubname = pubname;
      return this;
    }

    public Builder options(List<DefElem> options) {
      this.options = options;
      return this;
    }

    public Builder pubobjects(List<PublicationObjSpec> pubobjects) {
      this.pubobjects = pubobjects;
      return this;
    }

    public Builder for_all_tables(boolean for_all_tables) {
      this.for_all_tables = for_all_tables;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public CreatePublicationStmt build() {
      return new CreatePublicationStmt(
          Objects.requireNonNull(pubname, "pubname"), options, pubobjects, for_all_tables);
    }
  }
}
