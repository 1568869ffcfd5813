package org.gajah.functions;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.functions.builtin.TypeDescriptions;
import org.gajah.functions.contract.CallSite;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.functions.loop.RowRunner;
import org.gajah.types.contract.Message;

/// Functions on values of row types: text in and out, order and hash (`utils/adt/rowtypes.c`).
final class Records extends RowRunner {
  /// Names in `prosrc`.
  static final List<String> NAMES =
      List.of(
          "record_in",
          "record_out",
          "record_recv",
          "record_send",
          "record_eq",
          "record_ne",
          "record_lt",
          "record_le",
          "record_gt",
          "record_ge",
          "btrecordcmp",
          "hash_record",
          "hash_record_extended");

  private final FunctionRegistry registry;
  private final String source;
  private final Map<Integer, TypeText> texts = new HashMap<>();
  private final Map<Integer, CatalogElement> elements = new HashMap<>();

  Records(FunctionRegistry registry, CallSite site) {
    this.registry = registry;
    source = site.function().prosrc();
  }

  @Override
  public void compute(FunctionContext context, Vector[] arguments, int row, Vector result) {
    switch (source) {
      case "record_in" -> in(context, arguments, row, (BytesVector) result);
      case "record_out" -> out(context, arguments, row, (BytesVector) result);
      case "record_recv" -> receive(context, arguments, row, (BytesVector) result);
      case "record_send" -> send(context, arguments, row, (BytesVector) result);
      case "hash_record", "hash_record_extended" ->
          ((LongVector) result).set(row, hash(context, arguments, row));
      case "record_eq", "record_ne" ->
          ((LongVector) result)
              .setBoolean(row, equal(context, arguments, row) == source.equals("record_eq"));
      default -> order(compare(context, arguments, row), row, (LongVector) result);
    }
  }

  private void order(int order, int row, LongVector result) {
    switch (source) {
      case "record_lt" -> result.setBoolean(row, order < 0);
      case "record_le" -> result.setBoolean(row, order <= 0);
      case "record_gt" -> result.setBoolean(row, order > 0);
      case "record_ge" -> result.setBoolean(row, order >= 0);
      default -> result.set(row, order);
    }
  }

  private TypeText text(FunctionContext context, int type) {
    return texts.computeIfAbsent(type, t -> new TypeText(registry, context, t));
  }

  private CatalogElement element(FunctionContext context, int type, int collation) {
    CatalogElement element =
        elements.computeIfAbsent(
            type,
            t ->
                new CatalogElement(
                    registry, context.catalog().get(SysCache.TYPEOID, t), collation));
    element.enter(context);
    return element;
  }

  private static Vector newVector(RowLayout.Column column) {
    return column.byValue() ? new LongVector(1) : new BytesVector(1);
  }

  /// The columns of a value, those that were dropped left out.
  private record Fields(List<RowLayout.Column> columns, List<Vector> values) {}

  private Fields fields(FunctionContext context, Vector[] arguments, int index, int row) {
    Slice value = SetFunctions.sliceAt(context, arguments, index, row);
    RowLayout layout = registry.rowLayout(context.catalog(), value.array(), value.from());
    List<RowLayout.Column> columns = new ArrayList<>();
    List<Vector> values = new ArrayList<>();
    for (int i = 0; i < layout.columns().size(); i++) {
      RowLayout.Column column = layout.columns().get(i);
      if (!column.dropped()) {
        Vector vector = newVector(column);
        layout.field(value.array(), value.from(), i, vector, 0);
        columns.add(column);
        values.add(vector);
      }
    }
    return new Fields(columns, values);
  }

  // Text

