package org.gajah.oracle.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gajah.base.bytes.Crc32c;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.facts.Facts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Directories and settings that a server must not start with: both say the same and do not start.
class StartFaultsTest {
  private static final Oracle ORACLE = Oracle.installed();
  private static final int CATALOG_VERSION = 12;
  private static final int CONTROL_VERSION = 8;
  private static final int CRC_END = 292;

  private static OracleServer cluster;

  @BeforeAll
  static void make() {
    cluster = OracleServer.initialise(ORACLE, List.of());
  }

  @AfterAll
  static void delete() {
    cluster.close();
  }

  /// Both programs' words about the directory as it is.
  private static void refusedAlike(String what) {
    List<String> arguments =
        List.of(
            "-D",
            cluster.data().toString(),
            "-p",
            "" + cluster.port(),
            "-k",
            "/nowhere/at/all",
            "-h",
            "");
    List<String> real =
        new ArrayList<>(ORACLE.asPostgres("postgres", arguments.toArray(String[]::new)));
    List<String> ours = new ArrayList<>(List.of(Facts.root().resolve("bin/postgres").toString()));
    ours.addAll(arguments);
    Programs.Outcome expected = plain(Programs.run(real, Map.of()));
    Programs.Outcome actual = plain(Programs.run(ours, Map.of()));
    assertThat(actual).as(what).isEqualTo(expected);
    assertThat(expected.status()).as(what).isNotZero();
  }

  /// Without times and process ids, and with one name for both programs.
  private static Programs.Outcome plain(Programs.Outcome outcome) {
    String text =
        outcome
            .text()
            .replaceAll("(?m)^[0-9].* [A-Z]+ \\[[0-9]+\\] ", "")
            .replaceAll("(?m)^LOG:  starting .*\n", "")
            .replaceAll("17\\.11( \\([^)]*\\))+", "17.11");
    return new Programs.Outcome(outcome.status(), text);
  }

  private interface Work {
    void run() throws IOException;
  }

  /// Changes a file, looks, and puts it back.
  private static void with(String name, byte[] content, Work work) throws IOException {
    Path file = cluster.data().resolve(name);
    byte[] before = Files.readAllBytes(file);
    try {
      Files.write(file, content);
      work.run();
    } finally {
      Files.write(file, before);
    }
  }

  @Test
  void otherVersions() throws IOException {
    for (String version : List.of("16\n", "18\n", "9.6\n", "", "new\n")) {
      with(
          "PG_VERSION",
          version.getBytes(StandardCharsets.UTF_8),
          () -> refusedAlike("PG_VERSION " + version));
    }
  }

  @Test
  void controlFiles() throws IOException {
    byte[] good = Files.readAllBytes(cluster.data().resolve("global/pg_control"));
    byte[] bad = good.clone();
    bad[40] ^= 1;
    with("global/pg_control", bad, () -> refusedAlike("a wrong checksum"));
    for (int at : new int[] {CONTROL_VERSION, CATALOG_VERSION}) {
      byte[] other = good.clone();
      ByteBuffer buffer = ByteBuffer.wrap(other).order(ByteOrder.LITTLE_ENDIAN);
      buffer.putInt(at, buffer.getInt(at) + 1);
      int end = endOfData(good);
      buffer.putInt(end, Crc32c.of(other, 0, end));
      with("global/pg_control", other, () -> refusedAlike("another version at " + at));
    }
  }

  /// Where the checksum of a control file lies: it covers everything before it.
  private static int endOfData(byte[] file) {
    ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    for (int end = CRC_END - 16; end <= CRC_END + 16; end += 4) {
      if (buffer.getInt(end) == Crc32c.of(file, 0, end)) {
        return end;
      }
    }
    throw new AssertionError("no checksum in the control file");
  }

  @Test
  void settings() throws IOException {
    String good = Files.readString(cluster.data().resolve("postgresql.conf"));
    for (String line :
        List.of(
            "work_mem = lots",
            "work_mem = '1 parsec'",
            "nonsense = 1",
            "= 3",
            "work_mem 1MB 2MB",
            "work_mem = 'open",
            "port = 99999999",
            "include 'missing.conf'",
            "include_dir 'missing'",
            "wal_level = minimal\nmax_wal_senders = 3",
            "shared_buffers = 1\nwork_mem = 0.5",
            "log_min_messages = loud\nmax_connections = -3",
            "max_connections = 2\nsuperuser_reserved_connections = 3",
            "ssl = on\nssl_cert_file = '/nowhere/none'")) {
      with(
          "postgresql.conf",
          (good + "\n" + line + "\n").getBytes(StandardCharsets.UTF_8),
          () -> refusedAlike(line));
    }
  }

  @Test
  void authenticationFiles() throws IOException {
    for (String line :
        List.of(
            "local all all nothing",
            "host all all trust",
            "host all all 1.2.3.4 trust",
            "hostess all all 1.2.3.4/5 trust",
            "local all",
            "host all all 1.2.3.4/99 trust",
            "local all all trust extra",
            "")) {
      with(
          "pg_hba.conf",
          (line + "\n").getBytes(StandardCharsets.UTF_8),
          () -> refusedAlike("pg_hba.conf: " + line));
    }
  }
}
