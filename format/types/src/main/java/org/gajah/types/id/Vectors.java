package org.gajah.types.id;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.Message;
import org.gajah.types.contract.NumberFaults;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.hash.Lookup3;

/// Types `oidvector` and `int2vector`, arrays of one dimension that starts at 0 and has no nulls
/// (`utils/adt/oid.c`, `int.c`).
///
/// | offset | size | meaning |
/// |---|---|---|
/// | 0 | 4 | number of dimensions, 1 |
/// | 4 | 4 | 0: no nulls |
/// | 8 | 4 | oid of the element's type |
/// | 12 | 4 | how many elements |
/// | 16 | 4 | lower bound, 0 |
/// | 20 | | the elements |
public final class Vectors {
  private static final int HEADER = 20;
  private static final int INT2 = 21;
  private static final int OID = 26;

  private Vectors() {}

  private static int intAt(byte[] value, int at) {
    return (value[at] & 0xFF)
        | (value[at + 1] & 0xFF) << 8
        | (value[at + 2] & 0xFF) << 16
        | value[at + 3] << 24;
  }

  /// How many elements a vector has.
  public static int count(byte[] value, int from) {
    return intAt(value, from + 12);
  }

  /// An element of an `oidvector`.
  public static int oidAt(byte[] value, int from, int index) {
    return intAt(value, from + HEADER + 4 * index);
  }

  /// An element of an `int2vector`.
  public static short shortAt(byte[] value, int from, int index) {
    int at = from + HEADER + 2 * index;
    return (short) ((value[at] & 0xFF) | value[at + 1] << 8);
  }

  private static void header(int element, int count, ByteSink out) {
    out.putInt(1).putInt(0).putInt(element).putInt(count).putInt(0);
  }

  /// Appends an `oidvector`.
  public static void putOids(int[] oids, ByteSink out) {
    header(OID, oids.length, out);
    for (int oid : oids) {
      out.putInt(oid);
    }
  }

  /// Appends an `int2vector`.
  public static void putShorts(short[] numbers, ByteSink out) {
    header(INT2, numbers.length, out);
    for (short number : numbers) {
      out.putShort(number);
    }
  }

  @PgFunction("oidvectorin")
  public static void oidvectorin(byte[] text, int from, int length, ByteSink out) {
    int start = out.length();
    header(OID, 0, out);
    int end = from + length;
    int count = 0;
    for (int at = Ascii.skipSpace(text, from, end); at < end; count++) {
      int numberEnd = UnsignedText.end(text, at, end);
      out.putInt((int) UnsignedText.parse("oid", text, at, end - at, numberEnd, 32));
      at = Ascii.skipSpace(text, numberEnd, end);
    }
    out.setInt(start + 12, count);
  }

  @PgFunction("int2vectorin")
  public static void int2vectorin(byte[] text, int from, int length, ByteSink out) {
    int start = out.length();
    header(INT2, 0, out);
    int end = from + length;
    int count = 0;
    for (int at = skipBlanks(text, from, end); at < end; count++) {
      int wordEnd = at;
      while (wordEnd < end && text[wordEnd] != ' ') {
        wordEnd++;
      }
      out.putShort(shortOf(text, at, end, wordEnd));
      at = skipBlanks(text, wordEnd, end);
    }
    out.setInt(start + 12, count);
  }

  private static int skipBlanks(byte[] text, int from, int end) {
    int at = from;
    while (at < end && text[at] == ' ') {
      at++;
    }
    return at;
  }

  /// One number, decimal digits with a sign; messages show the text from there on.
  private static short shortOf(byte[] text, int from, int end, int wordEnd) {
    int at = from + (text[from] == '-' || text[from] == '+' ? 1 : 0);
    long value = 0;
    boolean good = at < wordEnd;
    for (int i = at; i < wordEnd && good; i++) {
      good = Ascii.isDigit(text[i]);
      value = good ? value * 10 + text[i] - '0' : value;
      if (value > 1 << 16) {
        break;
      }
    }
    good |= value > Short.MAX_VALUE;
    if (!good) {
      throw NumberFaults.invalidSyntax("smallint", text, from, end - from);
    }
    value = text[from] == '-' ? -value : value;
    if (value != (short) value) {
      throw NumberFaults.valueOutOfRange("smallint", text, from, end - from);
    }
    return (short) value;
  }

  @PgFunction("oidvectorout")
  public static void oidvectorout(byte[] value, int from, int length, ByteSink out) {
    for (int i = 0; i < count(value, from); i++) {
      if (i > 0) {
        out.putByte(' ');
      }
      Oids.out(oidAt(value, from, i), out);
    }
  }

