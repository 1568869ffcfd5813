package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `JsonTableColumnType` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public enum JsonTableColumnType implements PgEnum {
  JTC_FOR_ORDINALITY(0),
  JTC_REGULAR(1),
  JTC_EXISTS(2),
  JTC_FORMATTED(3),
  JTC_NESTED(4);

  private final int value;

  JsonTableColumnType(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static JsonTableColumnType of(int value) {
    return switch (value) {
      case 0 -> JTC_FOR_ORDINALITY;
      case 1 -> JTC_REGULAR;
      case 2 -> JTC_EXISTS;
      case 3 -> JTC_FORMATTED;
      case 4 -> JTC_NESTED;

      default -> throw PgException.internal("unexpected JsonTableColumnType: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
