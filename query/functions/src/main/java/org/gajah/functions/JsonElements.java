package org.gajah.functions;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.BytesVector;
import org.gajah.batch.Vector;
import org.gajah.catalogfacts.FunctionOid;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.functions.contract.SetCall;

/// The elements of arrays in `json` and `jsonb` as rows.
final class JsonElements {
  private final boolean binary;
  private final String name;
  private final ValueCall kind;
  private final ValueCall count;
  private final ValueCall element;

  /// @param binary whether the argument is `jsonb`
  /// @param asText whether elements are wanted as texts
  JsonElements(FunctionRegistry registry, FunctionContext context, boolean binary, boolean asText) {
    this.binary = binary;
    name = asText ? "json_array_elements_text" : "json_array_elements";
    int type = binary ? TypeOid.JSONB : TypeOid.JSON;
    kind =
        new ValueCall(
            registry.prepare(
                context,
                binary ? FunctionOid.JSONB_TYPEOF : FunctionOid.JSON_TYPEOF,
                List.of(type),
                TypeOid.TEXT,
                0),
            false);
    count =
        new ValueCall(
            registry.prepare(
                context,
                binary ? FunctionOid.JSONB_ARRAY_LENGTH : FunctionOid.JSON_ARRAY_LENGTH,
                List.of(type),
                TypeOid.INT4,
                0),
            false);
    int function =
        binary
            ? asText ? FunctionOid.JSONB_ARRAY_ELEMENT_TEXT : FunctionOid.JSONB_ARRAY_ELEMENT
            : asText ? FunctionOid.JSON_ARRAY_ELEMENT_TEXT : FunctionOid.JSON_ARRAY_ELEMENT;
    element =
        new ValueCall(
            registry.prepare(
                context, function, List.of(type, TypeOid.INT4), asText ? TypeOid.TEXT : type, 0),
            false,
            true);
  }

  SetCall open(FunctionContext context, Vector[] arguments, int row) {
    kind.setFrom(context, 0, arguments[0], row);
    BytesVector answer = (BytesVector) kind.call(context);
    String is = answer.slice(0).toString(StandardCharsets.US_ASCII);
    if (!is.equals("array")) {
      throw noArray(is.equals("object"));
    }
    long elements = count.setFrom(context, 0, arguments[0], row).callLong(context);
    Slice array = SetFunctions.sliceAt(context, arguments, 0, row);
    element.set(0, array.array(), array.from(), array.length());
    int[] next = new int[1];
    return (columns, maxRows) -> {
      int rows = 0;
      columns[0].ensureCapacity(maxRows);
      while (rows < maxRows && next[0] < elements) {
        element.set(1, next[0]++);
        columns[0].copyFrom(element.call(context), 0, rows++);
      }
      return rows;
    };
  }

  private PgException noArray(boolean object) {
    String message =
        binary
            ? "cannot extract elements from " + (object ? "an object" : "a scalar")
            : "cannot call " + name + " on a " + (object ? "non-array" : "scalar");
    return new PgException(SqlState.INVALID_PARAMETER_VALUE, message);
  }
}
