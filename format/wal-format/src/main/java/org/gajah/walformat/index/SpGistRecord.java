package org.gajah.walformat.index;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.walformat.Description;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.ResourceManagerId;
import org.gajah.walformat.WalRecord;
import org.jspecify.annotations.Nullable;

/// Records of the resource manager SPGist. Mirrors `access/spgxlog.h`. Offset numbers of 0 mean
/// none.
public sealed interface SpGistRecord extends WalRecord {
  int ADD_LEAF = 0x10;
  int MOVE_LEAFS = 0x20;
  int ADD_NODE = 0x30;
  int SPLIT_TUPLE = 0x40;
  int PICKSPLIT = 0x50;
  int VACUUM_LEAF = 0x60;
  int VACUUM_ROOT = 0x70;
  int VACUUM_REDIRECT = 0x80;

  @Override
  default ResourceManagerId resourceManager() {
    return ResourceManagerId.SPGIST;
  }

  @Override
  default String name() {
    return String.valueOf(nameOf(info()));
  }

  /// The name of a kind of record, or null where there is none such.
  static @Nullable String nameOf(int info) {
    return switch (info) {
      case ADD_LEAF -> "ADD_LEAF";
      case MOVE_LEAFS -> "MOVE_LEAFS";
      case ADD_NODE -> "ADD_NODE";
      case SPLIT_TUPLE -> "SPLIT_TUPLE";
      case PICKSPLIT -> "PICKSPLIT";
      case VACUUM_LEAF -> "VACUUM_LEAF";
      case VACUUM_ROOT -> "VACUUM_ROOT";
      case VACUUM_REDIRECT -> "VACUUM_REDIRECT";
      default -> null;
    };
  }

  static SpGistRecord decode(RecordView view) {
    return switch (view.info()) {
      case ADD_LEAF -> AddLeaf.decode(view);
      case MOVE_LEAFS -> MoveLeafs.decode(view);
      case ADD_NODE -> AddNode.decode(view);
      case SPLIT_TUPLE -> SplitTuple.decode(view);
      case PICKSPLIT -> PickSplit.decode(view);
      case VACUUM_LEAF -> VacuumLeaf.decode(view);
      case VACUUM_ROOT -> VacuumRoot.decode(view);
      case VACUUM_REDIRECT -> VacuumRedirect.decode(view);
      default -> throw PgException.internal("spg_redo: unknown op code " + view.info());
    };
  }

  /// What applying a record needs to know of the one who made it (`spgxlogState`): the transaction
  /// to put into redirections (4 bytes), and whether the index is being built (1, then 3 unused).
  record State(int redirectXid, boolean isBuild) {
    static final int SIZE = 8;

    void encode(ByteSink out) {
      out.putInt(redirectXid).putInt(isBuild ? 1 : 0);
    }

    static State decode(RecordView view, int at) {
      return new State(view.intAt(at), view.byteAt(at + 4) != 0);
    }
  }

  /// A leaf tuple was added (`spgxlogAddLeaf`). Block 0 is the leaf page, block 1 the parent's
  /// page, if the chain is new.
  ///
  /// | offset | size | field | meaning |
  /// |---:|---:|---|---|
  /// | 0 | 1 | newPage | whether the leaf page is made anew |
  /// | 1 | 1 | storesNulls | whether it is in the tree of nulls |
  /// | 2 | 2 | offnumLeaf | where the tuple goes |
  /// | 4 | 2 | offnumHeadLeaf | head of its chain, or 0 |
  /// | 6 | 2 | offnumParent | the parent, or 0 |
  /// | 8 | 2 | nodeI | the node in the parent, counted from 0 |
  /// | 10 | - | | the tuple |
  record AddLeaf(
      boolean newPage,
      boolean nulls,
      int leafOffset,
      int headOffset,
      int parentOffset,
      int node,
      Slice tuple)
      implements SpGistRecord {
    @Override
    public int info() {
      return ADD_LEAF;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putByte(newPage ? 1 : 0).putByte(nulls ? 1 : 0).putShort(leafOffset);
      builder.mainData().putShort(headOffset).putShort(parentOffset).putShort(node);
      builder.mainData().putSlice(tuple);
    }

    static AddLeaf decode(RecordView view) {
      int main = view.mainFrom();
      return new AddLeaf(
          view.byteAt(main) != 0,
          view.byteAt(main + 1) != 0,
          view.unsignedShortAt(main + 2),
          view.unsignedShortAt(main + 4),
          view.unsignedShortAt(main + 6),
          view.unsignedShortAt(main + 8),
          view.mainFrom(main + 10));
    }

    @Override
    public void describe(Description out) {
      out.add("off: %u, headoff: %u, ", leafOffset, headOffset);
      out.add("parentoff: %u, nodeI: %u", parentOffset, node);
      out.text(newPage ? " (newpage)" : "").text(nulls ? " (nulls)" : "");
    }
  }

