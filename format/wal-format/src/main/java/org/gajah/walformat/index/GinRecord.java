package org.gajah.walformat.index;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.id.BlockNumber;
import org.gajah.base.id.RelFileLocator;
import org.gajah.base.id.Tid;
import org.gajah.walformat.Description;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordParts;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.ResourceManagerId;
import org.gajah.walformat.WalRecord;
import org.jspecify.annotations.Nullable;

/// Records of the resource manager Gin. Mirrors `access/ginxlog.h`.
public sealed interface GinRecord extends WalRecord {
  int CREATE_PTREE = 0x10;
  int INSERT = 0x20;
  int SPLIT = 0x30;
  int VACUUM_PAGE = 0x40;
  int DELETE_PAGE = 0x50;
  int UPDATE_META_PAGE = 0x60;
  int INSERT_LISTPAGE = 0x70;
  int DELETE_LISTPAGE = 0x80;
  int VACUUM_DATA_LEAF_PAGE = 0x90;

  @Override
  default ResourceManagerId resourceManager() {
    return ResourceManagerId.GIN;
  }

  @Override
  default String name() {
    return String.valueOf(nameOf(info()));
  }

  /// The name of a kind of record, or null where there is none such.
  static @Nullable String nameOf(int info) {
    return switch (info) {
      case CREATE_PTREE -> "CREATE_PTREE";
      case INSERT -> "INSERT";
      case SPLIT -> "SPLIT";
      case VACUUM_PAGE -> "VACUUM_PAGE";
      case DELETE_PAGE -> "DELETE_PAGE";
      case UPDATE_META_PAGE -> "UPDATE_META_PAGE";
      case INSERT_LISTPAGE -> "INSERT_LISTPAGE";
      case DELETE_LISTPAGE -> "DELETE_LISTPAGE";
      case VACUUM_DATA_LEAF_PAGE -> "VACUUM_DATA_LEAF_PAGE";
      default -> null;
    };
  }

  static GinRecord decode(RecordView view) {
    int main = view.mainFrom();
    return switch (view.info()) {
      case CREATE_PTREE -> new CreatePostingTree(view.slice(main + 4, view.intAt(main)));
      case INSERT -> Insert.decode(view);
      case SPLIT -> Split.decode(view);
      case VACUUM_PAGE -> new VacuumPage();
      case DELETE_PAGE -> DeletePage.decode(view);
      case UPDATE_META_PAGE -> UpdateMetaPage.decode(view);
      case INSERT_LISTPAGE ->
          new InsertListPage(view.intAt(main), view.intAt(main + 4), view.blockData(0));
      case DELETE_LISTPAGE ->
          new DeleteListPages(Metadata.decode(view, main), view.intAt(main + Metadata.SIZE));
      case VACUUM_DATA_LEAF_PAGE -> VacuumDataLeafPage.decode(view);
      default -> throw PgException.internal("gin_redo: unknown op code " + view.info());
    };
  }

  /// How a record left a page's own change out of the log.
  enum Image {
    NONE,
    APPLIED,
    FOR_CHECKS;

    static Image of(RecordView view) {
      if (!view.block(0).hasImage()) {
        return NONE;
      }
      return view.block(0).applyImage() ? APPLIED : FOR_CHECKS;
    }

    /// Appends what stands in the place of the change; false when there is no image.
    boolean describe(Description out) {
      out.text(
          switch (this) {
            case NONE -> "";
            case APPLIED -> " (full page image)";
            case FOR_CHECKS -> " (full page image, for WAL verification)";
          });
      return this != NONE;
    }
  }

  /// A posting tree was made, with one page (`ginxlogCreatePostingTree`). Block 0 is that page,
  /// made anew; main data: size of the posting lists (4), the posting lists.
  ///
  /// @param postingLists compressed
  record CreatePostingTree(Slice postingLists) implements GinRecord {
    @Override
    public int info() {
      return CREATE_PTREE;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putInt(postingLists.length()).putSlice(postingLists);
    }

