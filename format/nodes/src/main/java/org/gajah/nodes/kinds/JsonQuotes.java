package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `JsonQuotes` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public enum JsonQuotes implements PgEnum {
  JS_QUOTES_UNSPEC(0),
  JS_QUOTES_KEEP(1),
  JS_QUOTES_OMIT(2);

  private final int value;

  JsonQuotes(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static JsonQuotes of(int value) {
    return switch (value) {
      case 0 -> JS_QUOTES_UNSPEC;
      case 1 -> JS_QUOTES_KEEP;
      case 2 -> JS_QUOTES_OMIT;

      default -> throw PgException.internal("unexpected JsonQuotes: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
