package org.gajah.page.slru;

import java.lang.foreign.MemorySegment;
import org.gajah.page.Bytes;
import org.gajah.page.PageHeader;

/// Pages of `pg_notify`: a queue of notifications, each a multiple of 4 bytes long and none across
/// the end of a page. Mirrors `commands/async.c`.
///
/// | offset | size | field | meaning |
/// |---:|---:|---|---|
/// | 0 | 4 | length | length of the entry |
/// | 4 | 4 | dboid | database, 0 for an entry that only fills the page |
/// | 8 | 4 | xid | who notified |
/// | 12 | 4 | srcPid | and its process |
/// | 16 | - | data | channel, zero, payload, zero |
public final class NotificationPage {
  public static final int LENGTH = 0;
  public static final int DATABASE = 4;
  public static final int XID = 8;
  public static final int PID = 12;
  public static final int DATA = 16;

  /// The shortest entry: two empty strings.
  public static final int MIN_ENTRY = DATA + 2 + 3 & ~3;

  private NotificationPage() {}

  public static int length(MemorySegment page, int at) {
    return Bytes.intAt(page, at);
  }

  public static int database(MemorySegment page, int at) {
    return Bytes.intAt(page, at + (long) DATABASE);
  }

  public static int xid(MemorySegment page, int at) {
    return Bytes.intAt(page, at + (long) XID);
  }

  public static int pid(MemorySegment page, int at) {
    return Bytes.intAt(page, at + (long) PID);
  }

  /// Length of the entry for a channel and a payload.
  public static int entryLength(int channelLength, int payloadLength) {
    return DATA + channelLength + 1 + payloadLength + 1 + 3 & ~3;
  }

  /// Whether an entry of some length fits behind `at`.
  public static boolean fits(int at, int length) {
    return at + length <= PageHeader.PAGE_SIZE;
  }

  /// Writes an entry.
  ///
  /// @param database 0 for an entry that only fills the page
  /// @param data channel, zero, payload, zero
  public static void write(
      MemorySegment page, int at, int length, int database, int xid, int pid, byte[] data) {
    Bytes.setInt(page, at, length);
    Bytes.setInt(page, at + (long) DATABASE, database);
    Bytes.setInt(page, at + (long) XID, xid);
    Bytes.setInt(page, at + (long) PID, pid);
    Bytes.copyIn(data, 0, page, at + (long) DATA, data.length);
    Bytes.zero(page, at + (long) DATA + data.length, length - DATA - (long) data.length);
  }
}
