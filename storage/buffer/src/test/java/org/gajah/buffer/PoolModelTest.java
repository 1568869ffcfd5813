package org.gajah.buffer;

import org.gajah.base.memory.SharedMemory;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Threads;
import org.gajah.base.seam.memory.MemoryDisk;
import org.gajah.disk.RelationFork;
import org.gajah.locks.Proc;
import org.gajah.locks.ProcTable;
import org.gajah.page.Bytes;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/// How frames change hands, under a model checker: two processes look for more pages than there are
/// frames, without a lock where they can, while a third drops a relation, or writes. Everybody
/// always finds the page that he asked for.
@Param(name = "block", gen = IntGen.class, conf = "0:2")
public class PoolModelTest {
  private static final int CONTENT = 1000;
  private static final int LOOPS = 1000;

  /// What never changes; a model is made anew for each way in which steps interleave.
  private static final PoolStage STAGE = new PoolStage(new MemoryDisk(Clock.system()), 1, false);

  private static final RelationFork FORK = STAGE.fork(1);
  private static final RelationFork DROPPED = STAGE.fork(2);

  private final BufferPool pool = new BufferPool(3, false, STAGE.wal, new SharedMemory());
  private final ProcTable procs =
      new ProcTable(3, Threads.platform(), Clock.system(), (proc, cause) -> {});
  private final Proc first = procs.enter();
  private final Proc second = procs.enter();
  private final Proc third = procs.enter();

  /// Uses a page, which bears its block's number plus 1: whoever brings it in writes that.
  ///
  /// @return what is wrong; 0 for nothing
  private int use(RelationFork fork, int block, Proc proc) {
    int found = pool.pinOrAllocate(fork, block, null, proc);
    int frame = found >= 0 ? found : -1 - found;
    int wrong = 0;
    if (found < 0) {
      wrong |= FrameState.has(pool.state(frame), FrameState.VALID) ? 1 : 0;
      Bytes.setInt(pool.page(frame), CONTENT, block + 1);
      pool.finishRead(frame, true);
    } else {
      wrong |= pool.awaitRead(frame, proc) ? 0 : 2;
    }
    wrong |= pool.file(frame) == fork ? 0 : 4;
    wrong |= pool.block(frame) == block ? 0 : 8;
    wrong |= Bytes.intAt(pool.page(frame), CONTENT) == block + 1 ? 0 : 16;
    pool.unpin(frame);
    return wrong;
  }

  @Operation(nonParallelGroup = "first")
  public int useFirst(@Param(name = "block") int block) {
    return use(FORK, block, first);
  }

  @Operation(nonParallelGroup = "second")
  public int useSecond(@Param(name = "block") int block) {
    return use(FORK, block, second);
  }

  /// @return how many pages of the dropped relation are still there
  @Operation(nonParallelGroup = "third")
  public int useAndDrop() {
    int wrong = use(DROPPED, 0, third);
    pool.drop((file, block) -> file == DROPPED, third);
    int frame = pool.pinIfPresent(BufferTable.tag(DROPPED.id(), 0), third, false);
    return frame == BufferTable.NONE ? wrong : 32;
  }

  @Test
  void everybodyFindsHisPage() {
    new ModelCheckingOptions()
        .threads(3)
        .actorsBefore(2)
        .actorsPerThread(2)
        .iterations(8)
        .invocationsPerIteration(250)
        .loopBound(LOOPS)
        .sequentialSpecification(AllIsWell.class)
        .check(PoolModelTest.class);
  }

  /// What the answers should be.
  public static class AllIsWell {
    public int useFirst(int block) {
      return 0;
    }

    public int useSecond(int block) {
      return 0;
    }

    public int useAndDrop() {
      return 0;
    }
  }
}
