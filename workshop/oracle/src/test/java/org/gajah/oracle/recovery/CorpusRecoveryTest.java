package org.gajah.oracle.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.WalCorpus;
import org.gajah.recovery.StorageEngine;
import org.gajah.recovery.cluster.StorageSettings;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.ResourceManagerId;
import org.gajah.walformat.WalLevel;
import org.gajah.walformat.WalPageSource;
import org.gajah.walformat.WalReader;
import org.gajah.walformat.WalSegmentSize;
import org.gajah.walformat.file.ClusterState;
import org.gajah.walformat.file.ControlFile;
import org.gajah.walformat.record.WalRecords;
import org.gajah.walformat.record.XlogRecord;
import org.junit.jupiter.api.Test;

/// The corpus of WAL that holds every resource manager is replayed on the directory that it started
/// from, by us and by the real server.
final class CorpusRecoveryTest {
  private static final WalSegmentSize SIZE = new WalSegmentSize(WalCorpus.SEGMENT_SIZE);

  @Test
  void theWholeCorpusComesOutAsWithTheRealServer() throws IOException {
    try (WalCorpus corpus = WalCorpus.make(Oracle.installed());
        OracleServer server = OracleServer.adopt(Oracle.installed(), corpus.base())) {
      addLog(corpus, server);
      Path ours = server.directory().resolve("ours");
      server.copyData(ours);
      Path tablespace = corpus.data().resolveSibling("tablespace");
      server.run("rm", "-rf", tablespace.toString());
      server.run("mkdir", tablespace.toString());
      Engines engines =
          new Engines(
              StorageSettings.DEFAULT
                  .recovery(new StorageSettings.Recovery(10_000, false, false, true))
                  .processes(StorageSettings.Processes.DEFAULT.maxPreparedTransactions(10))
                  .logging(
                      new StorageSettings.Logging(WalLevel.REPLICA, true, false, true, false)));
      try (StorageEngine engine = engines.start(ours)) {
        engine.shutdown();
      } catch (PgException fault) {
        throw new AssertionError(fault.primaryMessage() + "\n" + fault.fields(), fault);
      } finally {
        System.out.println(String.join("\n", engines.log));
      }
      Path ourTablespace = server.directory().resolve("our_tablespace");
      server.run("mv", tablespace.toString(), ourTablespace.toString());
      server.run("mkdir", tablespace.toString());
      server.startAgain();
      server.stop();
      DirectoryComparison comparison =
          new DirectoryComparison(ours, server.data()).tablespace(ourTablespace, tablespace).run();
      System.out.println(comparison.compared);
      assertThat(comparison.differences).isEmpty();
    }
  }

  /// Gives the directory all log of the corpus up to where `wal_level` goes down, and makes it look
  /// as if the server had died there.
  private static void addLog(WalCorpus corpus, OracleServer server) throws IOException {
    Path control = server.data().resolve("global/pg_control");
    ControlFile file = ControlFile.decode(Files.readAllBytes(control));
    List<String> segments = corpus.segments(1);
    for (String name : segments) {
      server.run(
          "cp", corpus.wal().resolve(name).toString(), server.data().resolve("pg_wal").toString());
    }
    long end = endOfReplayable(server.data().resolve("pg_wal"), file);
    for (String name : segments) {
      Path segment = server.data().resolve("pg_wal").resolve(name);
      long number = SIZE.segmentOf(name);
      if (number > SIZE.segment(end)) {
        Files.delete(segment);
      } else if (number == SIZE.segment(end)) {
        byte[] bytes = Files.readAllBytes(segment);
        Arrays.fill(bytes, SIZE.offset(end), bytes.length, (byte) 0);
        Files.write(segment, bytes, StandardOpenOption.WRITE);
      }
    }
    ByteSink changed = new ByteSink(ControlFile.FILE_SIZE);
    file.withState(ClusterState.IN_PRODUCTION, file.time()).encode(changed);
    Files.write(
        control, Arrays.copyOf(changed.array(), ControlFile.FILE_SIZE), StandardOpenOption.WRITE);
  }

  /// Where a record says that `wal_level` is minimal from there on.
  private static long endOfReplayable(Path wal, ControlFile control) {
    WalReader reader = new WalReader(source(wal), SIZE, control.systemId());
    reader.begin(control.checkpointLsn());
    Map<String, Integer> counts = new TreeMap<>();
    while (reader.next()) {
      RecordView record = reader.record();
      if (record.resourceManagerNumber() == ResourceManagerId.XLOG.number()
          && XlogRecord.decode(record) instanceof XlogRecord.ParameterChange change
          && change.walLevel() == 0) {
        break;
      }
      counts.merge(
          ResourceManagerId.of(record.resourceManagerNumber()).label()
              + "/"
              + WalRecords.nameOf(record.resourceManagerNumber(), record.info()),
          1,
          Integer::sum);
    }
    System.out.println(counts);
    return reader.record().start();
  }

  private static WalPageSource source(Path wal) {
    return new WalPageSource() {
      @Override
      public int read(long position, int required, long record, byte[] into) {
        Path file = wal.resolve(SIZE.fileName(1, SIZE.segment(position)));
        if (!Files.exists(file)) {
          return END;
        }
        try (var channel = Files.newByteChannel(file)) {
          channel.position(SIZE.offset(position));
          int count = channel.read(MemorySegment.ofArray(into).asSlice(0, 8192).asByteBuffer());
          return count < required ? END : count;
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }

      @Override
      public int timeline() {
        return 1;
      }
    };
  }
}
