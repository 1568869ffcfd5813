package org.gajah.walformat;

import java.lang.foreign.MemorySegment;
import org.gajah.page.Bytes;

/// The head of a page of the log. Mirrors `XLogPageHeaderData` of `access/xlog_internal.h`.
///
/// | offset | size | field | meaning |
/// |---:|---:|---|---|
/// | 0 | 2 | xlp_magic | [#MAGIC] |
/// | 2 | 2 | xlp_info | [#FIRST_IS_CONTRECORD] and so on |
/// | 4 | 4 | xlp_tli | timeline of the first record on the page |
/// | 8 | 8 | xlp_pageaddr | where in the log the page starts |
/// | 16 | 4 | xlp_rem_len | bytes still to come of a record from the page before |
/// | 24 | 8 | xlp_sysid | the first page of a segment only: system identifier |
/// | 32 | 4 | xlp_seg_size | first page only: size of a segment |
/// | 36 | 4 | xlp_xlog_blcksz | first page only: size of a page |
public final class WalPageHeader {
  public static final int MAGIC = 0xD116;

  public static final int MAGIC_AT = 0;
  public static final int INFO = 2;
  public static final int TIMELINE = 4;
  public static final int PAGE_ADDRESS = 8;
  public static final int REMAINING = 16;

  /// Size of the head of every page but the first of a segment.
  public static final int SHORT_SIZE = 24;

  public static final int SYSTEM_ID = 24;
  public static final int SEGMENT_SIZE = 32;
  public static final int BLOCK_SIZE = 36;

  /// Size of the head of the first page of a segment.
  public static final int LONG_SIZE = 40;

  /// The page starts with the rest of a record.
  public static final int FIRST_IS_CONTRECORD = 0x0001;

  /// The head is long.
  public static final int LONG_HEADER = 0x0002;

  /// Images of full pages before this one may be left out by whoever archives.
  public static final int BACKUP_REMOVABLE = 0x0004;

  /// The record that the page before started will never be finished; here starts another.
  public static final int FIRST_IS_OVERWRITE_CONTRECORD = 0x0008;

  public static final int ALL_FLAGS = 0x000F;

  private WalPageHeader() {}

  /// Size of the head that belongs to a page with these flags.
  public static int size(int info) {
    return (info & LONG_HEADER) == 0 ? SHORT_SIZE : LONG_SIZE;
  }

  /// Writes a head, short or long as `info` says; the rest of the page stays as it is.
  ///
  /// @param at where the page starts in `buffer`
  /// @param remaining bytes that a record from the page before still has
  public static void write(
      MemorySegment buffer, long at, int info, int timeline, long pageAddress, int remaining) {
    Bytes.setShort(buffer, at + MAGIC_AT, MAGIC);
    Bytes.setShort(buffer, at + INFO, info);
    Bytes.setInt(buffer, at + TIMELINE, timeline);
    Bytes.setLong(buffer, at + PAGE_ADDRESS, pageAddress);
    Bytes.setInt(buffer, at + REMAINING, remaining);
    Bytes.setInt(buffer, at + REMAINING + 4, 0);
  }

  /// Writes what a long head has more.
  public static void writeLongPart(MemorySegment buffer, long at, long systemId, int segmentSize) {
    Bytes.setLong(buffer, at + SYSTEM_ID, systemId);
    Bytes.setInt(buffer, at + SEGMENT_SIZE, segmentSize);
    Bytes.setInt(buffer, at + BLOCK_SIZE, WalFormat.PAGE_SIZE);
  }
}