  /// A chain of leaf tuples moved to another page (`spgxlogMoveLeafs`). Block 0 is the page it
  /// left, block 1 the one it went to, block 2 the parent's.
  ///
  /// | offset | size | field | meaning |
  /// |---:|---:|---|---|
  /// | 0 | 2 | nMoves | how many tuples leave the old page |
  /// | 2 | 1 | newPage | whether the other page is made anew |
  /// | 3 | 1 | replaceDead | whether the chain was a single dead tuple that is replaced |
  /// | 4 | 1 | storesNulls | whether it is in the tree of nulls |
  /// | 6 | 2 | offnumParent | the parent |
  /// | 8 | 2 | nodeI | the node in the parent, counted from 0 |
  /// | 12 | 8 | stateSrc | see [State] |
  /// | 20 | 2 each | offsets | old offset numbers |
  /// | | 2 each | | new ones: one more, for the new tuple; only one with replaceDead |
  /// | | - | | the tuples |
  record MoveLeafs(
      boolean newPage,
      boolean replaceDead,
      boolean nulls,
      int parentOffset,
      int node,
      State state,
      int[] deleted,
      int[] inserted,
      Slice tuples)
      implements SpGistRecord {
    @Override
    public int info() {
      return MOVE_LEAFS;
    }

    @Override
    public void encode(RecordBuilder builder) {
      ByteSink main = builder.mainData().putShort(deleted.length).putByte(newPage ? 1 : 0);
      main.putByte(replaceDead ? 1 : 0).putShort(nulls ? 1 : 0).putShort(parentOffset);
      main.putShort(node).putShort(0);
      state.encode(main);
      main.putShorts(deleted).putShorts(inserted).putSlice(tuples);
    }

    static MoveLeafs decode(RecordView view) {
      int main = view.mainFrom();
      int moves = view.unsignedShortAt(main);
      boolean replaceDead = view.byteAt(main + 3) != 0;
      int inserts = replaceDead ? 1 : moves + 1;
      int at = main + 12 + State.SIZE;
      return new MoveLeafs(
          view.byteAt(main + 2) != 0,
          replaceDead,
          view.byteAt(main + 4) != 0,
          view.unsignedShortAt(main + 6),
          view.unsignedShortAt(main + 8),
          State.decode(view, main + 12),
          view.shortsAt(at, moves),
          view.shortsAt(at + 2 * moves, inserts),
          view.mainFrom(at + 2 * (moves + inserts)));
    }

    @Override
    public void describe(Description out) {
      out.add("nmoves: %u, parentoff: %u, nodeI: %u", deleted.length, parentOffset, node);
      out.text(newPage ? " (newpage)" : "");
      out.text(replaceDead ? " (replacedead)" : "").text(nulls ? " (nulls)" : "");
    }
  }

