package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.DropBehavior;
import org.jspecify.annotations.Nullable;

/// DROP SUBSCRIPTION.
///
/// Mirrors `DropSubscriptionStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record DropSubscriptionStmt(String subname, boolean missing_ok, DropBehavior behavior)
    implements UtilityStmt {

  @Override
  public String label() {
    return "DROPSUBSCRIPTIONSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public DropSubscriptionStmt mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.string("subname", subname);
    out.bool("missing_ok", missing_ok);
    out.enumeration("behavior", behavior);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof DropSubscriptionStmt that
            && subname.equals(that.subname)
            && missing_ok == that.missing_ok
            && behavior == that.behavior;
  }

  @Override
  public int hashCode() {
    int hash = 1366615988;
    hash = 31 * hash + subname.hashCode();
    hash = 31 * hash + Boolean.hashCode(missing_ok);
    hash = 31 * hash + behavior.ordinal();
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
    builder.missing_ok = missing_ok;
    builder.behavior = behavior;
    return builder;
  }

  /// Builds a [DropSubscriptionStmt].
  public static final class Builder {
    private @Nullable String subname;
    private boolean missing_ok;
    private DropBehavior behavior = DropBehavior.DROP_RESTRICT;

    private Builder() {}

    public Builder subname(String subname) {
      this.subname = subname;
      return this;
    }

    public Builder missing_ok(boolean missing_ok) {
      this.missing_ok = missing_ok;
      return this;
    }

    public Builder behavior(DropBehavior behavior) {
      this.behavior = behavior;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public DropSubscriptionStmt build() {
      return new DropSubscriptionStmt(
          Objects.requireNonNull(subname, "subname"), missing_ok, behavior);
    }
  }
}
