package org.gajah.buffer;

import java.util.concurrent.atomic.AtomicInteger;
import org.gajah.base.memory.SharedMemory;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Threads;
import org.gajah.base.seam.memory.MemoryDisk;
import org.gajah.locks.Proc;
import org.gajah.locks.ProcTable;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

/// Who sets hints on a page and who writes it, under a model checker. A page that is not dirty is
/// on disk as it is in memory, and none is written before the image that its hint has logged.
public class FramesModelTest {
  private static final int LOOPS = 1000;

  /// What never changes; a model is made anew for each way in which steps interleave.
  private static final PoolStage STAGE = new PoolStage(new MemoryDisk(Clock.system()), 1, false);

  private final Frames frames = new Frames(1, new SharedMemory());
  private final Proc writer =
      new ProcTable(1, Threads.platform(), Clock.system(), (proc, cause) -> {}).enter();

  /// Hints that stand on the page, those for which it has been marked, and those that stand on
  /// disk.
  private final AtomicInteger page = new AtomicInteger();

  private final AtomicInteger marked = new AtomicInteger();
  private int onDisk;
  private long lastLsn;

  public FramesModelTest() {
    frames.give(0, STAGE.fork(1));
    PageWriter.setLsn(frames.page(0), 0);
    frames.setFlags(0, FrameState.TAGGED | FrameState.VALID);
  }

  /// Sets a hint, the image of which ends at an LSN that is greater each time.
  @Operation(nonParallelGroup = "hinter")
  public void hint() {
    int content = page.incrementAndGet();
    lastLsn += 8;
    frames.markHinted(0, lastLsn);
    marked.accumulateAndGet(content, Math::max);
  }

  /// Another who sets hints, and logs none.
  @Operation(nonParallelGroup = "other")
  public void hintUnlogged() {
    int content = page.incrementAndGet();
    frames.setFlags(0, FrameState.DIRTY | FrameState.JUST_DIRTIED);
    marked.accumulateAndGet(content, Math::max);
  }

  /// @return whether the writer did right
  @Operation(nonParallelGroup = "writer")
  public boolean write() {
    if (!frames.startWrite(0, writer)) {
      return true;
    }
    long flushed = PageHeader.lsn(frames.page(0));
    int content = page.get();
    boolean right = PageHeader.lsn(frames.page(0)) == flushed;
    onDisk = content;
    frames.finishWrite(0, true);
    return right;
  }

  /// Writes until nothing is left to write.
  @Operation(nonParallelGroup = "writer")
  public boolean isAllOnDiskInTheEnd() {
    int before = marked.get();
    boolean right = write() & write();
    return right && onDisk >= before;
  }

  @Test
  void nothingIsLostAndNothingIsWrittenTooEarly() {
    new ModelCheckingOptions()
        .threads(3)
        .actorsPerThread(2)
        .iterations(8)
        .invocationsPerIteration(250)
        .loopBound(LOOPS)
        .sequentialSpecification(AllIsWell.class)
        .check(FramesModelTest.class);
  }

  /// What the answers should be.
  public static class AllIsWell {
    public void hint() {}

    public void hintUnlogged() {}

    public boolean write() {
      return true;
    }

    public boolean isAllOnDiskInTheEnd() {
      return true;
    }
  }
}
