package org.gajah.walformat;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.gajah.base.bytes.Slice;
import org.gajah.base.id.ForkNumber;
import org.gajah.base.id.RelFileLocator;

/// One WAL record as it came out of the log, its checksum verified and its headers parsed. It is a
/// view over the reader's buffer, reused for the next record.
///
/// Positions of the `byteAt` family count from the start of the record.
public final class RecordView {
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /// A reference to a block, with its image and data.
  public static final class BlockView {
    boolean inUse;
    RelFileLocator locator = new RelFileLocator(0, 0, 0);
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

    public RelFileLocator locator() {
      return locator;
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
    return intAt(0);
  }

  public int xid() {
    return intAt(4);
  }

  /// Where the record before this one starts.
  public long previous() {
    return longAt(8);
  }

  /// The info byte without the bits that belong to the log itself.
  public int info() {
    return byteAt(16) & 0xF0;
  }

  /// The whole info byte.
  public int rawInfo() {
    return byteAt(16);
  }

  public int resourceManagerNumber() {
    return byteAt(17);
  }

  /// The replication origin, 0 for none.
  public int origin() {
    return origin;
  }

  /// The top transaction of a subtransaction's record where the log says so, 0 otherwise.
  public int topXid() {
    return topXid;
  }

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
    return (short) SHORT.get(bytes, from + position) & 0xFFFF;
  }

  public int intAt(int position) {
    return (int) INT.get(bytes, from + position);
  }

  public long longAt(int position) {
    return (long) LONG.get(bytes, from + position);
  }

  /// A stretch of the record.
  public Slice slice(int position, int length) {
    return new Slice(bytes, from + position, length);
  }
}
