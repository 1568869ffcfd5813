package org.gajah.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// WAL of the real server that holds every resource manager and nearly every kind of record: a
/// cluster with segments of 1 MiB, on which the script `wal-corpus.sql` was run, and which was
/// stopped then.
///
/// `base` is a copy of the data directory as initdb left it, and all WAL since is still in `pg_wal`
/// of `data`: replayed on the one it must give the other. The log starts on timeline 1 and ends on
/// timeline 2.
public final class WalCorpus implements AutoCloseable {
  /// Size of the log's segments.
  public static final int SEGMENT_SIZE = 1024 * 1024;

  private static final String[] SETTINGS = {
    "autovacuum = off",
    "checkpoint_timeout = 1d",
    "max_wal_size = 100GB",
    "wal_keep_size = 100GB",
    "wal_recycle = off",
    "max_prepared_transactions = 10",
    "track_commit_timestamp = on",
    "shared_buffers = 64MB"
  };

  private final OracleServer server;

  private WalCorpus(OracleServer server) {
    this.server = server;
  }

  /// Makes the corpus; takes about ten seconds.
  public static WalCorpus make(Oracle oracle) throws IOException {
    List<String> options = List.of("--data-checksums", "--wal-segsize=1");
    WalCorpus corpus = new WalCorpus(OracleServer.initialise(oracle, options, SETTINGS));
    boolean done = false;
    try {
      corpus.server.copyData(corpus.base());
      corpus.server.startAgain();
      new Run(corpus.server).run(script());
      corpus.server.stop();
      done = true;
      return corpus;
    } finally {
      if (!done) {
        corpus.close();
      }
    }
  }

  /// The data directory as initdb left it.
  public Path base() {
    return server.directory().resolve("base");
  }

  /// The data directory at the end.
  public Path data() {
    return server.data();
  }

  public Path wal() {
    return data().resolve("pg_wal");
  }

  /// Deletes everything.
  @Override
  public void close() {
    server.close();
  }

  /// The names of the segments of a timeline, in order.
  public List<String> segments(int timeline) throws IOException {
    String prefix = String.format(Locale.ROOT, "%08X", timeline);
    try (Stream<Path> files = Files.list(wal())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.length() == 24 && name.startsWith(prefix))
          .sorted()
          .toList();
    }
  }

  private static String script() throws IOException {
    try (InputStream script = WalCorpus.class.getResourceAsStream("wal-corpus.sql")) {
      if (script == null) {
        throw new IllegalStateException("wal-corpus.sql is missing");
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// Runs the script: statements of a session until the next command for the runner.
  private static final class Run {
    private static final String COMMAND = "-- @";

    private final OracleServer server;
    private final Map<String, Psql> sessions = new LinkedHashMap<>();
    private final StringBuilder statements = new StringBuilder();
    private String session = "main";

    Run(OracleServer server) {
      this.server = server;
    }

    void run(String script) throws IOException {
      try {
        for (String line : script.split("\n")) {
          if (line.startsWith(COMMAND)) {
            runStatements();
            command(line.substring(COMMAND.length()).split(" "));
          } else if (!line.startsWith("--")) {
            statements.append(line).append('\n');
          }
        }
        runStatements();
      } finally {
        closeAll();
      }
    }

    private void runStatements() throws IOException {
      if (!statements.toString().isBlank()) {
        session().run(statements.toString());
      }
      statements.setLength(0);
    }

    private Psql session() throws IOException {
      Psql open = sessions.get(session);
      if (open == null) {
        open = server.session();
        sessions.put(session, open);
      }
      return open;
    }

    private void command(String[] words) throws IOException {
      switch (words[0]) {
        case "session" -> session = words[1];
        case "close" -> {
          Psql closed = sessions.remove(words[1]);
          if (closed != null) {
            closed.close();
          }
        }
        case "restart" -> {
          closeAll();
          server.stop();
          server.append("postgresql.conf", Arrays.copyOfRange(words, 1, words.length));
          server.startAgain();
        }
        case "torn" -> tear();
        case "promote" -> {
          closeAll();
          server.stop();
          Files.createFile(server.data().resolve("standby.signal"));
          server.startAgain();
          server.promote();
        }
        default -> throw new IllegalStateException("no such command: " + words[0]);
      }
    }

    /// Lets a record cross the end of a segment, and loses the next one.
    private void tear() throws IOException {
      session().run("select pg_switch_wal();");
      session().run("select pg_logical_emit_message(false, 'filler', repeat('f', 1000000));");
      String last = session().run("select pg_walfile_name(pg_current_wal_insert_lsn());").trim();
      session().run("select pg_logical_emit_message(false, 'torn', repeat('t', 200000), true);");
      server.stop("immediate");
      sessions.clear();
      try (Stream<Path> files = Files.list(server.data().resolve("pg_wal"))) {
        for (Path file : files.toList()) {
          String name = file.getFileName().toString();
          if (name.length() == 24 && name.compareTo(last) > 0) {
            Files.delete(file);
          }
        }
      }
      server.startAgain();
    }

    private void closeAll() throws IOException {
      for (Psql open : sessions.values()) {
        open.close();
      }
      sessions.clear();
    }
  }
}
