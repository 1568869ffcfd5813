package org.gajah.oracle.settings;

import java.util.List;
import java.util.function.Supplier;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.gajah.wire.BackendMessage;
import org.gajah.wire.Wire;
import org.jspecify.annotations.Nullable;

/// What came of a statement: a value, or an error with SQLSTATE, message, detail and hint.
public record Outcome(@Nullable String value, String error) {

  /// What the real server answered.
  public static Outcome of(List<BackendMessage> answers) {
    String value = null;
    for (BackendMessage answer : answers) {
      switch (answer) {
        case BackendMessage.ErrorResponse error -> {
          return new Outcome(
              null,
              "%s %s / %s / %s"
                  .formatted(
                      error.field('C'), error.field('M'), error.field('D'), error.field('H')));
        }
        case BackendMessage.DataRow(List<@Nullable Slice> values) -> {
          Slice first = values.getFirst();
          value = first == null ? null : Wire.string(first);
        }
        default -> {}
      }
    }
    return new Outcome(value, "");
  }

  /// What our code does.
  public static Outcome of(Supplier<@Nullable String> body) {
    try {
      return new Outcome(body.get(), "");
    } catch (PgException e) {
      return new Outcome(
          null,
          "%s %s / %s / %s"
              .formatted(
                  e.sqlState().code(),
                  e.primaryMessage(),
                  e.field(ErrorField.DETAIL),
                  e.field(ErrorField.HINT)));
    }
  }
}
