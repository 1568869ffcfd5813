package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.AlterPublicationAction;
import org.jspecify.annotations.Nullable;

/// ALTER PUBLICATION.
///
/// Mirrors `AlterPublicationStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record AlterPublicationStmt(
    String pubname,
    List<DefElem> options,
    List<PublicationObjSpec> pubobjects,
    boolean for_all_tables,
    AlterPublicationAction action)
    implements UtilityStmt {
  public AlterPublicationStmt {
    options = List.copyOf(options);
    pubobjects = List.copyOf(pubobjects);
  }

  @Override
  public String label() {
    return "ALTERPUBLICATIONSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(options, test) || Children.any(pubobjects, test);
  }

  @Override
  public AlterPublicationStmt mapChildren(UnaryOperator<Node> mapper) {
    List<DefElem> newOptions = Children.map(options, mapper);
    List<PublicationObjSpec> newPubobjects = Children.map(pubobjects, mapper);
    return newOptions == options && newPubobjects == pubobjects
        ? this
        : new AlterPublicationStmt(pubname, newOptions, newPubobjects, for_all_tables, action);
  }

  @Override
  public void fields(FieldSink out) {
    out.string("pubname", pubname);
    out.nodes("options", options);
    out.nodes("pubobjects", pubobjects);
    out.bool("for_all_tables", for_all_tables);
    out.enumeration("action", action);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof AlterPublicationStmt that
            && pubname.equals(that.pubname)
            && options.equals(that.options)
            && pubobjects.equals(that.pubobjects)
            && for_all_tables == that.for_all_tables
            && action == that.action;
  }

  @Override
  public int hashCode() {
    int hash = 139289918;
    hash = 31 * hash + pubname.hashCode();
    hash = 31 * hash + options.hashCode();
    hash = 31 * hash + pubobjects.hashCode();
    hash = 31 * hash + Boolean.hashCode(for_all_tables);
    hash = 31 * hash + action.ordinal();
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
    builder.action = action;
    return builder;
  }

  /// Builds a [AlterPublicationStmt].
  public static final class Builder {
    private @Nullable String pubname;
    private List<DefElem> options = List.of();
    private List<PublicationObjSpec> pubobjects = List.of();
    private boolean for_all_tables;
    private AlterPublicationAction action = AlterPublicationAction.AP_AddObjects;

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

    public Builder action(AlterPublicationAction action) {
      this.action = action;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public AlterPublicationStmt build() {
      return new AlterPublicationStmt(
          Objects.requireNonNull(pubname, "pubname"), options, pubobjects, for_all_tables, action);
    }
  }
}