  private void out(FunctionContext context, Vector[] arguments, int row, BytesVector result) {
    Fields fields = fields(context, arguments, 0, row);
    ByteSink out = result.sink();
    int start = out.length();
    ByteSink text = new ByteSink(32);
    out.putByte('(');
    for (int i = 0; i < fields.columns().size(); i++) {
      if (i > 0) {
        out.putByte(',');
      }
      if (fields.values().get(i).isNull(0)) {
        continue;
      }
      text.clear();
      text(context, fields.columns().get(i).type()).print(context, fields.values().get(i), 0, text);
      putField(text, out);
    }
    out.putByte(')');
    result.finish(row, start);
  }

  private static void putField(ByteSink text, ByteSink out) {
    boolean quote = text.length() == 0;
    for (int i = 0; i < text.length(); i++) {
      byte letter = text.array()[i];
      quote |= "\"\\(), \t\n\r\u000B\f".indexOf(letter) >= 0 && letter >= 0;
    }
    if (!quote) {
      out.putBytes(text.array(), 0, text.length());
      return;
    }
    out.putByte('"');
    for (int i = 0; i < text.length(); i++) {
      byte letter = text.array()[i];
      if (letter == '"' || letter == '\\') {
        out.putByte(letter);
      }
      out.putByte(letter);
    }
    out.putByte('"');
  }

  private static PgException malformed(Slice text, String detail) {
    return new PgException(
            SqlState.INVALID_TEXT_REPRESENTATION,
            "malformed record literal: \"" + text.toString(StandardCharsets.UTF_8) + "\"")
        .detail(detail);
  }

  private void in(FunctionContext context, Vector[] arguments, int row, BytesVector result) {
    int type = namedType(arguments, row);
    Slice text = SetFunctions.sliceAt(context, arguments, 0, row);
    RowLayout layout = RowLayout.named(context.catalog(), type);
    Vector[] values = new Vector[layout.columns().size()];
    new Reader(context, text, layout).read(values);
    int start = result.dataLength();
    layout.form(context, values, 0, result.sink());
    result.finish(row, start);
  }

