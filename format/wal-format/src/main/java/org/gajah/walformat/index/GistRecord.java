package org.gajah.walformat.index;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.id.RelFileLocator;
import org.gajah.walformat.Description;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordParts;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.ResourceManagerId;
import org.gajah.walformat.WalRecord;
import org.jspecify.annotations.Nullable;

/// Records of the resource manager Gist. Mirrors `access/gistxlog.h`.
public sealed interface GistRecord extends WalRecord {
  int PAGE_UPDATE = 0x00;
  int DELETE = 0x10;
  int PAGE_REUSE = 0x20;
  int PAGE_SPLIT = 0x30;
  int PAGE_DELETE = 0x60;
  int ASSIGN_LSN = 0x70;

  @Override
  default ResourceManagerId resourceManager() {
    return ResourceManagerId.GIST;
  }

  @Override
  default String name() {
    return String.valueOf(nameOf(info()));
  }

  /// The name of a kind of record, or null where there is none such.
  static @Nullable String nameOf(int info) {
    return switch (info) {
      case PAGE_UPDATE -> "PAGE_UPDATE";
      case DELETE -> "DELETE";
      case PAGE_REUSE -> "PAGE_REUSE";
      case PAGE_SPLIT -> "PAGE_SPLIT";
      case PAGE_DELETE -> "PAGE_DELETE";
      case ASSIGN_LSN -> "ASSIGN_LSN";
      default -> null;
    };
  }

  static GistRecord decode(RecordView view) {
    int main = view.mainFrom();
    return switch (view.info()) {
      case PAGE_UPDATE -> PageUpdate.decode(view);
      case DELETE -> Delete.decode(view);
      case PAGE_REUSE -> PageReuse.decode(view);
      case PAGE_SPLIT -> PageSplit.decode(view);
      case PAGE_DELETE -> new PageDelete(view.longAt(main), view.unsignedShortAt(main + 8));
      case ASSIGN_LSN -> new AssignLsn();
      default -> throw PgException.internal("gist_redo: unknown op code " + view.info());
    };
  }

  /// Tuples of a page went, others came (`gistxlogPageUpdate`). Block 0 is the page; block 1 the
  /// child whose split is complete now, if any.
  ///
  /// | where | offset | size | field | meaning |
  /// |---|---:|---:|---|---|
  /// | main | 0 | 2 | ntodelete | how many go |
  /// | main | 2 | 2 | ntoinsert | how many come |
  /// | block 0 | | 2 each | | offset numbers of those that go |
  /// | block 0 | | - | | tuples that come |
  ///
  /// @param deletedCount how many go; with one that goes and one that comes, this one takes its
  ///   place
  /// @param deleted empty, like `tuples`, when the record was read from the log with an image
  ///   instead
  record PageUpdate(int deletedCount, int insertedCount, int[] deleted, Slice tuples)
      implements GistRecord {
    @Override
    public int info() {
      return PAGE_UPDATE;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putShort(deletedCount).putShort(insertedCount);
      builder.blockData(0).putShorts(deleted).putSlice(tuples);
    }

    static PageUpdate decode(RecordView view) {
      int main = view.mainFrom();
      int deleted = view.unsignedShortAt(main);
      Slice data = view.blockData(0);
      int known = view.hasBlockData(0) ? deleted : 0;
      return new PageUpdate(
          deleted,
          view.unsignedShortAt(main + 2),
          view.shortsAt(view.block(0).dataFrom(), known),
          new Slice(data.array(), data.from() + 2 * known, data.length() - 2 * known));
    }

    @Override
    public void describe(Description out) {}
  }

  /// An insertion that needed room removed dead tuples (`gistxlogDelete`). Block 0 is the page.
  ///
  /// | offset | size | field | meaning |
  /// |---:|---:|---|---|
  /// | 0 | 4 | snapshotConflictHorizon | on a standby, snapshots as old as this one still see what goes |
  /// | 4 | 2 | ntodelete | how many |
  /// | 6 | 1 | isCatalogRel | whether the table is a catalog for logical decoding |
  /// | 8 | 2 each | offsets | offset numbers, ascending |
  record Delete(int conflictHorizon, boolean catalogRelation, int[] offsetNumbers)
      implements GistRecord {
    @Override
    public int info() {
      return DELETE;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putInt(conflictHorizon).putShort(offsetNumbers.length);
      builder.mainData().putShort(catalogRelation ? 1 : 0).putShorts(offsetNumbers);
    }

    static Delete decode(RecordView view) {
      int main = view.mainFrom();
      return new Delete(
          view.intAt(main),
          view.byteAt(main + 6) != 0,
          view.shortsAt(main + 8, view.unsignedShortAt(main + 4)));
    }

    @Override
    public void describe(Description out) {
      out.add("delete: snapshotConflictHorizon %u, ", conflictHorizon);
      out.add("nitems: %u, isCatalogRel %b", offsetNumbers.length, catalogRelation);
    }
  }

