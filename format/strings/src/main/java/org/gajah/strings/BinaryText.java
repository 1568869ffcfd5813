package org.gajah.strings;

import java.util.Base64;
import java.util.Locale;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.text.encoding.Utf8;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.text.Byteas;

/// `encode` and `decode`: bytes as hexadecimal digits, base64, or text with escapes
/// (`utils/adt/encode.c`).
public final class BinaryText {
  private static final int LINE = 76;

  private BinaryText() {}

  private static PgException unknown(Slice name) {
    return new PgException(
        SqlState.INVALID_PARAMETER_VALUE,
        "unrecognized encoding: \""
            + Utf8.forMessage(name.array(), name.from(), name.length())
            + "\"");
  }

  private static String name(Slice name) {
    return Utf8.forMessage(name.array(), name.from(), name.length()).toLowerCase(Locale.ROOT);
  }

  @PgFunction("binary_encode")
  public static void encode(Slice value, Slice form, ByteSink out) {
    switch (name(form)) {
      case "hex" -> Byteas.putHex(value.array(), value.from(), value.length(), out);
      case "base64" -> putBase64(value, out);
      case "escape" -> putEscaped(value, out);
      default -> throw unknown(form);
    }
  }

  private static void putBase64(Slice value, ByteSink out) {
    byte[] text = Base64.getEncoder().encode(value.toByteArray());
    for (int at = 0; at < text.length; at += LINE) {
      if (at > 0) {
        out.putByte('\n');
      }
      out.putBytes(text, at, Math.min(LINE, text.length - at));
    }
    // A full last line is ended too.
    if (text.length > 0 && text.length % LINE == 0) {
      out.putByte('\n');
    }
  }

  private static void putEscaped(Slice value, ByteSink out) {
    for (int i = 0; i < value.length(); i++) {
      int b = value.byteAt(i) & 0xFF;
      if (b == 0 || b > 127) {
        out.putByte('\\')
            .putByte('0' + (b >> 6))
            .putByte('0' + (b >> 3 & 7))
            .putByte('0' + (b & 7));
      } else if (b == '\\') {
        out.putByte(b).putByte(b);
      } else {
        out.putByte(b);
      }
    }
  }

  @PgFunction("binary_decode")
  public static void decode(Slice text, Slice form, ByteSink out) {
    switch (name(form)) {
      case "hex" -> Byteas.putDecodedHex(text.array(), text.from(), text.length(), out);
      case "base64" -> putDecodedBase64(text, out);
      case "escape" -> Byteas.putDecodedEscapes(text.array(), text.from(), text.length(), out);
      default -> throw unknown(form);
    }
  }

  private static int base64Digit(int c) {
    if (c >= 'A' && c <= 'Z') {
      return c - 'A';
    }
    if (c >= 'a' && c <= 'z') {
      return c - 'a' + 26;
    }
    if (c >= '0' && c <= '9') {
      return c - '0' + 52;
    }
    return c == '+' ? 62 : c == '/' ? 63 : -1;
  }

  private static PgException invalid(String message) {
    return new PgException(SqlState.INVALID_PARAMETER_VALUE, message);
  }

  private static void putDecodedBase64(Slice text, ByteSink out) {
    int bits = 0;
    int digits = 0;
    int padding = 0;
    for (int i = 0; i < text.length(); i++) {
      int c = text.byteAt(i);
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        continue;
      }
      int digit = 0;
      if (c == '=') {
        if (padding == 0) {
          if (digits < 2) {
            throw invalid("unexpected \"=\" while decoding base64 sequence");
          }
          padding = digits == 2 ? 1 : 2;
        }
      } else {
        digit = base64Digit(c);
        if (digit < 0) {
          throw invalid(
              "invalid symbol \""
                  + RegexMatches.character(text, i)
                  + "\" found while decoding base64 sequence");
        }
      }
      bits = bits << 6 | digit;
      digits++;
      if (digits == 4) {
        out.putByte(bits >> 16);
        if (padding == 0 || padding > 1) {
          out.putByte(bits >> 8);
        }
        if (padding == 0 || padding > 2) {
          out.putByte(bits);
        }
        bits = 0;
        digits = 0;
      }
    }
    if (digits != 0) {
      throw invalid("invalid base64 end sequence")
          .hint("Input data is missing padding, is truncated, or is otherwise corrupted.");
    }
  }
}
