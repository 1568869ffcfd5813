package org.gajah.walformat;

import static org.gajah.walformat.WalFormat.BLOCK_FORK_MASK;
import static org.gajah.walformat.WalFormat.BLOCK_HAS_DATA;
import static org.gajah.walformat.WalFormat.BLOCK_HAS_IMAGE;
import static org.gajah.walformat.WalFormat.BLOCK_SAME_REL;
import static org.gajah.walformat.WalFormat.IMAGE_APPLY;
import static org.gajah.walformat.WalFormat.IMAGE_COMPRESSED;
import static org.gajah.walformat.WalFormat.IMAGE_HAS_HOLE;
import static org.gajah.walformat.WalFormat.RECORD_HEADER;

import java.lang.foreign.MemorySegment;
import java.util.zip.CRC32C;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.id.ForkNumber;
import org.gajah.base.id.Lsn;
import org.gajah.page.Bytes;
import org.gajah.page.PageHeader;
import org.gajah.walformat.RecordView.BlockView;
import org.jspecify.annotations.Nullable;

/// Takes the bytes of a record apart and checks them, and restores images of pages. Mirrors the
/// decoding half of `access/transam/xlogreader.c`.
///
/// Belongs to one thread and allocates nothing but for faults.
public final class RecordDecoder {
  private final CRC32C crc = new CRC32C();
  private final byte[] page = new byte[PageHeader.PAGE_SIZE];
  private final @Nullable ImageCodec[] codecs = new ImageCodec[3];

  // Where decoding is in the record at hand.
  private byte[] bytes = {};
  private int base;
  private int at;
  private int remaining;
  private long dataTotal;

  /// Checks what can be checked of a record's head without the rest.
  ///
  /// @param at where the record starts in `bytes`
  /// @param lsn where it starts in the log
  /// @param previous where the record before starts; with `anyPrevious` only an upper bound is
  ///   known: `lsn` itself
  public static void checkHeader(byte[] bytes, int at, long lsn, long previous, boolean anyPrevious)
      throws InvalidWalException {
    int length = LittleEndian.intAt(bytes, at + WalFormat.TOTAL_LENGTH);
    if (Integer.compareUnsigned(length, RECORD_HEADER) < 0) {
      throw shortRecord(lsn, length);
    }
    int resourceManager = LittleEndian.unsignedByte(bytes, at + WalFormat.RESOURCE_MANAGER);
    if (!WalFormat.isResourceManager(resourceManager)) {
      throw new InvalidWalException(
          "invalid resource manager ID " + resourceManager + " at " + Lsn.toString(lsn));
    }
    long link = LittleEndian.longAt(bytes, at + WalFormat.PREVIOUS);
    if (anyPrevious ? !Lsn.before(link, lsn) : link != previous) {
      throw new InvalidWalException(
          "record with incorrect prev-link " + Lsn.toString(link) + " at " + Lsn.toString(lsn));
    }
  }

  static InvalidWalException shortRecord(long lsn, int length) {
    return new InvalidWalException(
        "invalid record length at "
            + Lsn.toString(lsn)
            + ": expected at least "
            + RECORD_HEADER
            + ", got "
            + Integer.toUnsignedString(length));
  }

  /// Checks the checksum of a whole record.
  public void checkCrc(byte[] record, int from, int length, long lsn) throws InvalidWalException {
    crc.reset();
    crc.update(record, from + RECORD_HEADER, length - RECORD_HEADER);
    crc.update(record, from, WalFormat.CRC);
    if ((int) crc.getValue() != LittleEndian.intAt(record, from + WalFormat.CRC)) {
      throw new InvalidWalException(
          "incorrect resource manager data checksum in record at " + Lsn.toString(lsn));
    }
  }

  /// Takes a record apart whose head and checksum are in order.
  ///
  /// @param start where it starts in the log
  /// @param end where the next one may start
  /// @param view filled with positions in `record`, which it goes on using
  public void decode(byte[] record, int from, long start, long end, RecordView view)
      throws InvalidWalException {
    bytes = record;
    base = from;
    at = from + RECORD_HEADER;
    int length = LittleEndian.intAt(record, from);
    remaining = length - RECORD_HEADER;
    dataTotal = 0;
    clear(view);
    view.bytes = record;
    view.from = from;
    view.start = start;
    view.end = end;
    decodeHeads(view, start);
    if (remaining != dataTotal) {
      throw badLength(start);
    }
    place(view, length);
  }

