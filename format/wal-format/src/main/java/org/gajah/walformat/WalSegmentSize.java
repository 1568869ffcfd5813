package org.gajah.walformat;

import java.util.Locale;

/// The size of the log's segments and all arithmetic that depends on it: which segment a position
/// lies in, names of files, and how many bytes of records fit. Mirrors macros of
/// `access/xlog_internal.h` and the arithmetic of `access/transam/xlog.c`.
///
/// Besides positions (LSNs) there are *byte positions*, which count only what may hold records,
/// page heads left out. The place for a record is reserved in byte positions, for there an addition
/// is all it takes.
///
/// @param bytes a power of two from 1 MiB to 1 GiB
public record WalSegmentSize(int bytes) {
  public static final int MIN = 1024 * 1024;
  public static final int MAX = 1024 * 1024 * 1024;

  /// What `initdb` chooses: 16 MiB.
  public static final WalSegmentSize DEFAULT = new WalSegmentSize(16 * 1024 * 1024);

  /// Length of the name of a segment's file.
  public static final int NAME_LENGTH = 24;

  private static final int USABLE_IN_PAGE = WalFormat.PAGE_SIZE - WalPageHeader.SHORT_SIZE;
  private static final int FIRST_PAGE_USABLE = WalFormat.PAGE_SIZE - WalPageHeader.LONG_SIZE;

  public WalSegmentSize {
    if (!isValid(bytes)) {
      throw new IllegalArgumentException("WAL segment size " + bytes);
    }
  }

  /// Whether segments may have this size.
  public static boolean isValid(int bytes) {
    return bytes >= MIN && bytes <= MAX && Integer.bitCount(bytes) == 1;
  }

  /// The segment that the byte at `lsn` is in.
  public long segment(long lsn) {
    return Long.divideUnsigned(lsn, bytes);
  }

  /// The segment that the byte before `lsn` is in, for positions that mean an end.
  public long previousSegment(long lsn) {
    return Long.divideUnsigned(lsn - 1, bytes);
  }

  public int offset(long lsn) {
    return (int) (lsn & (bytes - 1));
  }

  /// Where a segment starts.
  public long start(long segment) {
    return segment * bytes;
  }

  public boolean contains(long segment, long lsn) {
    return segment(lsn) == segment;
  }

  /// Segments for each 4 GiB of the log, the unit of the middle part of file names.
  public long segmentsPerId() {
    return 0x1_0000_0000L / bytes;
  }

  /// The name of a segment's file, for example `000000010000000000000001`.
  public String fileName(int timeline, long segment) {
    return String.format(
        Locale.ROOT,
        "%08X%08X%08X",
        timeline,
        segment / segmentsPerId(),
        segment % segmentsPerId());
  }

  /// The name of the backup history file of a base backup that started at `start`.
  public String backupHistoryFileName(int timeline, long segment, long start) {
    return fileName(timeline, segment) + String.format(Locale.ROOT, ".%08X.backup", offset(start));
  }

  /// Whether `name` is one of a segment's file.
  public static boolean isFileName(String name) {
    return name.length() == NAME_LENGTH && isUpperHex(name, 0, NAME_LENGTH);
  }

  /// Whether `name` is one of a segment that ended with its timeline.
  public static boolean isPartialFileName(String name) {
    return name.length() == NAME_LENGTH + ".partial".length()
        && name.endsWith(".partial")
        && isUpperHex(name, 0, NAME_LENGTH);
  }

  private static boolean isUpperHex(String name, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = name.charAt(i);
      if (!(c >= '0' && c <= '9' || c >= 'A' && c <= 'F')) {
        return false;
      }
    }
    return true;
  }

  /// The timeline in the name of a file.
  public static int timelineOf(String fileName) {
    return Integer.parseUnsignedInt(fileName, 0, 8, 16);
  }

  /// The segment in the name of a file.
  public long segmentOf(String fileName) {
    long id = Integer.toUnsignedLong(Integer.parseUnsignedInt(fileName, 8, 16, 16));
    long inId = Integer.toUnsignedLong(Integer.parseUnsignedInt(fileName, 16, 24, 16));
    return id * segmentsPerId() + inId;
  }

  /// Bytes that records may take in a segment.
  private long usable() {
    return (long) bytes / WalFormat.PAGE_SIZE * USABLE_IN_PAGE
        - (WalPageHeader.LONG_SIZE - WalPageHeader.SHORT_SIZE);
  }

  /// The position where the byte with a byte position goes; at the start of a page, behind its
  /// head.
  public long toLsn(long bytePosition) {
    long inSegment = Long.remainderUnsigned(bytePosition, usable());
    long offset =
        inSegment < FIRST_PAGE_USABLE
            ? inSegment + WalPageHeader.LONG_SIZE
            : laterPage(inSegment) + WalPageHeader.SHORT_SIZE;
    return start(Long.divideUnsigned(bytePosition, usable())) + offset;
  }

  /// The position where a record ends that ends at a byte position; at the start of a page, before
  /// its head.
  public long toEndLsn(long bytePosition) {
    long inSegment = Long.remainderUnsigned(bytePosition, usable());
    long offset;
    if (inSegment < FIRST_PAGE_USABLE) {
      offset = inSegment == 0 ? 0 : inSegment + WalPageHeader.LONG_SIZE;
    } else {
      boolean pageStart = (inSegment - FIRST_PAGE_USABLE) % USABLE_IN_PAGE == 0;
      offset = laterPage(inSegment) + (pageStart ? 0 : WalPageHeader.SHORT_SIZE);
    }
    return start(Long.divideUnsigned(bytePosition, usable())) + offset;
  }

  /// Offset in the segment of a byte on one of its later pages, less the head of that page.
  private static long laterPage(long inSegment) {
    long behindFirst = inSegment - FIRST_PAGE_USABLE;
    return WalFormat.PAGE_SIZE
        + behindFirst / USABLE_IN_PAGE * WalFormat.PAGE_SIZE
        + behindFirst % USABLE_IN_PAGE;
  }

  /// The byte position of a position; one within a page's head counts as the first byte behind it.
  public long toBytePosition(long lsn) {
    long before = segment(lsn) * usable();
    int page = offset(lsn) / WalFormat.PAGE_SIZE;
    int inPage = (int) lsn & (WalFormat.PAGE_SIZE - 1);
    if (page == 0) {
      return before + Math.max(0, inPage - WalPageHeader.LONG_SIZE);
    }
    return before
        + FIRST_PAGE_USABLE
        + (page - 1L) * USABLE_IN_PAGE
        + Math.max(0, inPage - WalPageHeader.SHORT_SIZE);
  }
}
