package org.gajah.oracle.facts;

import java.io.IOException;
import org.gajah.oracle.OracleServer;
import org.gajah.text.encoding.Encoding;
import org.junit.jupiter.api.Test;

/// Which characters the bytes of single-byte encodings are, as the oracle converts them to UTF8.
class EncodingFactsTest {
  private static final String FILE =
      "ground/text/src/main/resources/org/gajah/text/encoding/single-byte.txt";

  @Test
  void upperHalvesOfSingleByteEncodings() throws IOException {
    StringBuilder file =
        new StringBuilder(
                "# Generated from the oracle: see EncodingFactsTest. For each encoding of")
            .append(" single bytes the code points of bytes 80 to ff.\n");
    try (OracleServer oracle = OracleServer.unicode()) {
      oracle.psql(
          """
          create function code_point(byte int, encoding text) returns text language plpgsql as $$
          begin
            return to_hex(ascii(convert_from(decode(to_hex(byte), 'hex'), encoding)));
          exception when others then
            return '-';
          end $$
          """);
      for (Encoding encoding : Encoding.values()) {
        if (encoding.singleByte() && encoding != Encoding.SQL_ASCII) {
          file.append(encoding.name()).append(' ');
          file.append(oracle.psql(row(encoding)).strip()).append('\n');
        }
      }
    }
    Facts.check(FILE, file.toString());
  }

  private static String row(Encoding encoding) {
    return "select string_agg(code_point(b, '%s'), ' ' order by b) from generate_series(128, 255) b"
        .formatted(encoding.name());
  }
}
