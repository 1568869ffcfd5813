package org.gajah.walformat.index;

import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.walformat.Description;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.ResourceManagerId;
import org.gajah.walformat.WalRecord;
import org.jspecify.annotations.Nullable;

/// Records of the resource manager Hash. Mirrors `access/hash_xlog.h`.
public sealed interface HashRecord extends WalRecord {
  int INIT_META_PAGE = 0x00;
  int INIT_BITMAP_PAGE = 0x10;
  int INSERT = 0x20;
  int ADD_OVFL_PAGE = 0x30;
  int SPLIT_ALLOCATE_PAGE = 0x40;
  int SPLIT_PAGE = 0x50;
  int SPLIT_COMPLETE = 0x60;
  int MOVE_PAGE_CONTENTS = 0x70;
  int SQUEEZE_PAGE = 0x80;
  int DELETE = 0x90;
  int SPLIT_CLEANUP = 0xA0;
  int UPDATE_META_PAGE = 0xB0;
  int VACUUM_ONE_PAGE = 0xC0;

  /// No such number in the record.
  int NONE = -1;

  @Override
  default ResourceManagerId resourceManager() {
    return ResourceManagerId.HASH;
  }

  @Override
  default String name() {
    return String.valueOf(nameOf(info()));
  }

  /// The name of a kind of record, or null where there is none such.
  static @Nullable String nameOf(int info) {
    return switch (info) {
      case INIT_META_PAGE -> "INIT_META_PAGE";
      case INIT_BITMAP_PAGE -> "INIT_BITMAP_PAGE";
      case INSERT -> "INSERT";
      case ADD_OVFL_PAGE -> "ADD_OVFL_PAGE";
      case SPLIT_ALLOCATE_PAGE -> "SPLIT_ALLOCATE_PAGE";
      case SPLIT_PAGE -> "SPLIT_PAGE";
      case SPLIT_COMPLETE -> "SPLIT_COMPLETE";
      case MOVE_PAGE_CONTENTS -> "MOVE_PAGE_CONTENTS";
      case SQUEEZE_PAGE -> "SQUEEZE_PAGE";
      case DELETE -> "DELETE";
      case SPLIT_CLEANUP -> "SPLIT_CLEANUP";
      case UPDATE_META_PAGE -> "UPDATE_META_PAGE";
      case VACUUM_ONE_PAGE -> "VACUUM_ONE_PAGE";
      default -> null;
    };
  }

  static HashRecord decode(RecordView view) {
    int main = view.mainFrom();
    return switch (view.info()) {
      case INIT_META_PAGE -> InitMetaPage.decode(view);
      case INIT_BITMAP_PAGE -> new InitBitmapPage(view.unsignedShortAt(main));
      case INSERT -> new Insert(view.unsignedShortAt(main), view.blockData(0));
      case ADD_OVFL_PAGE -> AddOverflowPage.decode(view);
      case SPLIT_ALLOCATE_PAGE -> SplitAllocatePage.decode(view);
      case SPLIT_PAGE -> new SplitPage();
      case SPLIT_COMPLETE ->
          new SplitComplete(view.unsignedShortAt(main), view.unsignedShortAt(main + 2));
      case MOVE_PAGE_CONTENTS -> MovePageContents.decode(view);
      case SQUEEZE_PAGE -> SqueezePage.decode(view);
      case DELETE -> Delete.decode(view);
      case SPLIT_CLEANUP -> new SplitCleanup();
      case UPDATE_META_PAGE -> new UpdateMetaPage(Double.longBitsToDouble(view.longAt(main)));
      case VACUUM_ONE_PAGE -> VacuumOnePage.decode(view);
      default -> throw PgException.internal("hash_redo: unknown op code " + view.info());
    };
  }

