package org.gajah.walformat;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.id.ForkNumber;
import org.gajah.base.id.RelFileLocator;
import org.jspecify.annotations.Nullable;

/// Gathers what goes into one WAL record: main data, and for each block that the record changes a
/// reference, its page and data that redo needs only where no image of the page was taken. Mirrors
/// the registering half of `access/transam/xloginsert.c`.
///
/// Belongs to one thread and is reused: [#begin], register, hand to the WAL.
public final class RecordBuilder {
  /// The most blocks of one record (`XLR_MAX_BLOCK_ID` + 1).
  public static final int MAX_BLOCKS = 33;

  /// Take an image, whatever the page's LSN says.
  public static final int FORCE_IMAGE = 0x01;

  /// Never take an image.
  public static final int NO_IMAGE = 0x02;

  /// Redo makes the page anew, so no image is needed.
  public static final int WILL_INIT = 0x04 | NO_IMAGE;

  /// The page has the usual layout: what lies between pd_lower and pd_upper need not be kept.
  public static final int STANDARD = 0x08;

  /// Keep the block's data even where an image is taken.
  public static final int KEEP_DATA = 0x10;

  private final ByteSink mainData = new ByteSink(128);
  private Block[] blocks = {};
  private int blockCount;

  /// One registered block.
  public static final class Block {
    private boolean inUse;
    private RelFileLocator locator = new RelFileLocator(0, 0, 0);
    private ForkNumber fork = ForkNumber.MAIN;
    private int block;
    private @Nullable MemorySegment page;
    private int flags;
    private final ByteSink data = new ByteSink(32);

    public boolean inUse() {
      return inUse;
    }

    public RelFileLocator locator() {
      return locator;
    }

    public ForkNumber fork() {
      return fork;
    }

    public int block() {
      return block;
    }

    /// The page as it is after the change; an image is taken from it.
    public MemorySegment page() {
      if (page == null) {
        throw PgException.internal("block reference is not registered");
      }
      return page;
    }

    public int flags() {
      return flags;
    }

    public boolean hasFlag(int flag) {
      return (flags & flag) == flag;
    }

    /// Data that belongs to the block.
    public ByteSink data() {
      return data;
    }
  }

  /// Forgets the previous record.
  public RecordBuilder begin() {
    mainData.clear();
    for (int i = 0; i < blockCount; i++) {
      blocks[i].inUse = false;
      blocks[i].page = null;
      blocks[i].data.clear();
    }
    blockCount = 0;
    return this;
  }

  /// Registers a block that the record changes.
  ///
  /// @param index its number within the record, by which redo finds it again; numbers may be left
  ///   out
  /// @param page the page, changed already, under the caller's exclusive content lock
  /// @param flags [#STANDARD] and so on
  public void registerBlock(
      int index,
      RelFileLocator locator,
      ForkNumber fork,
      int block,
      MemorySegment page,
      int flags) {
    Block target = roomFor(index);
    target.inUse = true;
    target.locator = locator;
    target.fork = fork;
    target.block = block;
    target.page = page;
    target.flags = flags;
    blockCount = Math.max(blockCount, index + 1);
  }

  private Block roomFor(int index) {
    int before = blocks.length;
    if (index >= before) {
      blocks = Arrays.copyOf(blocks, Math.min(MAX_BLOCKS, Math.max(index + 1, 2 * before + 2)));
      for (int i = before; i < blocks.length; i++) {
        blocks[i] = new Block();
      }
    }
    return blocks[index];
  }

  /// Where the main data is appended.
  public ByteSink mainData() {
    return mainData;
  }

  /// Where the data of a registered block is appended.
  public ByteSink blockData(int index) {
    return roomFor(index).data;
  }

  /// One more than the greatest block number that was registered.
  public int blockCount() {
    return blockCount;
  }

  public Block block(int index) {
    return blocks[index];
  }
}
