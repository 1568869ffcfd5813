package org.gajah.walformat.record;

import org.gajah.base.id.RelFileLocator;
import org.gajah.base.id.Tid;
import org.gajah.walformat.Description;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordParts;
import org.gajah.walformat.RecordView;

/// Which command made or deleted a tuple of a catalog (`xl_heap_new_cid`, XLOG_HEAP2_NEW_CID): for
/// logical decoding only, redo does nothing.
///
/// | where | offset | size | field | meaning |
/// |---|---:|---:|---|---|
/// | main | 0 | 4 | top_xid | top transaction |
/// | main | 4 | 4 | cmin | inserting command, or -1 |
/// | main | 8 | 4 | cmax | deleting command, or -1 |
/// | main | 12 | 4 | combocid | both combined, or -1 |
/// | main | 16 | 12 | target_locator | the catalog's files |
/// | main | 28 | 6 | target_tid | the tuple |
public record HeapNewCid(
    int topXid, int cmin, int cmax, int comboCid, RelFileLocator locator, long tid)
    implements Heap2Record {
  @Override
  public int info() {
    return NEW_CID;
  }

  @Override
  public void encode(RecordBuilder builder) {
    builder.mainData().putInt(topXid).putInt(cmin).putInt(cmax).putInt(comboCid);
    RecordParts.putLocator(builder.mainData(), locator);
    RecordParts.putTid(builder.mainData(), tid);
  }

  public static HeapNewCid decode(RecordView view) {
    int main = view.mainFrom();
    return new HeapNewCid(
        view.intAt(main),
        view.intAt(main + 4),
        view.intAt(main + 8),
        view.intAt(main + 12),
        view.locatorAt(main + 16),
        RecordParts.tidAt(view, main + 28));
  }

  @Override
  public void describe(Description out) {
    out.add("rel: %r, tid: %u/%u", locator, Tid.block(tid), Tid.offset(tid));
    out.add(", cmin: %u, cmax: %u, combo: %u", cmin, cmax, comboCid);
  }
}
