package org.gajah.types.id;

import org.gajah.base.bytes.ByteSink;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.Message;
import org.gajah.types.contract.PgFunction;

/// Types `xid8` (a full transaction id) and `pg_lsn` (a position in the WAL), unsigned numbers of
/// 64 bits (`utils/adt/xid.c`, `pg_lsn.c`).
public final class Xid8s {
  private Xid8s() {}

  @PgFunction("xid8in")
  public static long in(byte[] text, int from, int length) {
    return UnsignedText.parse("xid8", text, from, length, 64);
  }

  @PgFunction("xid8out")
  public static void out(long value, ByteSink out) {
    Ascii.put(out, Long.toUnsignedString(value));
  }

  @PgFunction({"xid8recv", "pg_lsn_recv"})
  public static long receive(byte[] message, int from, int length) {
    return Message.onlyLong(message, from, length);
  }

  @PgFunction({"xid8send", "pg_lsn_send"})
  public static void send(long value, ByteSink out) {
    out.putLongNetwork(value);
  }

  @PgFunction("xid8toxid")
  public static int toXid(long value) {
    return (int) value;
  }

  @PgFunction({"xid8eq", "pg_lsn_eq"})
  public static boolean equal(long a, long b) {
    return a == b;
  }

  @PgFunction({"xid8ne", "pg_lsn_ne"})
  public static boolean notEqual(long a, long b) {
    return a != b;
  }

  @PgFunction({"xid8lt", "pg_lsn_lt"})
  public static boolean less(long a, long b) {
    return Long.compareUnsigned(a, b) < 0;
  }

  @PgFunction({"xid8le", "pg_lsn_le"})
  public static boolean lessOrEqual(long a, long b) {
    return Long.compareUnsigned(a, b) <= 0;
  }

  @PgFunction({"xid8gt", "pg_lsn_gt"})
  public static boolean greater(long a, long b) {
    return Long.compareUnsigned(a, b) > 0;
  }

  @PgFunction({"xid8ge", "pg_lsn_ge"})
  public static boolean greaterOrEqual(long a, long b) {
    return Long.compareUnsigned(a, b) >= 0;
  }

  @PgFunction({"xid8cmp", "pg_lsn_cmp"})
  public static int compare(long a, long b) {
    return Long.compareUnsigned(a, b);
  }

  @PgFunction({"xid8_larger", "pg_lsn_larger"})
  public static long larger(long a, long b) {
    return Long.compareUnsigned(a, b) > 0 ? a : b;
  }

  @PgFunction({"xid8_smaller", "pg_lsn_smaller"})
  public static long smaller(long a, long b) {
    return Long.compareUnsigned(a, b) < 0 ? a : b;
  }
}
