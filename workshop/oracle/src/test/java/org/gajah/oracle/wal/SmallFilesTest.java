package org.gajah.oracle.wal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.gajah.base.id.Lsn;
import org.gajah.oracle.OracleServer;
import org.gajah.walformat.Checkpoint;
import org.gajah.walformat.WalLevel;
import org.gajah.walformat.WalSegmentSize;
import org.gajah.walformat.file.BackupLabel;
import org.gajah.walformat.file.ControlFile;
import org.gajah.walformat.file.RelationMapFile;
import org.gajah.walformat.file.TablespaceMap;
import org.gajah.walformat.file.TimelineHistory;
import org.gajah.walformat.record.TwoPhaseState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Small files of the real server: read, written anew, and told in its tools' words.
class SmallFilesTest {
  private static OracleServer server;

  @BeforeAll
  static void fill() throws IOException {
    server =
        OracleServer.start(
            "max_prepared_transactions = 5",
            "archive_mode = on",
            "wal_log_hints = on",
            "track_commit_timestamp = on");
    Path tablespace = server.directory().resolve("a table\\space");
    server.psql("copy (select 1) to program 'mkdir ''" + tablespace + "'''");
    server.psql("create tablespace ts location '" + tablespace + "'");
    server.psql("create table t (id int primary key) tablespace ts");
    server.psql("create database d");
    Path script = server.directory().resolve("prepare.sql");
    Files.writeString(
        script,
        """
        begin;
        insert into t values (1);
        savepoint a;
        create table prepared (id serial primary key, t text);
        select * from t for update;
        prepare transaction 'it''s prepared';
        checkpoint;
        """);
    server.psql("postgres", script);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static byte[] read(String name) throws IOException {
    return Files.readAllBytes(server.data().resolve(name));
  }

  @Test
  void controlFileAsPgControldataTellsIt() throws IOException {
    byte[] bytes = read("global/pg_control");
    ControlFile file = ControlFile.decode(bytes);
    ByteSink anew = new ByteSink(ControlFile.FILE_SIZE);
    file.encode(anew);
    assertThat(anew.toByteArray()).isEqualTo(bytes);
    List<String> told =
        server
            .run("pg_controldata", "-D", server.data().toString())
            .lines()
            .map(line -> line.split(":", 2)[1].strip())
            .toList();
    List<String> ours = tell(file);
    for (int i = 0; i < ours.size(); i++) {
      if (!ours.get(i).isEmpty()) {
        assertThat(ours.get(i)).as("line %s", i + 1).isEqualTo(told.get(i));
      }
    }
    assertThat(ours).hasSameSizeAs(told);
  }

  /// What pg_controldata prints line by line; nothing for times.
  private static List<String> tell(ControlFile file) {
    Checkpoint c = file.checkpoint();
    ControlFile.Format f = file.format();
    ControlFile.Settings s = file.settings();
    WalSegmentSize segments = new WalSegmentSize(f.walSegmentSize());
    return Stream.of(
            f.controlVersion(),
            f.catalogVersion(),
            Long.toUnsignedString(file.systemId()),
            file.state().label(),
            "",
            Lsn.toString(file.checkpointLsn()),
            Lsn.toString(c.redo()),
            segments.fileName(c.timeline(), segments.segment(c.redo())),
            c.timeline(),
            c.previousTimeline(),
            c.fullPageWrites() ? "on" : "off",
            (c.nextXid() >>> 32) + ":" + (int) c.nextXid(),
            c.nextOid(),
            c.nextMulti(),
            c.nextMultiOffset(),
            c.oldestXid(),
            c.oldestXidDatabase(),
            c.oldestActiveXid(),
            c.oldestMulti(),
            c.oldestMultiDatabase(),
            c.oldestCommitTsXid(),
            c.newestCommitTsXid(),
            "",
            Lsn.toString(file.unloggedLsn()),
            Lsn.toString(file.recovery().minPoint()),
            file.recovery().minPointTimeline(),
            Lsn.toString(file.recovery().backupStart()),
            Lsn.toString(file.recovery().backupEnd()),
            file.recovery().backupEndRequired() ? "yes" : "no",
            WalLevel.of(s.walLevel()).label(),
            s.walLogHints() ? "on" : "off",
            s.maxConnections(),
            s.maxWorkerProcesses(),
            s.maxWalSenders(),
            s.maxPreparedTransactions(),
            s.maxLocksPerTransaction(),
            s.trackCommitTimestamp() ? "on" : "off",
            f.maxAlign(),
            f.blockSize(),
            f.segmentBlocks(),
            f.walBlockSize(),
            f.walSegmentSize(),
            f.nameLength(),
            f.indexMaxKeys(),
            f.toastChunkSize(),
            f.largeObjectBlockSize(),
            "64-bit integers",
            f.float8ByValue() ? "by value" : "by reference",
            file.checksumVersion(),
            HexFormat.of().formatHex(file.nonce()))
        .map(String::valueOf)
        .toList();
  }

  @Test
  void damagedAndForeignControlFilesAreRefused() throws IOException {
    byte[] bytes = read("global/pg_control");
    byte[] bad = bytes.clone();
    bad[40] ^= 1;
    assertThatThrownBy(() -> ControlFile.decode(bad))
        .hasMessage("incorrect checksum in control file");
    LittleEndian.setInt(bad, 8, 1300);
    assertThatThrownBy(() -> ControlFile.decode(bad))
        .hasMessage("database files are incompatible with server")
        .extracting(e -> ((PgException) e).field(ErrorField.DETAIL))
        .isEqualTo(
            "The database cluster was initialized with PG_CONTROL_VERSION 1300, but the server was"
                + " compiled with PG_CONTROL_VERSION 1700.");
  }

  @Test
  void relationMaps() throws IOException {
    List<Path> maps = new ArrayList<>();
    try (Stream<Path> files = Files.walk(server.data())) {
      files.filter(file -> file.endsWith("pg_filenode.map")).forEach(maps::add);
    }
    assertThat(maps).hasSizeGreaterThan(3);
    for (Path file : maps) {
      byte[] bytes = Files.readAllBytes(file);
      RelationMapFile map = RelationMapFile.decode(Slice.of(bytes), file.toString());
      ByteSink anew = new ByteSink(RelationMapFile.SIZE);
      map.encode(anew);
      assertThat(anew.toByteArray()).isEqualTo(bytes);
    }
    byte[] shared = read("global/pg_filenode.map");
    RelationMapFile map = RelationMapFile.decode(Slice.of(shared), "global/pg_filenode.map");
    int oid = Integer.parseInt(server.psql("select 'pg_database'::regclass::oid").strip());
    assertThat(map.fileNumber(oid))
        .isEqualTo(
            Integer.parseInt(server.psql("select pg_relation_filenode('pg_database')").strip()));
    shared[30] ^= 1;
    assertThatThrownBy(() -> RelationMapFile.decode(Slice.of(shared), "global/pg_filenode.map"))
        .hasMessage("relation mapping file \"global/pg_filenode.map\" contains incorrect checksum");
  }

  @Test
  void twoPhaseFiles() throws IOException {
    try (Stream<Path> files = Files.list(server.data().resolve("pg_twophase"))) {
      Path file = files.findFirst().orElseThrow();
      byte[] bytes = Files.readAllBytes(file);
      TwoPhaseState state = TwoPhaseState.decodeFile(Slice.of(bytes));
      assertThat(state).isNotNull();
      if (state != null) {
        assertThat(file.getFileName()).hasToString("%016X".formatted(state.xid()));
        assertThat(state.gid().toString(UTF_8)).isEqualTo("it's prepared");
        assertThat(state.subxacts()).isNotEmpty();
        assertThat(state.abortRelations()).isNotEmpty();
        assertThat(state.invalidations()).isNotEmpty();
        assertThat(state.sections())
            .extracting(TwoPhaseState.Section::manager)
            .contains(TwoPhaseState.Section.LOCK, TwoPhaseState.Section.PGSTAT);
        ByteSink anew = new ByteSink(bytes.length);
        state.encodeFile(anew);
        // Padding differs, and with it the checksum; what is read again does not.
        assertThat(anew.length()).isEqualTo(bytes.length);
        TwoPhaseState again = TwoPhaseState.decodeFile(Slice.of(anew.toByteArray()));
        assertThat(again)
            .usingRecursiveComparison()
            .ignoringFields("gid", "sections")
            .isEqualTo(state);
      }
      bytes[60] ^= 1;
      assertThat(TwoPhaseState.decodeFile(Slice.of(bytes))).isNull();
    }
  }

  @Test
  void backupLabelsAndHistories() throws IOException {
    Path backup = server.directory().resolve("backup");
    server.client("pg_basebackup", "-D", backup.toString(), "-c", "fast", "-l", "a label", "-Ft");
    server.run("tar", "-xf", backup.resolve("base.tar").toString(), "-C", backup.toString());
    String text = Files.readString(backup.resolve("backup_label"));
    BackupLabel label = BackupLabel.parse(text);
    assertThat(label.label()).isEqualTo("a label");
    assertThat(label.text()).isEqualTo(text);
    String map = Files.readString(backup.resolve("tablespace_map"));
    TablespaceMap spaces = TablespaceMap.parse(map);
    assertThat(spaces.paths().values())
        .containsExactly(server.directory().resolve("a table\\space").toString());
    assertThat(spaces.text()).isEqualTo(map);

    List<String> history = new ArrayList<>();
    try (Stream<Path> files = Files.list(server.data().resolve("pg_wal"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".backup")).toList()) {
        history.addAll(Files.readAllLines(file));
        WalSegmentSize segments = WalSegmentSize.DEFAULT;
        assertThat(file.getFileName())
            .hasToString(
                segments.backupHistoryFileName(1, segments.segment(label.start()), label.start()));
      }
    }
    String[] stop = history.get(1).split("[: ()]+");
    String stopTime = history.get(8).substring("STOP TIME: ".length());
    assertThat(label.historyText(Lsn.parse(stop[3]), stop[5], stopTime, 1))
        .isEqualTo(String.join("\n", history) + "\n");
    assertThatThrownBy(() -> BackupLabel.parse(text.replace("CHECKPOINT", "CHECK")))
        .hasMessage("invalid data in file \"backup_label\"");
  }

