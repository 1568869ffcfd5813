package org.gajah.recovery.redo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.gajah.base.error.PgException;
import org.gajah.base.id.Lsn;
import org.gajah.base.memory.SharedMemory;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Disk.OpenMode;
import org.gajah.base.seam.DiskFile;
import org.gajah.base.seam.Threads;
import org.gajah.base.seam.memory.MemoryDisk;
import org.gajah.disk.ClusterFiles;
import org.gajah.locks.Proc;
import org.gajah.locks.ProcTable;
import org.gajah.wal.Wal;
import org.gajah.wal.WalFileSource;
import org.gajah.wal.WalFiles;
import org.gajah.wal.WalInserter;
import org.gajah.wal.WalListener;
import org.gajah.walformat.InvalidWalException;
import org.gajah.walformat.RecordDecoder;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.ResourceManagerId;
import org.gajah.walformat.WalFormat;
import org.gajah.walformat.WalPageSource;
import org.gajah.walformat.WalReader;
import org.gajah.walformat.WalSegmentSize;
import org.gajah.walformat.record.XlogRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Reading ahead gives what the reader alone gives, to the last record and the reason for the end.
class RecordsAheadTest {
  private static final Path ROOT = Path.of("/data");
  private static final Path FOLDER = ROOT.resolve("pg_wal");
  private static final WalSegmentSize SEGMENTS = new WalSegmentSize(WalSegmentSize.MIN);
  private static final long SYSTEM_ID = 7;
  private static final long START = SEGMENTS.start(5);
  private static final int RECORDS = 6000;

  private final SharedMemory memory = new SharedMemory();
  private final ProcTable procs =
      new ProcTable(8, Threads.platform(), Clock.system(), (proc, cause) -> {});
  private final Proc redo = procs.enter();
  private final MemoryDisk disk = new MemoryDisk(Clock.system());
  private final List<Long> starts = new ArrayList<>();

  @AfterEach
  void release() {
    memory.close();
  }

  private Wal log(MemoryDisk on) throws IOException {
    ClusterFiles cluster = new ClusterFiles(on, ROOT);
    if (!on.exists(FOLDER)) {
      cluster.createFolders(FOLDER);
    }
    WalFiles files = new WalFiles(cluster, SEGMENTS, memory);
    return new Wal(files, 16, procs.size(), SYSTEM_ID, 1, WalListener.NONE, memory);
  }

