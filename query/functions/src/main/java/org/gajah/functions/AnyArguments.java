package org.gajah.functions;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.namespace.QualifiedName;
import org.gajah.containers.ArrayValue;
import org.gajah.functions.contract.CallSite;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.functions.loop.BoundElement;
import org.gajah.functions.loop.RowRunner;
import org.gajah.text.encoding.Encoding;
import org.jspecify.annotations.Nullable;

/// Functions that take any number of arguments of any type: `concat`, `format`, `num_nulls`.
final class AnyArguments extends RowRunner {
  private final FunctionRegistry registry;
  private final CallSite site;
  private final Kind kind;
  private final List<@Nullable TypeText> texts = new ArrayList<>();
  private @Nullable BoundElement element;
  private @Nullable TypeText elementText;

  /// What is computed.
  enum Kind {
    CONCAT,
    CONCAT_WITH_SEPARATOR,
    FORMAT,
    COUNT_NULLS,
    COUNT_VALUES
  }

  AnyArguments(FunctionRegistry registry, FunctionContext context, CallSite site, Kind kind) {
    this.registry = registry;
    this.site = site;
    this.kind = kind;
    for (int i = 0; i < site.argumentTypes().size(); i++) {
      texts.add(null);
    }
    if (site.variadic()) {
      int array = site.argumentTypes().getLast();
      int type = TypeFunctions.base(context.catalog(), array).typelem();
      element = registry.element(context.catalog(), type, 0);
      elementText = new TypeText(registry, context, type);
    }
  }

  @Override
  public void compute(FunctionContext context, Vector[] arguments, int row, Vector result) {
    switch (kind) {
      case CONCAT -> concat(context, arguments, row, 0, result);
      case CONCAT_WITH_SEPARATOR -> concat(context, arguments, row, 1, result);
      case FORMAT -> format(context, arguments, row, result);
      case COUNT_NULLS, COUNT_VALUES -> count(context, arguments, row, result);
    }
  }

  private static boolean isNull(Vector[] arguments, int index, int row) {
    return arguments[index].isNull(at(arguments[index], row));
  }

  private @Nullable ArrayValue spread(FunctionContext context, Vector[] arguments, int row) {
    BoundElement type = element;
    if (type == null || isNull(arguments, arguments.length - 1, row)) {
      return null;
    }
    type.enter(context);
    return new ArrayValue(
        SetFunctions.sliceAt(context, arguments, arguments.length - 1, row), type);
  }

  /// The texts of the arguments from one on, null for null.
  private @Nullable List<@Nullable Slice> texts(
      FunctionContext context, Vector[] arguments, int row, int first) {
    List<@Nullable Slice> result = new ArrayList<>();
    int plain = site.variadic() ? arguments.length - 1 : arguments.length;
    for (int i = first; i < plain; i++) {
      result.add(isNull(arguments, i, row) ? null : text(context, arguments, i, row));
    }
    if (site.variadic()) {
      ArrayValue array = spread(context, arguments, row);
      TypeText type = elementText;
      if (array == null || type == null) {
        return null;
      }
      for (int i = 0; i < array.count(); i++) {
        result.add(array.isNull(i) ? null : element(context, array, i, type));
      }
    }
    return result;
  }

  private static Slice element(
      FunctionContext context, ArrayValue array, int index, TypeText type) {
    ByteSink out = new ByteSink(16);
    type.printStored(context, array.bytes(), array.start(index), array.length(index), out);
    return Slice.of(out.toByteArray());
  }

  private Slice text(FunctionContext context, Vector[] arguments, int index, int row) {
    TypeText type = texts.get(index);
    if (type == null) {
      type = new TypeText(registry, context, site.argumentTypes().get(index));
      texts.set(index, type);
    }
    ByteSink out = new ByteSink(16);
    type.print(context, arguments[index], at(arguments[index], row), out);
    return Slice.of(out.toByteArray());
  }

  private void concat(
      FunctionContext context, Vector[] arguments, int row, int first, Vector result) {
    if (first == 1 && isNull(arguments, 0, row)) {
      result.setNull(row);
      return;
    }
    Slice separator =
        first == 1 ? SetFunctions.sliceAt(context, arguments, 0, row) : Slice.of(new byte[0]);
    List<@Nullable Slice> parts = texts(context, arguments, row, first);
    if (parts == null) {
      result.setNull(row);
      return;
    }
    BytesVector bytes = (BytesVector) result;
    ByteSink out = bytes.sink();
    int start = out.length();
    boolean some = false;
    for (Slice part : parts) {
      if (part != null) {
        if (some) {
          out.putSlice(separator);
        }
        out.putSlice(part);
        some = true;
      }
    }
    bytes.finish(row, start);
  }

  private void count(FunctionContext context, Vector[] arguments, int row, Vector result) {
    int nulls = 0;
    int all = arguments.length;
    if (site.variadic()) {
      ArrayValue array = spread(context, arguments, row);
      if (array == null) {
        result.setNull(row);
        return;
      }
      all = array.count();
      for (int i = 0; i < all; i++) {
        nulls += array.isNull(i) ? 1 : 0;
      }
    } else {
      for (int i = 0; i < all; i++) {
        nulls += isNull(arguments, i, row) ? 1 : 0;
      }
    }
    ((LongVector) result).set(row, kind == Kind.COUNT_NULLS ? nulls : all - nulls);
  }

  // format

  private static PgException fault(String message) {
    return new PgException(SqlState.INVALID_PARAMETER_VALUE, message);
  }