  @PgFunction("int2vectorout")
  public static void int2vectorout(byte[] value, int from, int length, ByteSink out) {
    for (int i = 0; i < count(value, from); i++) {
      if (i > 0) {
        out.putByte(' ');
      }
      Ascii.putDecimal(out, shortAt(value, from, i));
    }
  }

  @PgFunction("oidvectorsend")
  public static void oidvectorsend(byte[] value, int from, int length, ByteSink out) {
    sendHeader(OID, count(value, from), out);
    for (int i = 0; i < count(value, from); i++) {
      out.putIntNetwork(4).putIntNetwork(oidAt(value, from, i));
    }
  }

  @PgFunction("int2vectorsend")
  public static void int2vectorsend(byte[] value, int from, int length, ByteSink out) {
    sendHeader(INT2, count(value, from), out);
    for (int i = 0; i < count(value, from); i++) {
      out.putIntNetwork(2).putShortNetwork(shortAt(value, from, i));
    }
  }

  private static void sendHeader(int element, int count, ByteSink out) {
    out.putIntNetwork(1).putIntNetwork(0).putIntNetwork(element);
    out.putIntNetwork(count).putIntNetwork(0);
  }

  @PgFunction("oidvectorrecv")
  public static void oidvectorrecv(byte[] message, int from, int length, ByteSink out) {
    Message parts = new Message(message, from, length);
    int count = receiveHeader(parts, OID, "oidvector");
    header(OID, count, out);
    for (int i = 0; i < count; i++) {
      checkSize(parts.readInt(), 4, "oidvector");
      out.putInt(parts.readInt());
    }
    parts.done();
  }

  @PgFunction("int2vectorrecv")
  public static void int2vectorrecv(byte[] message, int from, int length, ByteSink out) {
    Message parts = new Message(message, from, length);
    int count = receiveHeader(parts, INT2, "int2vector");
    header(INT2, count, out);
    for (int i = 0; i < count; i++) {
      checkSize(parts.readInt(), 2, "int2vector");
      out.putShort(parts.readShort());
    }
    parts.done();
  }

  private static int receiveHeader(Message parts, int element, String type) {
    int dimensions = parts.readInt();
    int flags = parts.readInt();
    int actual = parts.readInt();
    int count = dimensions == 1 ? parts.readInt() : -1;
    int lower = dimensions == 1 ? parts.readInt() : -1;
    if (flags != 0 || actual != element || count < 0 || lower != 0) {
      throw invalid(type);
    }
    return count;
  }

  private static void checkSize(int size, int expected, String type) {
    if (size != expected) {
      throw invalid(type);
    }
  }

  private static PgException invalid(String type) {
    return new PgException(SqlState.INVALID_BINARY_REPRESENTATION, "invalid " + type + " data");
  }

  /// Shorter vectors come first.
  @PgFunction("btoidvectorcmp")
  public static int compare(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    int count = count(a, aFrom);
    if (count != count(b, bFrom)) {
      return count - count(b, bFrom);
    }
    for (int i = 0; i < count; i++) {
      int order = Integer.compareUnsigned(oidAt(a, aFrom, i), oidAt(b, bFrom, i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  @PgFunction("oidvectoreq")
  public static boolean equal(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return compare(a, aFrom, aLength, b, bFrom, bLength) == 0;
  }

  @PgFunction("oidvectorne")
  public static boolean notEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return compare(a, aFrom, aLength, b, bFrom, bLength) != 0;
  }

  @PgFunction("oidvectorlt")
  public static boolean less(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return compare(a, aFrom, aLength, b, bFrom, bLength) < 0;
  }

  @PgFunction("oidvectorle")
  public static boolean lessOrEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return compare(a, aFrom, aLength, b, bFrom, bLength) <= 0;
  }

  @PgFunction("oidvectorgt")
  public static boolean greater(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return compare(a, aFrom, aLength, b, bFrom, bLength) > 0;
  }

  @PgFunction("oidvectorge")
  public static boolean greaterOrEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return compare(a, aFrom, aLength, b, bFrom, bLength) >= 0;
  }

  @PgFunction("hashoidvector")
  public static int hash(byte[] value, int from, int length) {
    return Lookup3.hash(value, from + HEADER, 4 * count(value, from));
  }

  @PgFunction("hashoidvectorextended")
  public static long hashExtended(byte[] value, int from, int length, long seed) {
    return Lookup3.hashExtended(value, from + HEADER, 4 * count(value, from), seed);
  }
}
