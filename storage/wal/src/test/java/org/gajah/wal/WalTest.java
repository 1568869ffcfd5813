package org.gajah.wal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.gajah.activity.WaitEvent;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.id.ForkNumber;
import org.gajah.base.id.Lsn;
import org.gajah.base.id.RelFileLocator;
import org.gajah.base.memory.SharedMemory;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.DiskFile;
import org.gajah.base.seam.memory.DiskFaults;
import org.gajah.base.seam.memory.MemoryDisk;
import org.gajah.base.seam.memory.SimulatedDisk;
import org.gajah.disk.ClusterFiles;
import org.gajah.locks.Proc;
import org.gajah.wal.WalStage.Found;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.ResourceManagerId;
import org.gajah.walformat.WalFormat;
import org.gajah.walformat.WalReader;
import org.gajah.walformat.record.XlogRecord;
import org.junit.jupiter.api.Test;

/// What one process sees of the log.
class WalTest {
  private final SimulatedDisk disk = new SimulatedDisk(Clock.system(), 1);

  private static byte[] bytes(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private static List<Found> insertMany(WalInserter inserter, SplittableRandom random, int count) {
    List<Found> inserted = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] main = new byte[random.nextInt(random.nextInt(20) == 0 ? 60_000 : 400)];
      random.nextBytes(main);
      long before = inserter.lastStart();
      long end = WalStage.insert(inserter, main);
      inserted.add(new Found(inserter.lastStart(), end, before, main));
    }
    return inserted;
  }

  private static void assertSame(List<Found> found, List<Found> inserted) {
    assertThat(found).hasSameSizeAs(inserted);
    for (int i = 0; i < inserted.size(); i++) {
      Found expected = inserted.get(i);
      Found actual = found.get(i);
      assertThat(actual.start()).isEqualTo(expected.start());
      assertThat(actual.end()).isEqualTo(expected.end());
      assertThat(actual.main()).isEqualTo(expected.main());
      if (i > 0) {
        assertThat(actual.previous()).isEqualTo(expected.previous());
      }
    }
  }

  @Test
  void recordsAreReadAsTheyWereInserted() throws IOException {
    long seed = System.nanoTime();
    for (int bufferPages : new int[] {1, 2, 4, 64}) {
      SimulatedDisk fresh = new SimulatedDisk(Clock.system(), 1);
      try (WalStage stage = new WalStage(fresh, bufferPages).started()) {
        WalInserter inserter = stage.newInserter();
        List<Found> inserted = insertMany(inserter, new SplittableRandom(seed), 2000);
        stage.wal.flush(inserter.lastEnd(), stage.newProc());
        assertThat(stage.wal.endPosition()).isEqualTo(inserter.lastEnd());
        assertSame(WalStage.read(fresh.withSyncedOnly(), WalStage.START), inserted);
        assertThat(inserter.records()).isEqualTo(2000);
        assertThat(stage.wal.counters().records()).isEqualTo(2000);
        assertThat(stage.wal.counters().bytes()).isEqualTo(inserter.bytes());
        assertThat(stage.panics).as("seed %d", seed).isEmpty();
      }
    }
  }

  /// Every length of a record at every place of a page, around its end.
  @Test
  void recordsEndRightAtAndAroundThePagesEnd() throws IOException {
    try (WalStage stage = new WalStage(disk, 4).started()) {
      WalInserter inserter = stage.newInserter();
      Proc proc = stage.newProc();
      List<Found> inserted = new ArrayList<>();
      for (int over = -40; over <= 80; over++) {
        long room = WalFormat.PAGE_SIZE - (stage.wal.insertPosition() & 8191);
        if (room < 400) {
          room += WalFormat.PAGE_SIZE - 24;
        }
        int head = WalFormat.RECORD_HEADER + 5;
        byte[] main = bytes((int) room - head + over, over);
        long end = WalStage.insert(inserter, main);
        inserted.add(new Found(inserter.lastStart(), end, 0, main));
      }
      stage.wal.flush(inserter.lastEnd(), proc);
      List<Found> found = WalStage.read(disk.withSyncedOnly(), WalStage.START);
      assertThat(found).hasSize(inserted.size());
      for (int i = 0; i < found.size(); i++) {
        assertThat(found.get(i).start()).isEqualTo(inserted.get(i).start());
        assertThat(found.get(i).end()).isEqualTo(inserted.get(i).end());
        assertThat(found.get(i).main()).isEqualTo(inserted.get(i).main());
      }
      assertThat(inserted).anyMatch(record -> (record.end() & 8191) == 0);
      assertThat(inserted).anyMatch(record -> (record.end() & 8191) == 24 + 8);
    }
  }

  /// The last page of a segment may be flushed many times before the log leaves it.
  @Test
  void everyFlushedRecordOfASegmentsLastPageIsDurable() throws IOException {
    try (WalStage stage = new WalStage(disk, 16).started()) {
      WalInserter inserter = stage.newInserter();
      Proc proc = stage.newProc();
      long segment = stage.wal.segmentSize().bytes();
      long lastPage = (WalStage.START / segment + 1) * segment - WalFormat.PAGE_SIZE;
      while (stage.wal.endPosition() < lastPage) {
        WalStage.insert(inserter, bytes(1000, 1));
      }
      int checked = 0;
      while (stage.wal.endPosition() < lastPage + WalFormat.PAGE_SIZE) {
        long end = WalStage.insert(inserter, bytes(300, 2));
        stage.wal.flush(end, proc);
        assertThat(WalStage.read(disk.withSyncedOnly(), WalStage.START).getLast().end())
            .isEqualTo(end);
        checked++;
      }
      assertThat(checked).isGreaterThan(10);
    }
  }

  @Test
  void goesOnWhereAnInstanceBeforeHasStopped() throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    List<Found> inserted = new ArrayList<>();
    long end = WalStage.START;
    long last = Lsn.INVALID;
    for (int start = 0; start < 40; start++) {
      try (WalStage stage = new WalStage(disk, 4)) {
        stage.wal.start(end, last, end, true, Lsn.INVALID);
        WalInserter inserter = stage.newInserter();
        List<Found> more = insertMany(inserter, random, 1 + random.nextInt(30));
        more.set(0, new Found(more.get(0).start(), more.get(0).end(), last, more.get(0).main()));
        inserted.addAll(more);
        stage.wal.flush(inserter.lastEnd(), stage.newProc());
        end = inserter.lastEnd();
        last = inserter.lastStart();
      }
    }
    assertSame(WalStage.read(disk, WalStage.START), inserted);
  }

  @Test
  void aRecordThatWasBrokenOffIsPassedOver() throws IOException {
    long flushedUpTo;
    byte[] broken = bytes(50_000, 2);
    try (WalStage stage = new WalStage(disk, 4).started()) {
      WalInserter inserter = stage.newInserter();
      WalStage.insert(inserter, bytes(100, 1));
      // Longer than the buffers: so its beginning is written, and its end is not.
      WalStage.insert(inserter, broken);
      flushedUpTo = stage.wal.written();
      assertThat(flushedUpTo).isBetween(inserter.lastStart() + 1, inserter.lastEnd() - 1);
    }
    SimulatedDisk left = disk.afterKill();
    long aborted;
    long missing;
    long lastRecord;
    try (SharedMemory memory = new SharedMemory()) {
      WalFiles files = new WalFiles(new ClusterFiles(left, WalStage.ROOT), WalStage.SMALL, memory);
      WalReader reader =
          new WalReader(
              new WalFileSource(files, segment -> 1, Long.MAX_VALUE),
              WalStage.SMALL,
              WalStage.SYSTEM_ID);
      reader.begin(WalStage.START);
      assertThat(reader.next()).isTrue();
      lastRecord = reader.position();
      assertThat(reader.next()).isFalse();
      aborted = reader.abortedRecord();
      missing = reader.missingContrecord();
      assertThat(missing & 8191).isZero();
    }
    try (WalStage stage = new WalStage(left, 4)) {
      stage.wal.start(missing, lastRecord, lastRecord, true, aborted);
      WalInserter inserter = stage.newInserter();
      inserter.begin();
      inserter.insert(new XlogRecord.OverwriteContrecord(aborted, 5));
      byte[] next = bytes(10_000, 3);
      WalStage.insert(inserter, next);
      stage.wal.flush(inserter.lastEnd(), stage.newProc());
      List<Found> found = WalStage.read(left.withSyncedOnly(), WalStage.START);
      assertThat(found).hasSize(3);
      assertThat(found.get(1).start()).isEqualTo(missing + 24);
      assertThat(found.get(1).previous()).isEqualTo(lastRecord);
      assertThat(found.get(2).main()).isEqualTo(next);
    }
  }

  @Test
  void aSwitchLeavesTheRestOfTheSegmentEmpty() throws IOException {
    List<Long> completed = new ArrayList<>();
    WalListener listener =
        new WalListener() {
          @Override
          public void segmentCompleted(long segment) {
            completed.add(segment);
          }
        };
    try (WalStage stage = new WalStage(disk, 4, listener).started()) {
      WalInserter inserter = stage.newInserter();
      assertThat(inserter.insertSwitch(new XlogRecord.Switch())).isEqualTo(WalStage.START);
      WalStage.insert(inserter, bytes(100, 1));
      long switched = inserter.insertSwitch(new XlogRecord.Switch());
      assertThat(switched).isEqualTo(inserter.lastEnd());
      assertThat(completed).containsExactly(5L);
      assertThat(stage.wal.flushed()).isEqualTo(WalStage.SMALL.start(6));
      assertThat(stage.wal.lastSegmentSwitch().lsn()).isEqualTo(WalStage.SMALL.start(6));
      assertThat(stage.wal.endPosition()).isEqualTo(WalStage.SMALL.start(6));
      assertThat(inserter.insertSwitch(new XlogRecord.Switch())).isEqualTo(WalStage.SMALL.start(6));
      WalStage.insert(inserter, bytes(200, 2));
      stage.wal.flush(inserter.lastEnd(), stage.newProc());
      assertThat(inserter.lastStart()).isEqualTo(WalStage.SMALL.start(6) + 40);
      List<Found> found = WalStage.read(disk.withSyncedOnly(), WalStage.START);
      assertThat(found).hasSize(3);
      assertThat(found.get(2).main()).isEqualTo(bytes(200, 2));
      assertThat(found.get(2).previous()).isEqualTo(found.get(1).start());
      assertEmpty(switched);
    }
  }

  private void assertEmpty(long from) throws IOException {
    try (DiskFile file =
        disk.open(
            WalStage.ROOT.resolve("pg_wal").resolve(WalStage.SMALL.fileName(1, 5)),
            Disk.OpenMode.READ)) {
      int offset = WalStage.SMALL.offset(from);
      MemorySegment rest = MemorySegment.ofArray(new byte[WalStage.SMALL.bytes() - offset]);
      assertThat(file.read(rest, offset)).isEqualTo(rest.byteSize());
      assertThat(rest.mismatch(MemorySegment.ofArray(new byte[(int) rest.byteSize()])))
          .isEqualTo(-1);
    }
  }

  @Test
  void asynchronousCommitsAreFlushedInTheBackground() throws IOException {
    try (WalStage stage = new WalStage(disk, 16).started()) {
      WalInserter inserter = stage.newInserter();
      Proc writer = stage.newProc();
      assertThat(stage.wal.flushInBackground(128, false, writer)).isFalse();
      WalStage.insert(inserter, bytes(100, 1));
      assertThat(stage.wal.flushInBackground(128, false, writer)).isFalse();
      stage.wal.asyncCommit(inserter.lastEnd());
      assertThat(stage.wal.needsFlush(inserter.lastEnd())).isTrue();
      assertThat(stage.wal.flushInBackground(128, false, writer)).isTrue();
      assertThat(stage.wal.flushed()).isEqualTo(inserter.lastEnd());
      WalStage.insert(inserter, bytes(20_000, 2));
      assertThat(stage.wal.flushInBackground(128, false, writer)).isTrue();
      assertThat(stage.wal.written()).isEqualTo(inserter.lastEnd() & -8192);
      assertThat(stage.wal.flushed()).isLessThan(stage.wal.written());
      assertThat(stage.wal.flushInBackground(128, true, writer)).isTrue();
      assertThat(stage.wal.flushed()).isEqualTo(inserter.lastEnd() & -8192);
      assertThat(stage.wal.flushInBackground(0, true, writer)).isFalse();
    }
  }

  @Test
  void asynchronousCommitsWakeTheWriterWhenItHibernatesOrThereIsMuch() throws IOException {
    try (WalStage stage = new WalStage(disk, 16).started()) {
      WalInserter inserter = stage.newInserter();
      Proc writer = stage.newProc();
      stage.wal.writerCall().writer(writer);
      stage.wal.writerCall().flushAfter(2);
      assertThat(isWokenByCommit(stage, inserter, 100, writer)).isFalse();
      assertThat(isWokenByCommit(stage, inserter, 30_000, writer)).as("much").isTrue();
      stage.wal.flush(inserter.lastEnd(), writer);
      assertThat(isWokenByCommit(stage, inserter, 100, writer)).isFalse();
      stage.wal.writerCall().hibernating(true);
      assertThat(isWokenByCommit(stage, inserter, 100, writer)).as("hibernates").isTrue();
      stage.wal.writerCall().writer(null);
      assertThat(isWokenByCommit(stage, inserter, 100, writer)).isFalse();
    }
  }

  private static boolean isWokenByCommit(
      WalStage stage, WalInserter inserter, int length, Proc writer) {
    writer.resetLatch();
    WalStage.insert(inserter, bytes(length, 3));
    stage.wal.asyncCommit(inserter.lastEnd());
    return writer.waitLatch(WaitEvent.ACTIVITY_WAL_WRITER_MAIN, 1);
  }

  @Test
  void recoveryInsertsNothingAndTellsOfPages() throws IOException {
    List<Long> told = new ArrayList<>();
    WalListener listener =
        new WalListener() {
          @Override
          public void replayedPageWritten(long lsn) {
            told.add(lsn);
          }
        };
    try (WalStage stage = new WalStage(disk, 4, listener)) {
      WalInserter inserter = stage.newInserter();
      assertThatThrownBy(() -> WalStage.insert(inserter, bytes(1, 1)))
          .isInstanceOf(PgException.class)
          .hasMessage("cannot make new WAL entries during recovery");
      stage.wal.flush(77, stage.newProc());
      assertThat(told).containsExactly(77L);
      stage.started().wal.stop();
      assertThatThrownBy(() -> WalStage.insert(inserter, bytes(1, 1)))
          .isInstanceOf(PgException.class)
          .extracting(fault -> ((PgException) fault).severity())
          .isEqualTo(Severity.PANIC);
    }
  }

  @Test
  void aPositionBehindTheLogCannotBeFlushed() throws IOException {
    try (WalStage stage = new WalStage(disk, 4).started()) {
      Proc proc = stage.newProc();
      assertThatThrownBy(() -> stage.wal.flush(WalStage.START + 100, proc))
          .isInstanceOf(PgException.class)
          .hasMessage("xlog flush request 0/500064 is not satisfied --- flushed only to 0/500000");
      assertThat(proc.isCritical()).isFalse();
      assertThat(stage.panics).isEmpty();
    }
  }

  @Test
  void anOversizedRecordFailsWithoutPanic() throws IOException {
    try (WalStage stage = new WalStage(disk, 4).started()) {
      WalInserter inserter = stage.newInserter();
      inserter
          .begin()
          .registerBlock(
              0,
              new RelFileLocator(1, 2, 3),
              ForkNumber.MAIN,
              0,
              WalStage.page(),
              RecordBuilder.NO_IMAGE);
      inserter.begin();
      assertThatThrownBy(() -> insertBlockData(inserter, 70_000))
          .isInstanceOf(PgException.class)
          .hasMessage("too much WAL data")
          .extracting(fault -> ((PgException) fault).severity())
          .isEqualTo(Severity.ERROR);
      WalStage.insert(inserter, bytes(10, 1));
      stage.wal.flush(inserter.lastEnd(), stage.newProc());
      assertThat(stage.panics).isEmpty();
    }
  }

  private static void insertBlockData(WalInserter inserter, int length) {
    var builder = inserter.begin();
    builder.registerBlock(
        0,
        new RelFileLocator(1, 2, 3),
        ForkNumber.MAIN,
        0,
        WalStage.page(),
        RecordBuilder.NO_IMAGE);
    builder.blockData(0).putBytes(new byte[length]);
    inserter.insert(ResourceManagerId.GENERIC, 0, 0);
  }

  @Test
  void afterAFailedSyncNothingIsFlushedAnyMore() throws IOException {
    try (WalStage stage = new WalStage(disk, 4).started()) {
      WalInserter inserter = stage.newInserter();
      Proc proc = stage.newProc();
      WalStage.insert(inserter, bytes(100, 1));
      stage.wal.flush(inserter.lastEnd(), proc);
      long durable = stage.wal.flushed();
      WalStage.insert(inserter, bytes(100, 2));
      disk.faults((operation, path, position) -> {
        if (operation == DiskFaults.Operation.SYNC) {
          throw new IOException("Input/output error");
        }
      });
      assertPanic(
          () -> stage.wal.flush(inserter.lastEnd(), proc),
          "could not fsync file \"000000010000000000000005\": Input/output error");
      disk.faults(DiskFaults.NONE);
      assertPanic(() -> stage.wal.flush(inserter.lastEnd(), proc), "the write-ahead log is broken");
      assertThat(stage.wal.flushed()).isEqualTo(durable);
      assertThat(stage.panics).hasSize(2);
      assertThat(proc.isCritical()).isFalse();
    }
  }

  @Test
  void aFullDiskIsAPanic() throws IOException {
    try (WalStage stage = new WalStage(disk, 4).started()) {
      WalInserter inserter = stage.newInserter();
      WalStage.insert(inserter, bytes(100, 1));
      disk.capacity(WalStage.SMALL.bytes() / 2);
      assertPanic(
          () -> stage.wal.flush(inserter.lastEnd(), stage.newProc()),
          "could not write to file \"pg_wal/xlogtemp.1\": No space left on device");
      assertThat(disk.used()).isZero();
    }
  }

  private static void assertPanic(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(PgException.class)
        .hasMessage(message)
        .extracting(fault -> ((PgException) fault).severity())
        .isEqualTo(Severity.PANIC);
  }

  @Test
  void knowsTheLastImportantRecord() throws IOException {
    try (WalStage stage = new WalStage(disk, 4).started()) {
      WalInserter one = stage.newInserter();
      WalInserter two = stage.newInserter();
      assertThat(stage.wal.lastImportant()).isZero();
      WalStage.insert(one, bytes(10, 1));
      long important = one.lastStart();
      two.begin().mainData().putBytes(bytes(10, 1));
      two.insert(ResourceManagerId.LOGICAL_MESSAGE, 0, WalInserter.UNIMPORTANT);
      assertThat(stage.wal.lastImportant()).isEqualTo(important);
      WalStage.insert(two, bytes(10, 1));
      assertThat(stage.wal.lastImportant()).isEqualTo(two.lastStart());
    }
  }

  @Test
  void insertionAllocatesNothingButTheEndOfTheLog() throws IOException {
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (WalStage stage = new WalStage(new MemoryDisk(Clock.system()), 2048).started()) {
      WalInserter inserter = stage.newInserter();
      byte[] main = bytes(100, 1);
      for (int i = 0; i < 20_000; i++) {
        WalStage.insert(inserter, main);
      }
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 20_000; i++) {
        WalStage.insert(inserter, main);
      }
      long allocated = threads.getCurrentThreadAllocatedBytes() - before;
      assertThat(allocated / 20_000).isLessThan(64);
    }
  }
}