  /// An inner tuple got another node (`spgxlogAddNode`). Block 0 is its page; block 1 the page it
  /// moved to, if it did; block 2 the parent's, if that is another.
  ///
  /// | offset | size | field | meaning |
  /// |---:|---:|---|---|
  /// | 0 | 2 | offnum | the tuple |
  /// | 2 | 2 | offnumNew | where it went on the other page, or 0 |
  /// | 4 | 1 | newPage | whether that page is made anew |
  /// | 5 | 1 | parentBlk | the block reference with the parent, -1 for none |
  /// | 6 | 2 | offnumParent | the parent, or 0 |
  /// | 8 | 2 | nodeI | the node in the parent, counted from 0 |
  /// | 12 | 8 | stateSrc | see [State] |
  /// | 20 | - | | the tuple |
  record AddNode(
      int offset,
      int newOffset,
      boolean newPage,
      int parentBlock,
      int parentOffset,
      int node,
      State state,
      Slice tuple)
      implements SpGistRecord {
    @Override
    public int info() {
      return ADD_NODE;
    }

    @Override
    public void encode(RecordBuilder builder) {
      ByteSink main = builder.mainData().putShort(offset).putShort(newOffset);
      main.putByte(newPage ? 1 : 0).putByte(parentBlock).putShort(parentOffset);
      main.putShort(node).putShort(0);
      state.encode(main);
      main.putSlice(tuple);
    }

    static AddNode decode(RecordView view) {
      int main = view.mainFrom();
      return new AddNode(
          view.unsignedShortAt(main),
          view.unsignedShortAt(main + 2),
          view.byteAt(main + 4) != 0,
          (byte) view.byteAt(main + 5),
          view.unsignedShortAt(main + 6),
          view.unsignedShortAt(main + 8),
          State.decode(view, main + 12),
          view.mainFrom(main + 12 + State.SIZE));
    }

    @Override
    public void describe(Description out) {
      out.add("off: %u, newoff: %u, parentBlk: %d, ", offset, newOffset, parentBlock);
      out.add("parentoff: %u, nodeI: %u", parentOffset, node);
      out.text(newPage ? " (newpage)" : "");
    }
  }

  /// An inner tuple was split in two, one above the other (`spgxlogSplitTuple`). Block 0 is the
  /// page of the upper one; block 1 that of the lower one, if it is another.
  ///
  /// | offset | size | field | meaning |
  /// |---:|---:|---|---|
  /// | 0 | 2 | offnumPrefix | the upper tuple, in the place of the old one |
  /// | 2 | 2 | offnumPostfix | the lower tuple |
  /// | 4 | 1 | newPage | whether the lower one's page is made anew |
  /// | 5 | 1 | postfixBlkSame | whether both are on one page |
  /// | 6 | - | | both tuples |
  record SplitTuple(
      int prefixOffset, int postfixOffset, boolean newPage, boolean samePage, Slice tuples)
      implements SpGistRecord {
    @Override
    public int info() {
      return SPLIT_TUPLE;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putShort(prefixOffset).putShort(postfixOffset);
      builder.mainData().putByte(newPage ? 1 : 0).putByte(samePage ? 1 : 0).putSlice(tuples);
    }

    static SplitTuple decode(RecordView view) {
      int main = view.mainFrom();
      return new SplitTuple(
          view.unsignedShortAt(main),
          view.unsignedShortAt(main + 2),
          view.byteAt(main + 4) != 0,
          view.byteAt(main + 5) != 0,
          view.mainFrom(main + 6));
    }

    @Override
    public void describe(Description out) {
      out.add("prefixoff: %u, postfixoff: %u", prefixOffset, postfixOffset);
      out.text(newPage ? " (newpage)" : "").text(samePage ? " (same)" : "");
    }
  }

