package org.gajah.containers;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.Message;
import org.gajah.types.contract.PgFunction;
import org.jspecify.annotations.Nullable;

/// Arrays as text and on the wire.
public final class ArrayText {
  private ArrayText() {}

  @PgFunction("array_in")
  public static void in(
      ElementType type, byte[] text, int from, int length, int element, int typmod, ByteSink out) {
    new ArrayReader(type, typmod, text, from, length).read(out);
  }

  @PgFunction({"array_out", "anyarray_out"})
  public static void out(PrintedType type, Slice value, ByteSink out) {
    ArrayValue array = new ArrayValue(value, type);
    if (array.count() == 0) {
      Ascii.put(out, "{}");
      return;
    }
    putBounds(array, out);
    int[] sizes = array.sizes();
    int[] position = new int[sizes.length];
    ByteSink word = new ByteSink(32);
    Ascii.put(out, "{".repeat(sizes.length));
    for (int i = 0; i < array.count(); i++) {
      putElement(type, array, i, word, out);
      int level = sizes.length - 1;
      while (level >= 0 && ++position[level] == sizes[level]) {
        out.putByte('}');
        position[level] = 0;
        level--;
      }
      if (level >= 0) {
        out.putByte(type.delimiter());
        for (int l = level + 1; l < sizes.length; l++) {
          out.putByte('{');
        }
      }
    }
  }

  private static void putBounds(ArrayValue array, ByteSink out) {
    boolean usual = true;
    for (int bound : array.lowerBounds()) {
      usual &= bound == 1;
    }
    if (!usual) {
      putDimensions(array, out);
      out.putByte('=');
    }
  }

  static void putDimensions(ArrayValue array, ByteSink out) {
    for (int i = 0; i < array.dimensions(); i++) {
      int lower = array.lowerBound(i);
      Ascii.put(out, "[" + lower + ":" + (lower + array.size(i) - 1) + "]");
    }
  }

  private static void putElement(
      PrintedType type, ArrayValue array, int index, ByteSink word, ByteSink out) {
    if (array.isNull(index)) {
      Ascii.put(out, "NULL");
      return;
    }
    word.clear();
    type.print(array.bytes(), array.start(index), array.length(index), word);
    byte[] text = word.array();
    int length = word.length();
    if (!needsQuotes(text, length, type.delimiter())) {
      out.putBytes(text, 0, length);
      return;
    }
    out.putByte('"');
    for (int i = 0; i < length; i++) {
      if (text[i] == '"' || text[i] == '\\') {
        out.putByte('\\');
      }
      out.putByte(text[i]);
    }
    out.putByte('"');
  }

  private static boolean needsQuotes(byte[] text, int length, byte delimiter) {
    if (length == 0 || Ascii.equalsIgnoreCase(text, 0, length, "null")) {
      return true;
    }
    for (int i = 0; i < length; i++) {
      byte c = text[i];
      if (c == '"' || c == '\\' || c == '{' || c == '}' || c == delimiter || Ascii.isSpace(c)) {
        return true;
      }
    }
    return false;
  }

  @PgFunction("array_send")
  public static void send(ElementType type, Slice value, ByteSink out) {
    ArrayValue array = new ArrayValue(value, type);
    out.putIntNetwork(array.dimensions()).putIntNetwork(array.hasNulls() ? 1 : 0);
    out.putIntNetwork(type.oid());
    for (int i = 0; i < array.dimensions(); i++) {
      out.putIntNetwork(array.size(i)).putIntNetwork(array.lowerBound(i));
    }
    for (int i = 0; i < array.count(); i++) {
      int at = out.length();
      out.putIntNetwork(-1);
      if (!array.isNull(i)) {
        type.send(array.bytes(), array.start(i), array.length(i), out);
        out.setIntNetwork(at, out.length() - at - 4);
      }
    }
  }

  @PgFunction("array_recv")
  public static void receive(
      ElementType type, byte[] bytes, int from, int length, int element, int typmod, ByteSink out) {
    Message message = new Message(bytes, from, length);
    int dimensions = message.readInt();
    if (dimensions < 0) {
      throw invalid("invalid number of dimensions: " + dimensions);
    }
    if (dimensions > ArrayBuilder.MOST_DIMENSIONS) {
      throw new PgException(
          SqlState.PROGRAM_LIMIT_EXCEEDED,
          "number of array dimensions (" + dimensions + ") exceeds the maximum allowed (6)");
    }
    int flags = message.readInt();
    if (flags != 0 && flags != 1) {
      throw invalid("invalid array flags");
    }
    int oid = message.readInt();
    if (oid != type.oid() && isBuiltIn(oid) && isBuiltIn(type.oid())) {
      throw new PgException(
          SqlState.DATATYPE_MISMATCH,
          "binary data has array element type %s (%s) instead of expected %s (%s)"
              .formatted(
                  Oid.toString(oid),
                  type.nameOf(oid),
                  Oid.toString(type.oid()),
                  type.nameOf(type.oid())));
    }
    int[] sizes = new int[dimensions];
    int[] lowerBounds = new int[dimensions];
    long count = dimensions == 0 ? 0 : 1;
    for (int i = 0; i < dimensions; i++) {
      sizes[i] = message.readInt();
      lowerBounds[i] = message.readInt();
      count = sizes[i] < 0 ? -1 : Math.min(count * sizes[i], Integer.MAX_VALUE);
    }
    if (count < 0) {
      throw ArrayBuilder.tooLarge();
    }
    ArrayBuilder.checkBounds(dimensions, sizes, lowerBounds);
    ArrayBuilder elements = new ArrayBuilder(type);
    for (int i = 0; i < count; i++) {
      elements.add(element(type, message, typmod, i + 1));
    }
    message.done();
    elements.put(sizes, lowerBounds, out);
  }

  /// Whether a type came with the catalogs, so that all servers know it by its OID.
  private static boolean isBuiltIn(int type) {
    return Oid.compare(type, Oid.FIRST_GENBKI) < 0;
  }

  private static @Nullable Slice element(
      ElementType type, Message message, int typmod, int number) {
    int size = message.readInt();
    if (size < -1 || size > message.left()) {
      throw invalid("insufficient data left in message");
    }
    if (size == -1) {
      type.readNull(typmod);
      return null;
    }
    int start = message.skip(size);
    ByteSink value = new ByteSink(16);
    try {
      type.receive(message.array(), start, size, typmod, value);
    } catch (PgException fault) {
      throw Message.inside(fault, "array element " + number);
    }
    return Slice.of(value.toByteArray());
  }

  private static PgException invalid(String message) {
    return new PgException(SqlState.INVALID_BINARY_REPRESENTATION, message);
  }
}
