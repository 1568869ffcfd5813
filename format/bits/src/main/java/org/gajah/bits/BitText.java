package org.gajah.bits;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.text.encoding.Utf8;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.Message;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.contract.TypeContext;
import org.gajah.types.number.TypmodArray;

/// Bit strings as text and on the wire, and their type modifiers.
public final class BitText {
  /// As many bits as a column's largest value has.
  private static final int MOST_TYPMOD = 10 * 1024 * 1024 * 8;

  private BitText() {}

  @PgFunction("bit_in")
  public static void in(
      TypeContext context,
      byte[] text,
      int from,
      int length,
      int element,
      int typmod,
      ByteSink out) {
    read(context, text, from, length, typmod, false, out);
  }

  @PgFunction("varbit_in")
  public static void inVarying(
      TypeContext context,
      byte[] text,
      int from,
      int length,
      int element,
      int typmod,
      ByteSink out) {
    read(context, text, from, length, typmod, true, out);
  }

  private static void read(
      TypeContext context,
      byte[] text,
      int from,
      int length,
      int typmod,
      boolean varying,
      ByteSink out) {
    int first = length == 0 ? 0 : Ascii.lower(text[from]);
    boolean hex = first == 'x';
    int start = hex || first == 'b' ? from + 1 : from;
    int end = from + length;
    int digits = end - start;
    check(hex ? digits * 4 : digits, typmod, varying);
    int at = BitString.start(hex ? digits * 4 : digits, out);
    for (int i = 0; i < digits; i++) {
      int digit = hex ? Ascii.hexDigit(text[start + i]) : text[start + i] - '0';
      if (digit < 0 || (!hex && digit > 1)) {
        int size = context.encoding().characterLength(text, start + i, end);
        throw new PgException(
            SqlState.INVALID_TEXT_REPRESENTATION,
            "\""
                + Utf8.forMessage(text, start + i, size)
                + "\" is not a valid "
                + (hex ? "hexadecimal" : "binary")
                + " digit");
      }
      if (hex) {
        out.array()[at + (i >> 1)] |= (byte) ((i & 1) == 0 ? digit << 4 : digit);
      } else if (digit == 1) {
        BitString.set(out, at, i);
      }
    }
  }

  private static void check(int bits, int typmod, boolean varying) {
    if (typmod > 0 && varying && bits > typmod) {
      throw BitString.tooLong(typmod);
    }
    if (typmod > 0 && !varying && bits != typmod) {
      throw BitString.wrongLength(bits, typmod);
    }
  }

  @PgFunction({"bit_out", "varbit_out"})
  public static void out(byte[] value, int from, int length, ByteSink out) {
    int bits = BitString.size(value, from);
    int at = out.reserve(bits);
    for (int i = 0; i < bits; i++) {
      out.array()[at + i] = (byte) (BitString.isSet(value, from, i) ? '1' : '0');
    }
  }

  @PgFunction("bit_recv")
  public static void receive(
      byte[] message, int from, int length, int element, int typmod, ByteSink out) {
    receive(message, from, length, typmod, false, out);
  }

  @PgFunction("varbit_recv")
  public static void receiveVarying(
      byte[] message, int from, int length, int element, int typmod, ByteSink out) {
    receive(message, from, length, typmod, true, out);
  }

  private static void receive(
      byte[] bytes, int from, int length, int typmod, boolean varying, ByteSink out) {
    Message message = new Message(bytes, from, length);
    int bits = message.readInt();
    if (bits < 0 || bits > BitString.MOST_BITS) {
      throw new PgException(
          SqlState.INVALID_BINARY_REPRESENTATION, "invalid length in external bit string");
    }
    check(bits, typmod, varying);
    int size = BitString.bytes(bits);
    int start = message.skip(size);
    message.done();
    out.putInt(bits);
    int at = out.length();
    out.putBytes(bytes, start, size);
    BitString.clearRest(out, at, bits);
  }

  @PgFunction({"bit_send", "varbit_send"})
  public static void send(byte[] value, int from, int length, ByteSink out) {
    out.putIntNetwork(BitString.size(value, from));
    out.putBytes(value, from + BitString.HEADER, length - BitString.HEADER);
  }

  @PgFunction("bittypmodin")
  public static int typmodIn(Slice words) {
    return typmod(words, "bit");
  }

  @PgFunction("varbittypmodin")
  public static int typmodInVarying(Slice words) {
    return typmod(words, "varbit");
  }

  private static int typmod(Slice words, String type) {
    int[] numbers = TypmodArray.integers(words);
    if (numbers.length != 1) {
      throw new PgException(SqlState.INVALID_PARAMETER_VALUE, "invalid type modifier");
    }
    if (numbers[0] < 1) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE, "length for type " + type + " must be at least 1");
    }
    if (numbers[0] > MOST_TYPMOD) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE,
          "length for type " + type + " cannot exceed " + MOST_TYPMOD);
    }
    return numbers[0];
  }

  @PgFunction({"bittypmodout", "varbittypmodout"})
  public static void typmodOut(int typmod, ByteSink out) {
    if (typmod >= 0) {
      Ascii.put(out, "(" + typmod + ")");
    }
  }
}
