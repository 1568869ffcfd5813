package org.gajah.types.id;

import org.gajah.base.bytes.ByteSink;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.NumberFaults;
import org.gajah.types.contract.PgFunction;

/// Type `pg_lsn` as text: two hexadecimal numbers with a slash between (`utils/adt/pg_lsn.c`). Its
/// arithmetic is with numeric and lives there, its comparisons are in [Xid8s].
public final class Lsns {
  private Lsns() {}

  @PgFunction("pg_lsn_in")
  public static long in(byte[] text, int from, int length) {
    int slash = from + hexDigits(text, from, from + length);
    int low = slash + 1;
    boolean good = slash > from && slash - from <= 8 && low < from + length && text[slash] == '/';
    int digits = good ? hexDigits(text, low, from + length) : 0;
    if (digits == 0 || digits > 8 || low + digits != from + length) {
      throw NumberFaults.invalidSyntax("pg_lsn", text, from, length);
    }
    return hex(text, from, slash) << 32 | hex(text, low, low + digits);
  }

  private static int hexDigits(byte[] text, int from, int end) {
    int at = from;
    while (at < end && Ascii.hexDigit(text[at]) >= 0) {
      at++;
    }
    return at - from;
  }

  private static long hex(byte[] text, int from, int end) {
    long value = 0;
    for (int i = from; i < end; i++) {
      value = value << 4 | Ascii.hexDigit(text[i]);
    }
    return value;
  }

  @PgFunction("pg_lsn_out")
  public static void out(long value, ByteSink out) {
    Ascii.put(out, String.format("%X/%X", value >>> 32, value & 0xFFFFFFFFL));
  }
}