    @Override
    public void describe(Description out) {}
  }

  /// Something was inserted into a page (`ginxlogInsert`). Block 0 is the page; block 1, above the
  /// leaves, the left child whose split is complete now.
  ///
  /// | where | offset | size | field | meaning |
  /// |---|---:|---:|---|---|
  /// | main | 0 | 2 | flags | [#IS_DATA], [#IS_LEAF] |
  /// | main | 2 | 8 | | above the leaves: left and right child, upper half of each first |
  /// | block 0 | | - | | an [Entry], a [DataLeaf] or a [DataInternal] |
  ///
  /// @param change null when the record was read from the log with an image that is applied
  /// @param image for the description only
  record Insert(
      int leftChild,
      int rightChild,
      boolean data,
      boolean leaf,
      @Nullable Change change,
      Image image)
      implements GinRecord {
    public static final int IS_DATA = 0x01;
    public static final int IS_LEAF = 0x02;

    @Override
    public int info() {
      return INSERT;
    }

    @Override
    public void encode(RecordBuilder builder) {
      int flags = (data ? IS_DATA : 0) | (leaf ? IS_LEAF : 0);
      builder.mainData().putShort(flags);
      if (!leaf) {
        builder.mainData().putShort(leftChild >>> 16).putShort(leftChild);
        builder.mainData().putShort(rightChild >>> 16).putShort(rightChild);
      }
      if (change != null) {
        change.encode(builder.blockData(0));
      }
    }

    static Insert decode(RecordView view) {
      int main = view.mainFrom();
      boolean data = (view.unsignedShortAt(main) & IS_DATA) != 0;
      boolean leaf = (view.unsignedShortAt(main) & IS_LEAF) != 0;
      Change change = null;
      if (view.hasBlockData(0)) {
        change =
            !data
                ? Entry.decode(view)
                : leaf ? new DataLeaf(view.blockData(0)) : DataInternal.decode(view);
      }
      return new Insert(
          leaf ? BlockNumber.INVALID : block(view, main + 2),
          leaf ? BlockNumber.INVALID : block(view, main + 6),
          data,
          leaf,
          change,
          Image.of(view));
    }

    private static int block(RecordView view, int at) {
      return view.unsignedShortAt(at) << 16 | view.unsignedShortAt(at + 2);
    }

    @Override
    public void describe(Description out) {
      out.add("isdata: %b isleaf: %b", data, leaf);
      if (!leaf) {
        out.add(" children: %u/%u", leftChild, rightChild);
      }
      if (!image.describe(out) && change != null) {
        change.describe(out);
      }
    }
  }

  /// What happens to the page of an [Insert].
  sealed interface Change {
    void encode(ByteSink out);

    void describe(Description out);
  }

  /// A tuple of the entry tree (`ginxlogInsertEntry`): offset number (2), whether an old one there
  /// goes first (1, then 1 unused), the tuple.
  record Entry(int offsetNumber, boolean delete, Slice tuple) implements Change {
    @Override
    public void encode(ByteSink out) {
      out.putShort(offsetNumber).putShort(delete ? 1 : 0).putSlice(tuple);
    }

    static Entry decode(RecordView view) {
      int at = view.block(0).dataFrom();
      return new Entry(
          view.unsignedShortAt(at),
          view.byteAt(at + 2) != 0,
          view.slice(at + 4, view.block(0).dataLength() - 4));
    }

    @Override
    public void describe(Description out) {
      out.add(" isdelete: %b", delete);
    }
  }

  /// A downlink of a posting tree (`ginxlogInsertDataInternal`): offset (2), child (4), key (6).
  ///
  /// @param key the greatest tid below
  record DataInternal(int offsetNumber, int child, long key) implements Change {
    @Override
    public void encode(ByteSink out) {
      out.putShort(offsetNumber).putShort(child >>> 16).putShort(child);
      RecordParts.putTid(out, key);
    }