  /// An index was made (`xl_hash_init_meta_page`). Block 0 is the metapage, made anew.
  ///
  /// | offset | size | field | meaning |
  /// |---:|---:|---|---|
  /// | 0 | 8 | num_tuples | tuples expected, a double |
  /// | 8 | 4 | procid | hash function |
  /// | 12 | 2 | ffactor | tuples wanted for each bucket |
  record InitMetaPage(double tuples, int function, int fillFactor) implements HashRecord {
    @Override
    public int info() {
      return INIT_META_PAGE;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder
          .mainData()
          .putLong(Double.doubleToRawLongBits(tuples))
          .putInt(function)
          .putShort(fillFactor);
    }

    static InitMetaPage decode(RecordView view) {
      int main = view.mainFrom();
      return new InitMetaPage(
          Double.longBitsToDouble(view.longAt(main)),
          view.intAt(main + 8),
          view.unsignedShortAt(main + 12));
    }

    @Override
    public void describe(Description out) {
      out.add("num_tuples %g, fillfactor %d", tuples, fillFactor);
    }
  }

  /// An index got its first bitmap page (`xl_hash_init_bitmap_page`). Block 0 is that page, made
  /// anew, block 1 the metapage; the main data are the size of the bitmap in bytes, 2 bytes.
  record InitBitmapPage(int bitmapSize) implements HashRecord {
    @Override
    public int info() {
      return INIT_BITMAP_PAGE;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putShort(bitmapSize);
    }

    @Override
    public void describe(Description out) {
      out.add("bmsize %d", bitmapSize);
    }
  }

  /// A tuple was inserted (`xl_hash_insert`). Block 0 is the page, its data the tuple; block 1 the
  /// metapage, whose count goes up by one; the main data are the offset number, 2 bytes.
  ///
  /// @param tuple empty when the record was read from the log with an image instead
  record Insert(int offsetNumber, Slice tuple) implements HashRecord {
    @Override
    public int info() {
      return INSERT;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putShort(offsetNumber);
      builder.blockData(0).putSlice(tuple);
    }

    @Override
    public void describe(Description out) {
      out.add("off %u", offsetNumber);
    }
  }

  /// A bucket got another overflow page (`xl_hash_add_ovfl_page`). Block 0 is that page, made anew;
  /// block 1 the page that was the last; block 2 the bitmap page, if its bit was free; block 3 a
  /// new bitmap page, made anew, if one was needed; block 4 the metapage.
  ///
  /// | where | offset | size | field | meaning |
  /// |---|---:|---:|---|---|
  /// | main | 0 | 2 | bmsize | size of a bitmap in bytes |
  /// | main | 2 | 1 | bmpage_found | whether a page that had been freed is used again |
  /// | block 0 | 0 | 4 | | the bucket |
  /// | block 2 | 0 | 4 | | the bit that is set, counted within the page |
  /// | block 4 | 0 | 4 | | where to look for a free bit next |
  ///
  /// @param bitmapBit [#NONE] without block 2, or with an image of it
  /// @param firstFree [#NONE] with an image of the metapage
  record AddOverflowPage(
      int bitmapSize, boolean bitmapPageFound, int bucket, int bitmapBit, int firstFree)
      implements HashRecord {
    @Override
    public int info() {
      return ADD_OVFL_PAGE;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putShort(bitmapSize).putByte(bitmapPageFound ? 1 : 0);
      builder.blockData(0).putInt(bucket);
      putIfAny(builder, 2, bitmapBit);
      putIfAny(builder, 4, firstFree);
    }

    static AddOverflowPage decode(RecordView view) {
      int main = view.mainFrom();
      return new AddOverflowPage(
          view.unsignedShortAt(main),
          view.byteAt(main + 2) != 0,
          intOfBlock(view, 0),
          intOfBlock(view, 2),
          intOfBlock(view, 4));
    }

    @Override
    public void describe(Description out) {
      out.add("bmsize %d, bmpage_found %b", bitmapSize, bitmapPageFound);
    }
  }

