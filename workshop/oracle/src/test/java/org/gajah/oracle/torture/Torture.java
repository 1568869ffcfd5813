package org.gajah.oracle.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.gajah.base.seam.Threads;
import org.gajah.oracle.OracleServer;

/// One cluster under clients whose server is killed again and again.
///
/// Each cycle: clients work while somebody plays with the settings, the server is killed at a
/// moment that the seed chooses (anywhere, in a checkpoint, inside a split) or stopped in one of
/// the three ways, perhaps its successor in the middle of recovery too, then a server recovers and
/// everything must be there that was acknowledged.
final class Torture {
  static final int CLIENTS = 5;
  private static final int PROBES = 30;
  private static final long SPLIT_NANOS = 8_000_000_000L;

  /// How a server ends.
  enum Ending {
    KILL,
    IMMEDIATE,
    FAST,
    SMART
  }

  /// What a kill waits for.
  private enum Aim {
    ANYWHERE,
    CHECKPOINT,
    SPLIT
  }

  private final OracleServer cluster;
  private final SplittableRandom random;
  private final Tally tally;
  private final Books books = new Books(CLIENTS);
  private final AtomicLong transactions = new AtomicLong();
  private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
  private final List<Threads.Strand> askers = new ArrayList<>();
  private int runs;
  private ServerRun server;
  private volatile boolean clientsStay = true;

  Torture(OracleServer cluster, SplittableRandom random, Tally tally) throws IOException {
    this.cluster = cluster;
    this.random = random;
    this.tally = tally;
    cluster.append(
        "postgresql.conf",
        "fsync = on",
        "max_wal_size = 3MB",
        "min_wal_size = 2MB",
        "checkpoint_timeout = 30s",
        "shared_buffers = 2MB",
        "max_prepared_transactions = 20",
        "log_checkpoints = on");
    server = launch(Side.REAL);
    server.awaitReady();
    cluster.psql(
        "create table accounts (id int primary key, balance bigint not null);"
            + "create table history (id bigint primary key);"
            + "create table ledger (id bigint primary key, account int not null, amount int not"
            + " null, key text not null, body text not null);"
            + "alter table ledger alter body set storage external;"
            + "create unique index ledger_key on ledger (key);"
            + "create index ledger_account on ledger (account);"
            + "insert into accounts select g, 0 from generate_series(0, "
            + (Client.ACCOUNTS - 1)
            + ") g;"
            + "create extension amcheck");
    for (String setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
      assertThat(cluster.psql("show " + setting)).isEqualTo("on\n");
    }
  }

  Books books() {
    return books;
  }

  private ServerRun launch(Side side) throws IOException {
    Path log = cluster.directory().resolve("log-" + ++runs);
    return ServerRun.launch(side, cluster, log, random.nextBoolean());
  }

  /// @param victim whose server is killed
  /// @param ending how it ends
  /// @param recoverer who makes good
  void cycle(Side victim, Ending ending, Side recoverer) throws IOException {
    if (server.side != victim) {
      server.stop();
      server = launch(victim);
      server.awaitReady();
    }
    Aim aim = Aim.values()[random.nextInt(Aim.values().length)];
    if (ending != Ending.KILL) {
      aim = Aim.ANYWHERE;
    }
    clientsStay = true;
    long since = transactions.get();
    List<Path> files = new ArrayList<>();
    List<Threads.Strand> clients = new ArrayList<>();
    askers.clear();
    for (int i = 0; i < CLIENTS; i++) {
      files.add(cluster.directory().resolve("journal-" + runs + "-" + i));
      Client client =
          new Client(
              url("&prepareThreshold=1&preferQueryMode=" + (i == 0 ? "simple" : "extended")),
              new Journal(files.get(i)),
              transactions,
              aim == Aim.SPLIT ? 1.0 : 0.25,
              random.split(),
              books.rows(i),
              () -> clientsStay,
              faults);
      clients.add(Threads.platform().start("client " + i, client));
    }
    Shaker shaker = new Shaker(url(""), random.split(), () -> clientsStay, faults, tally);
    clients.add(Threads.platform().start("shaker", shaker));
    work(aim);
    bringDown(ending);
    clients.addAll(askers);
    for (Threads.Strand client : clients) {
      assertThat(client.join(60_000)).isTrue();
    }
    assertThat(faults).isEmpty();
    recover(recoverer);
    List<List<Journal.Entry>> journals = new ArrayList<>();
    for (Path file : files) {
      journals.add(Journal.read(file));
    }
    check(journals, since);
  }

  private String url(String options) {
    return "jdbc:postgresql://127.0.0.1:"
        + cluster.port()
        + "/postgres?connectTimeout=60&socketTimeout=120"
        + options;
  }

  // Killing

  private void work(Aim aim) {
    long started = transactions.get();
    server.await(() -> transactions.get() > started + CLIENTS);
    assertThat(server.ends(random.nextInt(50, 1500))).as(server::log).isFalse();
    switch (aim) {
      case ANYWHERE -> {}
      case CHECKPOINT -> aimAtCheckpoint();
      case SPLIT -> aimAtSplit();
    }
  }

