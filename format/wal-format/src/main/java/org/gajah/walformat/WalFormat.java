package org.gajah.walformat;

/// Numbers of the log's format. Mirrors `access/xlogrecord.h` and `access/xlog_internal.h`.
///
/// A record starts at a multiple of 8 bytes with this head (`XLogRecord`):
///
/// | offset | size | field | meaning |
/// |---:|---:|---|---|
/// | 0 | 4 | xl_tot_len | length of the whole record |
/// | 4 | 4 | xl_xid | who wrote it, 0 for nobody |
/// | 8 | 8 | xl_prev | where the record before it starts |
/// | 16 | 1 | xl_info | flags of the log ([#INFO_MASK]) and of the resource manager |
/// | 17 | 1 | xl_rmid | resource manager |
/// | 18 | 2 | - | zero |
/// | 20 | 4 | xl_crc | CRC-32C of everything behind the head, then of the head up to here |
///
/// Behind it come, each without alignment: the heads of the blocks in the order of their numbers;
/// the origin and the top transaction where there is one; the head of the main data; then for each
/// block its image and its data; and last the main data.
///
/// | head of | offset | size | field | meaning |
/// |---|---:|---:|---|---|
/// | block | 0 | 1 | id | 0 to [#MAX_BLOCK_ID] |
/// | | 1 | 1 | fork_flags | fork and `BLOCK_...` flags |
/// | | 2 | 2 | data_length | length of the block's data |
/// | image, if any | 0 | 2 | length | of the image as it is in the record |
/// | | 2 | 2 | hole_offset | what is left out |
/// | | 4 | 1 | bimg_info | `IMAGE_...` flags |
/// | hole, if compressed | 0 | 2 | hole_length | otherwise it follows from the length |
/// | locator, unless same | 0 | 12 | rlocator | tablespace, database, relation |
/// | | 0 | 4 | blkno | block number |
/// | origin | 0 | 3 | | [#ID_ORIGIN], 2 bytes |
/// | top transaction | 0 | 5 | | [#ID_TOP_XID], 4 bytes |
/// | short main data | 0 | 2 | | [#ID_DATA_SHORT], length in 1 byte |
/// | long main data | 0 | 5 | | [#ID_DATA_LONG], length in 4 bytes |
public final class WalFormat {
  /// Size of the pages of the log.
  public static final int PAGE_SIZE = 8192;

  public static final int TOTAL_LENGTH = 0;
  public static final int XID = 4;
  public static final int PREVIOUS = 8;
  public static final int INFO = 16;
  public static final int RESOURCE_MANAGER = 17;
  public static final int CRC = 20;

  /// Size of the head of a record.
  public static final int RECORD_HEADER = 24;

  /// The longest record (`XLogRecordMaxSize`).
  public static final int MAX_RECORD = 1020 * 1024 * 1024;

  /// The bits of xl_info that belong to the log.
  public static final int INFO_MASK = 0x0F;

  /// The bits of xl_info that belong to the resource manager.
  public static final int RESOURCE_MANAGER_INFO_MASK = 0xF0;

  /// In xl_info: the record changes files in a way that its blocks do not tell.
  public static final int SPECIAL_REL_UPDATE = 0x01;

  /// In xl_info: every block has an image for `wal_consistency_checking`.
  public static final int CHECK_CONSISTENCY = 0x02;

  public static final int BLOCK_HEADER = 4;
  public static final int IMAGE_HEADER = 5;
  public static final int COMPRESS_HEADER = 2;
  public static final int LOCATOR = 12;

  /// The fork number is in the lower bits of a block's `fork_flags`.
  public static final int BLOCK_FORK_MASK = 0x0F;

  public static final int BLOCK_HAS_IMAGE = 0x10;
  public static final int BLOCK_HAS_DATA = 0x20;
  public static final int BLOCK_WILL_INIT = 0x40;
  public static final int BLOCK_SAME_REL = 0x80;

  public static final int IMAGE_HAS_HOLE = 0x01;

  /// Redo restores the image.
  public static final int IMAGE_APPLY = 0x02;

  public static final int IMAGE_PGLZ = 0x04;
  public static final int IMAGE_LZ4 = 0x08;
  public static final int IMAGE_ZSTD = 0x10;

  /// Compressed in whatever way.
  public static final int IMAGE_COMPRESSED = IMAGE_PGLZ | IMAGE_LZ4 | IMAGE_ZSTD;

  public static final int MAX_BLOCK_ID = 32;
  public static final int ID_DATA_SHORT = 255;
  public static final int ID_DATA_LONG = 254;
  public static final int ID_ORIGIN = 253;
  public static final int ID_TOP_XID = 252;

  /// The first number that a custom resource manager may have.
  public static final int FIRST_CUSTOM_RESOURCE_MANAGER = 128;

  /// The one kind of record that the log itself must know: the rest of its segment is empty.
  public static final int XLOG_SWITCH = 0x40;

  private WalFormat() {}

  /// Rounds up to a multiple of 8, where records start.
  public static int align(int length) {
    return (length + 7) & ~7;
  }

  /// Whether a resource manager of this number is PostgreSQL's own or custom.
  public static boolean isResourceManager(int number) {
    return number < ResourceManagerId.COUNT || number >= FIRST_CUSTOM_RESOURCE_MANAGER;
  }
}
