package org.gajah.catalog.type;

import org.gajah.catalog.rows.PgType;

/// The letters of `typalign` and `attalign`.
public final class Alignment {
  private Alignment() {}

  /// The bytes that a letter stands for.
  public static int bytes(char letter) {
    return switch (letter) {
      case PgType.TYPALIGN_CHAR -> 1;
      case PgType.TYPALIGN_SHORT -> 2;
      case PgType.TYPALIGN_INT -> 4;
      default -> 8;
    };
  }
}
