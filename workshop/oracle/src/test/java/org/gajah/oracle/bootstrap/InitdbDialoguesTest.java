package org.gajah.oracle.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `initdb` says what the real one says, on the same stream, and ends with the same code. In the
/// command lines `@` is a folder that everybody may write to.
class InitdbDialoguesTest {
  private static final Map<String, String> ENVIRONMENT = Map.of("LANG", "C.UTF-8");

  private Path folder = Path.of("");

  @BeforeEach
  void prepare() throws IOException {
    folder = Files.createTempDirectory("gajah-initdb");
    open(folder);
    for (String name : List.of("full/x", "dots/.x", "lost/lost+found/x")) {
      Path file = folder.resolve(name);
      Path parent = Objects.requireNonNull(file.getParent());
      Files.createDirectories(parent);
      open(parent);
      if (!name.startsWith("lost")) {
        Files.createFile(file);
      }
    }
    for (String name : List.of("full", "dots", "lost")) {
      open(folder.resolve(name));
    }
    Files.writeString(folder.resolve("password"), "secret\n");
    Files.createFile(folder.resolve("nothing"));
  }

  private static void open(Path path) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
  }

  @AfterEach
  void clean() throws IOException {
    delete(folder);
  }

  private static void delete(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    List<Path> paths;
    try (Stream<Path> all = Files.walk(root)) {
      paths = new ArrayList<>(all.sorted(Comparator.reverseOrder()).toList());
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }

  private void check(Map<String, String> environment, String line) {
    List<String> words =
        line.isEmpty()
            ? List.of()
            : Arrays.stream(line.split(" ")).map(word -> word.replace("@", folder + "/")).toList();
    try {
      InitdbRun real = InitdbRun.real(environment, words);
      delete(folder.resolve("new"));
      delete(folder.resolve("wal"));
      InitdbRun ours = InitdbRun.ours(environment, words);
      delete(folder.resolve("new"));
      delete(folder.resolve("wal"));
      assertThat(ours).as(line).isEqualTo(real);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(line, e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--foo",
        "--foo=1",
        "--l",
        "--no",
        "--s=1",
        "--w",
        "--a",
        "--d",
        "--p",
        "--i",
        "--b",
        "--v",
        "--h",
        "-D",
        "-q",
        "-kq",
        "-kD",
        "--pgdata",
        "--no-sync=3",
        "--discard-caches=x",
        "a b c",
        "-D @new x",
        "x -D @new",
        "-- a b",
        "-c x",
        "-c",
        "--set=x",
        "--wal-segsize=3 @new",
        "--wal-segsize=0 @new",
        "--wal-segsize=abc @new",
        "--wal-segsize=2000 @new",
        "--wal-segsize=4x @new",
        "--wal-segsize= @new",
        "--wal-segsize=99999999999 @new",
        "-A foo @new",
        "-A md5 @new",
        "-A cert @new",
        "--auth-local=cert @new",
        "--auth-host=peer @new",
        "--auth-local=gss @new",
        "-A password @new",
        "--locale-provider=foo @new",
        "--icu-locale=de @new",
        "--builtin-locale=C @new",
        "--icu-rules=x @new",
        "--locale-provider=icu --builtin-locale=C @new",
        "-W --pwfile=f @new",
        "--sync-method=foo @new",
        "-U pg_x @new",
        "-L rel @new",
        "",
        "-S @new",
        "-S",
        "-T",
        "--locale-provider=icu --icu-rules"
      })
  void refusesCommandLines(String line) {
    check(ENVIRONMENT, line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-D @full",
        "@full/",
        "-D @dots",
        "-D @lost",
        "-X rel @new",
        "-X @full @new",
        "-X @lost @new",
        "-X @dots @new",
        "-D /dev/null/x",
        "/dev/null",
        "--locale=xx @new",
        "--lc-collate=xx @new",
        "--lc-time=C --lc-ctype=POSIX --locale=yy @new",
        "-E foo @new",
        "-E big5 @new",
        "-E EUC_JP @new",
        "-E latin1 --locale=C.utf8 @new",
        "--locale-provider=icu @new",
        "--locale-provider=icu --icu-locale=xyzzy @new",
        "--locale-provider=builtin @new",
        "--locale-provider=builtin --builtin-locale=xx @new",
        "--locale-provider=builtin --builtin-locale=C.UTF-8 -E LATIN1 --locale=C @new",
        "--locale-provider=builtin --builtin-locale=C.UTF8 --locale=C @new",
        "--locale-provider=icu --icu-locale=de -E SQL_ASCII @new",
        "--pwfile=@missing @new",
        "--pwfile=@nothing @new",
        "-d -D @full",
        "-n -D @full",
        "-T german -D @full",
        "-k -D @full",
        "--locale-provider=icu --icu-locale=de_DE @full",
        "--no-locale @full"
      })
  void refusesWhatCannotBe(String line) {
    if (line.startsWith("-d")) {
      // It tells where its files are, and we have others.
      assertThat(InitdbRun.ours(ENVIRONMENT, List.of("-d", "-s", "-D", "x")).out())
          .startsWith("Running in debug mode.\n");
      return;
    }
    check(ENVIRONMENT, line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-N @new",
        "-N -D @new/a/b",
        "-N --no-instructions @new",
        "@new",
        "-N -k -g @new",
        "-N -A trust @new",
        "-N -A peer @new",
        "-N -A ident @new",
        "-N --auth-local=peer --auth-host=reject @new",
        "-N --auth-host=md5 --pwfile=@password @new",
        "-N -A scram-sha-256 --pwfile=@password @new",
        "-N --locale=C -E LATIN1 @new",
        "-N --no-locale @new",
        "-N --lc-time=C @new",
        "-N -T simple @new",
        "-n -N @new",
        "-N --locale-provider=builtin --locale=C.UTF-8 @new",
        "-N --locale-provider=builtin --builtin-locale=C @new",
        "-N --locale-provider=icu --icu-locale=en_US @new",
        "-N --locale-provider=icu --icu-locale=und --no-locale @new",
        "-N -X @wal @new",
        "-N --wal-segsize=1 @new",
        "-N -c work_mem=7MB -c foo.bar=x @new",
        "-N @new/../new/.//"
      })
  void makesClusters(String line) {
    check(ENVIRONMENT, line);
  }

  @Test
  void listensToTheEnvironment() {
    check(Map.of("LANG", "xx"), "-N @new");
    check(Map.of("LANG", "C", "LC_TIME", "C.UTF-8"), "-N @new");
    check(Map.of("LANG", "xx", "LC_ALL", "POSIX"), "-N @new");
    check(Map.of("LC_ALL", "C.UTF-8", "LC_CTYPE", "C", "LANG", "C"), "--lc-collate= @full");
    check(Map.of("TZ", "Europe/Berlin"), "-N @new");
    check(Map.of("PGDATA", folder.resolve("full").toString()), "");
    check(Map.of("PGDATA", ""), "");
    check(Map.of("LANG", "C", "LC_CTYPE", "C"), "-N --locale-provider=icu --icu-locale=de @new");
  }

  @Test
  void takesAnEmptyDirectoryAndLeavesItOnFailure() throws IOException {
    Path empty = folder.resolve("full");
    Files.delete(empty.resolve("x"));
    List<String> words = List.of("-N", "-c", "work_mem=foo", empty.toString());
    InitdbRun ours = InitdbRun.ours(ENVIRONMENT, words);
    assertThat(ours.code()).isEqualTo(1);
    assertThat(ours.out())
        .contains("fixing permissions on existing directory " + empty + " ... ok\n")
        .contains("selecting default \"max_connections\" ... 25\n")
        .contains("selecting default \"shared_buffers\" ... 400kB\n")
        .endsWith("running bootstrap script ... ");
    assertThat(ours.err())
        .contains("LOG:  invalid value for parameter \"work_mem\": \"foo\"\n")
        .contains("postgresql.conf\" contains errors\n")
        .contains("child process exited with exit code 1\n")
        .endsWith("initdb: removing contents of data directory \"" + empty + "\"\n");
    try (Stream<Path> left = Files.list(empty)) {
      assertThat(left).isEmpty();
    }
    assertThat(
            InitdbRun.ours(ENVIRONMENT, List.of("-N", "-E", "EUC_JP", "--no-locale", empty + "")))
        .extracting(InitdbRun::code, InitdbRun::err)
        .containsExactly(
            1, "initdb: error: the database encoding EUC_JP is not supported by Gajah yet\n");
  }
}