  @Test
  void timelineHistories() {
    String text = "1\t0/3000000\tno recovery target specified\n\n2\t1/40\tbefore 2024-01-01\n";
    TimelineHistory history = TimelineHistory.parse(text, 3, "00000003.history");
    assertThat(history.timelineAt(0x2FFFFFFL)).isEqualTo(1);
    assertThat(history.timelineAt(0x3000000L)).isEqualTo(2);
    assertThat(history.timelineAt(0x1_0000_0040L)).isEqualTo(3);
    assertThat(history.switchPoint(1)).isEqualTo(0x3000000L);
    assertThat(history.successor(1)).isEqualTo(2);
    assertThat(history.successor(3)).isEqualTo(0);
    assertThat(history.contains(4)).isFalse();
    assertThat(TimelineHistory.newFile("", 1, 0x3000000L, "no recovery target specified"))
        .isEqualTo("1\t0/3000000\tno recovery target specified\n");
    assertThat(Arrays.asList(history.entries().toArray())).hasSize(3);
    assertThatThrownBy(() -> TimelineHistory.parse(text, 2, "00000002.history"))
        .hasMessage("invalid data in history file \"00000002.history\"");
    assertThatThrownBy(() -> TimelineHistory.parse("x\n", 2, "00000002.history"))
        .hasMessage("syntax error in history file: x");
  }
}
