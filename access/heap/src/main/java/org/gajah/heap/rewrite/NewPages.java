package org.gajah.heap.rewrite;

import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Tid;
import org.gajah.page.Bytes;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;
import org.gajah.page.heap.HeapTuple;
import org.gajah.page.heap.HeapTupleWriter;
import org.gajah.space.PageOutput;
import org.jspecify.annotations.Nullable;

/// The pages of new files, filled one after the other. Mirrors `raw_heap_insert`.
final class NewPages implements AutoCloseable {
  private final PageOutput output;
  private final int keptFree;
  private int block;
  private @Nullable MemorySegment page;

  NewPages(StorageContext context, TableDescriptor table) {
    this.output = new PageOutput(context, table.main(), table.needsWal());
    this.keptFree = PageHeader.PAGE_SIZE * (100 - table.options().fillFactor()) / 100;
  }

  /// Adds a tuple.
  ///
  /// @param leads whether it says already where its successor is; otherwise it is the last of its
  ///   chain
  /// @return its tid
  long add(byte[] tuple, boolean leads) {
    int length = Bytes.maxAlign(tuple.length);
    if (length > HeapTuple.MAX_SIZE) {
      throw new PgException(
          SqlState.PROGRAM_LIMIT_EXCEEDED,
          "row is too big: size %d, maximum size %d".formatted(length, HeapTuple.MAX_SIZE));
    }
    MemorySegment target = page;
    if (target != null && length + keptFree > HeapTuple.freeSpace(target)) {
      output.write(block++, target);
      target = null;
    }
    if (target == null) {
      target = output.page();
      PageWriter.init(target, 0);
      page = target;
    }
    int offset = PageWriter.addHeapItem(target, tuple, 0, tuple.length, HeapTuple.MAX_PER_PAGE);
    if (offset == PageWriter.NO_ROOM) {
      throw PgException.internal("failed to add tuple");
    }
    long tid = Tid.of(block, offset);
    if (!leads) {
      HeapTupleWriter.setCtid(target, LinePointer.tupleAt(target, offset), tid);
    }
    return tid;
  }

  void finish() {
    MemorySegment last = page;
    if (last != null) {
      output.write(block++, last);
      page = null;
    }
    output.finish();
  }

  /// How many pages there are.
  int count() {
    return block;
  }

  @Override
  public void close() {
    output.close();
  }
}
