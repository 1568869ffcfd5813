package org.gajah.walformat;

import static org.gajah.walformat.WalFormat.PAGE_SIZE;
import static org.gajah.walformat.WalFormat.RECORD_HEADER;

import java.lang.foreign.MemorySegment;
import java.util.Locale;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.id.Lsn;
import org.jspecify.annotations.Nullable;

/// Reads the log record by record, across pages and segments, and believes nothing. The one reader
/// in the house: for recovery, replication, summaries and tools. Mirrors
/// `access/transam/xlogreader.c`.
///
/// [#begin] at the start of a record or [#find] the first one behind any position, then [#next]
/// until it answers false; [#fault] then tells why, or is null where the log simply ended. After a
/// fault the same record may be tried again, for instance from another source of the same bytes.
///
/// A record that lies within one page is looked at where it lies; others are put together first.
/// Nothing is allocated for a record. [#record] is good until the next call.
///
/// Belongs to one thread.
public final class WalReader {
  private static final int WINDOW = 16 * PAGE_SIZE;
  private static final int NO_PAGE = -1;

  private final WalPageSource source;
  private final WalSegmentSize segments;
  private final long systemId;
  private final RecordDecoder decoder = new RecordDecoder();
  private final RecordView view = new RecordView();
  private final ByteSink assembled = new ByteSink(2 * PAGE_SIZE);

  // What the source gave last, and the page within it that is being looked at.
  private final byte[] window = new byte[WINDOW];
  private long windowStart;
  private int windowLength;
  private int pageAt = NO_PAGE;
  private int pageLength;
  private long segment = -1;

  /// The page where putting together a record has got to.
  private long assemblyPage;

  // The last page whose head was in order.
  private long latestPage;
  private int latestTimeline;

  private long lastRecord;
  private long nextRecord;
  private boolean anyPrevious = true;
  private @Nullable String fault;
  private long abortedRecord;
  private long missingContrecord;
  private long overwrittenRecord;

  /// @param systemId what the heads of segments must name, or 0 for anything
  public WalReader(WalPageSource source, WalSegmentSize segments, long systemId) {
    this.source = source;
    this.segments = segments;
    this.systemId = systemId;
  }

  /// Goes to a position where a record starts (or a page).
  public void begin(long lsn) {
    nextRecord = lsn;
    anyPrevious = true;
    lastRecord = Lsn.INVALID;
  }

  /// Goes to the first record that starts at or behind a position.
  ///
  /// @return whether there is one; [#next] then reads it, and [#position] is where it starts
  public boolean find(long lsn) {
    fault = null;
    try {
      long start = pastContrecords(lsn);
      if (!Lsn.isValid(start)) {
        return false;
      }
      begin(start);
    } catch (InvalidWalException e) {
      fail(e);
      return false;
    }
    while (next()) {
      if (!Lsn.before(lastRecord, lsn)) {
        begin(lastRecord);
        return true;
      }
    }
    return false;
  }

  /// The first position on the page of `lsn` or a later one where a record starts, or
  /// [Lsn#INVALID].
  private long pastContrecords(long lsn) throws InvalidWalException {
    for (long at = lsn; ; ) {
      long page = pageOf(at);
      if (!load(page, (int) (at - page), at)) {
        return Lsn.INVALID;
      }
      int header = WalPageHeader.size(pageInfo());
      if (!load(page, header, at)) {
        return Lsn.INVALID;
      }
      if ((pageInfo() & WalPageHeader.FIRST_IS_CONTRECORD) == 0) {
        return page + header;
      }
      long behind = header + aligned(remainingLength());
      if (behind < PAGE_SIZE) {
        return page + behind;
      }
      at = page + PAGE_SIZE;
    }
  }

  /// Reads the next record.
  ///
  /// @return whether there was one
  public boolean next() {
    fault = null;
    abortedRecord = Lsn.INVALID;
    missingContrecord = Lsn.INVALID;
    overwrittenRecord = Lsn.INVALID;
    try {
      return readRecord();
    } catch (InvalidWalException e) {
      fail(e);
      return false;
    }
  }

