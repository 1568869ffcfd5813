package org.gajah.json;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.numeric.NumericCasts;
import org.gajah.types.contract.PgFunction;

/// Scalars of `jsonb` made into values of other types.
public final class JsonbCasts {
  private JsonbCasts() {}

  private static PgException cannot(JsonbView view, String type) {
    return new PgException(
        SqlState.INVALID_PARAMETER_VALUE,
        "cannot cast jsonb "
            + switch (JsonbParts.typeName(view, "numeric")) {
              case "array", "object" -> view.isObject() ? "object" : "array";
              default -> JsonbParts.typeName(view, "numeric");
            }
            + " to type "
            + type);
  }

  @PgFunction("jsonb_bool")
  public static boolean toBoolean(Slice value) {
    JsonbView view = JsonbView.of(value);
    boolean isBoolean =
        view.isScalar() && (view.type(0) == JsonbWriter.TRUE || view.type(0) == JsonbWriter.FALSE);
    if (!isBoolean) {
      throw cannot(view, "boolean");
    }
    return view.type(0) == JsonbWriter.TRUE;
  }

  private static Slice number(Slice value, String type) {
    JsonbView view = JsonbView.of(value);
    if (!view.isScalar() || view.type(0) != JsonbWriter.NUMERIC) {
      throw cannot(view, type);
    }
    return view.numeric(0);
  }

  @PgFunction("jsonb_numeric")
  public static void toNumeric(Slice value, ByteSink out) {
    Slice number = number(value, "numeric");
    out.putBytes(number.array(), number.from(), number.length());
  }

  @PgFunction("jsonb_int2")
  public static short toInt2(Slice value) {
    Slice number = number(value, "smallint");
    return NumericCasts.toInt2(number.array(), number.from(), number.length());
  }

  @PgFunction("jsonb_int4")
  public static int toInt4(Slice value) {
    Slice number = number(value, "integer");
    return NumericCasts.toInt4(number.array(), number.from(), number.length());
  }

  @PgFunction("jsonb_int8")
  public static long toInt8(Slice value) {
    Slice number = number(value, "bigint");
    return NumericCasts.toInt8(number.array(), number.from(), number.length());
  }

  @PgFunction("jsonb_float4")
  public static float toFloat4(Slice value) {
    Slice number = number(value, "real");
    return NumericCasts.toFloat4(number.array(), number.from(), number.length());
  }

  @PgFunction("jsonb_float8")
  public static double toFloat8(Slice value) {
    Slice number = number(value, "double precision");
    return NumericCasts.toFloat8(number.array(), number.from(), number.length());
  }
}
