package org.gajah.relations.sequence;

import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.redo.RedoContext;
import org.gajah.accessapi.redo.RedoHandler;
import org.gajah.base.bytes.Slice;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;
import org.gajah.page.heap.SequencePageWriter;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.record.SequenceRecord;

/// Redo of the resource manager Sequence: the page is made anew around the row. Mirrors `seq_redo`.
public final class SequenceRedo implements RedoHandler {
  @Override
  public void redo(RecordView view, RedoContext context) {
    Slice tuple = SequenceRecord.decode(view).tuple();
    if (context.pageToInit(view, 0) != RedoContext.Action.NOT_FOUND) {
      MemorySegment page = context.content(0);
      SequencePageWriter.init(page, tuple.array(), tuple.from(), tuple.length());
      context.applied(view, 0);
    }
    context.release(0);
  }

  @Override
  public void mask(MemorySegment page, int block) {
    PageWriter.setLsn(page, 0);
    PageWriter.setChecksum(page, 0);
    int lower = PageHeader.lower(page);
    int upper = PageHeader.upper(page);
    if (lower < upper) {
      page.asSlice(lower, upper - lower).fill((byte) 0);
    }
  }
}
