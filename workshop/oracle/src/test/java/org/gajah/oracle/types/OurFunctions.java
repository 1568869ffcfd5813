package org.gajah.oracle.types;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.containers.PrintedType;
import org.gajah.text.collation.Collation;
import org.gajah.types.contract.Kept;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.contract.TypeContext;
import org.jspecify.annotations.Nullable;

/// Gajah's functions, found through the modules' `functions.index` and called by reflection with
/// values laid into larger arrays, so that a wrong offset shows.
final class OurFunctions {
  private static final List<String> MODULES =
      List.of(
          "types",
          "numeric",
          "datetime",
          "containers",
          "strings",
          "json",
          "formatting",
          "network",
          "geometry",
          "bits",
          "ranges");
  private static final int MARGIN = 3;

  private final Map<String, Method> methods = new TreeMap<>();
  private final TypeContext context;
  private final Map<Method, Kept> kept = new HashMap<>();
  private Collation collation;
  private @Nullable OurElement element;

  OurFunctions(TypeContext context, Collation collation) {
    this.context = context;
    this.collation = collation;
    for (String module : MODULES) {
      readIndex("/org/gajah/" + module + "/functions.index");
    }
  }

  private void readIndex(String resource) {
    try (InputStream in = TypeContext.class.getResourceAsStream(resource)) {
      if (in == null) {
        return;
      }
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        int space = line.indexOf(' ');
        int hash = line.indexOf('#');
        String source = line.substring(0, space);
        methods.put(source, find(line.substring(space + 1, hash), source));
      }
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException(resource, e);
    }
  }

  private static Method find(String className, String source) throws ClassNotFoundException {
    for (Method method : Class.forName(className).getDeclaredMethods()) {
      var mark = method.getAnnotation(PgFunction.class);
      if (mark != null && Arrays.asList(mark.value()).contains(source)) {
        return method;
      }
    }
    throw new IllegalStateException(className + " has no " + source);
  }

  /// The names that are built, sorted.
  List<String> names() {
    return List.copyOf(methods.keySet());
  }

  boolean has(String source) {
    return methods.containsKey(source);
  }

  void collation(Collation newCollation) {
    collation = newCollation;
  }

  /// The type that elements have in calls of functions on arrays.
  void element(@Nullable SqlType type) {
    element = type == null ? null : new OurElement(this, type);
  }

  /// A value from its stored form.
  Object fromStored(SqlType type, byte[] array, int from, int length) {
    if (!type.byValue()) {
      return Arrays.copyOfRange(array, from, from + length);
    }
    long bits = 0;
    for (int i = length - 1; i >= 0; i--) {
      bits = bits << 8 | (array[from + i] & 0xFF);
    }
    Class<?> natural = type.natural();
    if (natural == boolean.class) {
      return bits != 0;
    }
    if (natural == float.class) {
      return Float.intBitsToFloat((int) bits);
    }
    if (natural == double.class) {
      return Double.longBitsToDouble(bits);
    }
    return switch (length) {
      case 1 -> (byte) bits;
      case 2 -> (short) bits;
      case 4 -> (int) bits;
      default -> bits;
    };
  }

  /// Appends the stored form of a value.
  void putStored(SqlType type, @Nullable Object value, ByteSink out) {
    switch (value) {
      case byte[] bytes -> out.putBytes(bytes);
      case Boolean truth -> out.putByte(truth ? 1 : 0);
      case Float number -> out.putInt(Float.floatToRawIntBits(number));
      case Double number -> out.putLong(Double.doubleToRawLongBits(number));
      case Byte number -> out.putByte(number);
      case Short number -> out.putShort(number);
      case Integer number -> out.putInt(number);
      case Long number -> out.putLong(number);
      case null, default -> throw new IllegalStateException(type + ": " + value);
    }
  }

  /// A value from its binary form.
  @Nullable Object receive(SqlType type, byte[] message, int typmod) {
    return call(type.receive(), extended(type.receive(), message, typmod));
  }

  /// Calls a function; the result is boxed, or bytes, or null.
  @Nullable Object call(String source, List<@Nullable Object> arguments) {
    Method method = methods.get(source);
    if (method == null) {
      throw new IllegalStateException(source + " is not built");
    }
    ByteSink sink = new ByteSink(8);
    sink.putInt(0x5A5A5A5A);
    List<@Nullable Object> values = spread(method, arguments, sink);
    try {
      Object result = method.invoke(null, values.toArray());
      boolean toSink = sinkOf(method) && method.getReturnType() == boolean.class;
      if (method.getReturnType() != void.class && !toSink) {
        return result;
      }
      if (toSink && Boolean.FALSE.equals(result)) {
        return null;
      }
      return Arrays.copyOfRange(sink.array(), 4, sink.length());
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(source, e.getCause());
    } catch (IllegalAccessException | IllegalArgumentException e) {
      throw new IllegalStateException(source + " with " + values, e);
    }
  }

  private static boolean sinkOf(Method method) {
    Class<?>[] types = method.getParameterTypes();
    return types.length > 0 && types[types.length - 1] == ByteSink.class;
  }

  private List<@Nullable Object> spread(
      Method method, List<@Nullable Object> arguments, ByteSink sink) {
    List<@Nullable Object> values = new ArrayList<>();
    int next = 0;
    Parameter[] parameters = method.getParameters();
    for (int i = 0; i < parameters.length; i++) {
      Class<?> type = parameters[i].getType();
      if (type == TypeContext.class) {
        values.add(context);
      } else if (PrintedType.class.isAssignableFrom(type)) {
        values.add(element);
      } else if (type == Collation.class) {
        values.add(collation);
      } else if (type == Kept.class) {
        values.add(kept.computeIfAbsent(method, m -> new Kept()));
      } else if (type == ByteSink.class) {
        values.add(sink);
      } else if (type == byte[].class) {
        byte[] value = (byte[]) arguments.get(next++);
        values.add(widen(value));
        values.add(MARGIN);
        values.add(value == null ? 0 : value.length);
        i += 2;
      } else if (type == Slice.class) {
        byte[] value = bytesOf(arguments.get(next++));
        values.add(value == null ? null : new Slice(widen(value), MARGIN, value.length));
      } else {
        values.add(adapt(arguments.get(next++), type));
      }
    }
    return values;
  }

  /// Elements are passed in their stored form whatever they are.
  private byte @Nullable [] bytesOf(@Nullable Object value) {
    if (value == null || value instanceof byte[]) {
      return (byte[]) value;
    }
    OurElement type = element;
    if (type == null) {
      throw new IllegalStateException("bytes expected: " + value);
    }
    ByteSink stored = new ByteSink(8);
    putStored(type.type(), value, stored);
    return stored.toByteArray();
  }

  private static byte[] widen(byte @Nullable [] value) {
    int length = value == null ? 0 : value.length;
    byte[] wide = new byte[length + 2 * MARGIN];
    Arrays.fill(wide, (byte) '7');
    if (value != null) {
      System.arraycopy(value, 0, wide, MARGIN, length);
    }
    return wide;
  }

  private static @Nullable Object adapt(@Nullable Object value, Class<?> type) {
    if (value instanceof Float number && type == double.class) {
      return number.doubleValue();
    }
    if (value instanceof Boolean truth && type == int.class) {
      return truth ? 1 : 0;
    }
    if (value instanceof Number number && !(value instanceof Double)) {
      if (type == long.class) {
        return number.longValue();
      }
      if (type == int.class) {
        return number.intValue();
      }
    }
    return value;
  }

  /// A value from its text.
  @Nullable Object parse(SqlType type, String text) {
    return parse(type, text.getBytes(StandardCharsets.UTF_8), -1);
  }

  @Nullable Object parse(SqlType type, byte[] bytes, int typmod) {
    if (type.name().equals("cstring") || type.name().equals("internal")) {
      return bytes;
    }
    return call(type.input(), extended(type.input(), bytes, typmod));
  }

  /// Input functions with three parameters get the element's type (none) and no type modifier.
  private List<@Nullable Object> extended(String input, byte[] bytes, int typmod) {
    Method method = methods.get(input);
    if (method == null) {
      throw new IllegalStateException(input + " is not built");
    }
    long extra =
        Arrays.stream(method.getParameterTypes()).filter(t -> t == int.class).count()
            - (Arrays.asList(method.getParameterTypes()).contains(Slice.class) ? 0 : 2);
    List<@Nullable Object> arguments = new ArrayList<>();
    arguments.add(bytes);
    if (extra == 2) {
      arguments.add(0);
    }
    if (extra >= 1) {
      arguments.add(typmod);
    }
    return arguments;
  }

  /// The text of a value.
  String print(SqlType type, Object value) {
    if (type.name().equals("cstring")) {
      return new String((byte[]) value, StandardCharsets.UTF_8);
    }
    List<@Nullable Object> arguments = new ArrayList<>();
    arguments.add(value);
    Object text = call(type.output(), arguments);
    if (text == null) {
      throw new IllegalStateException(type.output() + " answered null");
    }
    return new String((byte[]) text, StandardCharsets.UTF_8);
  }
}
