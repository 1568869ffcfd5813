package org.gajah.types.id;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.bytes.Slice;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.NumberFaults;
import org.gajah.types.contract.PgFunction;

/// Types `pg_snapshot` and `txid_snapshot`: which transactions a snapshot sees
/// (`utils/adt/xid8funcs.c`).
///
/// | offset | size | meaning |
/// |---|---|---|
/// | 0 | 4 | how many transactions run |
/// | 4 | 8 | all before this one have ended |
/// | 12 | 8 | none from this one on has ended |
/// | 20 | 8 each | those that run between, ascending |
public final class Snapshots {
  private static final int XMIN = 4;
  private static final int XMAX = 12;
  private static final int RUNNING = 20;

  private Snapshots() {}

  /// Reads `xmin:xmax:xip,...`, numbers as `strtoull` takes them.
  private static final class Reader {
    private final byte[] text;
    private final int from;
    private final int end;
    private int at;

    Reader(byte[] text, int from, int end) {
      this.text = text;
      this.from = from;
      this.end = end;
      this.at = from;
    }

    RuntimeException fault() {
      return NumberFaults.invalidSyntax("pg_snapshot", text, from, end - from);
    }

    /// @return 0 where no number is
    long number() {
      int start = at;
      while (at < end && Ascii.isSpace(text[at])) {
        at++;
      }
      boolean negative = at < end && text[at] == '-';
      if (negative || at < end && text[at] == '+') {
        at++;
      }
      int digits = at;
      long value = 0;
      boolean over = false;
      for (; at < end && text[at] >= '0' && text[at] <= '9'; at++) {
        int digit = text[at] - '0';
        over |= Long.compareUnsigned(value, Long.divideUnsigned(-1L - digit, 10)) > 0;
        value = value * 10 + digit;
      }
      if (at == digits) {
        at = start;
        return 0;
      }
      return over ? -1L : negative ? -value : value;
    }

    void colon() {
      if (at >= end || text[at] != ':') {
        throw fault();
      }
      at++;
    }

    void running(long xmin, long xmax, ByteSink out) {
      long last = 0;
      while (at < end) {
        long xid = number();
        boolean outside =
            Long.compareUnsigned(xid, xmin) < 0 || Long.compareUnsigned(xid, xmax) >= 0;
        if (outside || Long.compareUnsigned(xid, last) < 0) {
          throw fault();
        }
        if (xid != last) {
          out.putLong(xid);
        }
        last = xid;
        if (at < end && text[at++] != ',') {
          throw fault();
        }
      }
    }
  }

  @PgFunction("pg_snapshot_in")
  public static void in(byte[] text, int from, int length, ByteSink out) {
    Reader reader = new Reader(text, from, from + length);
    long xmin = reader.number();
    reader.colon();
    long xmax = reader.number();
    reader.colon();
    if ((int) xmin == 0 || (int) xmax == 0 || Long.compareUnsigned(xmax, xmin) < 0) {
      throw reader.fault();
    }
    ByteSink running = new ByteSink(64);
    reader.running(xmin, xmax, running);
    out.putInt(running.length() / Long.BYTES).putLong(xmin).putLong(xmax);
    out.putBytes(running.array(), 0, running.length());
  }

  private static int count(Slice value) {
    return LittleEndian.intAt(value.array(), value.from());
  }

  private static long running(Slice value, int index) {
    return LittleEndian.longAt(value.array(), value.from() + RUNNING + Long.BYTES * index);
  }

  @PgFunction("pg_snapshot_xmin")
  public static long xmin(Slice value) {
    return LittleEndian.longAt(value.array(), value.from() + XMIN);
  }

  @PgFunction("pg_snapshot_xmax")
  public static long xmax(Slice value) {
    return LittleEndian.longAt(value.array(), value.from() + XMAX);
  }

  @PgFunction("pg_snapshot_out")
  public static void out(Slice value, ByteSink out) {
    Ascii.put(out, Long.toUnsignedString(xmin(value)) + ":");
    Ascii.put(out, Long.toUnsignedString(xmax(value)) + ":");
    for (int i = 0; i < count(value); i++) {
      Ascii.put(out, (i == 0 ? "" : ",") + Long.toUnsignedString(running(value, i)));
    }
  }

  @PgFunction("pg_snapshot_send")
  public static void send(Slice value, ByteSink out) {
    out.putIntNetwork(count(value)).putLongNetwork(xmin(value)).putLongNetwork(xmax(value));
    for (int i = 0; i < count(value); i++) {
      out.putLongNetwork(running(value, i));
    }
  }

  /// Whether a transaction had ended when the snapshot was taken.
  @PgFunction("pg_visible_in_snapshot")
  public static boolean sees(long xid, Slice value) {
    if (Long.compareUnsigned(xid, xmin(value)) < 0) {
      return true;
    }
    boolean found = Long.compareUnsigned(xid, xmax(value)) >= 0;
    for (int i = 0; i < count(value) && !found; i++) {
      found = running(value, i) == xid;
    }
    return !found;
  }
}
