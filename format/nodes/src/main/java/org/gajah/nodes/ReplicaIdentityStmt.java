package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// REPLICA IDENTITY in ALTER TABLE.
///
/// Mirrors `ReplicaIdentityStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record ReplicaIdentityStmt(char identity_type, @Nullable String name) implements Node {

  @Override
  public String label() {
    return "REPLICAIDENTITYSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public ReplicaIdentityStmt mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.character("identity_type", identity_type);
    out.string("name", name);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof ReplicaIdentityStmt that
            && identity_type == that.identity_type
            && Objects.equals(name, that.name);
  }

  @Override
  public int hashCode() {
    int hash = 2013132382;
    hash = 31 * hash + identity_type;
    hash = 31 * hash + Objects.hashCode(name);
    return hash;
  }
}
