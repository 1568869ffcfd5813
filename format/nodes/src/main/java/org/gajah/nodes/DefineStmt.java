package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.ObjectType;
import org.jspecify.annotations.Nullable;

/// CREATE AGGREGATE, OPERATOR, TYPE, COLLATION and TEXT SEARCH ...
///
/// Mirrors `DefineStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record DefineStmt(
    ObjectType kind,
    boolean oldstyle,
    List<String> defnames,
    List<Node> args,
    List<DefElem> definition,
    boolean if_not_exists,
    boolean replace)
    implements UtilityStmt {
  public DefineStmt {
    defnames = List.copyOf(defnames);
    args = List.copyOf(args);
    definition = List.copyOf(definition);
  }

  @Override
  public String label() {
    return "DEFINESTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(args, test) || Children.any(definition, test);
  }

  @Override
  public DefineStmt mapChildren(UnaryOperator<Node> mapper) {
    List<Node> newArgs = Children.map(args, mapper);
    List<DefElem> newDefinition = Children.map(definition, mapper);
    return newArgs == args && newDefinition == definition
        ? this
        : new DefineStmt(kind, oldstyle, defnames, newArgs, newDefinition, if_not_exists, replace);
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("kind", kind);
    out.bool("oldstyle", oldstyle);
    out.strings("defnames", defnames);
    out.nodes("args", args);
    out.nodes("definition", definition);
    out.bool("if_not_exists", if_not_exists);
    out.bool("replace", replace);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof DefineStmt that
            && kind == that.kind
            && oldstyle == that.oldstyle
            && defnames.equals(that.defnames)
            && args.equals(that.args)
            && definition.equals(that.definition)
            && if_not_exists == that.if_not_exists
            && replace == that.replace;
  }

  @Override
  public int hashCode() {
    int hash = 974380099;
    hash = 31 * hash + kind.ordinal();
    hash = 31 * hash + Boolean.hashCode(oldstyle);
    hash = 31 * hash + defnames.hashCode();
    hash = 31 * hash + args.hashCode();
    hash = 31 * hash + definition.hashCode();
    hash = 31 * hash + Boolean.hashCode(if_not_exists);
    hash = 31 * hash + Boolean.hashCode(replace);
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
    builder.oldstyle = oldstyle;
    builder.defnames = defnames;
    builder.args = args;
    builder.definition = definition;
    builder.if_not_exists = if_not_exists;
    builder.replace = replace;
    return builder;
  }

  /// Builds a [DefineStmt].
  public static final class Builder {
    private ObjectType kind = ObjectType.OBJECT_ACCESS_METHOD;
    private boolean oldstyle;
    private List<String> defnames = List.of();
    private List<Node> args = List.of();
    private List<DefElem> definition = List.of();
    private boolean if_not_exists;
    private boolean replace;

    private Builder() {}

    public Builder kind(ObjectType kind) {
      this.kind = kind;
      return this;
    }

    public Builder oldstyle(boolean oldstyle) {
      this.oldstyle = oldstyle;
      return this;
    }

    public Builder defnames(List<String> defnames) {
      this.defnames = defnames;
      return this;
    }

    public Builder args(List<Node> args) {
      this.args = args;
      return this;
    }

    public Builder definition(List<DefElem> definition) {
      this.definition = definition;
      return this;
    }

    public Builder if_not_exists(boolean if_not_exists) {
      this.if_not_exists = if_not_exists;
      return this;
    }

    public Builder replace(boolean replace) {
      this.replace = replace;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public DefineStmt build() {
      return new DefineStmt(kind, oldstyle, defnames, args, definition, if_not_exists, replace);
    }
  }
}