  /// A split of a bucket began (`xl_hash_split_allocate_page`). Block 0 is the first page of the
  /// old bucket, block 1 that of the new one, made anew, block 2 the metapage.
  ///
  /// | where | offset | size | field | meaning |
  /// |---|---:|---:|---|---|
  /// | main | 0 | 4 | new_bucket | the new bucket |
  /// | main | 4 | 2 | old_bucket_flag | flags of the old bucket's page |
  /// | main | 6 | 2 | new_bucket_flag | flags of the new bucket's page |
  /// | main | 8 | 1 | flags | [#MASKS], [#SPLITPOINT] |
  /// | block 2 | | 8 | | with [#MASKS]: low mask, high mask |
  /// | block 2 | | 8 | | with [#SPLITPOINT]: the split point, pages allotted before it |
  ///
  /// @param metadata the numbers of block 2 that are there, in that order; empty when the record
  ///   was read from the log with an image instead
  record SplitAllocatePage(
      int newBucket, int oldBucketFlags, int newBucketFlags, int flags, int[] metadata)
      implements HashRecord {
    /// In flags: the masks of the metapage change.
    public static final int MASKS = 0x01;

    /// In flags: the split point of the metapage changes.
    public static final int SPLITPOINT = 0x02;

    @Override
    public int info() {
      return SPLIT_ALLOCATE_PAGE;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putInt(newBucket).putShort(oldBucketFlags).putShort(newBucketFlags);
      builder.mainData().putByte(flags);
      builder.blockData(2).putInts(metadata);
    }

    static SplitAllocatePage decode(RecordView view) {
      int main = view.mainFrom();
      return new SplitAllocatePage(
          view.intAt(main),
          view.unsignedShortAt(main + 4),
          view.unsignedShortAt(main + 6),
          view.byteAt(main + 8),
          view.intsAt(view.block(2).dataFrom(), view.blockData(2).length() / 4));
    }

    @Override
    public void describe(Description out) {
      out.add("new_bucket %u, ", newBucket);
      out.add("meta_page_masks_updated %b, ", (flags & MASKS) != 0);
      out.add("issplitpoint_changed %b", (flags & SPLITPOINT) != 0);
    }
  }

  /// A page of the new bucket as a split filled it (XLOG_HASH_SPLIT_PAGE): block 0 with an image,
  /// no data.
  record SplitPage() implements HashRecord {
    @Override
    public int info() {
      return SPLIT_PAGE;
    }

    @Override
    public void encode(RecordBuilder builder) {}

    @Override
    public void describe(Description out) {}
  }

  /// A split is complete (`xl_hash_split_complete`). Blocks 0 and 1 are the first pages of the old
  /// and the new bucket, the main data their flags from now on, 2 bytes each.
  record SplitComplete(int oldBucketFlags, int newBucketFlags) implements HashRecord {
    @Override
    public int info() {
      return SPLIT_COMPLETE;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putShort(oldBucketFlags).putShort(newBucketFlags);
    }

    @Override
    public void describe(Description out) {
      out.add("old_bucket_flag %u, new_bucket_flag %u", oldBucketFlags, newBucketFlags);
    }
  }

  /// Tuples moved from one page of a bucket to another (`xl_hash_move_page_contents`). Block 0 is
  /// the bucket's first page, locked only, unless it is block 1 as well; block 1 the page that gets
  /// them, block 2 the page that loses them.
  ///
  /// | where | offset | size | field | meaning |
  /// |---|---:|---:|---|---|
  /// | main | 0 | 2 | ntups | how many |
  /// | main | 2 | 1 | is_prim_bucket_same_wrt | whether the first page gets them |
  /// | block 1 | | 2 each | | their new offset numbers |
  /// | block 1 | | - | | the tuples |
  /// | block 2 | | 2 each | | their old offset numbers |
  ///
  /// @param offsetNumbers new ones; empty when the record was read with an image of block 1
  /// @param deleted old ones; empty when the record was read with an image of block 2
  record MovePageContents(
      int count, boolean toFirstPage, int[] offsetNumbers, Slice tuples, int[] deleted)
      implements HashRecord {
    @Override
    public int info() {
      return MOVE_PAGE_CONTENTS;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putShort(count).putByte(toFirstPage ? 1 : 0);
      builder.blockData(1).putShorts(offsetNumbers).putSlice(tuples);
      builder.blockData(2).putShorts(deleted);
    }

    static MovePageContents decode(RecordView view) {
      int main = view.mainFrom();
      int count = view.unsignedShortAt(main);
      return new MovePageContents(
          count,
          view.byteAt(main + 2) != 0,
          movedOffsets(view, count),
          movedTuples(view, count),
          view.shortsAt(view.block(2).dataFrom(), view.blockData(2).length() / 2));
    }

    @Override
    public void describe(Description out) {
      out.add("ntups %d, is_primary %b", count, toFirstPage);
    }
  }

