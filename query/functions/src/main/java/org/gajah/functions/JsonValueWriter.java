package org.gajah.functions;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.rows.PgCast;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.containers.ArrayValue;
import org.gajah.datetime.Dates;
import org.gajah.datetime.calendar.Calendar;
import org.gajah.datetime.calendar.Clock;
import org.gajah.datetime.calendar.Fields;
import org.gajah.datetime.text.DateTimeWriter;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.json.JsonText;
import org.gajah.json.JsonbText;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.DateStyle;
import org.jspecify.annotations.Nullable;

/// Writes values of any type as JSON (`datum_to_json` of `utils/adt/json.c`). Belongs to one
/// thread.
final class JsonValueWriter {
  private static final int FIRST_USER_TYPE = 16_384;

  private final FunctionRegistry registry;
  private final Map<Integer, TypeText> texts = new HashMap<>();

  JsonValueWriter(FunctionRegistry registry) {
    this.registry = registry;
  }

  /// Writes the value of a row.
  ///
  /// @param type of the vector's values
  void put(FunctionContext context, Vector vector, int row, int type, ByteSink out) {
    int at = vector.isConstant() ? 0 : row;
    if (vector.isNull(at)) {
      Ascii.put(out, "null");
      return;
    }
    put(context, plain(context, vector, at), type, false, false, out);
  }

  /// Writes the value of a row, which is not null, as the key of a member.
  void putKey(FunctionContext context, Vector vector, int row, int type, ByteSink out) {
    put(context, plain(context, vector, vector.isConstant() ? 0 : row), type, true, false, out);
  }

  /// Writes an array or a row of columns.
  ///
  /// @param lines whether its parts stand on lines of their own
  void putLines(
      FunctionContext context, Vector vector, int row, int type, boolean lines, ByteSink out) {
    put(context, plain(context, vector, vector.isConstant() ? 0 : row), type, false, lines, out);
  }

  private static Vector plain(FunctionContext context, Vector vector, int at) {
    return switch (vector) {
      case LongVector longs -> {
        LongVector copy = new LongVector(1);
        copy.copyFrom(longs, at, 0);
        yield copy;
      }
      case BytesVector bytes -> {
        BytesVector copy = new BytesVector(1);
        ArgumentPreparation.copyPlain(context, bytes, at, 0, copy);
        yield copy;
      }
    };
  }

  /// @param value at row 0
  private void put(
      FunctionContext context, Vector value, int type, boolean key, boolean lines, ByteSink out) {
    PgType base = TypeFunctions.base(context.catalog(), type);
    switch (base.oid()) {
      case TypeOid.BOOL -> {
        String text = ((LongVector) value).get(0) != 0 ? "true" : "false";
        Ascii.put(out, key ? '"' + text + '"' : text);
      }
      case TypeOid.INT2,
          TypeOid.INT4,
          TypeOid.INT8,
          TypeOid.FLOAT4,
          TypeOid.FLOAT8,
          TypeOid.NUMERIC ->
          putNumber(text(context, value, base), key, out);
      case TypeOid.DATE, TypeOid.TIMESTAMP, TypeOid.TIMESTAMPTZ -> {
        out.putByte('"');
        putMoment(context, ((LongVector) value).get(0), base.oid(), out);
        out.putByte('"');
      }
      case TypeOid.JSON -> {
        onlyScalar(key);
        out.putSlice(((BytesVector) value).slice(0));
      }
      case TypeOid.JSONB -> {
        onlyScalar(key);
        JsonbText.out(((BytesVector) value).slice(0), out);
      }
      default -> putOther(context, value, base, key, lines, out);
    }
  }

