package org.gajah.commands.table;

import java.util.Objects;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.commands.CommandContext;
import org.gajah.text.encoding.Encoding;

/// How long values of types can get. Mirrors `type_maximum_size` of `utils/adt/format_type.c`.
final class MaximumSizes {
  private static final int HEADER = 4;

  private MaximumSizes() {}

  /// @return bytes with the header; -1 when there is no limit
  static int of(int type, int typmod, CommandContext context) {
    if (typmod < 0) {
      return -1;
    }
    return switch (type) {
      case TypeOid.BPCHAR, TypeOid.VARCHAR ->
          (typmod - HEADER) * longestCharacter(context) + HEADER;
      case TypeOid.NUMERIC -> numeric(typmod);
      case TypeOid.BIT, TypeOid.VARBIT -> (typmod + 7) / 8 + 2 * HEADER;
      default -> -1;
    };
  }

  private static int longestCharacter(CommandContext context) {
    int encoding = context.namespaces().session().encoding();
    return Objects.requireNonNull(Encoding.numbered(encoding)).maxLength();
  }

  private static int numeric(int typmod) {
    if (typmod < HEADER) {
      return -1;
    }
    int precision = ((typmod - HEADER) >> 16) & 0xFFFF;
    return 8 + (precision + 6) / 4 * 2;
  }
}
