package org.gajah.page.heap;

import java.lang.foreign.MemorySegment;
import org.gajah.page.Bytes;

/// The one change of a heap page that needs no WAL record: what became of xmin or xmax, noted for
/// the next reader. Two readers may write at once, each the whole mask; a hint that gets lost is
/// found again.
public final class HintBits {
  private HintBits() {}

  /// Sets hint bits in `t_infomask`. The caller has made sure that the fact is durable, and says
  /// afterwards that the buffer carries a hint.
  public static void set(MemorySegment page, int at, int bits) {
    Bytes.setShort(page, at + HeapTuple.INFOMASK, HeapTuple.infomask(page, at) | bits);
  }
}