  /// The record that was read last.
  public RecordView record() {
    return view;
  }

  /// Where the record that was read last starts; right behind [#begin] and [#find], where the first
  /// one will.
  public long position() {
    return anyPrevious ? nextRecord : lastRecord;
  }

  /// Where the next record may start.
  public long end() {
    return nextRecord;
  }

  /// Why there was no record, in PostgreSQL's words; null where the log just ended.
  public @Nullable String fault() {
    return fault;
  }

  /// Where a record starts whose end is missing, after [#next] answered false; [Lsn#INVALID]
  /// otherwise.
  public long abortedRecord() {
    return abortedRecord;
  }

  /// The page where the missing end should have been.
  public long missingContrecord() {
    return missingContrecord;
  }

  /// Where a record starts that was passed over because an overwrite-contrecord follows it;
  /// [Lsn#INVALID] for most records.
  public long overwrittenRecord() {
    return overwrittenRecord;
  }

  /// The timeline in the head of the page that was read last.
  public int timeline() {
    return latestTimeline;
  }

  /// Restores the image of a block of the current record.
  ///
  /// @param into 8192 bytes
  public void restoreImage(int block, MemorySegment into) throws InvalidWalException {
    decoder.restoreImage(view, block, into);
  }

  private boolean readRecord() throws InvalidWalException {
    long previous = lastRecord;
    long start = nextRecord;
    while (true) {
      long page = pageOf(start);
      int inPage = (int) (start - page);
      if (!load(page, Math.min(inPage + RECORD_HEADER, PAGE_SIZE), start)) {
        return false;
      }
      int header = WalPageHeader.size(pageInfo());
      if (inPage == 0) {
        start += header;
        inPage = header;
      } else if (inPage < header) {
        throw new InvalidWalException(
            "invalid record offset at "
                + Lsn.toString(start)
                + ": expected at least "
                + header
                + ", got "
                + inPage);
      }
      if (inPage == header && (pageInfo() & WalPageHeader.FIRST_IS_CONTRECORD) != 0) {
        throw new InvalidWalException("contrecord is requested by " + Lsn.toString(start));
      }
      int length = LittleEndian.intAt(window, pageAt + inPage);
      boolean headChecked = inPage <= PAGE_SIZE - RECORD_HEADER;
      if (headChecked) {
        RecordDecoder.checkHeader(window, pageAt + inPage, start, previous, anyPrevious);
      } else if (Integer.compareUnsigned(length, RECORD_HEADER) < 0) {
        throw RecordDecoder.shortRecord(start, length);
      }
      if (Integer.compareUnsigned(length, PAGE_SIZE - inPage) <= 0) {
        if (!load(page, inPage + length, start)) {
          return false;
        }
        deliver(window, pageAt + inPage, length, start, start + aligned(length));
        return true;
      }
      switch (assemble(start, previous, inPage, length, headChecked)) {
        case COMPLETE -> {
          return true;
        }
        case ENDED -> {
          return false;
        }
        case OVERWRITTEN -> {
          overwrittenRecord = start;
          start = assemblyPage;
        }
      }
    }
  }

  /// What became of a record that goes on behind its first page.
  private enum Assembly {
    COMPLETE,
    ENDED,
    OVERWRITTEN
  }

  private Assembly assemble(long start, long previous, int inPage, int length, boolean headChecked)
      throws InvalidWalException {
    assemblyPage = pageOf(start);
    assembled.clear();
    assembled.putBytes(window, pageAt + inPage, PAGE_SIZE - inPage);
    Assembly result = Assembly.ENDED;
    try {
      result = appendPages(start, previous, Integer.toUnsignedLong(length), headChecked);
      if (result == Assembly.COMPLETE) {
        result = Assembly.ENDED;
        long end = assemblyPage + WalPageHeader.size(pageInfo()) + aligned(remainingLength());
        deliver(assembled.array(), 0, length, start, end);
        result = Assembly.COMPLETE;
      }
      return result;
    } finally {
      if (result == Assembly.ENDED) {
        abortedRecord = start;
        missingContrecord = assemblyPage;
      }
    }
  }

