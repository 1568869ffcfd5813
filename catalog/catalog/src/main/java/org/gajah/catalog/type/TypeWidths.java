package org.gajah.catalog.type;

import org.gajah.catalogfacts.TypeOid;

/// How long values of a type with a modifier can get. Mirrors `type_maximum_size` of
/// `utils/adt/format_type.c`.
final class TypeWidths {
  private static final int HEADER = 4;

  private TypeWidths() {}

  /// The largest length with header in bytes, or -1 when there is no telling.
  static int maximum(int type, int typmod, int characterBytes) {
    if (typmod < 0) {
      return -1;
    }
    return switch (type) {
      case TypeOid.BPCHAR, TypeOid.VARCHAR -> (typmod - HEADER) * characterBytes + HEADER;
      case TypeOid.NUMERIC -> numeric(typmod - HEADER);
      case TypeOid.BIT, TypeOid.VARBIT -> (typmod + 7) / 8 + 2 * Integer.BYTES;
      default -> -1;
    };
  }

  /// Four decimal digits make two bytes, and the point may cut through four at either side.
  private static int numeric(int modifier) {
    int precision = (modifier >>> 16) & 0xFFFF;
    int digits = precision + 2 * 3;
    return 8 + digits / 4 * 2;
  }
}
