package org.gajah.heap;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.base.id.ForkNumber;
import org.gajah.buffer.BufferAccess;
import org.gajah.heap.change.HeapMask;
import org.gajah.locks.Proc;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;
import org.gajah.wal.WalInserter;

/// Compares pages of two clusters, hints left aside.
final class PageCheck {
  private PageCheck() {}

  static void assertSame(
      TestCluster one, TableDescriptor table, TestCluster other, TableDescriptor otherTable) {
    assertThat(otherTable.main().blocks()).isEqualTo(table.main().blocks());
    for (int block = 0; block < table.main().blocks(); block++) {
      byte[] left = masked(one, table, ForkNumber.MAIN, block);
      byte[] right = masked(other, otherTable, ForkNumber.MAIN, block);
      assertThat(right).as("block %d", block).isEqualTo(left);
    }
    boolean map = table.fork(ForkNumber.VISIBILITY_MAP).exists();
    assertThat(otherTable.fork(ForkNumber.VISIBILITY_MAP).exists()).isEqualTo(map);
    int mapBlocks = map ? table.fork(ForkNumber.VISIBILITY_MAP).blocks() : 0;
    for (int block = 0; block < mapBlocks; block++) {
      byte[] left = masked(one, table, ForkNumber.VISIBILITY_MAP, block);
      byte[] right = masked(other, otherTable, ForkNumber.VISIBILITY_MAP, block);
      assertThat(right).as("block %d of the visibility map", block).isEqualTo(left);
    }
  }

  private static byte[] masked(
      TestCluster cluster, TableDescriptor table, ForkNumber fork, int block) {
    Proc proc = cluster.procs.enter();
    BufferAccess buffers =
        new BufferAccess(cluster.pool, new WalInserter(cluster.wal, proc), proc, 1, false);
    int buffer = buffers.read(table.fork(fork), block);
    byte[] bytes = new byte[PageHeader.PAGE_SIZE];
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment copy = arena.allocate(PageHeader.PAGE_SIZE, 8);
      copy.copyFrom(buffers.page(buffer));
      if (fork == ForkNumber.MAIN) {
        HeapMask.mask(copy, block);
      } else {
        PageWriter.setLsn(copy, 0);
      }
      MemorySegment.ofArray(bytes).copyFrom(copy);
    } finally {
      buffers.release(buffer);
      cluster.procs.leave(proc);
    }
    return bytes;
  }
}