    static DataInternal decode(RecordView view) {
      int at = view.block(0).dataFrom();
      int child = view.unsignedShortAt(at + 2) << 16 | view.unsignedShortAt(at + 4);
      return new DataInternal(view.unsignedShortAt(at), child, RecordParts.tidAt(view, at + 6));
    }

    @Override
    public void describe(Description out) {
      out.add(" pitem: %u-%u/%u", child, Tid.block(key), Tid.offset(key));
    }
  }

  /// Changes to the posting lists of a leaf of a posting tree (`ginxlogRecompressDataLeaf`).
  ///
  /// | size | field | meaning |
  /// |---:|---|---|
  /// | 2 | nactions | how many actions follow |
  /// | 1 | segno | which posting list, counted from 0 before all changes |
  /// | 1 | type | [#DELETE] and so on |
  /// | - | | INSERT and REPLACE: a posting list, padded to an even length |
  /// | 2 + 6 each | | ADDITEMS: how many tids, the tids |
  ///
  /// @param actions all of that
  record DataLeaf(Slice actions) implements Change {
    public static final int UNMODIFIED = 0;
    public static final int DELETE = 1;
    public static final int INSERT = 2;
    public static final int REPLACE = 3;
    public static final int ADD_ITEMS = 4;

    /// Offset of the length in a posting list, and size of its head.
    private static final int LIST_LENGTH = 6;

    private static final int LIST_HEADER = 8;

    public int count() {
      return LittleEndian.unsignedShort(actions.array(), actions.from());
    }

    /// Where in the array of [#actions] the first action starts.
    public int first() {
      return actions.from() + 2;
    }

    public int segment(int at) {
      return LittleEndian.unsignedByte(actions.array(), at);
    }

    public int type(int at) {
      return LittleEndian.unsignedByte(actions.array(), at + 1);
    }

    /// What belongs to an action: a posting list or tids, without their number.
    public Slice content(int at) {
      byte[] bytes = actions.array();
      return switch (type(at)) {
        case INSERT, REPLACE ->
            new Slice(
                bytes,
                at + 2,
                LIST_HEADER + LittleEndian.unsignedShort(bytes, at + 2 + LIST_LENGTH));
        case ADD_ITEMS ->
            new Slice(
                bytes, at + 4, RecordParts.TID_SIZE * LittleEndian.unsignedShort(bytes, at + 2));
        default -> new Slice(bytes, at + 2, 0);
      };
    }

    /// Where the action behind the one at `at` starts.
    public int next(int at) {
      Slice content = content(at);
      return content.from() + (content.length() + 1 & ~1);
    }

    @Override
    public void encode(ByteSink out) {
      out.putSlice(actions);
    }

    @Override
    public void describe(Description out) {
      out.add(" %d segments:", count());
      for (int i = 0, at = first(); i < count(); i++, at = next(at)) {
        int segment = segment(at);
        switch (type(at)) {
          case ADD_ITEMS ->
              out.add(" %d (add %d items)", segment, content(at).length() / RecordParts.TID_SIZE);
          case DELETE -> out.add(" %d (delete)", segment);
          case INSERT -> out.add(" %d (insert)", segment);
          case REPLACE -> out.add(" %d (replace)", segment);
          default -> {
            out.add(" %d unknown action %d ???", segment, type(at));
            return;
          }
        }
      }
    }
  }

