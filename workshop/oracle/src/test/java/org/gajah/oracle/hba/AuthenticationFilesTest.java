package org.gajah.oracle.hba;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.gajah.base.seam.RealDisk;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.session.hba.HbaFile;
import org.gajah.session.hba.HbaRule;
import org.gajah.session.hba.IdentFile;
import org.gajah.session.hba.Word;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The same files, with every fault that can be made in them, give the same rows of
/// `pg_hba_file_rules` and `pg_ident_file_mappings` and the same log.
class AuthenticationFilesTest {
  private static final String IDENT =
      """
      m sys pg
      m sys
      m
      m "s y" p,q
      m a,b c
      m,n a c
      m /^(.*)@x$ \\1
      m /( x
      m x /y(
      m x "/y"
      m x +grp
      m x all
      m /abc \\1
      include nof.conf
      "m" @idents.txt z
      m @one.txt z more
      """;

  private static void write(OracleServer server, String name, String content) throws IOException {
    Path file = server.data().resolve(name);
    Path parent = Objects.requireNonNull(file.getParent());
    Files.createDirectories(parent);
    Files.writeString(file, content);
    if (!parent.equals(server.data())) {
      Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private static void writeAll(OracleServer server) throws IOException {
    try (InputStream hba =
        Objects.requireNonNull(AuthenticationFilesTest.class.getResourceAsStream("pg_hba.conf"))) {
      write(server, "pg_hba.conf", new String(hba.readAllBytes(), StandardCharsets.UTF_8));
    }
    write(server, "inc1.conf", "local inc all trust\nlocal\n");
    write(server, "loop.conf", "local loop all trust\ninclude loop.conf\n");
    write(server, "dbs.txt", "a b,c\n\"d\" #x\n@dbs2.txt\n");
    write(server, "dbs2.txt", "z\n");
    write(server, "inc.d/b.conf", "local d1 all reject\n");
    write(server, "inc.d/a.conf", "local d0 all reject\n");
    write(server, "inc.d/c.txt", "x y\n");
    write(server, "inc.d/.d.conf", "x y\n");
    write(server, "pg_ident.conf", IDENT);
    write(server, "idents.txt", "q1 q2\n");
    write(server, "one.txt", "q1\n");
  }

  @Test
  void withoutTls() throws IOException {
    try (OracleServer server = OracleServer.start(Oracle.installed(), "log_line_prefix = ''")) {
      compare(server, false);
    }
  }

  @Test
  void withTls() throws IOException {
    try (OracleServer server = OracleServer.start(Oracle.installed(), "log_line_prefix = ''")) {
      server.makeCertificate();
      server.append("postgresql.conf", "ssl = on");
      server.reload();
      compare(server, true);
    }
  }

  private static void compare(OracleServer server, boolean ssl) throws IOException {
    writeAll(server);
    String rows =
        server.psql(
            """
            select rule_number, file_name, line_number, type, array_to_string(database, ';'),
              array_to_string(user_name, ';'), address, netmask, auth_method,
              array_to_string(options, ';'), error from pg_hba_file_rules\
            """);
    String mappings =
        server.psql(
            """
            select map_number, file_name, line_number, map_name, sys_name, pg_username, error
            from pg_ident_file_mappings\
            """);
    RealDisk disk = new RealDisk(RealDisk.Ownership.PRIVATE);
    HbaFile hba = HbaFile.read(disk, server.data().resolve("pg_hba.conf"), ssl, new TestRegexes());
    IdentFile ident =
        IdentFile.read(disk, server.data().resolve("pg_ident.conf"), new TestRegexes());
    assertThat(hba.rows().stream().map(AuthenticationFilesTest::row).toList())
        .isEqualTo(List.of(rows.split("\n")));
    assertThat(ident.rows().stream().map(AuthenticationFilesTest::row).toList())
        .isEqualTo(List.of(mappings.split("\n")));
    assertThat(hba.usable()).isFalse();
    assertThat(ident.usable()).isFalse();
    compareLog(server, hba, ident);
  }

  private static void compareLog(OracleServer server, HbaFile hba, IdentFile ident) {
    int before = server.log().length();
    server.reload();
    String end = "pg_ident.conf was not reloaded\n";
    String log = server.log().substring(before);
    for (int i = 0; i < 1000 && !log.endsWith(end); i++) {
      LockSupport.parkNanos(10_000_000);
      log = server.log().substring(before);
    }
    List<String> ours = new ArrayList<>();
    ours.add("LOG:  received SIGHUP, reloading configuration files");
    hba.log().forEach(entry -> lines(entry, ours));
    ours.add("LOG:  " + server.data().resolve("pg_hba.conf") + " was not reloaded");
    ident.log().forEach(entry -> lines(entry, ours));
    ours.add("LOG:  " + server.data().resolve("pg_ident.conf") + " was not reloaded");
    assertThat(String.join("\n", ours)).isEqualTo(log.strip());
  }

  private static void lines(PgException entry, List<String> into) {
    into.add("LOG:  " + entry.primaryMessage());
    if (entry.field(ErrorField.HINT) != null) {
      into.add("HINT:  " + entry.field(ErrorField.HINT));
    }
    String where = entry.field(ErrorField.WHERE);
    if (where != null) {
      into.add("CONTEXT:  " + where.replace("\n", "\n\t"));
    }
  }

  private static String row(HbaFile.Row row) {
    HbaRule rule = row.rule();
    return String.join(
        "|",
        text(row.ruleNumber()),
        row.fileName(),
        text(row.lineNumber()),
        rule == null ? "" : rule.type().label(),
        rule == null ? "" : words(rule.databases()),
        rule == null ? "" : words(rule.roles()),
        text(row.address()),
        text(row.netmask()),
        rule == null ? "" : rule.method().label(),
        rule == null || rule.options().shown() == null
            ? ""
            : String.join(";", Objects.requireNonNull(rule.options().shown())),
        text(row.error()));
  }

  private static String row(IdentFile.Row row) {
    IdentFile.Mapping mapping = row.mapping();
    return String.join(
        "|",
        text(row.mapNumber()),
        row.fileName(),
        text(row.lineNumber()),
        mapping == null ? "" : mapping.map(),
        mapping == null ? "" : mapping.systemUser().text(),
        mapping == null ? "" : mapping.role().text(),
        text(row.error()));
  }

  private static String words(List<Word> words) {
    return String.join(";", words.stream().map(Word::text).toList());
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