  private static void clear(RecordView view) {
    for (int i = 0; i < view.blockCount; i++) {
      view.blocks[i].inUse = false;
    }
    view.blockCount = 0;
    view.origin = 0;
    view.topXid = 0;
    view.mainFrom = 0;
    view.mainLength = 0;
  }

  private void decodeHeads(RecordView view, long lsn) throws InvalidWalException {
    BlockView last = null;
    while (remaining > dataTotal) {
      int id = nextByte(lsn);
      switch (id) {
        case WalFormat.ID_DATA_SHORT -> {
          view.mainLength = nextByte(lsn);
          dataTotal += view.mainLength;
          return;
        }
        case WalFormat.ID_DATA_LONG -> {
          view.mainLength = nextInt(lsn);
          dataTotal += Integer.toUnsignedLong(view.mainLength);
          return;
        }
        case WalFormat.ID_ORIGIN -> view.origin = nextShort(lsn);
        case WalFormat.ID_TOP_XID -> view.topXid = nextInt(lsn);
        default -> {
          if (id > WalFormat.MAX_BLOCK_ID) {
            throw new InvalidWalException("invalid block_id " + id + " at " + Lsn.toString(lsn));
          }
          last = decodeBlock(view, id, last, lsn);
        }
      }
    }
  }

  private BlockView decodeBlock(RecordView view, int id, @Nullable BlockView last, long lsn)
      throws InvalidWalException {
    if (id < view.blockCount) {
      throw new InvalidWalException("out-of-order block_id " + id + " at " + Lsn.toString(lsn));
    }
    view.blockCount = id + 1;
    BlockView block = view.blocks[id];
    block.inUse = true;
    int flags = nextByte(lsn);
    block.flags = flags;
    if ((flags & BLOCK_FORK_MASK) > ForkNumber.INIT.number()) {
      throw new InvalidWalException(
          "invalid fork number " + (flags & BLOCK_FORK_MASK) + " at " + Lsn.toString(lsn));
    }
    block.fork = ForkNumber.of(flags & BLOCK_FORK_MASK);
    block.hasData = (flags & BLOCK_HAS_DATA) != 0;
    block.hasImage = (flags & BLOCK_HAS_IMAGE) != 0;
    block.applyImage = false;
    block.imageLength = 0;
    block.dataLength = nextShort(lsn);
    if (block.hasData && block.dataLength == 0) {
      throw new InvalidWalException(
          "BKPBLOCK_HAS_DATA set, but no data included at " + Lsn.toString(lsn));
    }
    if (!block.hasData && block.dataLength != 0) {
      throw new InvalidWalException(
          "BKPBLOCK_HAS_DATA not set, but data length is "
              + block.dataLength
              + " at "
              + Lsn.toString(lsn));
    }
    dataTotal += block.dataLength;
    if (block.hasImage) {
      decodeImage(block, lsn);
    }
    decodeTag(block, (flags & BLOCK_SAME_REL) != 0, last, lsn);
    return block;
  }

  private void decodeImage(BlockView block, long lsn) throws InvalidWalException {
    block.imageLength = nextShort(lsn);
    block.holeOffset = nextShort(lsn);
    block.imageInfo = nextByte(lsn);
    block.applyImage = (block.imageInfo & IMAGE_APPLY) != 0;
    boolean hole = (block.imageInfo & IMAGE_HAS_HOLE) != 0;
    if ((block.imageInfo & IMAGE_COMPRESSED) != 0) {
      block.holeLength = hole ? nextShort(lsn) : 0;
    } else {
      block.holeLength = PageHeader.PAGE_SIZE - block.imageLength & 0xFFFF;
    }
    dataTotal += block.imageLength;
    String fault = imageFault(block, hole);
    if (fault != null) {
      throw new InvalidWalException(fault + " at " + Lsn.toString(lsn));
    }
  }

  private static @Nullable String imageFault(BlockView block, boolean hole) {
    boolean compressed = (block.imageInfo & IMAGE_COMPRESSED) != 0;
    if (hole
        && (block.holeOffset == 0
            || block.holeLength == 0
            || block.imageLength == PageHeader.PAGE_SIZE)) {
      return "BKPIMAGE_HAS_HOLE set, but hole offset "
          + block.holeOffset
          + " length "
          + block.holeLength
          + " block image length "
          + block.imageLength;
    }
    if (!hole && (block.holeOffset != 0 || block.holeLength != 0)) {
      return "BKPIMAGE_HAS_HOLE not set, but hole offset "
          + block.holeOffset
          + " length "
          + block.holeLength;
    }
    if (compressed && block.imageLength == PageHeader.PAGE_SIZE) {
      return "BKPIMAGE_COMPRESSED set, but block image length " + block.imageLength;
    }
    if (!hole && !compressed && block.imageLength != PageHeader.PAGE_SIZE) {
      return "neither BKPIMAGE_HAS_HOLE nor BKPIMAGE_COMPRESSED set, but block image length is "
          + block.imageLength;
    }
    return null;
  }