  /// A page was split (`ginxlogSplit`). Blocks 0 and 1 are the left and the right page, block 2 the
  /// root when that was split, all with images; block 3, above the leaves, the left child whose
  /// split is complete now.
  ///
  /// | offset | size | field | meaning |
  /// |---:|---:|---|---|
  /// | 0 | 12 | locator | the index |
  /// | 12 | 4 | rrlink | right sibling that the page had, or the root's number |
  /// | 16 | 4 | leftChildBlkno | above the leaves: children |
  /// | 20 | 4 | rightChildBlkno | |
  /// | 24 | 2 | flags | those of [Insert], and [#SPLIT_ROOT] |
  record Split(RelFileLocator locator, int right, int leftChild, int rightChild, int flags)
      implements GinRecord {
    public static final int SPLIT_ROOT = 0x04;

    @Override
    public int info() {
      return SPLIT;
    }

    @Override
    public void encode(RecordBuilder builder) {
      RecordParts.putLocator(builder.mainData(), locator);
      builder.mainData().putInt(right).putInt(leftChild).putInt(rightChild).putInt(flags);
    }

    static Split decode(RecordView view) {
      int main = view.mainFrom();
      return new Split(
          view.locatorAt(main),
          view.intAt(main + 12),
          view.intAt(main + 16),
          view.intAt(main + 20),
          view.unsignedShortAt(main + 24));
    }

    @Override
    public void describe(Description out) {
      out.add("isrootsplit: %b", (flags & SPLIT_ROOT) != 0);
      out.add(" isdata: %b", (flags & Insert.IS_DATA) != 0);
      out.add(" isleaf: %b", (flags & Insert.IS_LEAF) != 0);
    }
  }

  /// VACUUM changed a page of the entry tree (XLOG_GIN_VACUUM_PAGE): block 0 with an image, no
  /// data.
  record VacuumPage() implements GinRecord {
    @Override
    public int info() {
      return VACUUM_PAGE;
    }

    @Override
    public void encode(RecordBuilder builder) {}

    @Override
    public void describe(Description out) {}
  }

  /// VACUUM changed a leaf of a posting tree (`ginxlogVacuumDataLeafPage`). Block 0 is the page,
  /// its data a [DataLeaf].
  ///
  /// @param change null when the record was read from the log with an image that is applied
  /// @param image for the description only
  record VacuumDataLeafPage(@Nullable DataLeaf change, Image image) implements GinRecord {
    @Override
    public int info() {
      return VACUUM_DATA_LEAF_PAGE;
    }

    @Override
    public void encode(RecordBuilder builder) {
      if (change != null) {
        change.encode(builder.blockData(0));
      }
    }

    static VacuumDataLeafPage decode(RecordView view) {
      return new VacuumDataLeafPage(
          view.hasBlockData(0) ? new DataLeaf(view.blockData(0)) : null, Image.of(view));
    }

    @Override
    public void describe(Description out) {
      if (!image.describe(out) && change != null) {
        change.describe(out);
      }
    }
  }

  /// An empty page left a posting tree (`ginxlogDeletePage`). Block 0 is the page, block 1 its
  /// parent, block 2 its left sibling.
  ///
  /// | offset | size | field | meaning |
  /// |---:|---:|---|---|
  /// | 0 | 2 | parentOffset | offset of the downlink in the parent |
  /// | 4 | 4 | rightLink | right sibling of the page |
  /// | 8 | 4 | deleteXid | next transaction id at that time |
  record DeletePage(int parentOffset, int right, int deleteXid) implements GinRecord {
    @Override
    public int info() {
      return DELETE_PAGE;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putShort(parentOffset).putShort(0).putInt(right).putInt(deleteXid);
    }

    static DeletePage decode(RecordView view) {
      int main = view.mainFrom();
      return new DeletePage(view.unsignedShortAt(main), view.intAt(main + 4), view.intAt(main + 8));
    }

    @Override
    public void describe(Description out) {}
  }

