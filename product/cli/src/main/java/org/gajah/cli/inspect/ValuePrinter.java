package org.gajah.cli.inspect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.bytes.Slice;
import org.gajah.bits.BitText;
import org.gajah.containers.ArrayText;
import org.gajah.containers.PrintedType;
import org.gajah.datetime.Dates;
import org.gajah.geometry.GeometryText;
import org.gajah.json.JsonText;
import org.gajah.network.Addresses;
import org.gajah.numeric.NumericFormat;
import org.gajah.page.value.TupleLayout;
import org.gajah.page.value.TupleWalk;
import org.gajah.strings.Quoting;
import org.gajah.types.contract.FunctionIndex;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.contract.TypeContext;
import org.jspecify.annotations.Nullable;

/// Values as text, as the types' own output functions write it. Types whose functions need a server
/// are shown in hexadecimal.
final class ValuePrinter {
  private static final int ARRAY_OUT = 751;
  private static final int VARLENA_HEADER = 4;

  private static final int RANGE_EMPTY = 0x01;
  private static final int RANGE_LOWER_INCLUSIVE = 0x02;
  private static final int RANGE_UPPER_INCLUSIVE = 0x04;
  private static final int RANGE_LOWER_INFINITE = 0x08;
  private static final int RANGE_UPPER_INFINITE = 0x10;

  private final StoredDatabase database;
  private final TypeContext context;
  private final List<FunctionIndex> functions =
      List.of(
          new FunctionIndex(PgFunction.class, "types"),
          new FunctionIndex(NumericFormat.class, "numeric"),
          new FunctionIndex(Dates.class, "datetime"),
          new FunctionIndex(PrintedType.class, "containers"),
          new FunctionIndex(Quoting.class, "strings"),
          new FunctionIndex(JsonText.class, "json"),
          new FunctionIndex(BitText.class, "bits"),
          new FunctionIndex(GeometryText.class, "geometry"),
          new FunctionIndex(Addresses.class, "network"));
  private final Map<String, Method> methods = new HashMap<>();

  ValuePrinter(StoredDatabase database, TypeContext context) {
    this.database = database;
    this.context = context;
  }

  /// Appends the text of a value.
  ///
  /// @param value without header and padding
  void print(int type, byte[] value, ByteSink out) throws IOException {
    Type known = database.type(type);
    switch (known.kind()) {
      case 'd' -> print(known.base(), value, out);
      case 'e' -> {
        String label = database.label(LittleEndian.intAt(value, 0));
        out.putUtf8(label == null ? "?" : label);
      }
      case 'c' -> composite(known, value, out);
      case 'r' -> range(known, value, out);
      case 'm' -> multirange(known, value, out);
      default -> plain(known, value, out);
    }
  }

  private void plain(Type type, byte[] value, ByteSink out) throws IOException {
    if (type.output() == ARRAY_OUT) {
      ArrayText.out(new Element(database.type(type.element())), Slice.of(value), out);
      return;
    }
    String source = database.output(type);
    Method method = source == null ? null : method(source);
    if (method != null && call(method, type, value, out)) {
      return;
    }
    String name = source == null ? null : database.names().text(source, value);
    out.putUtf8(name != null ? name : "\\x" + HexFormat.of().formatHex(value));
  }

  private @Nullable Method method(String source) {
    Method known = methods.get(source);
    for (int i = 0; known == null && i < functions.size(); i++) {
      known = functions.get(i).find(source);
    }
    if (known != null) {
      methods.put(source, known);
    }
    return known;
  }