  /// A chain of leaf tuples was distributed below a new inner tuple (`spgxlogPickSplit`). Block 0
  /// is the page it left, block 1 another leaf page that got some of it, block 2 the inner tuple's
  /// page, block 3 the parent's; those that are needed.
  ///
  /// | offset | size | field | meaning |
  /// |---:|---:|---|---|
  /// | 0 | 1 | isRootSplit | whether the root was a leaf |
  /// | 2 | 2 | nDelete | how many tuples leave |
  /// | 4 | 2 | nInsert | how many are put down |
  /// | 6 | 1 | initSrc | whether block 0 is made anew |
  /// | 7 | 1 | initDest | whether block 1 is |
  /// | 8 | 2 | offnumInner | the inner tuple |
  /// | 10 | 1 | initInner | whether block 2 is made anew |
  /// | 11 | 1 | storesNulls | whether it is in the tree of nulls |
  /// | 12 | 1 | innerIsParent | whether the parent is on the inner tuple's page |
  /// | 14 | 2 | offnumParent | the parent, or 0 |
  /// | 16 | 2 | nodeI | the node in the parent, counted from 0 |
  /// | 20 | 8 | stateSrc | see [State] |
  /// | 28 | 2 each | offsets | offset numbers of those that leave |
  /// | | 2 each | | offset numbers of those that are put down |
  /// | | 1 each | | for each of those, 0 for block 0, 1 for block 1 |
  /// | | - | | the inner tuple, the leaf tuples |
  ///
  /// @param tuples the inner tuple, the leaf tuples
  record PickSplit(
      boolean rootSplit,
      boolean initSource,
      boolean initDestination,
      int innerOffset,
      boolean initInner,
      boolean nulls,
      boolean innerIsParent,
      int parentOffset,
      int node,
      State state,
      int[] deleted,
      int[] inserted,
      Slice pages,
      Slice tuples)
      implements SpGistRecord {
    @Override
    public int info() {
      return PICKSPLIT;
    }

    @Override
    public void encode(RecordBuilder builder) {
      ByteSink main = builder.mainData().putShort(rootSplit ? 1 : 0);
      main.putShort(deleted.length).putShort(inserted.length);
      main.putByte(initSource ? 1 : 0).putByte(initDestination ? 1 : 0).putShort(innerOffset);
      main.putByte(initInner ? 1 : 0).putByte(nulls ? 1 : 0).putShort(innerIsParent ? 1 : 0);
      main.putShort(parentOffset).putShort(node).putShort(0);
      state.encode(main);
      main.putShorts(deleted).putShorts(inserted).putSlice(pages).putSlice(tuples);
    }

    static PickSplit decode(RecordView view) {
      int main = view.mainFrom();
      int deletes = view.unsignedShortAt(main + 2);
      int inserts = view.unsignedShortAt(main + 4);
      int at = main + 20 + State.SIZE;
      int pages = at + 2 * (deletes + inserts);
      return new PickSplit(
          view.byteAt(main) != 0,
          view.byteAt(main + 6) != 0,
          view.byteAt(main + 7) != 0,
          view.unsignedShortAt(main + 8),
          view.byteAt(main + 10) != 0,
          view.byteAt(main + 11) != 0,
          view.byteAt(main + 12) != 0,
          view.unsignedShortAt(main + 14),
          view.unsignedShortAt(main + 16),
          State.decode(view, main + 20),
          view.shortsAt(at, deletes),
          view.shortsAt(at + 2 * deletes, inserts),
          view.slice(pages, inserts),
          view.mainFrom(pages + inserts));
    }

    @Override
    public void describe(Description out) {
      out.add("ndelete: %u, ninsert: %u, ", deleted.length, inserted.length);
      out.add("inneroff: %u, parentoff: %u, nodeI: %u", innerOffset, parentOffset, node);
      out.text(innerIsParent ? " (innerIsParent)" : "").text(nulls ? " (nulls)" : "");
      out.text(rootSplit ? " (isRootSplit)" : "");
    }
  }

