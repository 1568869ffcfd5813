package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.FetchDirection;
import org.jspecify.annotations.Nullable;

/// FETCH and MOVE.
///
/// Mirrors `FetchStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record FetchStmt(FetchDirection direction, long howMany, String portalname, boolean ismove)
    implements UtilityStmt {

  @Override
  public String label() {
    return "FETCHSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public FetchStmt mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("direction", direction);
    out.longInteger("howMany", howMany);
    out.string("portalname", portalname);
    out.bool("ismove", ismove);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof FetchStmt that
            && direction == that.direction
            && howMany == that.howMany
            && portalname.equals(that.portalname)
            && ismove == that.ismove;
  }

  @Override
  public int hashCode() {
    int hash = 766555522;
    hash = 31 * hash + direction.ordinal();
    hash = 31 * hash + Long.hashCode(howMany);
    hash = 31 * hash + portalname.hashCode();
    hash = 31 * hash + Boolean.hashCode(ismove);
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
    builder.direction = direction;
    builder.howMany = howMany;
    builder.portalname = portalname;
    builder.ismove = ismove;
    return builder;
  }

  /// Builds a [FetchStmt].
  public static final class Builder {
    private FetchDirection direction = FetchDirection.FETCH_FORWARD;
    private long howMany;
    private @Nullable String portalname;
    private boolean ismove;

    private Builder() {}

    public Builder direction(FetchDirection direction) {
      this.direction = direction;
      return this;
    }

    public Builder howMany(long howMany) {
      this.howMany = howMany;
      return this;
    }

    public Builder portalname(String portalname) {
      this.portalname = portalname;
      return this;
    }

    public Builder ismove(boolean ismove) {
      this.ismove = ismove;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public FetchStmt build() {
      return new FetchStmt(
          direction, howMany, Objects.requireNonNull(portalname, "portalname"), ismove);
    }
  }
}