  /// The contents of a metapage within a record (`GinMetaPageData`).
  ///
  /// | offset | size | field | meaning |
  /// |---:|---:|---|---|
  /// | 0 | 4 | head | first page of the pending list |
  /// | 4 | 4 | tail | its last page |
  /// | 8 | 4 | tailFreeSize | free bytes on the last page |
  /// | 12 | 4 | nPendingPages | pages in the list |
  /// | 16 | 8 | nPendingHeapTuples | heap tuples in the list |
  /// | 24 | 4 | nTotalPages | pages of all kinds, for the planner |
  /// | 28 | 4 | nEntryPages | |
  /// | 32 | 4 | nDataPages | |
  /// | 40 | 8 | nEntries | |
  /// | 48 | 4 | ginVersion | |
  record Metadata(
      int head,
      int tail,
      int tailFreeSize,
      int pendingPages,
      long pendingHeapTuples,
      int totalPages,
      int entryPages,
      int dataPages,
      long entries,
      int version) {
    static final int SIZE = 56;

    void encode(ByteSink out) {
      out.putInt(head).putInt(tail).putInt(tailFreeSize).putInt(pendingPages);
      out.putLong(pendingHeapTuples).putInt(totalPages).putInt(entryPages).putInt(dataPages);
      out.putInt(0).putLong(entries).putInt(version).putInt(0);
    }

    static Metadata decode(RecordView view, int at) {
      return new Metadata(
          view.intAt(at),
          view.intAt(at + 4),
          view.intAt(at + 8),
          view.intAt(at + 12),
          view.longAt(at + 16),
          view.intAt(at + 24),
          view.intAt(at + 28),
          view.intAt(at + 32),
          view.longAt(at + 40),
          view.intAt(at + 48));
    }
  }

  /// The metapage changed, and perhaps the end of the pending list (`ginxlogUpdateMeta`). Block 0
  /// is the metapage, made anew; block 1 the page that is or was the tail.
  ///
  /// | where | offset | size | field | meaning |
  /// |---|---:|---:|---|---|
  /// | main | 0 | 12 | locator | the index |
  /// | main | 16 | 56 | metadata | see [Metadata] |
  /// | main | 72 | 4 | prevTail | the tail that was, when a list is added; invalid otherwise |
  /// | main | 76 | 4 | newRightlink | what follows it now |
  /// | main | 80 | 4 | ntuples | tuples that are added to the tail |
  /// | block 1 | | - | | those tuples |
  record UpdateMetaPage(
      RelFileLocator locator,
      Metadata metadata,
      int previousTail,
      int newRight,
      int tupleCount,
      Slice tuples)
      implements GinRecord {
    @Override
    public int info() {
      return UPDATE_META_PAGE;
    }

    @Override
    public void encode(RecordBuilder builder) {
      RecordParts.putLocator(builder.mainData(), locator);
      builder.mainData().putInt(0);
      metadata.encode(builder.mainData());
      builder.mainData().putInt(previousTail).putInt(newRight).putInt(tupleCount).putInt(0);
      if (tuples.length() > 0) {
        builder.blockData(1).putSlice(tuples);
      }
    }

    static UpdateMetaPage decode(RecordView view) {
      int main = view.mainFrom();
      int behind = main + 16 + Metadata.SIZE;
      return new UpdateMetaPage(
          view.locatorAt(main),
          Metadata.decode(view, main + 16),
          view.intAt(behind),
          view.intAt(behind + 4),
          view.intAt(behind + 8),
          view.blockData(1));
    }

    @Override
    public void describe(Description out) {}
  }

  /// A page of the pending list was made (`ginxlogInsertListPage`). Block 0 is the page, made anew,
  /// its data the tuples; main data: the page that follows (4), how many tuples (4).
  record InsertListPage(int right, int tupleCount, Slice tuples) implements GinRecord {
    @Override
    public int info() {
      return INSERT_LISTPAGE;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putInt(right).putInt(tupleCount);
      builder.blockData(0).putSlice(tuples);
    }

    @Override
    public void describe(Description out) {}
  }

  /// Pages at the head of the pending list went (`ginxlogDeleteListPages`). Block 0 is the
  /// metapage, blocks 1 and on the pages, all made anew; main data: [Metadata], how many pages (4,
  /// then 4 unused).
  record DeleteListPages(Metadata metadata, int count) implements GinRecord {
    @Override
    public int info() {
      return DELETE_LISTPAGE;
    }

    @Override
    public void encode(RecordBuilder builder) {
      metadata.encode(builder.mainData());
      builder.mainData().putInt(count).putInt(0);
    }

    @Override
    public void describe(Description out) {
      out.add("ndeleted: %d", count);
    }
  }
}
