package org.gajah.oracle.bytes;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.gajah.base.bytes.Pglz;
import org.gajah.oracle.OracleServer;
import org.junit.jupiter.api.Test;

/// pglz gives the same bytes as the real server's TOAST.
class PglzTest {
  private static final long SEED = 17;
  private static final int VALUES = 400;

  /// Bytes of the header of a compressed value: `va_header` and `va_tcinfo`.
  private static final int HEADER = 8;

  private static byte[] sample(Random random) {
    byte[] bytes = new byte[40 + random.nextInt(random.nextInt(8) == 0 ? 60_000 : 4000)];
    int letters = 1 + random.nextInt(26);
    int at = 0;
    while (at < bytes.length) {
      if (at > 0 && random.nextInt(3) > 0) {
        int distance = 1 + random.nextInt(Math.min(at, 5000));
        int count = Math.min(bytes.length - at, 1 + random.nextInt(300));
        for (int i = 0; i < count; i++, at++) {
          bytes[at] = bytes[at - distance];
        }
      } else {
        for (int i = random.nextInt(40); i >= 0 && at < bytes.length; i--) {
          bytes[at++] = (byte) (random.nextInt(letters) * 9 - 120);
        }
      }
    }
    return bytes;
  }

  @Test
  void sameBytesAsTheOracle() throws IOException {
    System.out.println("seed " + SEED);
    Random random = new Random(SEED);
    List<byte[]> values = IntStream.range(0, VALUES).mapToObj(_ -> sample(random)).toList();
    try (OracleServer server = OracleServer.start("default_toast_compression = pglz")) {
      StringBuilder script = new StringBuilder();
      script.append("create extension pageinspect;\ncreate table t (id int, v bytea);\n");
      script.append("alter table t alter v set storage main;\n");
      script.append("alter table t set (toast_tuple_target = 128);\n");
      for (int i = 0; i < VALUES; i++) {
        String hex = HexFormat.of().formatHex(values.get(i));
        script.append("insert into t values (%d, '\\x%s');\n".formatted(i, hex));
      }
      Path file = server.directory().resolve("values.sql");
      Files.write(file, script.toString().getBytes(US_ASCII));
      server.psql("postgres", file);
      // A value that is still too long after compression goes out of line, and is not asked for.
      String stored =
          server.psql(
              """
              select get_byte(t_attrs[1], 0) + 256 * get_byte(t_attrs[1], 1),
                  encode(t_attrs[2], 'hex')
              from generate_series(0, pg_relation_size('t') / 8192 - 1) b,
                  heap_page_item_attrs(get_raw_page('t', b::int), 't')
              where pg_column_compression((select v from t
                  where ctid = ('(' || b || ',' || lp || ')')::tid)) = 'pglz'
                and get_byte(t_attrs[2], 0) & 3 = 2
              """);
      compare(values, stored.lines().toList());
    }
  }

  private static void compare(List<byte[]> values, List<String> stored) {
    assertThat(stored.size()).isGreaterThan(VALUES / 2);
    Pglz pglz = new Pglz();
    for (String line : stored) {
      String[] fields = line.split("\\|");
      byte[] value = values.get(Integer.parseInt(fields[0]));
      byte[] truth = HexFormat.of().parseHex(fields[1]);
      byte[] out = new byte[Pglz.maxOutput(value.length)];
      int size = pglz.compress(value, 0, value.length, out, 0, Pglz.Strategy.DEFAULT);
      assertThat(Arrays.copyOf(out, size))
          .as("value %s of %s bytes", fields[0], value.length)
          .isEqualTo(Arrays.copyOfRange(truth, HEADER, truth.length));
      byte[] back = new byte[value.length];
      Pglz.decompress(truth, HEADER, truth.length - HEADER, back, 0, back.length, true);
      assertThat(back).isEqualTo(value);
    }
  }
}
