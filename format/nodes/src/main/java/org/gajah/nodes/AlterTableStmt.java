package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.ObjectType;
import org.jspecify.annotations.Nullable;

/// ALTER TABLE, INDEX, SEQUENCE, VIEW, ...
///
/// Mirrors `AlterTableStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record AlterTableStmt(
    @Nullable RangeVar relation, List<AlterTableCmd> cmds, ObjectType objtype, boolean missing_ok)
    implements UtilityStmt {
  public AlterTableStmt {
    cmds = List.copyOf(cmds);
  }

  @Override
  public String label() {
    return "ALTERTABLESTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (relation != null && test.test(relation)) || Children.any(cmds, test);
  }

  @Override
  public AlterTableStmt mapChildren(UnaryOperator<Node> mapper) {
    @Nullable RangeVar newRelation = relation == null ? null : (RangeVar) mapper.apply(relation);
    List<AlterTableCmd> newCmds = Children.map(cmds, mapper);
    return newRelation == relation && newCmds == cmds
        ? this
        : new AlterTableStmt(newRelation, newCmds, objtype, missing_ok);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("relation", relation);
    out.nodes("cmds", cmds);
    out.enumeration("objtype", objtype);
    out.bool("missing_ok", missing_ok);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof AlterTableStmt that
            && Objects.equals(relation, that.relation)
            && cmds.equals(that.cmds)
            && objtype == that.objtype
            && missing_ok == that.missing_ok;
  }

  @Override
  public int hashCode() {
    int hash = -51378848;
    hash = 31 * hash + Objects.hashCode(relation);
    hash = 31 * hash + cmds.hashCode();
    hash = 31 * hash + objtype.ordinal();
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
    builder.relation = relation;
    builder.cmds = cmds;
    builder.objtype = objtype;
    builder.missing_ok = missing_ok;
    return builder;
  }

  /// Builds a [AlterTableStmt].
  public static final class Builder {
    private @Nullable RangeVar relation;
    private List<AlterTableCmd> cmds = List.of();
    private ObjectType objtype = ObjectType.OBJECT_ACCESS_METHOD;
    private boolean missing_ok;

    private Builder() {}

    public Builder relation(@Nullable RangeVar relation) {
      this.relation = relation;
      return this;
    }

    public Builder cmds(List<AlterTableCmd> cmds) {
      this.cmds = cmds;
      return this;
    }

    public Builder objtype(ObjectType objtype) {
      this.objtype = objtype;
      return this;
    }

    public Builder missing_ok(boolean missing_ok) {
      this.missing_ok = missing_ok;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public AlterTableStmt build() {
      return new AlterTableStmt(relation, cmds, objtype, missing_ok);
    }
  }
}