  /// VACUUM removed leaf tuples (`spgxlogVacuumLeaf`). Block 0 is the page.
  ///
  /// | offset | size | field | meaning |
  /// |---:|---:|---|---|
  /// | 0 | 2 | nDead | how many become dead |
  /// | 2 | 2 | nPlaceholder | how many become placeholders |
  /// | 4 | 2 | nMove | how many move to the head of their chain |
  /// | 6 | 2 | nChain | how many links change |
  /// | 8 | 8 | stateSrc | see [State] |
  /// | 16 | 2 each | offsets | those that become dead |
  /// | | 2 each | | those that become placeholders |
  /// | | 2 each | | those that move |
  /// | | 2 each | | where they go |
  /// | | 2 each | | those whose link changes |
  /// | | 2 each | | where it leads |
  record VacuumLeaf(
      State state,
      int[] dead,
      int[] placeholders,
      int[] moveFrom,
      int[] moveTo,
      int[] chainFrom,
      int[] chainTo)
      implements SpGistRecord {
    @Override
    public int info() {
      return VACUUM_LEAF;
    }

    @Override
    public void encode(RecordBuilder builder) {
      ByteSink main = builder.mainData().putShort(dead.length).putShort(placeholders.length);
      main.putShort(moveFrom.length).putShort(chainFrom.length);
      state.encode(main);
      main.putShorts(dead).putShorts(placeholders).putShorts(moveFrom).putShorts(moveTo);
      main.putShorts(chainFrom).putShorts(chainTo);
    }

    static VacuumLeaf decode(RecordView view) {
      int main = view.mainFrom();
      int dead = view.unsignedShortAt(main);
      int placeholders = view.unsignedShortAt(main + 2);
      int moves = view.unsignedShortAt(main + 4);
      int chains = view.unsignedShortAt(main + 6);
      int placeholdersAt = main + 8 + State.SIZE + 2 * dead;
      int movesAt = placeholdersAt + 2 * placeholders;
      int chainsAt = movesAt + 4 * moves;
      return new VacuumLeaf(
          State.decode(view, main + 8),
          view.shortsAt(main + 8 + State.SIZE, dead),
          view.shortsAt(placeholdersAt, placeholders),
          view.shortsAt(movesAt, moves),
          view.shortsAt(movesAt + 2 * moves, moves),
          view.shortsAt(chainsAt, chains),
          view.shortsAt(chainsAt + 2 * chains, chains));
    }

    @Override
    public void describe(Description out) {
      out.add("ndead: %u, nplaceholder: %u, ", dead.length, placeholders.length);
      out.add("nmove: %u, nchain: %u", moveFrom.length, chainFrom.length);
    }
  }

  /// VACUUM removed tuples of a root that is a leaf (`spgxlogVacuumRoot`). Block 0 is the page.
  ///
  /// | offset | size | field | meaning |
  /// |---:|---:|---|---|
  /// | 0 | 2 | nDelete | how many |
  /// | 4 | 8 | stateSrc | see [State] |
  /// | 12 | 2 each | offsets | offset numbers, ascending |
  record VacuumRoot(State state, int[] deleted) implements SpGistRecord {
    @Override
    public int info() {
      return VACUUM_ROOT;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putShort(deleted.length).putShort(0);
      state.encode(builder.mainData());
      builder.mainData().putShorts(deleted);
    }

    static VacuumRoot decode(RecordView view) {
      int main = view.mainFrom();
      return new VacuumRoot(
          State.decode(view, main + 4),
          view.shortsAt(main + 4 + State.SIZE, view.unsignedShortAt(main)));
    }

    @Override
    public void describe(Description out) {
      out.add("ndelete: %u", deleted.length);
    }
  }

  /// VACUUM made placeholders of redirections, or cut placeholders off the end
  /// (`spgxlogVacuumRedirect`). Block 0 is the page.
  ///
  /// | offset | size | field | meaning |
  /// |---:|---:|---|---|
  /// | 0 | 2 | nToPlaceholder | how many redirections |
  /// | 2 | 2 | firstPlaceholder | first placeholder of those cut off, or 0 |
  /// | 4 | 4 | snapshotConflictHorizon | youngest transaction in a redirection that goes |
  /// | 8 | 1 | isCatalogRel | whether the table is a catalog for logical decoding |
  /// | 10 | 2 each | offsets | offset numbers of the redirections |
  record VacuumRedirect(
      int firstPlaceholder, int conflictHorizon, boolean catalogRelation, int[] redirects)
      implements SpGistRecord {
    @Override
    public int info() {
      return VACUUM_REDIRECT;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putShort(redirects.length).putShort(firstPlaceholder);
      builder.mainData().putInt(conflictHorizon).putShort(catalogRelation ? 1 : 0);
      builder.mainData().putShorts(redirects);
    }

    static VacuumRedirect decode(RecordView view) {
      int main = view.mainFrom();
      return new VacuumRedirect(
          view.unsignedShortAt(main + 2),
          view.intAt(main + 4),
          view.byteAt(main + 8) != 0,
          view.shortsAt(main + 10, view.unsignedShortAt(main)));
    }

    @Override
    public void describe(Description out) {
      out.add("ntoplaceholder: %u, firstplaceholder: %u, ", redirects.length, firstPlaceholder);
      out.add("snapshotConflictHorizon: %u, ", conflictHorizon);
      out.add("isCatalogRel: %b", catalogRelation);
    }
  }
}