  /// The last page of a bucket was emptied into another and freed (`xl_hash_squeeze_page`). Block 0
  /// is the bucket's first page, locked only, unless it is block 1 as well; block 1 the page that
  /// gets the tuples; block 2 the page that goes; block 3 the page before it, unless that is block
  /// 1; block 4 the page behind it, if any; block 5 the bitmap page; block 6 the metapage, if it
  /// changes.
  ///
  /// | where | offset | size | field | meaning |
  /// |---|---:|---:|---|---|
  /// | main | 0 | 4 | prevblkno | page before the one that goes |
  /// | main | 4 | 4 | nextblkno | page behind it, or invalid |
  /// | main | 8 | 2 | ntups | how many tuples move |
  /// | main | 10 | 1 | is_prim_bucket_same_wrt | whether the first page gets them |
  /// | main | 11 | 1 | is_prev_bucket_same_wrt | whether the page before gets them |
  /// | block 1 | | 2 each | | their new offset numbers |
  /// | block 1 | | - | | the tuples |
  /// | block 5 | 0 | 4 | | the bit that is cleared, counted within the page |
  /// | block 6 | 0 | 4 | | where to look for a free bit next |
  ///
  /// @param offsetNumbers empty when the record was read with an image of block 1
  /// @param bitmapBit [#NONE] with an image of block 5
  /// @param firstFree [#NONE] without block 6, or with an image of it
  record SqueezePage(
      int previous,
      int next,
      int count,
      boolean toFirstPage,
      boolean toPreviousPage,
      int[] offsetNumbers,
      Slice tuples,
      int bitmapBit,
      int firstFree)
      implements HashRecord {
    @Override
    public int info() {
      return SQUEEZE_PAGE;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putInt(previous).putInt(next).putShort(count);
      builder.mainData().putByte(toFirstPage ? 1 : 0).putByte(toPreviousPage ? 1 : 0);
      if (offsetNumbers.length > 0) {
        builder.blockData(1).putShorts(offsetNumbers).putSlice(tuples);
      }
      putIfAny(builder, 5, bitmapBit);
      putIfAny(builder, 6, firstFree);
    }

    static SqueezePage decode(RecordView view) {
      int main = view.mainFrom();
      int count = view.unsignedShortAt(main + 8);
      return new SqueezePage(
          view.intAt(main),
          view.intAt(main + 4),
          count,
          view.byteAt(main + 10) != 0,
          view.byteAt(main + 11) != 0,
          movedOffsets(view, count),
          movedTuples(view, count),
          intOfBlock(view, 5),
          intOfBlock(view, 6));
    }

    @Override
    public void describe(Description out) {
      out.add("prevblkno %u, nextblkno %u, ", previous, next);
      out.add("ntups %d, is_primary %b", count, toFirstPage);
    }
  }

