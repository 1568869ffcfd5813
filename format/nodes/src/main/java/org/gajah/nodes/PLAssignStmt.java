package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// An assignment in PL/pgSQL.
///
/// Mirrors `PLAssignStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record PLAssignStmt(
    String name, List<Node> indirection, int nnames, SelectStmt val, int location)
    implements OptimizableStmt {
  public PLAssignStmt {
    indirection = List.copyOf(indirection);
  }

  @Override
  public String label() {
    return "PLASSIGNSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(indirection, test) || test.test(val);
  }

  @Override
  public PLAssignStmt mapChildren(UnaryOperator<Node> mapper) {
    List<Node> newIndirection = Children.map(indirection, mapper);
    SelectStmt newVal = (SelectStmt) mapper.apply(val);
    return newIndirection == indirection && newVal == val
        ? this
        : new PLAssignStmt(name, newIndirection, nnames, newVal, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.string("name", name);
    out.nodes("indirection", indirection);
    out.integer("nnames", nnames);
    out.node("val", val);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof PLAssignStmt that
            && name.equals(that.name)
            && indirection.equals(that.indirection)
            && nnames == that.nnames
            && val.equals(that.val);
  }

  @Override
  public int hashCode() {
    int hash = 1331333235;
    hash = 31 * hash + name.hashCode();
    hash = 31 * hash + indirection.hashCode();
    hash = 31 * hash + nnames;
    hash = 31 * hash + val.hashCode();
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
    builder.name = name;
    builder.indirection = indirection;
    builder.nnames = nnames;
    builder.val = val;
    builder.location = location;
    return builder;
  }

  /// Builds a [PLAssignStmt].
  public static final class Builder {
    private @Nullable String name;
    private List<Node> indirection = List.of();
    private int nnames;
    private @Nullable SelectStmt val;
    private int location = -1;

    private Builder() {}

    public Builder name(String name) {
      this.name = name;
      return this;
    }

    public Builder indirection(List<Node> indirection) {
      this.indirection = indirection;
      return this;
    }

    public Builder nnames(int nnames) {
      this.nnames = nnames;
      return this;
    }

    public Builder val(SelectStmt val) {
      this.val = val;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public PLAssignStmt build() {
      return new PLAssignStmt(
          Objects.requireNonNull(name, "name"),
          indirection,
          nnames,
          Objects.requireNonNull(val, "val"),
          location);
    }
  }
}
