package org.gajah.disk;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.gajah.base.error.Severity;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.DiskFile;
import org.gajah.base.seam.FileStatus;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Requests for syncs under a model checker: two who write to a file, one of whom syncs it at once
/// now and then, one who makes checkpoints, and everybody closes the file. When a checkpoint is
/// done, what was written before it began is durable; and the file is never closed with writes that
/// were not synced.
public class SyncRequestsModelTest {
  private final AtomicInteger written = new AtomicInteger();
  private final AtomicInteger synced = new AtomicInteger();

  /// Writes whose writers have left their request and say that the page is clean.
  private final AtomicInteger trusted = new AtomicInteger();

  private volatile boolean closedTooEarly;

  private final Disk disk = new OneFile();
  private final SyncRequests requests = new SyncRequests(new ClusterFiles(disk, Path.of("/data")));
  private final SegmentFile file =
      new SegmentFile(disk, Path.of("/data/base/5/16384"), new OpenFiles(100), Severity.PANIC);

  @Operation(nonParallelGroup = "first")
  public void writeFirst() throws IOException {
    write();
  }

  @Operation(nonParallelGroup = "second")
  public void writeSecond() throws IOException {
    write();
  }

  private void write() throws IOException {
    DiskFile acquired = file.acquire(Disk.OpenMode.READ_WRITE);
    acquired.write(MemorySegment.NULL, 0);
    int mine = written.get();
    requests.add(file);
    file.release();
    trusted.accumulateAndGet(mine, Math::max);
  }

  @Operation(nonParallelGroup = "second")
  public void syncNow() {
    requests.syncNow(file);
  }

  @Operation
  public void closeIfIdle() {
    file.closeIfIdle(false);
  }

  @Operation
  public void syncAndClose() {
    file.closeIfIdle(true);
  }

  /// @return whether what could be trusted before it is durable
  @Operation(nonParallelGroup = "checkpointer")
  public boolean checkpoint() {
    int before = trusted.get();
    requests.sync(Clock.system());
    return synced.get() >= before && !closedTooEarly;
  }

  @Test
  void aCheckpointMissesNoWrite() {
    new ModelCheckingOptions()
        .threads(3)
        .actorsPerThread(2)
        .actorsAfter(1)
        .iterations(12)
        .invocationsPerIteration(400)
        .loopBound(1000)
        .sequentialSpecification(AllIsWell.class)
        .check(SyncRequestsModelTest.class);
  }

  /// What the answers should be.
  public static class AllIsWell {
    public void writeFirst() {}

    public void writeSecond() {}

    public void syncNow() {}

    public void closeIfIdle() {}

    public void syncAndClose() {}

    public boolean checkpoint() {
      return true;
    }
  }

  /// A disk with a file that only counts writes. A sync covers what was written when it began.
  private final class OneFile implements Disk, DiskFile {
    @Override
    public DiskFile open(Path path, OpenMode mode) {
      return this;
    }

    @Override
    public void write(MemorySegment from, long position) {
      written.incrementAndGet();
    }

    @Override
    public void sync() {
      int now = written.get();
      synced.accumulateAndGet(now, Math::max);
    }

    @Override
    public void close() {
      closedTooEarly |= synced.get() < written.get();
    }

    @Override
    public @Nullable FileStatus status(Path path) {
      throw new AssertionError(path);
    }

    @Override
    public List<String> list(Path directory) {
      throw new AssertionError(directory);
    }

    @Override
    public void createDirectory(Path path) {
      throw new AssertionError(path);
    }

    @Override
    public void rename(Path from, Path to) {
      throw new AssertionError(from);
    }

    @Override
    public void delete(Path path) {
      throw new AssertionError(path);
    }

    @Override
    public void createSymbolicLink(Path link, Path target) {
      throw new AssertionError(link);
    }

    @Override
    public Path readSymbolicLink(Path link) {
      throw new AssertionError(link);
    }

    @Override
    public void syncDirectory(Path directory) {
      throw new AssertionError(directory);
    }

    @Override
    public int read(MemorySegment into, long position) {
      throw new AssertionError();
    }

    @Override
    public void truncate(long size) {
      throw new AssertionError();
    }

    @Override
    public long size() {
      throw new AssertionError();
    }
  }
}