  private Assembly appendPages(long start, long previous, long total, boolean headWasChecked)
      throws InvalidWalException {
    boolean headChecked = headWasChecked;
    while (assembled.length() < total) {
      assemblyPage += PAGE_SIZE;
      long wanted = total - assembled.length() + WalPageHeader.SHORT_SIZE;
      if (!load(assemblyPage, (int) Math.min(wanted, PAGE_SIZE), start)) {
        return Assembly.ENDED;
      }
      if ((pageInfo() & WalPageHeader.FIRST_IS_OVERWRITE_CONTRECORD) != 0) {
        return Assembly.OVERWRITTEN;
      }
      int count = checkContrecord(start, total);
      int header = WalPageHeader.size(pageInfo());
      if (!load(assemblyPage, header + count, start)) {
        return Assembly.ENDED;
      }
      assembled.putBytes(window, pageAt + header, count);
      if (!headChecked) {
        RecordDecoder.checkHeader(assembled.array(), 0, start, previous, anyPrevious);
        headChecked = true;
      }
    }
    return Assembly.COMPLETE;
  }

  /// Checks that the page goes on with the record at hand.
  ///
  /// @return how much of it is on the page
  private int checkContrecord(long start, long total) throws InvalidWalException {
    if ((pageInfo() & WalPageHeader.FIRST_IS_CONTRECORD) == 0) {
      throw new InvalidWalException("there is no contrecord flag at " + Lsn.toString(start));
    }
    long remaining = remainingLength();
    long expected = total - assembled.length();
    if (remaining == 0 || remaining != expected) {
      throw new InvalidWalException(
          "invalid contrecord length "
              + remaining
              + " (expected "
              + expected
              + ") at "
              + Lsn.toString(start));
    }
    return (int) Math.min(remaining, PAGE_SIZE - WalPageHeader.size(pageInfo()));
  }

  private void deliver(byte[] bytes, int from, int length, long start, long end)
      throws InvalidWalException {
    decoder.checkCrc(bytes, from, length, start);
    long next = isSwitch(bytes, from) ? segments.start(segments.segment(end - 1) + 1) : end;
    decoder.decode(bytes, from, start, next, view);
    lastRecord = start;
    nextRecord = next;
    anyPrevious = false;
  }

  /// Whether the record says that the rest of its segment is empty.
  private static boolean isSwitch(byte[] bytes, int from) {
    return bytes[from + WalFormat.RESOURCE_MANAGER] == ResourceManagerId.XLOG.number()
        && (bytes[from + WalFormat.INFO] & WalFormat.RESOURCE_MANAGER_INFO_MASK)
            == WalFormat.XLOG_SWITCH;
  }

  /// Notes a fault and forgets what was read, for the next attempt may see better bytes.
  private void fail(InvalidWalException e) {
    fault = e.getMessage();
    windowLength = 0;
    pageAt = NO_PAGE;
    segment = -1;
  }

  private int pageInfo() {
    return LittleEndian.unsignedShort(window, pageAt + WalPageHeader.INFO);
  }

  private long remainingLength() {
    return Integer.toUnsignedLong(LittleEndian.intAt(window, pageAt + WalPageHeader.REMAINING));
  }

  private static long pageOf(long lsn) {
    return lsn & -PAGE_SIZE;
  }

  private static long aligned(long length) {
    return length + 7 & ~7L;
  }