  /// Some megabytes, with records that cross pages and segments, and some longer than a batch.
  private void write() throws IOException {
    Wal wal = log(disk);
    wal.start(START, Lsn.INVALID, START, true, Lsn.INVALID);
    WalInserter inserter = new WalInserter(wal, procs.enter());
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < RECORDS; i++) {
      int longest = i % 1000 == 999 ? 3 * RecordBatch.BYTES : i % 50 == 49 ? 20_000 : 300;
      insert(inserter, random, random.nextInt(longest));
      starts.add(inserter.lastStart());
    }
    wal.flush(inserter.lastEnd(), redo);
    wal.close();
  }

  private static void insert(WalInserter inserter, SplittableRandom random, int length) {
    byte[] main = new byte[length];
    random.nextBytes(main);
    inserter.begin().mainData().putBytes(main);
    inserter.insert(ResourceManagerId.LOGICAL_MESSAGE, 0, 0);
  }

  private static Path file(long position) {
    return FOLDER.resolve(SEGMENTS.fileName(1, SEGMENTS.segment(position)));
  }

  private static void overwrite(MemoryDisk on, long position, byte[] bytes) throws IOException {
    try (DiskFile file = on.open(file(position), OpenMode.READ_WRITE)) {
      file.write(MemorySegment.ofArray(bytes), SEGMENTS.offset(position));
    }
  }

  /// All that is to be seen of a log.
  private record Seen(
      List<String> records,
      @Nullable String fault,
      long end,
      long aborted,
      long missing,
      @Nullable String failure) {}

  private static String describe(RecordView record, long overwritten) {
    byte[] bytes = new byte[record.totalLength()];
    record.copyTo(bytes, 0);
    return "%X to %X: %d bytes of %d, hash %X, overwritten %X"
        .formatted(
            record.start(),
            record.end(),
            bytes.length,
            record.mainLength(),
            Arrays.hashCode(bytes),
            overwritten);
  }

  private static Seen seen(WalReader reader, List<String> records, @Nullable String failure) {
    return new Seen(
        records,
        reader.fault(),
        reader.end(),
        reader.abortedRecord(),
        reader.missingContrecord(),
        failure);
  }

  private Seen alone(WalPageSource source) {
    WalReader reader = new WalReader(source, SEGMENTS, SYSTEM_ID);
    reader.begin(START);
    List<String> records = new ArrayList<>();
    String failure = null;
    try {
      while (reader.next()) {
        records.add(describe(reader.record(), reader.overwrittenRecord()));
      }
    } catch (PgException e) {
      failure = e.getMessage();
    }
    return seen(reader, records, failure);
  }

  private Seen ahead(WalPageSource source) {
    WalReader reader = new WalReader(source, SEGMENTS, SYSTEM_ID);
    reader.begin(START);
    List<String> records = new ArrayList<>();
    String failure = null;
    try (RecordsAhead ahead = records(reader)) {
      for (RecordView record = ahead.next(); record != null; record = ahead.next()) {
        records.add(describe(record, ahead.overwritten()));
      }
    } catch (PgException e) {
      failure = e.getMessage();
    }
    return seen(reader, records, failure);
  }

  private RecordsAhead records(WalReader reader) {
    return new RecordsAhead(reader, new RecordDecoder(), Threads.platform(), redo);
  }

  private WalFileSource source(MemoryDisk on) {
    WalFiles files = new WalFiles(new ClusterFiles(on, ROOT), SEGMENTS, memory);
    return new WalFileSource(files, segment -> 1, Long.MAX_VALUE);
  }

  /// Reads a log both ways and returns what both have seen.
  private Seen read(MemoryDisk on) {
    Seen expected;
    try (WalFileSource source = source(on)) {
      expected = alone(source);
    }
    try (WalFileSource source = source(on)) {
      assertThat(ahead(source)).isEqualTo(expected);
    }
    return expected;
  }

  @Test
  void aWholeLog() throws IOException {
    write();
    assertThat(read(disk).records).hasSize(RECORDS);
  }

  @Test
  void anEmptyLog() throws IOException {
    write();
    overwrite(disk, START, new byte[8192]);
    assertThat(read(disk).records).isEmpty();
  }

  @Test
  void spoiltBytes() throws IOException {
    write();
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 60; i++) {
      MemoryDisk spoilt = disk.fork();
      int number = random.nextInt(RECORDS);
      long position = starts.get(number) + random.nextInt(24);
      if (position % 8192 < 40) {
        continue; // not in the record, but in the head of a page
      }
      overwrite(spoilt, position, new byte[] {(byte) 0xEE});
      Seen seen = read(spoilt);
      assertThat(seen.records).hasSize(number);
      assertThat(seen.fault).isNotNull();
    }
  }

  @Test
  void aSegmentIsMissing() throws IOException {
    write();
    long missing = SEGMENTS.start(7);
    disk.delete(file(missing));
    Seen seen = read(disk);
    assertThat(seen.records).hasSize(before(missing));
    assertThat(seen.fault).isNull();
  }

  /// How many records end before a position.
  private int before(long position) {
    int count = (int) starts.stream().filter(start -> start < position).count();
    return count - 1; // the last goes on behind it
  }

  @Test
  void aTornRecordAndOneThatIsOverwritten() throws IOException {
    write();
    long torn = SEGMENTS.start(7) + 5 * 8192;
    for (long page = torn; page < SEGMENTS.start(8); page += 8192) {
      overwrite(disk, page, new byte[8192]);
    }
    Seen seen = read(disk);
    int whole = before(torn);
    assertThat(seen.records).hasSize(whole);
    assertThat(seen.missing).isEqualTo(torn);
    assertThat(seen.aborted).isEqualTo(starts.get(whole));

    Wal wal = log(disk);
    wal.start(seen.missing, starts.get(whole - 1), START, true, seen.aborted);
    WalInserter inserter = new WalInserter(wal, procs.enter());
    inserter.begin();
    inserter.insert(new XlogRecord.OverwriteContrecord(seen.aborted, 5));
    insert(inserter, new SplittableRandom(9), 100);
    wal.flush(inserter.lastEnd(), redo);
    wal.close();
    List<String> records = read(disk).records;
    assertThat(records).hasSize(whole + 2);
    assertThat(records.get(whole)).endsWith("overwritten %X".formatted(seen.aborted));
    assertThat(records.getLast()).endsWith("overwritten 0");
  }

  /// A disk that fails somewhere.
  private record Failing(WalPageSource source, long from) implements WalPageSource {
    @Override
    public int read(long position, int required, long record, byte[] into)
        throws InvalidWalException {
      if (position >= from) {
        throw PgException.internal("could not read from WAL segment");
      }
      int count = source.read(position, required, record, into);
      return (int) Math.min(count, from - position);
    }

    @Override
    public int timeline() {
      return source.timeline();
    }
  }

  @Test
  void aFailureIsToldBehindTheRecordsThatWereRead() throws IOException {
    write();
    long from = SEGMENTS.start(8) + 40 * WalFormat.PAGE_SIZE;
    Seen expected;
    try (WalFileSource source = source(disk)) {
      expected = alone(new Failing(source, from));
    }
    assertThat(expected.records).hasSize(before(from));
    assertThat(expected.failure).isEqualTo("could not read from WAL segment");
    try (WalFileSource source = source(disk)) {
      Seen seen = ahead(new Failing(source, from));
      assertThat(seen.records).isEqualTo(expected.records);
      assertThat(seen.failure).isEqualTo(expected.failure);
    }
  }

  /// Counts who reads.
  private record Counting(WalPageSource source, AtomicInteger reads) implements WalPageSource {
    @Override
    public int read(long position, int required, long record, byte[] into)
        throws InvalidWalException {
      reads.incrementAndGet();
      return source.read(position, required, record, into);
    }

    @Override
    public int timeline() {
      return source.timeline();
    }
  }

  @Test
  void whoStopsEarlyStopsTheThread() throws IOException {
    write();
    try (WalFileSource source = source(disk)) {
      Seen whole = alone(source);
      for (int wanted : new int[] {0, 1, 700, 3000}) {
        AtomicInteger reads = new AtomicInteger();
        WalReader reader = new WalReader(new Counting(source, reads), SEGMENTS, SYSTEM_ID);
        reader.begin(START);
        RecordsAhead ahead = records(reader);
        for (int i = 0; i < wanted; i++) {
          assertThat(ahead.next()).isNotNull();
        }
        ahead.close();
        int before = reads.get();
        // The reader is ours again, and goes on behind what was read.
        int rest = 0;
        while (reader.next()) {
          rest++;
        }
        assertThat(rest).isPositive().isLessThanOrEqualTo(whole.records.size() - wanted);
        assertThat(reads.get()).isGreaterThan(before);
      }
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals(RecordsAhead.NAME));
  }
}
