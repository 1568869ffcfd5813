package org.gajah.heap.change;

import java.lang.foreign.MemorySegment;
import org.gajah.page.heap.HeapTupleWriter;
import org.gajah.page.heap.Infomask;
import org.gajah.walformat.record.HeapRecord;

/// What xmax is, in the five bits in which records say it (`infobits_set`) and in those of the two
/// masks of a tuple.
public final class XmaxBits {
  private static final int CLEARED = Infomask.XMAX_BITS | Infomask.MOVED;

  private XmaxBits() {}

  /// The five bits for masks of a tuple. A share lock is both lock bits at once.
  public static int of(int infomask, int infomask2) {
    return ((infomask & Infomask.XMAX_IS_MULTI) != 0 ? HeapRecord.XMAX_IS_MULTI : 0)
        | ((infomask & Infomask.XMAX_LOCK_ONLY) != 0 ? HeapRecord.XMAX_LOCK_ONLY : 0)
        | ((infomask & Infomask.XMAX_EXCL_LOCK) != 0 ? HeapRecord.XMAX_EXCL_LOCK : 0)
        | ((infomask & Infomask.XMAX_KEYSHR_LOCK) != 0 ? HeapRecord.XMAX_KEYSHR_LOCK : 0)
        | ((infomask2 & Infomask.KEYS_UPDATED) != 0 ? HeapRecord.KEYS_UPDATED : 0);
  }

  /// The bits of `t_infomask` for the five bits.
  public static int infomask(int infobits) {
    return ((infobits & HeapRecord.XMAX_IS_MULTI) != 0 ? Infomask.XMAX_IS_MULTI : 0)
        | ((infobits & HeapRecord.XMAX_LOCK_ONLY) != 0 ? Infomask.XMAX_LOCK_ONLY : 0)
        | ((infobits & HeapRecord.XMAX_EXCL_LOCK) != 0 ? Infomask.XMAX_EXCL_LOCK : 0)
        | ((infobits & HeapRecord.XMAX_KEYSHR_LOCK) != 0 ? Infomask.XMAX_KEYSHR_LOCK : 0);
  }

  /// The bit of `t_infomask2` for the five bits.
  public static int infomask2(int infobits) {
    return (infobits & HeapRecord.KEYS_UPDATED) != 0 ? Infomask.KEYS_UPDATED : 0;
  }

  /// Makes the masks of a tuple say what xmax is, and nothing of what it was.
  static void set(MemorySegment page, int at, int infobits) {
    HeapTupleWriter.changeInfomask(page, at, CLEARED, infomask(infobits));
    HeapTupleWriter.changeInfomask2(page, at, Infomask.KEYS_UPDATED, infomask2(infobits));
  }
}
