package org.gajah.functions;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.containers.ArrayValue;
import org.gajah.functions.contract.CallSite;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.functions.loop.RowRunner;
import org.gajah.json.JsonbText;
import org.gajah.types.contract.Ascii;
import org.jspecify.annotations.Nullable;

/// Functions that make `json` or `jsonb` of values of any type. A `jsonb` is made by way of its
/// text.
final class JsonMaking extends RowRunner {
  /// Names in `prosrc`.
  static final Set<String> NAMES =
      Set.of(
          "to_json",
          "to_jsonb",
          "array_to_json",
          "array_to_json_pretty",
          "row_to_json",
          "row_to_json_pretty",
          "json_build_array",
          "json_build_array_noargs",
          "json_build_object",
          "json_build_object_noargs",
          "jsonb_build_array",
          "jsonb_build_array_noargs",
          "jsonb_build_object",
          "jsonb_build_object_noargs");

  private final CallSite site;
  private final String source;
  private final JsonValueWriter writer;

  JsonMaking(FunctionRegistry registry, CallSite site) {
    this.site = site;
    source = site.function().prosrc();
    writer = new JsonValueWriter(registry);
  }

  /// One argument, or one element of an array that stands for all.
  private record Value(Vector vector, int type) {
    boolean isNull(int row) {
      return vector.isNull(at(vector, row));
    }
  }

  @Override
  public void compute(FunctionContext context, Vector[] arguments, int row, Vector result) {
    ByteSink text = new ByteSink(64);
    switch (source) {
      case "to_json", "to_jsonb" ->
          writer.put(context, arguments[0], row, site.argumentTypes().getFirst(), text);
      case "array_to_json", "row_to_json", "array_to_json_pretty", "row_to_json_pretty" -> {
        boolean lines =
            arguments.length > 1 && ((LongVector) arguments[1]).get(at(arguments[1], row)) != 0;
        writer.putLines(context, arguments[0], row, site.argumentTypes().getFirst(), lines, text);
      }
      default -> {
        List<Value> values = values(context, arguments, row);
        if (values == null) {
          result.setNull(row);
          return;
        }
        if (source.contains("build_array")) {
          putArray(context, values, row, text);
        } else {
          putObject(context, values, row, text);
        }
      }
    }
    BytesVector bytes = (BytesVector) result;
    if (isBinary()) {
      int start = bytes.dataLength();
      JsonbText.in(text.array(), 0, text.length(), bytes.sink());
      bytes.finish(row, start);
    } else {
      bytes.set(row, text.array(), 0, text.length());
    }
  }

  private boolean isBinary() {
    return source.contains("jsonb");
  }

  private @Nullable List<Value> values(FunctionContext context, Vector[] arguments, int row) {
    List<Value> values = new ArrayList<>();
    if (!site.variadic()) {
      for (int i = 0; i < arguments.length; i++) {
        values.add(new Value(arguments[i], site.argumentTypes().get(i)));
      }
      return values;
    }
    Vector last = arguments[arguments.length - 1];
    if (last.isNull(at(last, row))) {
      return null;
    }
    int arrayType = site.argumentTypes().getLast();
    int elementType = TypeFunctions.base(context.catalog(), arrayType).typelem();
    PgType type = context.catalog().get(SysCache.TYPEOID, elementType);
    Slice value = SetFunctions.sliceAt(context, arguments, arguments.length - 1, row);
    ArrayValue array = new ArrayValue(value, StoredValues.layout(type));
    for (int i = 0; i < array.count(); i++) {
      values.add(new Value(element(array, i, type), elementType));
    }
    return values;
  }

  /// An element as a constant.
  private static Vector element(ArrayValue array, int index, PgType type) {
    Vector vector = type.typbyval() ? new LongVector(1) : new BytesVector(1);
    if (array.isNull(index)) {
      vector.setNull(0);
    } else {
      switch (vector) {
        case LongVector longs ->
            longs.set(0, StoredValues.read(array.bytes(), array.start(index), type.typlen()));
        case BytesVector bytes ->
            bytes.set(0, array.bytes(), array.start(index), array.length(index));
      }
    }
    vector.makeConstant();
    return vector;
  }

  private void putArray(FunctionContext context, List<Value> values, int row, ByteSink out) {
    out.putByte('[');
    for (int i = 0; i < values.size(); i++) {
      Ascii.put(out, i > 0 ? ", " : "");
      writer.put(context, values.get(i).vector(), row, values.get(i).type(), out);
    }
    out.putByte(']');
  }

  private void putObject(FunctionContext context, List<Value> values, int row, ByteSink out) {
    if (values.size() % 2 != 0) {
      String name = isBinary() ? "jsonb_build_object()" : "json_build_object()";
      throw new PgException(
              SqlState.INVALID_PARAMETER_VALUE, "argument list must have even number of elements")
          .hint("The arguments of " + name + " must consist of alternating keys and values.");
    }
    out.putByte('{');
    for (int i = 0; i < values.size(); i += 2) {
      Value key = values.get(i);
      if (key.isNull(row)) {
        throw isBinary()
            ? new PgException(
                SqlState.INVALID_PARAMETER_VALUE, "argument " + (i + 1) + ": key must not be null")
            : new PgException(
                SqlState.NULL_VALUE_NOT_ALLOWED, "null value not allowed for object key");
      }
      Ascii.put(out, i > 0 ? ", " : "");
      writer.putKey(context, key.vector(), row, key.type(), out);
      Ascii.put(out, " : ");
      writer.put(context, values.get(i + 1).vector(), row, values.get(i + 1).type(), out);
    }
    out.putByte('}');
  }
}
