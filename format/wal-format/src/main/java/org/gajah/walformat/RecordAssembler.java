package org.gajah.walformat;

import java.util.zip.CRC32C;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Lsn;
import org.gajah.base.id.RelFileLocator;
import org.gajah.page.Bytes;
import org.gajah.page.PageHeader;
import org.gajah.walformat.RecordBuilder.Block;
import org.jspecify.annotations.Nullable;

/// Makes the finished bytes of a record from what a [RecordBuilder] gathered, and decides which
/// pages need an image. Mirrors the assembling half of `access/transam/xloginsert.c`.
///
/// A record is made in two steps. [#assemble] lays out everything and computes the checksum of the
/// data; then the WAL reserves a place for [#length] bytes, and [#finish] fills in where the record
/// before starts and completes the checksum. Between the two the WAL looks whether the redo pointer
/// has moved past [#lowestUnbackedLsn]; if so, it assembles once more from the same builder.
///
/// Belongs to one thread and allocates nothing once its buffers have grown.
public final class RecordAssembler {
  private static final int MAX_BLOCK_DATA = 0xFFFF;

  // Most sessions write little: what images need is made when there is one.
  private static final byte[] NONE = {};

  private final ByteSink out = new ByteSink(256);
  private final CRC32C crc = new CRC32C();
  private byte[] page = NONE;
  private byte[] compressed = NONE;
  private final int[] imageLengths = new int[RecordBuilder.MAX_BLOCKS];
  private final int[] dataLengths = new int[RecordBuilder.MAX_BLOCKS];
  private final ByteSink images = new ByteSink(0);
  private @Nullable ImageCodec codec;
  private long redoPointer;
  private boolean fullPageWrites = true;
  private long lowestUnbackedLsn;
  private int imageCount;
  private long imageBytes;

  /// How images are compressed from now on; null for not at all.
  public void compression(@Nullable ImageCodec newCodec) {
    codec = newCodec;
  }

  /// What decides about images from now on.
  ///
  /// @param newRedoPointer where redo would start; a page changed since has an image already
  /// @param newFullPageWrites whether images are taken at all (`full_page_writes`, or a base backup
  ///   runs)
  public void policy(long newRedoPointer, boolean newFullPageWrites) {
    redoPointer = newRedoPointer;
    fullPageWrites = newFullPageWrites;
  }

  /// Lays out a record.
  ///
  /// @param resourceManager its number
  /// @param info the kind of record, with [WalFormat#SPECIAL_REL_UPDATE] and
  ///   [WalFormat#CHECK_CONSISTENCY] as they are wanted
  /// @param xid the transaction, 0 for none
  /// @param topXid the top transaction where the log is to say it, 0 otherwise
  /// @param origin the replication origin where the log is to say it, 0 otherwise
  /// @return length of the record in bytes
  public int assemble(
      RecordBuilder builder, int resourceManager, int info, int xid, int topXid, int origin) {
    out.clear();
    images.clear();
    lowestUnbackedLsn = Lsn.INVALID;
    imageCount = 0;
    imageBytes = 0;
    // The length comes when it is known, the position of the record before and the checksum when
    // the place is.
    out.putInt(0).putInt(xid).putLong(0);
    out.putByte(info).putByte(resourceManager).putShort(0).putInt(0);
    putHeads(builder, info);
    if (origin != 0) {
      out.putByte(WalFormat.ID_ORIGIN).putShort(origin);
    }
    if (topXid != 0) {
      out.putByte(WalFormat.ID_TOP_XID).putInt(topXid);
    }
    int mainLength = builder.mainData().length();
    if (mainLength > 255) {
      out.putByte(WalFormat.ID_DATA_LONG).putInt(mainLength);
    } else if (mainLength > 0) {
      out.putByte(WalFormat.ID_DATA_SHORT).putByte(mainLength);
    }
    checkLength(builder, resourceManager, info);
    putContents(builder);
    out.setInt(WalFormat.TOTAL_LENGTH, out.length());
    crc.reset();
    crc.update(out.array(), WalFormat.RECORD_HEADER, out.length() - WalFormat.RECORD_HEADER);
    return out.length();
  }

  /// Completes the record; once for each [#assemble].
  ///
  /// @param previous where the record before this one starts
  public void finish(long previous) {
    out.setLong(WalFormat.PREVIOUS, previous);
    crc.update(out.array(), 0, WalFormat.CRC);
    out.setInt(WalFormat.CRC, (int) crc.getValue());
  }

  /// The bytes of the record; the first [#length] count, until the next [#assemble].
  public byte[] bytes() {
    return out.array();
  }

  public int length() {
    return out.length();
  }

  /// The lowest LSN of a page that got no image because it was changed since the redo pointer;
  /// [Lsn#INVALID] when there is none. When the redo pointer turns out to be at or past it, the
  /// record must be assembled again.
  public long lowestUnbackedLsn() {
    return lowestUnbackedLsn;
  }

  /// How many images are in the record.
  public int imageCount() {
    return imageCount;
  }

  /// What the images take, in bytes.
  public long imageBytes() {
    return imageBytes;
  }

  private void putHeads(RecordBuilder builder, int info) {
    RelFileLocator last = null;
    for (int i = 0; i < builder.blockCount(); i++) {
      Block block = builder.block(i);
      if (!block.inUse()) {
        continue;
      }
      RelFileLocator locator = block.locator();
      boolean sameRelation = locator.equals(last);
      last = locator;
      putHead(i, block, sameRelation, (info & WalFormat.CHECK_CONSISTENCY) != 0);
    }
  }