  private void bringDown(Ending ending) {
    tally.ends++;
    tally.endsOfGajah += server.side == Side.GAJAH ? 1 : 0;
    switch (ending) {
      case KILL -> kill();
      case IMMEDIATE -> {
        server.stop(Signals.QUIT);
        tally.immediate++;
      }
      case FAST -> {
        server.stop();
        tally.fast++;
      }
      case SMART -> {
        clientsStay = false;
        server.stop(Signals.TERMINATE);
        tally.smart++;
      }
    }
    assertThat(server.log()).doesNotContain("PANIC", "XX000");
  }

  private void kill() {
    server.kill();
    tally.kills++;
    tally.ofGajah += server.side == Side.GAJAH ? 1 : 0;
    tally.inCheckpoint += server.isInCheckpoint() ? 1 : 0;
    LogEnd end = LogEnd.of(cluster);
    tally.insideSplit += end.isInsideSplit() ? 1 : 0;
    tally.splitsReplayed += end.splits();
  }

  /// Follows the log and holds the server still where it ends inside a split.
  private void aimAtSplit() {
    long deadline = System.nanoTime() + SPLIT_NANOS;
    LogEnd end = LogEnd.of(cluster);
    while (System.nanoTime() < deadline) {
      end.advance();
      if (end.isInsideSplit()) {
        server.freeze();
        end.advance();
        if (end.isInsideSplit()) {
          return;
        }
        server.thaw();
      }
      assertThat(server.isRunning()).as(server::log).isTrue();
    }
  }

  /// Holds the server still at moments of chance until it is making a checkpoint.
  private void aimAtCheckpoint() {
    for (int i = 0; i < PROBES; i++) {
      Threads.Strand asking = Threads.platform().start("checkpoint", this::checkpoint);
      assertThat(server.ends(random.nextInt(1, 30))).as(server::log).isFalse();
      server.freeze();
      if (server.isInCheckpoint()) {
        askers.add(asking);
        return;
      }
      server.thaw();
      assertThat(asking.join(60_000)).isTrue();
    }
  }

  /// Asks the server for a checkpoint now. Whether there will be an answer nobody knows.
  private void checkpoint() {
    try (Connection connection = DriverManager.getConnection(url(""), "postgres", "");
        Statement statement = connection.createStatement()) {
      statement.execute("checkpoint");
    } catch (SQLException e) {
      if (!Client.isGone(e)) {
        faults.add(e);
      }
    }
  }

  // Recovering

  private void recover(Side recoverer) throws IOException {
    for (int cuts = random.nextInt(3); cuts > 0; cuts--) {
      killInRecovery(random.nextBoolean() ? Side.GAJAH : Side.REAL);
    }
    server = launch(recoverer);
    server.awaitReady();
    if (server.hasMislaidPrepared()) {
      tally.mislaid++;
      server.stop();
      server = launch(recoverer);
      server.awaitReady();
    }
    if (recoverer == Side.GAJAH) {
      tally.recoveredByGajah++;
    } else {
      tally.recoveredByReal++;
    }
  }

  /// Starts a server and kills it after its recovery has begun, if it is slow enough.
  private void killInRecovery(Side side) throws IOException {
    ServerRun recovering = launch(side);
    // There is nothing to redo where the one before was killed after its last checkpoint.
    recovering.await(() -> recovering.log().contains(ServerRun.REDO) || recovering.isReady());
    long moment =
        System.nanoTime() + random.nextLong(side == Side.GAJAH ? 250_000_000 : 30_000_000);
    while (System.nanoTime() < moment) {
      Thread.onSpinWait();
    }
    recovering.kill();
    if (!recovering.isReady()) {
      tally.inRecovery++;
      tally.inRecoveryOfGajah += side == Side.GAJAH ? 1 : 0;
    }
    assertThat(recovering.log()).doesNotContain("PANIC", "XX000");
  }

  private void check(List<List<Journal.Entry>> journals, long since) {
    try (Connection connection = DriverManager.getConnection(url(""), "postgres", "")) {
      books.check(connection, journals, since);
    } catch (SQLException e) {
      throw new IllegalStateException(server.log(), e);
    }
    assertThat(server.log()).doesNotContain("PANIC", "XX000");
  }

  /// The real server and its tools look at everything.
  void judge() throws IOException {
    if (server.side != Side.REAL) {
      server.stop();
      server = launch(Side.REAL);
      server.awaitReady();
    }
    String told =
        cluster.client(
            "pg_amcheck", "--heapallindexed", "--rootdescend", "--verbose", "-d", "postgres");
    assertThat(told).contains("ledger_key", "ledger_account").doesNotContain("skipping");
    cluster.psql("vacuum");
    server.stop();
    assertThat(cluster.run("pg_checksums", "--check", "-D", cluster.data().toString()))
        .contains("Bad checksums:  0");
    server = launch(Side.REAL);
    server.awaitReady();
  }

  /// Whatever happened, no server stays.
  void end() {
    if (server.isRunning()) {
      server.kill();
    }
    cluster.run("rm", "-f", cluster.data().resolve("postmaster.pid").toString());
  }
}