  /// A deleted page is about to be used anew (`gistxlogPageReuse`).
  ///
  /// | offset | size | field | meaning |
  /// |---:|---:|---|---|
  /// | 0 | 12 | locator | the index |
  /// | 12 | 4 | block | the page |
  /// | 16 | 8 | snapshotConflictHorizon | full id of the transaction that deleted it |
  /// | 24 | 1 | isCatalogRel | whether the table is a catalog for logical decoding |
  record PageReuse(RelFileLocator locator, int block, long conflictHorizon, boolean catalogRelation)
      implements GistRecord {
    @Override
    public int info() {
      return PAGE_REUSE;
    }

    @Override
    public void encode(RecordBuilder builder) {
      RecordParts.putLocator(builder.mainData(), locator);
      builder.mainData().putInt(block).putLong(conflictHorizon).putByte(catalogRelation ? 1 : 0);
    }

    static PageReuse decode(RecordView view) {
      int main = view.mainFrom();
      return new PageReuse(
          view.locatorAt(main),
          view.intAt(main + 12),
          view.longAt(main + 16),
          view.byteAt(main + 24) != 0);
    }

    @Override
    public void describe(Description out) {
      out.add("rel %r; blk %u; snapshotConflictHorizon %f", locator, block, conflictHorizon);
      out.add(", isCatalogRel %b", catalogRelation);
    }
  }

  /// A page was split, perhaps into more than two (`gistxlogPageSplit`). Block 0 is the child whose
  /// own split is complete now, if any; blocks 1 and on are the pages, from left to right, made
  /// anew.
  ///
  /// | where | offset | size | field | meaning |
  /// |---|---:|---:|---|---|
  /// | main | 0 | 4 | origrlink | right sibling that the page had |
  /// | main | 8 | 8 | orignsn | NSN that it had |
  /// | main | 16 | 1 | origleaf | whether it is a leaf |
  /// | main | 18 | 2 | npage | how many pages there are now |
  /// | main | 20 | 1 | markfollowright | whether the parent does not know of them yet |
  /// | block | 0 | 4 | | how many tuples |
  /// | block | 4 | - | | the tuples |
  record PageSplit(
      int originalRight, long originalNsn, boolean leaf, boolean markFollowRight, List<Part> parts)
      implements GistRecord {
    /// What one of the pages holds now.
    public record Part(int count, Slice tuples) {}

    @Override
    public int info() {
      return PAGE_SPLIT;
    }

    @Override
    public void encode(RecordBuilder builder) {
      ByteSink main = builder.mainData().putInt(originalRight).putInt(0).putLong(originalNsn);
      main.putShort(leaf ? 1 : 0).putShort(parts.size()).putInt(markFollowRight ? 1 : 0);
      for (int i = 0; i < parts.size(); i++) {
        builder.blockData(i + 1).putInt(parts.get(i).count()).putSlice(parts.get(i).tuples());
      }
    }

    static PageSplit decode(RecordView view) {
      int main = view.mainFrom();
      int count = view.unsignedShortAt(main + 18);
      List<Part> parts = new ArrayList<>(count);
      for (int i = 1; i <= count; i++) {
        int at = view.block(i).dataFrom();
        parts.add(
            view.hasBlockData(i)
                ? new Part(view.intAt(at), view.slice(at + 4, view.block(i).dataLength() - 4))
                : new Part(0, view.blockData(i)));
      }
      return new PageSplit(
          view.intAt(main),
          view.longAt(main + 8),
          view.byteAt(main + 16) != 0,
          view.byteAt(main + 20) != 0,
          parts);
    }

    @Override
    public void describe(Description out) {
      out.add("page_split: splits to %d pages", parts.size());
    }
  }

  /// An empty leaf left the tree (`gistxlogPageDelete`). Block 0 is the leaf, block 1 its parent;
  /// main data: full id of the next transaction (8), offset number of the downlink in the parent
  /// (2).
  record PageDelete(long deleteXid, int downlinkOffset) implements GistRecord {
    @Override
    public int info() {
      return PAGE_DELETE;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putLong(deleteXid).putShort(downlinkOffset);
    }

    @Override
    public void describe(Description out) {
      out.add("deleteXid %f; downlink %u", deleteXid, downlinkOffset);
    }
  }

  /// Nothing happened, but the log got longer, so that a page of a relation whose WAL is skipped
  /// can get an LSN (XLOG_GIST_ASSIGN_LSN): 4 zeros.
  record AssignLsn() implements GistRecord {
    @Override
    public int info() {
      return ASSIGN_LSN;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putInt(0);
    }

    @Override
    public void describe(Description out) {}
  }
}