  /// Makes a page the current one, its head checked, with at least `required` bytes of it.
  ///
  /// @return whether the log reaches so far
  private boolean load(long page, int required, long lsn) throws InvalidWalException {
    if (pageAt != NO_PAGE && windowStart + pageAt == page && required <= pageLength) {
      return true;
    }
    long pageSegment = segments.segment(page);
    if (pageSegment != segment && segments.offset(page) != 0) {
      // The first page of a segment tells whether it is the right file; look at it first.
      long first = segments.start(pageSegment);
      if (!show(first, PAGE_SIZE, lsn)) {
        return false;
      }
      checkPage(first);
    }
    if (!show(page, Math.max(required, WalPageHeader.SHORT_SIZE), lsn)) {
      return false;
    }
    int header = WalPageHeader.size(pageInfo());
    if (pageLength < header && !show(page, header, lsn)) {
      return false;
    }
    checkPage(page);
    segment = pageSegment;
    return true;
  }

  /// Points at a page in the window, refilling that where needed.
  private boolean show(long page, int required, long lsn) throws InvalidWalException {
    long inWindow = page - windowStart;
    if (inWindow < 0 || inWindow + required > windowLength) {
      windowLength = 0;
      pageAt = NO_PAGE;
      int got = source.read(page, required, lsn, window);
      if (got == WalPageSource.END) {
        return false;
      }
      windowStart = page;
      windowLength = got;
      inWindow = 0;
    }
    pageAt = (int) inWindow;
    pageLength = Math.min(PAGE_SIZE, windowLength - pageAt);
    return true;
  }

  private void checkPage(long page) throws InvalidWalException {
    int magic = LittleEndian.unsignedShort(window, pageAt + WalPageHeader.MAGIC_AT);
    if (magic != WalPageHeader.MAGIC) {
      throw badPage("invalid magic number " + hex4(magic), page);
    }
    int info = pageInfo();
    if ((info & ~WalPageHeader.ALL_FLAGS) != 0) {
      throw badPage("invalid info bits " + hex4(info), page);
    }
    if ((info & WalPageHeader.LONG_HEADER) != 0) {
      checkLongHeader();
    } else if (segments.offset(page) == 0) {
      throw badPage("invalid info bits " + hex4(info), page);
    }
    long address = LittleEndian.longAt(window, pageAt + WalPageHeader.PAGE_ADDRESS);
    if (address != page) {
      throw badPage("unexpected pageaddr " + Lsn.toString(address), page);
    }
    int timeline = LittleEndian.intAt(window, pageAt + WalPageHeader.TIMELINE);
    if (Lsn.before(latestPage, page) && Integer.compareUnsigned(timeline, latestTimeline) < 0) {
      throw badPage(
          "out-of-sequence timeline ID "
              + Integer.toUnsignedString(timeline)
              + " (after "
              + Integer.toUnsignedString(latestTimeline)
              + ")",
          page);
    }
    latestPage = page;
    latestTimeline = timeline;
  }

  private void checkLongHeader() throws InvalidWalException {
    String other = "WAL file is from different database system: ";
    long id = LittleEndian.longAt(window, pageAt + WalPageHeader.SYSTEM_ID);
    if (systemId != 0 && id != systemId) {
      throw new InvalidWalException(
          other
              + "WAL file database system identifier is "
              + Long.toUnsignedString(id)
              + ", pg_control database system identifier is "
              + Long.toUnsignedString(systemId));
    }
    if (LittleEndian.intAt(window, pageAt + WalPageHeader.SEGMENT_SIZE) != segments.bytes()) {
      throw new InvalidWalException(other + "incorrect segment size in page header");
    }
    if (LittleEndian.intAt(window, pageAt + WalPageHeader.BLOCK_SIZE) != PAGE_SIZE) {
      throw new InvalidWalException(other + "incorrect XLOG_BLCKSZ in page header");
    }
  }

  private InvalidWalException badPage(String what, long page) {
    return new InvalidWalException(
        what
            + " in WAL segment "
            + segments.fileName(source.timeline(), segments.segment(page))
            + ", LSN "
            + Lsn.toString(page)
            + ", offset "
            + segments.offset(page));
  }

  private static String hex4(int value) {
    return String.format(Locale.ROOT, "%04X", value);
  }
}