  private static void onlyScalar(boolean key) {
    if (key) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE,
          "key value must be scalar, not array, composite, or json");
    }
  }

  private Slice text(FunctionContext context, Vector value, PgType type) {
    ByteSink text = new ByteSink(32);
    texts
        .computeIfAbsent(type.oid(), t -> new TypeText(registry, context, t))
        .print(context, value, 0, text);
    return Slice.of(text.toByteArray());
  }

  private static void putNumber(Slice text, boolean key, ByteSink out) {
    byte last = text.byteAt(text.length() - 1);
    if (key || !Ascii.isDigit(last)) {
      JsonText.putString(text, out);
    } else {
      out.putSlice(text);
    }
  }

  private static void putMoment(FunctionContext context, long moment, int type, ByteSink out) {
    boolean date = type == TypeOid.DATE;
    if (date ? !Dates.isFinite((int) moment) && isEnd(moment) : !Clock.isFinite(moment)) {
      Ascii.put(out, moment < 0 ? "-infinity" : "infinity");
      return;
    }
    Fields fields = new Fields();
    if (date) {
      fields.setJulian(moment + Calendar.EPOCH);
      DateTimeWriter.putDate(fields, DateStyle.XSD, context.dateOrder(), out);
      return;
    }
    boolean zone = type == TypeOid.TIMESTAMPTZ;
    if (zone) {
      fields.set(moment, context.timeZone());
    } else {
      fields.set(moment);
    }
    DateTimeWriter.putDateTime(fields, zone, DateStyle.XSD, context.dateOrder(), out);
  }

  private static boolean isEnd(long date) {
    return date == Integer.MAX_VALUE || date == Integer.MIN_VALUE;
  }

  private void putOther(
      FunctionContext context,
      Vector value,
      PgType type,
      boolean key,
      boolean lines,
      ByteSink out) {
    if (type.typelem() != 0 && type.typlen() == -1) {
      onlyScalar(key);
      putArray(context, ((BytesVector) value).slice(0), type.typelem(), lines, out);
    } else if (type.typtype() == PgType.TYPTYPE_COMPOSITE || type.oid() == TypeOid.RECORD) {
      onlyScalar(key);
      putRow(context, ((BytesVector) value).slice(0), lines, out);
    } else {
      PgCast cast = castOf(context, type);
      if (cast == null) {
        JsonText.putString(text(context, value, type), out);
        return;
      }
      onlyScalar(key);
      ScalarCall call =
          registry.prepare(context, cast.castfunc(), List.of(type.oid()), TypeOid.JSON, 0);
      ValueCall made = new ValueCall(call, type.typbyval());
      made.setFrom(context, 0, value, 0).callBytes(context, out);
    }
  }

  /// The cast of a user's type to `json`, or null.
  private static @Nullable PgCast castOf(FunctionContext context, PgType type) {
    if (Integer.compareUnsigned(type.oid(), FIRST_USER_TYPE) < 0) {
      return null;
    }
    PgCast cast = context.catalog().find(SysCache.CASTSOURCETARGET, type.oid(), TypeOid.JSON);
    return cast != null && cast.castmethod() == 'f' ? cast : null;
  }

  private void putArray(
      FunctionContext context, Slice value, int elementType, boolean lines, ByteSink out) {
    PgType type = context.catalog().get(SysCache.TYPEOID, elementType);
    ArrayValue array = new ArrayValue(value, StoredValues.layout(type));
    if (array.count() == 0) {
      Ascii.put(out, "[]");
      return;
    }
    putDimension(context, array, type, 0, 0, lines, out);
  }

  /// @return the number of the element behind those that were written
  private int putDimension(
      FunctionContext context,
      ArrayValue array,
      PgType type,
      int dimension,
      int first,
      boolean lines,
      ByteSink out) {
    int next = first;
    out.putByte('[');
    for (int i = 0; i < array.size(dimension); i++) {
      if (i > 0) {
        Ascii.put(out, lines ? ",\n " : ",");
      }
      if (dimension + 1 < array.dimensions()) {
        next = putDimension(context, array, type, dimension + 1, next, false, out);
      } else {
        putElement(context, array, type, next++, out);
      }
    }
    out.putByte(']');
    return next;
  }

  private void putElement(
      FunctionContext context, ArrayValue array, PgType type, int index, ByteSink out) {
    if (array.isNull(index)) {
      Ascii.put(out, "null");
      return;
    }
    Vector value;
    if (type.typbyval()) {
      LongVector longs = new LongVector(1);
      longs.set(0, StoredValues.read(array.bytes(), array.start(index), type.typlen()));
      value = longs;
    } else {
      BytesVector bytes = new BytesVector(1);
      bytes.set(0, array.bytes(), array.start(index), array.length(index));
      value = bytes;
    }
    put(context, value, type.oid(), false, false, out);
  }

  private void putRow(FunctionContext context, Slice value, boolean lines, ByteSink out) {
    RowLayout layout = registry.rowLayout(context.catalog(), value.array(), value.from());
    out.putByte('{');
    boolean some = false;
    for (int i = 0; i < layout.columns().size(); i++) {
      RowLayout.Column column = layout.columns().get(i);
      if (column.dropped()) {
        continue;
      }
      if (some) {
        Ascii.put(out, lines ? ",\n " : ",");
      }
      some = true;
      JsonText.putString(Slice.of(column.name().getBytes(StandardCharsets.UTF_8)), out);
      out.putByte(':');
      Vector field = column.byValue() ? new LongVector(1) : new BytesVector(1);
      layout.field(value.array(), value.from(), i, field, 0);
      if (field.isNull(0)) {
        Ascii.put(out, "null");
      } else {
        put(context, field, column.type(), false, false, out);
      }
    }
    out.putByte('}');
  }
}