  private void decodeTag(BlockView block, boolean same, @Nullable BlockView last, long lsn)
      throws InvalidWalException {
    if (!same) {
      block.tablespace = nextInt(lsn);
      block.database = nextInt(lsn);
      block.relNumber = nextInt(lsn);
    } else if (last == null) {
      throw new InvalidWalException(
          "BKPBLOCK_SAME_REL set but no previous rel at " + Lsn.toString(lsn));
    } else {
      block.tablespace = last.tablespace;
      block.database = last.database;
      block.relNumber = last.relNumber;
    }
    block.block = nextInt(lsn);
  }

  /// Where images, data and main data are, now that the heads are known to fit.
  private void place(RecordView view, int length) {
    int position = at - base;
    for (int i = 0; i < view.blockCount; i++) {
      BlockView block = view.blocks[i];
      if (block.inUse) {
        block.imageFrom = position;
        position += block.imageLength;
        block.dataFrom = position;
        position += block.dataLength;
      }
    }
    view.mainFrom = length - view.mainLength;
  }

  private void take(int count, long lsn) throws InvalidWalException {
    if (remaining < count) {
      throw badLength(lsn);
    }
    remaining -= count;
    at += count;
  }

  private int nextByte(long lsn) throws InvalidWalException {
    take(1, lsn);
    return bytes[at - 1] & 0xFF;
  }

  private int nextShort(long lsn) throws InvalidWalException {
    take(2, lsn);
    return LittleEndian.unsignedShort(bytes, at - 2);
  }

  private int nextInt(long lsn) throws InvalidWalException {
    take(4, lsn);
    return LittleEndian.intAt(bytes, at - 4);
  }

  private static InvalidWalException badLength(long lsn) {
    return new InvalidWalException("record with invalid length at " + Lsn.toString(lsn));
  }

  /// Restores the image of a block: hole, compression and all.
  ///
  /// @param into 8192 bytes that become the page
  public void restoreImage(RecordView view, int index, MemorySegment into)
      throws InvalidWalException {
    if (!view.hasBlock(index)) {
      throw new InvalidWalException(imageAt(view) + " with invalid block " + index + " specified");
    }
    BlockView block = view.block(index);
    int holeEnd = block.holeOffset + block.holeLength;
    if (!block.hasImage || holeEnd > PageHeader.PAGE_SIZE) {
      throw new InvalidWalException(imageAt(view) + " with invalid state, block " + index);
    }
    byte[] from = view.bytes;
    int fromAt = view.from + block.imageFrom;
    if ((block.imageInfo & IMAGE_COMPRESSED) != 0) {
      decompress(view, index, block);
      from = page;
      fromAt = 0;
    }
    Bytes.copyIn(from, fromAt, into, 0, block.holeOffset);
    Bytes.zero(into, block.holeOffset, block.holeLength);
    Bytes.copyIn(from, fromAt + block.holeOffset, into, holeEnd, PageHeader.PAGE_SIZE - holeEnd);
  }

  private void decompress(RecordView view, int index, BlockView block) throws InvalidWalException {
    ImageCodec codec = codec(block.imageInfo);
    int room = PageHeader.PAGE_SIZE - block.holeLength;
    if (codec.decompress(view.bytes, view.from + block.imageFrom, block.imageLength, page, room)
        != room) {
      throw new InvalidWalException(
          "could not decompress image at " + Lsn.toString(view.start()) + ", block " + index);
    }
  }

  private ImageCodec codec(int imageInfo) {
    int index = Integer.numberOfTrailingZeros(imageInfo & IMAGE_COMPRESSED) - 2;
    ImageCodec codec = codecs[index];
    if (codec == null) {
      codec = ImageCodec.ofFlag(1 << index + 2);
      codecs[index] = codec;
    }
    return codec;
  }

  private static String imageAt(RecordView view) {
    return "could not restore image at " + Lsn.toString(view.start());
  }
}