  private void format(FunctionContext context, Vector[] arguments, int row, Vector result) {
    if (isNull(arguments, 0, row)) {
      result.setNull(row);
      return;
    }
    Slice pattern = SetFunctions.sliceAt(context, arguments, 0, row);
    List<@Nullable Slice> values = texts(context, arguments, row, 1);
    FormatPattern writer =
        new FormatPattern(pattern, values == null ? List.of() : values, context.encoding());
    BytesVector bytes = (BytesVector) result;
    int start = bytes.dataLength();
    writer.write(bytes.sink());
    bytes.finish(row, start);
  }

  /// A pattern of `format` at work.
  private static final class FormatPattern {
    private final Slice pattern;
    private final List<@Nullable Slice> values;
    private final Encoding encoding;
    private int at;
    private int next;

    FormatPattern(Slice pattern, List<@Nullable Slice> values, Encoding encoding) {
      this.pattern = pattern;
      this.values = values;
      this.encoding = encoding;
    }

    void write(ByteSink out) {
      while (at < pattern.length()) {
        byte letter = pattern.byteAt(at++);
        if (letter != '%') {
          out.putByte(letter);
        } else if (peek() == '%') {
          at++;
          out.putByte('%');
        } else {
          specifier(out);
        }
      }
    }

    private int peek() {
      if (at >= pattern.length()) {
        throw fault("unterminated format() type specifier").hint("For a single \"%\" use \"%%\".");
      }
      return pattern.byteAt(at);
    }

    private int number() {
      long value = -1;
      while (peek() >= '0' && peek() <= '9') {
        value = Math.max(value, 0) * 10 + pattern.byteAt(at++) - '0';
        if (value > Integer.MAX_VALUE) {
          throw new PgException(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "number is out of range");
        }
      }
      return (int) value;
    }

    private @Nullable Slice value(int position) {
      int index = position > 0 ? position - 1 : next;
      if (index >= values.size()) {
        throw fault("too few arguments for format()");
      }
      next = index + 1;
      return values.get(index);
    }

    private void specifier(ByteSink out) {
      int position = 0;
      boolean left = false;
      int width = 0;
      int first = number();
      if (first >= 0 && peek() == '$') {
        if (first == 0) {
          throw fault("format specifies argument 0, but arguments are numbered from 1");
        }
        position = first;
        at++;
        first = -1;
      }
      if (first >= 0) {
        width = first;
      } else {
        while (peek() == '-') {
          left = true;
          at++;
        }
        if (peek() == '*') {
          at++;
          width = widthArgument();
        } else {
          width = Math.max(0, number());
        }
      }
      if (width < 0) {
        left = true;
        width = -width;
      }
      int kind = peek();
      at++;
      if (kind != 's' && kind != 'I' && kind != 'L') {
        throw unrecognized();
      }
      pad(converted(kind, value(position)), width, left, out);
    }

    private PgException unrecognized() {
      int length =
          encoding.characterLength(
              pattern.array(), pattern.from() + at - 1, pattern.from() + pattern.length());
      return fault(
              "unrecognized format() type specifier \""
                  + new String(
                      pattern.array(), pattern.from() + at - 1, length, StandardCharsets.UTF_8)
                  + "\"")
          .hint("For a single \"%\" use \"%%\".");
    }

    private int widthArgument() {
      int position = number();
      if (position >= 0) {
        if (peek() != '$') {
          throw fault("width argument position must be ended by \"$\"");
        }
        if (position == 0) {
          throw fault("format specifies argument 0, but arguments are numbered from 1");
        }
        at++;
      }
      Slice text = value(Math.max(0, position));
      return text == null ? 0 : Integer.parseInt(text.toString(StandardCharsets.UTF_8));
    }

    private static byte[] converted(int kind, @Nullable Slice value) {
      String text = value == null ? null : value.toString(StandardCharsets.UTF_8);
      String shown =
          switch (kind) {
            case 'I' -> {
              if (text == null) {
                throw new PgException(
                    SqlState.NULL_VALUE_NOT_ALLOWED,
                    "null values cannot be formatted as an SQL identifier");
              }
              yield QualifiedName.quote(text);
            }
            case 'L' -> text == null ? "NULL" : literal(text);
            default -> text == null ? "" : text;
          };
      return shown.getBytes(StandardCharsets.UTF_8);
    }

    private static String literal(String text) {
      String quoted = "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
      return text.indexOf('\\') >= 0 ? "E" + quoted : quoted;
    }

    private void pad(byte[] text, int width, boolean left, ByteSink out) {
      int missing = width - encoding.countCharacters(text, 0, text.length);
      if (!left) {
        spaces(missing, out);
      }
      out.putBytes(text);
      if (left) {
        spaces(missing, out);
      }
    }

    private static void spaces(int count, ByteSink out) {
      for (int i = 0; i < count; i++) {
        out.putByte(' ');
      }
    }
  }

  /// The kind of a function by its name in `prosrc`, or null.
  static @Nullable Kind kind(String source) {
    return switch (source) {
      case "text_concat" -> Kind.CONCAT;
      case "text_concat_ws" -> Kind.CONCAT_WITH_SEPARATOR;
      case "text_format", "text_format_nv" -> Kind.FORMAT;
      case "pg_num_nulls" -> Kind.COUNT_NULLS;
      case "pg_num_nonnulls" -> Kind.COUNT_VALUES;
      default -> null;
    };
  }

  /// Their names.
  static final List<String> NAMES =
      List.of(
          "text_concat",
          "text_concat_ws",
          "text_format",
          "text_format_nv",
          "pg_num_nulls",
          "pg_num_nonnulls");
}
