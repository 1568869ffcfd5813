package org.gajah.walformat.index;

import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.walformat.Description;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.ResourceManagerId;
import org.gajah.walformat.WalRecord;
import org.jspecify.annotations.Nullable;

/// Records of the resource manager BRIN. Mirrors `access/brin_xlog.h`.
public sealed interface BrinRecord extends WalRecord {
  int CREATE_INDEX = 0x00;
  int INSERT = 0x10;
  int UPDATE = 0x20;
  int SAMEPAGE_UPDATE = 0x30;
  int REVMAP_EXTEND = 0x40;
  int DESUMMARIZE = 0x50;

  /// The bits of the info byte that tell the kind.
  int KIND_MASK = 0x70;

  /// In the info byte: the page is made anew before the tuple is put there.
  int INIT_PAGE = 0x80;

  @Override
  default ResourceManagerId resourceManager() {
    return ResourceManagerId.BRIN;
  }

  @Override
  default String name() {
    return String.valueOf(nameOf(info()));
  }

  /// The name of a kind of record, or null where there is none such.
  static @Nullable String nameOf(int info) {
    return switch (info) {
      case CREATE_INDEX -> "CREATE_INDEX";
      case INSERT -> "INSERT";
      case INSERT | INIT_PAGE -> "INSERT+INIT";
      case UPDATE -> "UPDATE";
      case UPDATE | INIT_PAGE -> "UPDATE+INIT";
      case SAMEPAGE_UPDATE -> "SAMEPAGE_UPDATE";
      case REVMAP_EXTEND -> "REVMAP_EXTEND";
      case DESUMMARIZE -> "DESUMMARIZE";
      default -> null;
    };
  }

  static BrinRecord decode(RecordView view) {
    int main = view.mainFrom();
    return switch (view.info() & KIND_MASK) {
      case CREATE_INDEX -> new CreateIndex(view.intAt(main), view.unsignedShortAt(main + 4));
      case INSERT -> Insert.decode(view);
      case UPDATE -> Update.decode(view);
      case SAMEPAGE_UPDATE -> new SamePageUpdate(view.unsignedShortAt(main), view.blockData(0));
      case REVMAP_EXTEND -> new RevmapExtend(view.intAt(main));
      case DESUMMARIZE -> Desummarize.decode(view);
      default -> throw PgException.internal("brin_redo: unknown op code " + view.info());
    };
  }

  /// An index was made (`xl_brin_createidx`). Block 0 is the metapage, made anew; main data: heap
  /// pages in a range (4), version (2).
  record CreateIndex(int pagesPerRange, int version) implements BrinRecord {
    @Override
    public int info() {
      return CREATE_INDEX;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putInt(pagesPerRange).putShort(version);
    }

    @Override
    public void describe(Description out) {
      out.add("v%d pagesPerRange %u", version, pagesPerRange);
    }
  }

  /// A range got its first summary (`xl_brin_insert`). Block 0 is the page it went to, its data the
  /// tuple; block 1 the page of the range map.
  ///
  /// | offset | size | field | meaning |
  /// |---:|---:|---|---|
  /// | 0 | 4 | heapBlk | first heap page of the range |
  /// | 4 | 4 | pagesPerRange | heap pages in a range |
  /// | 8 | 2 | offnum | offset number of the tuple |
  ///
  /// @param initPage whether the page is made anew first
  /// @param tuple empty when the record was read from the log with an image instead
  record Insert(boolean initPage, int heapBlock, int pagesPerRange, int offsetNumber, Slice tuple)
      implements BrinRecord {
    @Override
    public int info() {
      return initPage ? INSERT | INIT_PAGE : INSERT;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putInt(heapBlock).putInt(pagesPerRange).putShort(offsetNumber);
      builder.blockData(0).putSlice(tuple);
    }

    static Insert decode(RecordView view) {
      int main = view.mainFrom();
      return new Insert(
          (view.info() & INIT_PAGE) != 0,
          view.intAt(main),
          view.intAt(main + 4),
          view.unsignedShortAt(main + 8),
          view.blockData(0));
    }

    @Override
    public void describe(Description out) {
      out.add("heapBlk %u pagesPerRange %u offnum %u", heapBlock, pagesPerRange, offsetNumber);
    }
  }

  /// A summary moved to another page (`xl_brin_update`). Block 0 is the new page, its data the
  /// tuple; block 1 the page of the range map; block 2 the old page.
  ///
  /// | offset | size | field | meaning |
  /// |---:|---:|---|---|
  /// | 0 | 2 | oldOffnum | offset number of the old tuple |
  /// | 4 | 10 | insert | as in [Insert] |
  record Update(int oldOffsetNumber, Insert insert) implements BrinRecord {
    @Override
    public int info() {
      return insert.initPage() ? UPDATE | INIT_PAGE : UPDATE;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putShort(oldOffsetNumber).putShort(0);
      insert.encode(builder);
    }

    static Update decode(RecordView view) {
      int main = view.mainFrom();
      return new Update(
          view.unsignedShortAt(main),
          new Insert(
              (view.info() & INIT_PAGE) != 0,
              view.intAt(main + 4),
              view.intAt(main + 8),
              view.unsignedShortAt(main + 12),
              view.blockData(0)));
    }

    @Override
    public void describe(Description out) {
      out.add("heapBlk %u pagesPerRange %u ", insert.heapBlock(), insert.pagesPerRange());
      out.add("old offnum %u, new offnum %u", oldOffsetNumber, insert.offsetNumber());
    }
  }

  /// A summary changed in its place (`xl_brin_samepage_update`). Block 0 is the page, its data the
  /// tuple; main data: offset number (2).
  record SamePageUpdate(int offsetNumber, Slice tuple) implements BrinRecord {
    @Override
    public int info() {
      return SAMEPAGE_UPDATE;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putShort(offsetNumber);
      builder.blockData(0).putSlice(tuple);
    }

    @Override
    public void describe(Description out) {
      out.add("offnum %u", offsetNumber);
    }
  }

  /// The range map grew by a page (`xl_brin_revmap_extend`). Block 0 is the metapage, block 1 the
  /// new page, made anew; main data: its number (4).
  record RevmapExtend(int targetBlock) implements BrinRecord {
    @Override
    public int info() {
      return REVMAP_EXTEND;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putInt(targetBlock);
    }

    @Override
    public void describe(Description out) {
      out.add("targetBlk %u", targetBlock);
    }
  }

  /// A range lost its summary (`xl_brin_desummarize`). Block 0 is the page of the range map, block
  /// 1 the page with the tuple.
  ///
  /// | offset | size | field | meaning |
  /// |---:|---:|---|---|
  /// | 0 | 4 | pagesPerRange | heap pages in a range |
  /// | 4 | 4 | heapBlk | first heap page of the range |
  /// | 8 | 2 | regOffset | offset number of the tuple |
  record Desummarize(int pagesPerRange, int heapBlock, int offsetNumber) implements BrinRecord {
    @Override
    public int info() {
      return DESUMMARIZE;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putInt(pagesPerRange).putInt(heapBlock).putShort(offsetNumber);
    }

    static Desummarize decode(RecordView view) {
      int main = view.mainFrom();
      return new Desummarize(
          view.intAt(main), view.intAt(main + 4), view.unsignedShortAt(main + 8));
    }

    @Override
    public void describe(Description out) {
      out.add("pagesPerRange %u, heapBlk %u, ", pagesPerRange, heapBlock);
      out.add("page offset %u", offsetNumber);
    }
  }
}
