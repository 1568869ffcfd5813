package org.gajah.json;

import java.nio.charset.StandardCharsets;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.contract.TypeContext;

/// Type `json` in and out: the text as it came, once it has been checked.
public final class JsonText {
  private static final JsonParser.Handler CHECK_ONLY = new JsonParser.Handler() {};
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private JsonText() {}

  @PgFunction("json_in")
  public static void in(byte[] text, int from, int length, ByteSink out) {
    check(text, from, length);
    out.putBytes(text, from, length);
  }

  /// Throws 22P02 unless the text is JSON.
  static void check(byte[] text, int from, int length) {
    new JsonParser(new JsonLexer(text, from, length, false), CHECK_ONLY).parse();
  }

  @PgFunction("json_out")
  public static void out(byte[] text, int from, int length, ByteSink out) {
    out.putBytes(text, from, length);
  }

  @PgFunction("json_recv")
  public static void receive(
      TypeContext context, byte[] message, int from, int length, ByteSink out) {
    ByteSink text = new ByteSink(length);
    context.fromClient(message, from, length, text);
    in(text.array(), 0, text.length(), out);
  }

  @PgFunction("json_send")
  public static void send(TypeContext context, byte[] text, int from, int length, ByteSink out) {
    context.toClient(text, from, length, out);
  }

  /// Appends a string with quotes and escapes.
  public static void putString(Slice text, ByteSink out) {
    out.putByte('"');
    for (int i = 0; i < text.length(); i++) {
      byte c = text.byteAt(i);
      switch (c) {
        case '\b' -> out.putByte('\\').putByte('b');
        case '\f' -> out.putByte('\\').putByte('f');
        case '\n' -> out.putByte('\\').putByte('n');
        case '\r' -> out.putByte('\\').putByte('r');
        case '\t' -> out.putByte('\\').putByte('t');
        case '"', '\\' -> out.putByte('\\').putByte(c);
        default -> {
          if (c >= 0 && c < ' ') {
            out.putByte('\\').putByte('u').putByte('0').putByte('0');
            out.putByte(HEX[c >> 4]).putByte(HEX[c & 15]);
          } else {
            out.putByte(c);
          }
        }
      }
    }
    out.putByte('"');
  }
}
