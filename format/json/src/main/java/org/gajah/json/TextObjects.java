package org.gajah.json;

import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.containers.ArrayValue;
import org.gajah.containers.PlainTypes;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.PgFunction;
import org.jspecify.annotations.Nullable;

/// Objects out of arrays of keys and values: `json_object` and `jsonb_object`.
public final class TextObjects {
  private TextObjects() {}

  @PgFunction("json_object")
  public static void json(Slice pairs, ByteSink out) {
    ArrayValue array = new ArrayValue(pairs, PlainTypes.TEXT);
    int dimensions = array.dimensions();
    if (dimensions > 2) {
      throw fault("wrong number of array subscripts");
    }
    if (dimensions == 1 && array.count() % 2 != 0) {
      throw fault("array must have even number of elements");
    }
    if (dimensions == 2 && array.sizes()[1] != 2) {
      throw fault("array must have two columns");
    }
    List<@Nullable Slice> parts = TextPath.steps(pairs);
    out.putByte('{');
    for (int i = 0; i < parts.size(); i += 2) {
      member(i > 0, parts.get(i), parts.get(i + 1), out);
    }
    out.putByte('}');
  }

  @PgFunction("json_object_two_arg")
  public static void json(Slice keys, Slice values, ByteSink out) {
    int dimensions = ArrayValue.dimensions(keys);
    if (dimensions > 1 || dimensions != ArrayValue.dimensions(values)) {
      throw fault("wrong number of array subscripts");
    }
    List<@Nullable Slice> names = TextPath.steps(keys);
    List<@Nullable Slice> texts = TextPath.steps(values);
    if (names.size() != texts.size()) {
      throw fault("mismatched array dimensions");
    }
    out.putByte('{');
    for (int i = 0; i < names.size(); i++) {
      member(i > 0, names.get(i), texts.get(i), out);
    }
    out.putByte('}');
  }

  @PgFunction("jsonb_object")
  public static void jsonb(Slice pairs, ByteSink out) {
    ByteSink text = new ByteSink(64);
    json(pairs, text);
    JsonbText.in(text.array(), 0, text.length(), out);
  }

  @PgFunction("jsonb_object_two_arg")
  public static void jsonb(Slice keys, Slice values, ByteSink out) {
    ByteSink text = new ByteSink(64);
    json(keys, values, text);
    JsonbText.in(text.array(), 0, text.length(), out);
  }

  private static PgException fault(String message) {
    return new PgException(SqlState.ARRAY_SUBSCRIPT_ERROR, message);
  }

  private static void member(
      boolean further, @Nullable Slice key, @Nullable Slice value, ByteSink out) {
    if (key == null) {
      throw new PgException(
          SqlState.NULL_VALUE_NOT_ALLOWED, "null value not allowed for object key");
    }
    Ascii.put(out, further ? ", " : "");
    JsonText.putString(key, out);
    Ascii.put(out, " : ");
    if (value == null) {
      Ascii.put(out, "null");
    } else {
      JsonText.putString(value, out);
    }
  }
}