  /// VACUUM removed tuples (`xl_hash_delete`). Block 0 is the bucket's first page, locked only,
  /// unless it is block 1 as well; block 1 the page.
  ///
  /// | where | offset | size | field | meaning |
  /// |---|---:|---:|---|---|
  /// | main | 0 | 1 | clear_dead_marking | whether the hint about dead tuples goes |
  /// | main | 1 | 1 | is_primary_bucket_page | whether the page is the bucket's first |
  /// | block 1 | | 2 each | | offset numbers |
  ///
  /// @param offsetNumbers ascending; empty when the record was read from the log with an image
  ///   instead
  record Delete(boolean clearDeadMarking, boolean firstPage, int[] offsetNumbers)
      implements HashRecord {
    @Override
    public int info() {
      return DELETE;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putByte(clearDeadMarking ? 1 : 0).putByte(firstPage ? 1 : 0);
      builder.blockData(1).putShorts(offsetNumbers);
    }

    static Delete decode(RecordView view) {
      int main = view.mainFrom();
      return new Delete(
          view.byteAt(main) != 0,
          view.byteAt(main + 1) != 0,
          view.shortsAt(view.block(1).dataFrom(), view.blockData(1).length() / 2));
    }

    @Override
    public void describe(Description out) {
      out.add("clear_dead_marking %b, is_primary %b", clearDeadMarking, firstPage);
    }
  }

  /// The old bucket was rid of the tuples that a split moved (XLOG_HASH_SPLIT_CLEANUP): block 0 is
  /// its first page, no data.
  record SplitCleanup() implements HashRecord {
    @Override
    public int info() {
      return SPLIT_CLEANUP;
    }

    @Override
    public void encode(RecordBuilder builder) {}

    @Override
    public void describe(Description out) {}
  }

  /// VACUUM counted the tuples (`xl_hash_update_meta_page`). Block 0 is the metapage; the main data
  /// are the count, a double.
  record UpdateMetaPage(double tuples) implements HashRecord {
    @Override
    public int info() {
      return UPDATE_META_PAGE;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putLong(Double.doubleToRawLongBits(tuples));
    }

    @Override
    public void describe(Description out) {
      out.add("ntuples %g", tuples);
    }
  }

  /// An insertion that needed room removed dead tuples (`xl_hash_vacuum_one_page`). Block 0 is the
  /// page, block 1 the metapage, whose count goes down.
  ///
  /// | offset | size | field | meaning |
  /// |---:|---:|---|---|
  /// | 0 | 4 | snapshotConflictHorizon | on a standby, snapshots as old as this one still see what goes |
  /// | 4 | 2 | ntuples | how many |
  /// | 6 | 1 | isCatalogRel | whether the table is a catalog for logical decoding |
  /// | 8 | 2 each | offsets | offset numbers, ascending |
  record VacuumOnePage(int conflictHorizon, boolean catalogRelation, int[] offsetNumbers)
      implements HashRecord {
    @Override
    public int info() {
      return VACUUM_ONE_PAGE;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putInt(conflictHorizon).putShort(offsetNumbers.length);
      builder.mainData().putShort(catalogRelation ? 1 : 0).putShorts(offsetNumbers);
    }

    static VacuumOnePage decode(RecordView view) {
      int main = view.mainFrom();
      return new VacuumOnePage(
          view.intAt(main),
          view.byteAt(main + 6) != 0,
          view.shortsAt(main + 8, view.unsignedShortAt(main + 4)));
    }

    @Override
    public void describe(Description out) {
      out.add("ntuples %d, ", offsetNumbers.length);
      out.add("snapshotConflictHorizon %u, ", conflictHorizon);
      out.add("isCatalogRel %b", catalogRelation);
    }
  }

  private static void putIfAny(RecordBuilder builder, int block, int value) {
    if (value != NONE) {
      builder.blockData(block).putInt(value);
    }
  }

  private static int intOfBlock(RecordView view, int block) {
    return view.hasBlockData(block) ? view.intAt(view.block(block).dataFrom()) : NONE;
  }

  private static int[] movedOffsets(RecordView view, int count) {
    return view.hasBlockData(1) ? view.shortsAt(view.block(1).dataFrom(), count) : new int[0];
  }

  private static Slice movedTuples(RecordView view, int count) {
    Slice data = view.blockData(1);
    return view.hasBlockData(1)
        ? new Slice(data.array(), data.from() + 2 * count, data.length() - 2 * count)
        : data;
  }
}