  /// @return false where the function wants what there is not here
  private boolean call(Method method, Type type, byte[] value, ByteSink out) {
    List<@Nullable Object> arguments = new ArrayList<>();
    Class<?>[] parameters = method.getParameterTypes();
    for (int i = 0; i < parameters.length; i++) {
      Class<?> wanted = parameters[i];
      if (wanted == TypeContext.class) {
        arguments.add(context);
      } else if (wanted == ByteSink.class) {
        arguments.add(out);
      } else if (wanted == Slice.class) {
        arguments.add(Slice.of(value));
      } else if (wanted == byte[].class) {
        arguments.add(value);
        arguments.add(0);
        arguments.add(value.length);
        i += 2;
      } else if (wanted.isPrimitive() && type.length() > 0) {
        arguments.add(number(wanted, value));
      } else {
        return false;
      }
    }
    try {
      method.invoke(null, arguments.toArray());
      return true;
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object number(Class<?> wanted, byte[] value) {
    long bits = TupleWalk.fixed(MemorySegment.ofArray(value), 0, value.length);
    return switch (wanted.getSimpleName()) {
      case "boolean" -> bits != 0;
      case "byte" -> (byte) bits;
      case "short" -> (short) bits;
      case "int" -> (int) bits;
      case "long" -> bits;
      case "float" -> Float.intBitsToFloat((int) bits);
      default ->
          value.length == Float.BYTES
              ? (double) Float.intBitsToFloat((int) bits)
              : Double.longBitsToDouble(bits);
    };
  }

  private String text(int type, byte[] value) throws IOException {
    ByteSink out = new ByteSink(32);
    print(type, value, out);
    return new String(out.array(), 0, out.length(), StandardCharsets.ISO_8859_1);
  }

  private static void put(String latin, ByteSink out) {
    out.putBytes(latin.getBytes(StandardCharsets.ISO_8859_1));
  }

  /// A value as a tuple of its own lies behind a header of four bytes, which it has not got here.
  private static MemorySegment withHeader(byte[] value) {
    byte[] whole = new byte[value.length + VARLENA_HEADER];
    System.arraycopy(value, 0, whole, VARLENA_HEADER, value.length);
    return MemorySegment.ofArray(whole);
  }

  private void composite(Type type, byte[] value, ByteSink out) throws IOException {
    List<Column> columns = database.columns(type.relation());
    byte[] @Nullable [] fields = database.tuples().values(withHeader(value), 0, columns);
    String separator = "(";
    for (int i = 0; i < fields.length; i++) {
      if (columns.get(i).dropped()) {
        continue;
      }
      put(separator, out);
      separator = ",";
      byte[] field = fields[i];
      if (field != null) {
        put(quoted(text(columns.get(i).type(), field), "\"\\(),"), out);
      }
    }
    put(separator.equals("(") ? "()" : ")", out);
  }

  /// In double quotes where it is empty or has white space or some of `special` in it.
  private static String quoted(String text, String special) {
    boolean needed = text.isEmpty();
    for (int i = 0; i < text.length() && !needed; i++) {
      char c = text.charAt(i);
      needed = special.indexOf(c) >= 0 || c == ' ' || c >= '\t' && c <= '\r';
    }
    return needed ? "\"" + text.replace("\\", "\\\\").replace("\"", "\"\"") + "\"" : text;
  }

  private void range(Type type, byte[] value, ByteSink out) throws IOException {
    Bounds bounds = new Bounds(database.type(database.rangeOver(type)), value, 2 * VARLENA_HEADER);
    bounds.print(value[value.length - 1], out);
  }

  /// Behind the type and the number of ranges, for each but the first where its bounds lie, then
  /// each one's flags, then their bounds one behind the other.
  private void multirange(Type type, byte[] value, ByteSink out) throws IOException {
    int count = LittleEndian.intAt(value, Integer.BYTES);
    int flags = 2 * Integer.BYTES + Math.max(count - 1, 0) * Integer.BYTES;
    Bounds bounds =
        new Bounds(database.type(database.rangeOver(type)), value, VARLENA_HEADER + flags + count);
    put("{", out);
    for (int i = 0; i < count; i++) {
      put(i == 0 ? "" : ",", out);
      bounds.print(value[flags + i], out);
    }
    put("}", out);
  }

  /// The bounds of ranges, read one after the other.
  private final class Bounds {
    private final Type element;
    private final TupleLayout.Attribute attribute;
    private final MemorySegment segment;
    private int at;

    /// @param at where the first one may start
    Bounds(Type element, byte[] value, int at) {
      this.element = element;
      this.attribute = new TupleLayout.Attribute(element.length(), true, element.align(), true);
      this.segment = withHeader(value);
      this.at = at;
    }

    void print(int flags, ByteSink out) throws IOException {
      if ((flags & RANGE_EMPTY) != 0) {
        put("empty", out);
        return;
      }
      put((flags & RANGE_LOWER_INCLUSIVE) != 0 ? "[" : "(", out);
      if ((flags & RANGE_LOWER_INFINITE) == 0) {
        bound(out);
      }
      put(",", out);
      if ((flags & RANGE_UPPER_INFINITE) == 0) {
        bound(out);
      }
      put((flags & RANGE_UPPER_INCLUSIVE) != 0 ? "]" : ")", out);
    }

    private void bound(ByteSink out) throws IOException {
      int start = TupleWalk.start(segment, 0, at, attribute);
      int size = TupleWalk.size(segment, start, attribute);
      byte[] value = database.tuples().value(segment, start, element.length(), size);
      put(quoted(text(element.oid(), value), "\"\\()[],"), out);
      at = start + size;
    }
  }

  /// A type of elements, of which only the text is wanted.
  private final class Element implements PrintedType {
    private final Type type;

    Element(Type type) {
      this.type = type;
    }

    @Override
    public int oid() {
      return type.oid();
    }

    @Override
    public int length() {
      return type.length();
    }

    @Override
    public int alignment() {
      return type.align();
    }

    @Override
    public byte delimiter() {
      return (byte) type.delimiter();
    }

    @Override
    public void print(byte[] array, int from, int length, ByteSink out) {
      try {
        int end = length;
        if (type.length() == 64) {
          end = TupleWalk.nameLength(MemorySegment.ofArray(array), from);
        }
        ValuePrinter.this.print(type.oid(), Arrays.copyOfRange(array, from, from + end), out);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
