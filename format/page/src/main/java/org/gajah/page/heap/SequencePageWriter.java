package org.gajah.page.heap;

import java.lang.foreign.MemorySegment;
import org.gajah.page.Bytes;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;

/// Changes to the page of a sequence. Called only while a WAL record is applied.
public final class SequencePageWriter {
  private SequencePageWriter() {}

  /// Makes the page anew around a tuple.
  ///
  /// @param tuple with its header
  public static void init(MemorySegment page, byte[] tuple, int from, int length) {
    PageWriter.init(page, SequencePage.SPECIAL_SIZE);
    Bytes.setInt(page, PageHeader.special(page), SequencePage.MAGIC);
    PageWriter.addHeapItemAt(page, tuple, from, length, 1);
  }

  /// Changes the tuple's attributes in place.
  public static void set(MemorySegment page, long lastValue, long logCount, boolean called) {
    int tuple = LinePointer.tupleAt(page, 1);
    long data = tuple + (long) HeapTuple.headerSize(page, tuple);
    Bytes.setLong(page, data + SequencePage.LAST_VALUE, lastValue);
    Bytes.setLong(page, data + SequencePage.LOG_COUNT, logCount);
    Bytes.setByte(page, data + SequencePage.IS_CALLED, called ? 1 : 0);
  }
}
