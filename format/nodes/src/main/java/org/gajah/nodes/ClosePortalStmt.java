package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// CLOSE; no name means all.
///
/// Mirrors `ClosePortalStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record ClosePortalStmt(@Nullable String portalname) implements UtilityStmt {

  @Override
  public String label() {
    return "CLOSEPORTALSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public ClosePortalStmt mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.string("portalname", portalname);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof ClosePortalStmt that && Objects.equals(portalname, that.portalname);
  }

  @Override
  public int hashCode() {
    int hash = -223524276;
    hash = 31 * hash + Objects.hashCode(portalname);
    return hash;
  }
}
