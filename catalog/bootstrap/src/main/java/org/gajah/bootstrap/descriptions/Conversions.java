package org.gajah.bootstrap.descriptions;

import java.util.Objects;
import org.gajah.catalog.rows.PgConversion;
import org.gajah.text.encoding.Encoding;

/// What conversions of encodings are described as.
final class Conversions {
  private Conversions() {}

  static String text(PgConversion conversion) {
    return "recodes "
        + encoding(conversion.conforencoding())
        + " as "
        + encoding(conversion.contoencoding());
  }

  static String encoding(int number) {
    return Objects.requireNonNull(Encoding.numbered(number)).name();
  }
}
