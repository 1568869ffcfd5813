package org.gajah.oracle.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.bytes.Slice;
import org.gajah.base.id.RelFileLocator;
import org.gajah.disk.RelationKey;
import org.gajah.locks.Proc;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.recovery.Engines;
import org.gajah.oracle.recovery.HandMadeTable;
import org.gajah.recovery.StorageEngine;
import org.gajah.recovery.cluster.StorageProcess;
import org.gajah.recovery.cluster.StorageSettings;
import org.gajah.transaction.EndEffects;
import org.gajah.transaction.twophase.TwoPhase;
import org.gajah.transaction.twophase.TwoPhase.Finisher;
import org.gajah.transaction.twophase.TwoPhase.Row;
import org.gajah.walformat.record.DroppedStats;
import org.gajah.walformat.record.Invalidation;
import org.gajah.walformat.record.TwoPhaseState;
import org.junit.jupiter.api.Test;

/// Transactions that one server prepared are finished by the other.
final class PreparedCrossingTest {
  private static final int SUPERUSER = 10;
  private static final StorageSettings SETTINGS =
      StorageSettings.DEFAULT.processes(
          StorageSettings.Processes.DEFAULT.maxPreparedTransactions(10));

  private static OracleServer server() {
    return OracleServer.start("max_prepared_transactions = 10", "autovacuum = off");
  }

  private static Slice gid(String name) {
    return Slice.of(name.getBytes(StandardCharsets.UTF_8));
  }

  /// Deletes files; nobody else is there to be told anything.
  private record Effects(StorageEngine engine, List<Integer> dropped) implements EndEffects {
    @Override
    public void dropRelations(List<RelFileLocator> relations, Proc proc) {
      for (RelFileLocator relation : relations) {
        dropped.add(relation.relNumber());
        engine.storage().relations().delete(new RelationKey(relation), false);
      }
    }

    @Override
    public void dropStatistics(List<DroppedStats> statistics, Proc proc) {}

    @Override
    public void invalidate(
        List<Invalidation> messages,
        boolean relationCacheFile,
        int database,
        int tablespace,
        Proc proc) {
      assertThat(messages).isNotEmpty();
    }
  }

  private static void prepareTheirs(OracleServer server) {
    server.psql(
        """
        create table kept (id int);
        create table dropped (id int);
        insert into dropped values (1);
        """);
    server.psql(
        """
        begin;
        insert into kept values (1);
        savepoint a;
        insert into kept values (2);
        savepoint b;
        insert into kept values (3);
        rollback to b;
        release a;
        drop table dropped;
        create table made (id int);
        prepare transaction 'to be committed';
        """);
    server.psql(
        """
        begin;
        insert into kept values (100);
        create table never (id int);
        select * from kept for update;
        prepare transaction 'to be aborted ''ü''';
        """);
  }

  @Test
  void theirsAreFinishedByUs() throws IOException {
    try (OracleServer server = server()) {
      prepareTheirs(server);
      String expected =
          server.psql("select transaction, gid from pg_prepared_xacts order by transaction::text");
      server.stop();
      reencode(server.data().resolve("pg_twophase"), 2);
      finishTheirs(server, expected);
      server.startAgain();
      assertThat(server.psql("select id from kept order by id")).isEqualTo("1\n2\n");
      assertThat(server.psql("select count(*) from made")).isEqualTo("0\n");
      assertThat(server.psql("select to_regclass('never') is null, to_regclass('dropped') is null"))
          .isEqualTo("t|t\n");
      assertThat(server.psql("select count(*) from pg_prepared_xacts")).isEqualTo("0\n");
      server.psql("insert into kept values (4)");
    }
  }

  @Test
  void theirsThatAreOnlyInTheLogAreFinishedByUs() throws IOException {
    try (OracleServer server = server()) {
      prepareTheirs(server);
      String expected =
          server.psql("select transaction, gid from pg_prepared_xacts order by transaction::text");
      server.stop("immediate");
      reencode(server.data().resolve("pg_twophase"), 0);
      finishTheirs(server, expected);
      server.startAgain();
      assertThat(server.psql("select id from kept order by id")).isEqualTo("1\n2\n");
      assertThat(server.psql("select count(*) from pg_prepared_xacts")).isEqualTo("0\n");
    }
  }

  /// A checkpoint has written their states, and then the server died before the control file knew
  /// of it: the states are ahead of the log that is to be replayed, and come out of it once more.
  @Test
  void theirsWhoseCheckpointDidNotEndAreFinishedByUs() throws IOException {
    try (OracleServer server = server()) {
      server.psql("checkpoint");
      Path control = server.data().resolve("global/pg_control");
      byte[] before = Files.readAllBytes(control);
      prepareTheirs(server);
      String expected =
          server.psql("select transaction, gid from pg_prepared_xacts order by transaction::text");
      server.psql("checkpoint");
      server.stop("immediate");
      Files.write(control, before);
      reencode(server.data().resolve("pg_twophase"), 2);
      finishTheirs(server, expected);
      server.startAgain();
      assertThat(server.psql("select id from kept order by id")).isEqualTo("1\n2\n");
      assertThat(server.psql("select count(*) from pg_prepared_xacts")).isEqualTo("0\n");
    }
  }

