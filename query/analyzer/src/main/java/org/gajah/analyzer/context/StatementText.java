package org.gajah.analyzer.context;

import java.util.function.Supplier;
import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.nodes.Node;
import org.gajah.nodes.walk.Locations;
import org.jspecify.annotations.Nullable;

/// The text of a statement, at which errors point.
///
/// @param text null where there is none; positions are dropped then
public record StatementText(@Nullable String text) {
  /// An error at a place in the text.
  ///
  /// @param location in `char`s, or less than 0 for none
  public PgException fault(SqlState state, String message, int location) {
    return at(new PgException(state, message), location);
  }

  /// An error at a node.
  public PgException fault(SqlState state, String message, @Nullable Node node) {
    return fault(state, message, Locations.of(node));
  }

  /// Sets the position of an error unless it has one.
  public PgException at(PgException fault, int location) {
    if (text == null || location < 0 || location > text.length()) {
      return fault;
    }
    return fault.position(text.codePointCount(0, location) + 1);
  }

  /// Does something whose errors belong to a place in the text.
  public <T> T at(int location, Supplier<T> work) {
    try {
      return work.get();
    } catch (PgException e) {
      // A cancellation or termination has nothing to do with what was looked at when it came.
      boolean placed =
          e.field(ErrorField.POSITION) != null
              || e.sqlState() == SqlState.QUERY_CANCELED
              || e.sqlState() == SqlState.ADMIN_SHUTDOWN;
      throw placed ? e : at(e, location);
    }
  }
}
