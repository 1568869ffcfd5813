package org.gajah.brin;

import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.redo.PageChange;
import org.gajah.accessapi.redo.PageMask;
import org.gajah.accessapi.redo.RedoContext;
import org.gajah.accessapi.redo.RedoHandler;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.id.Tid;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;
import org.gajah.page.index.BrinPage;
import org.gajah.page.index.BrinPageWriter;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.index.BrinRecord;

/// Redo of BRIN indexes. Mirrors `access/brin/brin_xlog.c`.
public final class BrinRedo implements RedoHandler {
  @Override
  public void redo(RecordView view, RedoContext context) {
    switch (BrinRecord.decode(view)) {
      case BrinRecord.CreateIndex create ->
          PageChange.initialise(
              view,
              0,
              context,
              page -> BrinPageWriter.initMeta(page, create.pagesPerRange(), create.version()));
      case BrinRecord.Insert insert -> insert(insert, view, context);
      case BrinRecord.Update update -> {
        PageChange.redoLocked(
            view,
            2,
            context,
            page -> PageWriter.deleteIndexItemKeepingLine(page, update.oldOffsetNumber()));
        insert(update.insert(), view, context);
        context.release(2);
      }
      case BrinRecord.SamePageUpdate update ->
          PageChange.redo(view, 0, context, page -> overwrite(update, page));
      case BrinRecord.RevmapExtend extend -> {
        PageChange.redoLocked(
            view,
            0,
            context,
            page -> BrinPageWriter.setMetaLastRevmapPage(page, extend.targetBlock()));
        PageChange.initialise(view, 1, context, page -> BrinPageWriter.init(page, BrinPage.REVMAP));
        context.release(0);
      }
      case BrinRecord.Desummarize desummarize -> {
        int index = BrinPage.revmapIndex(desummarize.pagesPerRange(), desummarize.heapBlock());
        PageChange.redo(
            view, 0, context, page -> BrinPageWriter.setRevmapTid(page, index, Tid.INVALID));
        PageChange.redo(
            view,
            1,
            context,
            page -> PageWriter.deleteIndexItemKeepingLine(page, desummarize.offsetNumber()));
      }
    }
  }

  private static void insert(BrinRecord.Insert insert, RecordView view, RedoContext context) {
    if (insert.initPage()) {
      PageChange.initialise(
          view,
          0,
          context,
          page -> {
            BrinPageWriter.init(page, BrinPage.REGULAR);
            add(insert, page);
          });
    } else {
      PageChange.redo(view, 0, context, page -> add(insert, page));
    }
    int index = BrinPage.revmapIndex(insert.pagesPerRange(), insert.heapBlock());
    long tid = Tid.of(view.block(0).block(), insert.offsetNumber());
    PageChange.redo(view, 1, context, page -> BrinPageWriter.setRevmapTid(page, index, tid));
  }

  private static void add(BrinRecord.Insert insert, MemorySegment page) {
    Slice tuple = insert.tuple();
    if (PageWriter.addItemAt(
            page, tuple.array(), tuple.from(), tuple.length(), insert.offsetNumber())
        == PageWriter.NO_ROOM) {
      throw PgException.internal("brin_xlog_insert_update: failed to add tuple");
    }
  }

  private static void overwrite(BrinRecord.SamePageUpdate update, MemorySegment page) {
    Slice tuple = update.tuple();
    if (!PageWriter.overwriteIndexItem(
        page, update.offsetNumber(), tuple.array(), tuple.from(), tuple.length())) {
      throw PgException.internal("brin_xlog_samepage_update: failed to replace tuple");
    }
  }

  @Override
  public void mask(MemorySegment page, int block) {
    PageMask.head(page);
    PageMask.hints(page);
    boolean wholeMeta =
        BrinPage.type(page) == BrinPage.META && PageHeader.lower(page) > PageHeader.SIZE;
    if (BrinPage.isRegular(page) || wholeMeta) {
      PageMask.unusedSpace(page);
    }
    BrinPageWriter.setFlags(page, BrinPage.flags(page) & ~BrinPage.EVACUATE);
  }
}