  private void putHead(int index, Block block, boolean sameRelation, boolean check) {
    boolean backup = needsBackup(block);
    boolean image = backup || check;
    int dataLength = needsData(block, backup) ? block.data().length() : 0;
    if (dataLength > MAX_BLOCK_DATA) {
      throw PgException.internal("too much WAL data")
          .detail(
              "Registering more than maximum "
                  + MAX_BLOCK_DATA
                  + " bytes allowed to block "
                  + index
                  + ": current 0 bytes, adding "
                  + dataLength
                  + " bytes.");
    }
    dataLengths[index] = dataLength;
    int flags =
        block.fork().number()
            | (block.hasFlag(RecordBuilder.WILL_INIT) ? WalFormat.BLOCK_WILL_INIT : 0)
            | (image ? WalFormat.BLOCK_HAS_IMAGE : 0)
            | (dataLength > 0 ? WalFormat.BLOCK_HAS_DATA : 0)
            | (sameRelation ? WalFormat.BLOCK_SAME_REL : 0);
    out.putByte(index).putByte(flags).putShort(dataLength);
    imageLengths[index] = image ? putImage(block, backup) : 0;
    if (!sameRelation) {
      RelFileLocator locator = block.locator();
      out.putInt(locator.tablespace()).putInt(locator.database()).putInt(locator.relNumber());
    }
    out.putInt(block.block());
  }

  private boolean needsBackup(Block block) {
    if (block.hasFlag(RecordBuilder.FORCE_IMAGE)) {
      return true;
    }
    if (block.hasFlag(RecordBuilder.NO_IMAGE) || !fullPageWrites) {
      return false;
    }
    long lsn = PageHeader.lsn(block.page());
    if (Long.compareUnsigned(lsn, redoPointer) <= 0) {
      return true;
    }
    lowestUnbackedLsn = Lsn.isValid(lowestUnbackedLsn) ? Lsn.min(lowestUnbackedLsn, lsn) : lsn;
    return false;
  }

  private static boolean needsData(Block block, boolean backup) {
    return !backup || block.hasFlag(RecordBuilder.KEEP_DATA);
  }

  /// Puts the head of an image and keeps the image for later.
  ///
  /// @return length of the image
  private int putImage(Block block, boolean backup) {
    int holeOffset = 0;
    int holeLength = 0;
    if (block.hasFlag(RecordBuilder.STANDARD)) {
      int lower = PageHeader.lower(block.page());
      int upper = PageHeader.upper(block.page());
      if (lower >= PageHeader.SIZE && upper > lower && upper <= PageHeader.PAGE_SIZE) {
        holeOffset = lower;
        holeLength = upper - lower;
      }
    }
    int length = copyAroundHole(block, holeOffset, holeLength);
    int flags =
        (holeLength > 0 ? WalFormat.IMAGE_HAS_HOLE : 0) | (backup ? WalFormat.IMAGE_APPLY : 0);
    int squeezed = compress(length, holeLength);
    if (squeezed >= 0 && codec != null) {
      images.putBytes(compressed, 0, squeezed);
      out.putShort(squeezed).putShort(holeOffset).putByte(flags | codec.flag());
      if (holeLength > 0) {
        out.putShort(holeLength);
      }
      length = squeezed;
    } else {
      images.putBytes(page, 0, length);
      out.putShort(length).putShort(holeOffset).putByte(flags);
    }
    imageCount++;
    imageBytes += length;
    return length;
  }

  private int copyAroundHole(Block block, int holeOffset, int holeLength) {
    if (page.length == 0) {
      page = new byte[PageHeader.PAGE_SIZE];
    }
    int behind = holeOffset + holeLength;
    Bytes.copyOut(block.page(), 0, page, 0, holeOffset);
    Bytes.copyOut(block.page(), behind, page, holeOffset, PageHeader.PAGE_SIZE - behind);
    return PageHeader.PAGE_SIZE - holeLength;
  }

  /// Length of the compressed page, or less than 0 where that saves nothing.
  private int compress(int length, int holeLength) {
    if (codec == null) {
      return ImageCodec.FAILED;
    }
    if (compressed.length == 0) {
      compressed = new byte[2 * PageHeader.PAGE_SIZE];
    }
    int got = codec.compress(page, length, compressed);
    int extra = holeLength > 0 ? WalFormat.COMPRESS_HEADER : 0;
    return got >= 0 && got + extra < length ? got : ImageCodec.FAILED;
  }

  private void checkLength(RecordBuilder builder, int resourceManager, int info) {
    long total = (long) out.length() + images.length() + builder.mainData().length();
    for (int i = 0; i < builder.blockCount(); i++) {
      total += builder.block(i).data().length();
    }
    if (total > WalFormat.MAX_RECORD) {
      throw new PgException(SqlState.INTERNAL_ERROR, "oversized WAL record")
          .detail(
              "WAL record would be "
                  + total
                  + " bytes (of maximum "
                  + WalFormat.MAX_RECORD
                  + " bytes); rmid "
                  + resourceManager
                  + " flags "
                  + info
                  + ".");
    }
  }

  private void putContents(RecordBuilder builder) {
    int imageAt = 0;
    for (int i = 0; i < builder.blockCount(); i++) {
      Block block = builder.block(i);
      if (block.inUse()) {
        out.putBytes(images.array(), imageAt, imageLengths[i]);
        imageAt += imageLengths[i];
        out.putBytes(block.data().array(), 0, dataLengths[i]);
      }
    }
    out.putBytes(builder.mainData().array(), 0, builder.mainData().length());
  }
}