  private static void finishTheirs(OracleServer server, String expected) throws IOException {
    try (StorageEngine engine = new Engines(SETTINGS).start(server.data())) {
      TwoPhase twoPhase = engine.storage().twoPhase();
      try (StorageProcess process = Engines.process(engine, 5)) {
        StringBuilder rows = new StringBuilder();
        for (Row row : twoPhase.rows(process.proc())) {
          rows.append(row.xid())
              .append('|')
              .append(row.gid().toString(StandardCharsets.UTF_8))
              .append('\n');
          assertThat(row.owner()).isEqualTo(SUPERUSER);
        }
        assertThat(rows.toString().lines().sorted().toList())
            .isEqualTo(expected.lines().sorted().toList());
        Effects effects = new Effects(engine, new ArrayList<>());
        Finisher who = new Finisher(SUPERUSER, true, 5);
        process.begin();
        twoPhase.finish(gid("to be committed"), true, who, process.transaction(), effects);
        twoPhase.finish(gid("to be aborted 'ü'"), false, who, process.transaction(), effects);
        process.transaction().commit();
        assertThat(effects.dropped).hasSize(2);
      }
      engine.shutdown();
    }
  }

  /// Takes the states apart and puts them together again.
  private static void reencode(Path folder, int count) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(count);
      for (Path file : all) {
        byte[] theirs = Files.readAllBytes(file);
        TwoPhaseState state = TwoPhaseState.decodeFile(Slice.of(theirs));
        ByteSink ours = new ByteSink(512);
        if (state != null) {
          state.encodeFile(ours);
          clearPadding(theirs, state);
        }
        assertThat(ours.length()).isEqualTo(theirs.length);
        int end = theirs.length - Integer.BYTES;
        assertThat(Arrays.mismatch(theirs, 0, end, ours.array(), 0, end)).isEqualTo(-1);
      }
    }
  }

  /// The real server leaves whatever was in memory between the fields: a byte in the header, those
  /// that a message does not use, and one in the head of each section.
  private static void clearPadding(byte[] file, TwoPhaseState state) {
    file[53] = 0;
    int[] parts = {
      state.gid().length() + 1,
      4 * state.subxacts().length,
      12 * state.commitRelations().size(),
      12 * state.abortRelations().size(),
      12 * state.commitStats().size(),
      12 * state.abortStats().size(),
      16 * state.invalidations().size()
    };
    int at = TwoPhaseState.HEADER;
    for (int part : parts) {
      at += part + 7 & ~7;
    }
    int messages = at - 16 * state.invalidations().size();
    for (int message = messages; message < at; message += 16) {
      if (file[message] != Invalidation.SMGR_ID) {
        Arrays.fill(file, message + 1, message + 4, (byte) 0);
        Arrays.fill(file, message + 12, message + 16, (byte) 0);
      }
    }
    while (at < file.length - Integer.BYTES) {
      file[at + 5] = 0;
      at += 8 + (LittleEndian.intAt(file, at) + 7 & ~7);
    }
  }

  @Test
  void oursAreFinishedByThem() throws IOException {
    prepareOurs(true);
  }

  @Test
  void oursThatAreOnlyInTheLogAreFinishedByThem() throws IOException {
    prepareOurs(false);
  }

  private static void prepareOurs(boolean cleanly) throws IOException {
    try (OracleServer server = server()) {
      HandMadeTable table = HandMadeTable.create(server, "ours");
      server.stop();
      StorageEngine engine = new Engines(SETTINGS).start(server.data());
      try (engine) {
        try (StorageProcess process = Engines.process(engine, table.database())) {
          prepare(process, table, "first", 1);
          prepare(process, table, "second", 100);
        }
        if (cleanly) {
          engine.shutdown();
        }
      }
      server.startAgain();
      assertThat(server.psql("select gid, owner, database from pg_prepared_xacts order by gid"))
          .isEqualTo("first|postgres|postgres\nsecond|postgres|postgres\n");
      assertThat(server.psql("select count(*) from ours")).isEqualTo("0\n");
      assertThat(
              server.psql(
                  "select count(*) from pg_locks where locktype = 'transactionid' and pid is null"))
          .isEqualTo("2\n");
      server.psql("commit prepared 'first'");
      server.psql("rollback prepared 'second'");
      assertThat(server.psql("select id from ours order by id")).isEqualTo("1\n2\n3\n");
      assertThat(server.log()).doesNotContain("PANIC").doesNotContain("ERROR");
    }
  }

  private static void prepare(
      StorageProcess process, HandMadeTable table, String name, int firstId) {
    process.begin();
    table.insert(process, firstId, 2, "whole");
    process.transaction().beginSubtransaction();
    table.insert(process, firstId + 2, 1, "part");
    process.transaction().commitSubtransaction();
    process.storage().twoPhase().prepare(gid(name), SUPERUSER, process.transaction());
  }
}