  private static int namedType(Vector[] arguments, int row) {
    int type = (int) SetFunctions.longAt(arguments, 1, row);
    if (type == TypeOid.RECORD) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED, "input of anonymous composite types is not implemented");
    }
    return type;
  }

  /// Reads the text of one value.
  private final class Reader {
    private final FunctionContext context;
    private final Slice text;
    private final RowLayout layout;
    private int at;

    Reader(FunctionContext context, Slice text, RowLayout layout) {
      this.context = context;
      this.text = text;
      this.layout = layout;
    }

    private int letter() {
      return at < text.length() ? text.byteAt(at) : -1;
    }

    private void skipSpaces() {
      while (letter() == ' ' || (letter() >= '\t' && letter() <= '\r')) {
        at++;
      }
    }

    void read(Vector[] values) {
      skipSpaces();
      if (letter() != '(') {
        throw malformed(text, "Missing left parenthesis.");
      }
      at++;
      boolean first = true;
      for (int i = 0; i < values.length; i++) {
        RowLayout.Column column = layout.columns().get(i);
        values[i] = newVector(column);
        if (column.dropped()) {
          values[i].setNull(0);
          continue;
        }
        if (!first) {
          if (letter() != ',') {
            throw malformed(text, "Too few columns.");
          }
          at++;
        }
        first = false;
        value(column, values[i]);
      }
      if (letter() != ')') {
        throw malformed(text, "Too many columns.");
      }
      at++;
      skipSpaces();
      if (at < text.length()) {
        throw malformed(text, "Junk after right parenthesis.");
      }
    }

    private void value(RowLayout.Column column, Vector target) {
      if (letter() == ',' || letter() == ')') {
        target.copyFrom(text(context, column.type()).parseNull(context, column.typmod()), 0, 0);
        return;
      }
      ByteSink field = new ByteSink(16);
      boolean quoted = false;
      while (quoted || (letter() != ',' && letter() != ')')) {
        int letter = letter();
        if (letter == -1 && at >= text.length()) {
          throw malformed(text, "Unexpected end of input.");
        }
        at++;
        if (letter == '\\') {
          if (at >= text.length()) {
            throw malformed(text, "Unexpected end of input.");
          }
          field.putByte(text.byteAt(at++));
        } else if (letter == '"' && quoted && letter() == '"') {
          field.putByte('"');
          at++;
        } else if (letter == '"') {
          quoted = !quoted;
        } else {
          field.putByte(letter);
        }
      }
      Vector parsed =
          text(context, column.type())
              .parse(context, field.array(), 0, field.length(), column.typmod());
      target.copyFrom(parsed, 0, 0);
    }
  }

  private void send(FunctionContext context, Vector[] arguments, int row, BytesVector result) {
    Fields fields = fields(context, arguments, 0, row);
    ByteSink out = result.sink();
    int start = out.length();
    out.putIntNetwork(fields.columns().size());
    for (int i = 0; i < fields.columns().size(); i++) {
      out.putIntNetwork(fields.columns().get(i).type());
      if (fields.values().get(i).isNull(0)) {
        out.putIntNetwork(-1);
        continue;
      }
      int lengthAt = out.reserve(Integer.BYTES);
      text(context, fields.columns().get(i).type()).send(context, fields.values().get(i), 0, out);
      out.setIntNetwork(lengthAt, out.length() - lengthAt - Integer.BYTES);
    }
    result.finish(row, start);
  }

  private void receive(FunctionContext context, Vector[] arguments, int row, BytesVector result) {
    RowLayout layout = RowLayout.named(context.catalog(), namedType(arguments, row));
    Slice bytes = SetFunctions.sliceAt(context, arguments, 0, row);
    Message message = new Message(bytes.array(), bytes.from(), bytes.length());
    int count = message.readInt();
    long expected = layout.columns().stream().filter(column -> !column.dropped()).count();
    if (count != expected) {
      throw new PgException(
          SqlState.DATATYPE_MISMATCH,
          "wrong number of columns: %d, expected %d".formatted(count, expected));
    }
    Vector[] values = new Vector[layout.columns().size()];
    for (int i = 0; i < values.length; i++) {
      RowLayout.Column column = layout.columns().get(i);
      values[i] = newVector(column);
      if (column.dropped()) {
        values[i].setNull(0);
      } else {
        receive(context, message, column, i + 1, values[i]);
      }
    }
    message.done();
    int start = result.dataLength();
    layout.form(context, values, 0, result.sink());
    result.finish(row, start);
  }

  private void receive(
      FunctionContext context, Message message, RowLayout.Column column, int number, Vector into) {
    int type = message.readInt();
    if (type != column.type() && isBuiltIn(type) && isBuiltIn(column.type())) {
      throw new PgException(
          SqlState.DATATYPE_MISMATCH,
          "binary data has type %s (%s) instead of expected %s (%s) in record column %d"
              .formatted(
                  Oid.toString(type),
                  TypeDescriptions.names(context).formatOrQuestionMarks(type, -1, false),
                  Oid.toString(column.type()),
                  TypeDescriptions.names(context).formatOrQuestionMarks(column.type(), -1, false),
                  number));
    }
    int length = message.readInt();
    if (length < -1 || length > message.left()) {
      throw new PgException(
          SqlState.INVALID_BINARY_REPRESENTATION, "insufficient data left in message");
    }
    if (length == -1) {
      into.setNull(0);
      return;
    }
    int start = message.skip(length);
    TypeText text = text(context, column.type());
    try {
      into.copyFrom(text.receive(context, message.array(), start, length, column.typmod()), 0, 0);
    } catch (PgException fault) {
      throw Message.inside(fault, "record column " + number);
    }
  }

  /// Whether a type came with the catalogs, so that all servers know it by its OID.
  private static boolean isBuiltIn(int type) {
    return Oid.compare(type, Oid.FIRST_GENBKI) < 0;
  }

  // Order

  private static void checkColumns(FunctionContext context, Fields left, Fields right, int i) {
    int leftType = left.columns().get(i).type();
    int rightType = right.columns().get(i).type();
    if (leftType != rightType) {
      throw new PgException(
          SqlState.DATATYPE_MISMATCH,
          "cannot compare dissimilar column types %s and %s at record column %d"
              .formatted(
                  TypeNames.format(context, leftType),
                  TypeNames.format(context, rightType),
                  i + 1));
    }
  }

  private static void checkCount(Fields left, Fields right) {
    if (left.columns().size() != right.columns().size()) {
      throw new PgException(
          SqlState.DATATYPE_MISMATCH,
          "cannot compare record types with different numbers of columns");
    }
  }

  private Slice stored(RowLayout.Column column, Vector value) {
    return switch (value) {
      case LongVector longs -> {
        ByteSink out = new ByteSink(8);
        StoredValues.put(longs.get(0), column.length(), out);
        yield Slice.of(out.toByteArray());
      }
      case BytesVector bytes -> bytes.slice(0);
    };
  }

  private int compare(FunctionContext context, Vector[] arguments, int row) {
    Fields left = fields(context, arguments, 0, row);
    Fields right = fields(context, arguments, 1, row);
    int columns = Math.min(left.columns().size(), right.columns().size());
    for (int i = 0; i < columns; i++) {
      checkColumns(context, left, right, i);
      boolean leftNull = left.values().get(i).isNull(0);
      boolean rightNull = right.values().get(i).isNull(0);
      if (leftNull || rightNull) {
        if (leftNull != rightNull) {
          return leftNull ? 1 : -1;
        }
        continue;
      }
      Slice a = stored(left.columns().get(i), left.values().get(i));
      Slice b = stored(right.columns().get(i), right.values().get(i));
      int order =
          element(context, left.columns().get(i).type(), collation(context, left, i))
              .compare(a.array(), a.from(), a.length(), b.array(), b.from(), b.length());
      if (order != 0) {
        return order < 0 ? -1 : 1;
      }
    }
    checkCount(left, right);
    return 0;
  }

  private static int collation(FunctionContext context, Fields fields, int i) {
    return context.catalog().get(SysCache.TYPEOID, fields.columns().get(i).type()).typcollation();
  }

  private boolean equal(FunctionContext context, Vector[] arguments, int row) {
    Fields left = fields(context, arguments, 0, row);
    Fields right = fields(context, arguments, 1, row);
    int columns = Math.min(left.columns().size(), right.columns().size());
    for (int i = 0; i < columns; i++) {
      checkColumns(context, left, right, i);
      boolean leftNull = left.values().get(i).isNull(0);
      boolean rightNull = right.values().get(i).isNull(0);
      if (leftNull || rightNull) {
        if (leftNull != rightNull) {
          return false;
        }
        continue;
      }
      Slice a = stored(left.columns().get(i), left.values().get(i));
      Slice b = stored(right.columns().get(i), right.values().get(i));
      if (!element(context, left.columns().get(i).type(), collation(context, left, i))
          .equal(a.array(), a.from(), a.length(), b.array(), b.from(), b.length())) {
        return false;
      }
    }
    checkCount(left, right);
    return true;
  }

  private long hash(FunctionContext context, Vector[] arguments, int row) {
    Fields fields = fields(context, arguments, 0, row);
    boolean extended = source.equals("hash_record_extended");
    long seed = extended ? SetFunctions.longAt(arguments, 1, row) : 0;
    long hash = 0;
    for (int i = 0; i < fields.columns().size(); i++) {
      long one = 0;
      if (!fields.values().get(i).isNull(0)) {
        Slice value = stored(fields.columns().get(i), fields.values().get(i));
        CatalogElement type =
            element(context, fields.columns().get(i).type(), collation(context, fields, i));
        one =
            extended
                ? type.hashExtended(value.array(), value.from(), value.length(), seed)
                : type.hash(value.array(), value.from(), value.length());
      }
      hash = 31 * hash + one;
    }
    return extended ? hash : (int) hash;
  }
}
