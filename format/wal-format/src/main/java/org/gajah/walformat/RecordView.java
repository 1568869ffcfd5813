package org.gajah.walformat;

import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.bytes.Slice;
import org.gajah.base.id.ForkNumber;
import org.gajah.base.id.RelFileLocator;

/// One WAL record as it came out of the log, its checksum verified and its headers parsed. It is a
/// view over the reader's buffer, reused for the next record.
///
/// Positions of the `byteAt` family count from the start of the record.
public final class RecordView {
  /// A reference to a block, with its image and data.
  public static final class BlockView {
    private RelFileLocator locator = new RelFileLocator(0, 0, 0);
    boolean inUse;
    int tablespace;
    int database;
    int relNumber;
    ForkNumber fork = ForkNumber.MAIN;
    int block;
    int flags;
    boolean hasImage;
    boolean applyImage;
    int imageFrom;
    int imageLength;
    int holeOffset;
    int holeLength;
    int imageInfo;
    boolean hasData;
    int dataFrom;
    int dataLength;

    public boolean inUse() {
      return inUse;
    }

    /// Where the relation's files lie. Made anew only when it differs from the last record's.
    public RelFileLocator locator() {
      if (relNumber != locator.relNumber()
          || database != locator.database()
          || tablespace != locator.tablespace()) {
        locator = new RelFileLocator(tablespace, database, relNumber);
      }
      return locator;
    }

    public int tablespace() {
      return tablespace;
    }

    public int database() {
      return database;
    }

    public int relNumber() {
      return relNumber;
    }

    public ForkNumber fork() {
      return fork;
    }

    public int block() {
      return block;
    }

    /// Whether an image of the page is in the record.
    public boolean hasImage() {
      return hasImage;
    }

    /// Whether redo restores the image (others are there for consistency checks only).
    public boolean applyImage() {
      return applyImage;
    }

    public boolean willInit() {
      return (flags & WalFormat.BLOCK_WILL_INIT) != 0;
    }

    /// Where the image starts in the record.
    public int imageFrom() {
      return imageFrom;
    }

    public int imageLength() {
      return imageLength;
    }

    public int holeOffset() {
      return holeOffset;
    }

    public int holeLength() {
      return holeLength;
    }

    /// The `bimg_info` byte.
    public int imageInfo() {
      return imageInfo;
    }

    public boolean hasData() {
      return hasData;
    }

    /// Where the data start in the record.
    public int dataFrom() {
      return dataFrom;
    }

    public int dataLength() {
      return dataLength;
    }
  }

  byte[] bytes = {};
  int from;
  long start;
  long end;
  int blockCount;
  int mainFrom;
  int mainLength;
  int origin;
  int topXid;
  final BlockView[] blocks = new BlockView[RecordBuilder.MAX_BLOCKS];

  public RecordView() {
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] = new BlockView();
    }
  }

  /// Copies the whole record, for who applies it later.
  ///
  /// @param at where the copy starts in `into`
  public void copyTo(byte[] into, int at) {
    System.arraycopy(bytes, from, into, at, totalLength());
  }

  /// Where the record starts in the log.
  public long start() {
    return start;
  }

  /// Where the next record may start; what pages are stamped with.
  public long end() {
    return end;
  }

  /// Length of the whole record.
  public int totalLength() {
    return intAt(WalFormat.TOTAL_LENGTH);
  }

  public int xid() {
    return intAt(WalFormat.XID);
  }

  /// Where the record before this one starts.
  public long previous() {
    return longAt(WalFormat.PREVIOUS);
  }

  /// The info byte without the bits that belong to the log itself.
  public int info() {
    return byteAt(WalFormat.INFO) & WalFormat.RESOURCE_MANAGER_INFO_MASK;
  }

  /// The whole info byte.
  public int rawInfo() {
    return byteAt(WalFormat.INFO);
  }

  public int resourceManagerNumber() {
    return byteAt(WalFormat.RESOURCE_MANAGER);
  }

  /// The replication origin, 0 for none.
  public int origin() {
    return origin;
  }

  /// The top transaction of a subtransaction's record where the log says so, 0 otherwise.
  public int topXid() {
    return topXid;
  }

  /// One more than the greatest number of a block; numbers below may not be in use.
  public int blockCount() {
    return blockCount;
  }

  /// A block reference, which may not be in use.
  public BlockView block(int index) {
    return blocks[index];
  }

  public boolean hasBlock(int index) {
    return index < blockCount && blocks[index].inUse;
  }

  /// Where the main data starts.
  public int mainFrom() {
    return mainFrom;
  }

  public int mainLength() {
    return mainLength;
  }

  public int byteAt(int position) {
    return bytes[from + position] & 0xFF;
  }

  public int unsignedShortAt(int position) {
    return LittleEndian.unsignedShort(bytes, from + position);
  }

  public int intAt(int position) {
    return LittleEndian.intAt(bytes, from + position);
  }

  public long longAt(int position) {
    return LittleEndian.longAt(bytes, from + position);
  }

  /// A relation's locator as records hold it: three numbers of four bytes.
  public RelFileLocator locatorAt(int position) {
    return new RelFileLocator(intAt(position), intAt(position + 4), intAt(position + 8));
  }

  /// `count` unsigned numbers of two bytes.
  public int[] shortsAt(int position, int count) {
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      values[i] = unsignedShortAt(position + 2 * i);
    }
    return values;
  }

  /// `count` numbers of four bytes.
  public int[] intsAt(int position, int count) {
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      values[i] = intAt(position + 4 * i);
    }
    return values;
  }

  /// A slice from `position` to the end of the main data.
  public Slice mainFrom(int position) {
    return slice(position, mainFrom + mainLength - position);
  }

  /// The data of a block; empty where there are none.
  public Slice blockData(int index) {
    BlockView block = blocks[index];
    return hasBlock(index) && block.hasData
        ? slice(block.dataFrom, block.dataLength)
        : slice(mainFrom, 0);
  }

  public boolean hasBlockData(int index) {
    return hasBlock(index) && blocks[index].hasData;
  }

  /// Length of all images together.
  public int imageBytes() {
    int total = 0;
    for (int i = 0; i < blockCount; i++) {
      if (blocks[i].inUse && blocks[i].hasImage) {
        total += blocks[i].imageLength;
      }
    }
    return total;
  }

  /// A stretch of the record.
  public Slice slice(int position, int length) {
    return new Slice(bytes, from + position, length);
  }
}
