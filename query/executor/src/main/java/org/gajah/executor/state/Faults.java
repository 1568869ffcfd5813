package org.gajah.executor.state;

import org.gajah.base.error.PgException;
import org.jspecify.annotations.Nullable;

/// A fault that was found in a row of a batch whose first rows are good: those are given first, and the fault is told when
/// more is asked for. Who has enough never hears of it.
final class Faults {
  private @Nullable PgException held;

  /// Whether a fault lies in the data, so that the rows before it may be computed once more. Others (a cancelled
  /// statement, no memory) are told at once.
  static boolean isOfData(PgException fault) {
    return switch (fault.sqlState().code().substring(0, 2)) {
      case "40", "53", "57", "58", "XX" -> false;
      default -> true;
    };
  }

  void hold(PgException fault) {
    held = fault;
  }

  /// Tells the fault that was held back.
  void tell() {
    PgException fault = held;
    if (fault != null) {
      held = null;
      throw fault;
    }
  }

  void forget() {
    held = null;
  }
}
