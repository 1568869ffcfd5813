package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.TransactionStmtKind;
import org.jspecify.annotations.Nullable;

/// BEGIN, COMMIT, SAVEPOINT and their kin.
///
/// Mirrors `TransactionStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record TransactionStmt(
    TransactionStmtKind kind,
    List<DefElem> options,
    @Nullable String savepoint_name,
    @Nullable String gid,
    boolean chain,
    int location)
    implements UtilityStmt {
  public TransactionStmt {
    options = List.copyOf(options);
  }

  @Override
  public String label() {
    return "TRANSACTIONSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(options, test);
  }

  @Override
  public TransactionStmt mapChildren(UnaryOperator<Node> mapper) {
    List<DefElem> newOptions = Children.map(options, mapper);
    return newOptions == options
        ? this
        : new TransactionStmt(kind, newOptions, savepoint_name, gid, chain, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("kind", kind);
    out.nodes("options", options);
    out.string("savepoint_name", savepoint_name);
    out.string("gid", gid);
    out.bool("chain", chain);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof TransactionStmt that
            && kind == that.kind
            && options.equals(that.options)
            && Objects.equals(savepoint_name, that.savepoint_name)
            && Objects.equals(gid, that.gid)
            && chain == that.chain;
  }

  @Override
  public int hashCode() {
    int hash = 265971622;
    hash = 31 * hash + kind.ordinal();
    hash = 31 * hash + options.hashCode();
    hash = 31 * hash + Objects.hashCode(savepoint_name);
    hash = 31 * hash + Objects.hashCode(gid);
    hash = 31 * hash + Boolean.hashCode(chain);
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
    builder.options = options;
    builder.savepoint_name = savepoint_name;
    builder.gid = gid;
    builder.chain = chain;
    builder.location = location;
    return builder;
  }

  /// Builds a [TransactionStmt].
  public static final class Builder {
    private TransactionStmtKind kind = TransactionStmtKind.TRANS_STMT_BEGIN;
    private List<DefElem> options = List.of();
    private @Nullable String savepoint_name;
    private @Nullable String gid;
    private boolean chain;
    private int location = -1;

    private Builder() {}

    public Builder kind(TransactionStmtKind kind) {
      this.kind = kind;
      return this;
    }

    public Builder options(List<DefElem> options) {
      this.options = options;
      return this;
    }

    public Builder savepoint_name(@Nullable String savepoint_name) {
      this.savepoint_name = savepoint_name;
      return this;
    }

    public Builder gid(@Nullable String gid) {
      this.gid = gid;
      return this;
    }

    public Builder chain(boolean chain) {
      this.chain = chain;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public TransactionStmt build() {
      return new TransactionStmt(kind, options, savepoint_name, gid, chain, location);
    }
  }
}
