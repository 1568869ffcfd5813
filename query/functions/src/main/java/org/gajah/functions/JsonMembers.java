package org.gajah.functions;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.BytesVector;
import org.gajah.batch.Vector;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.functions.contract.SetCall;
import org.gajah.json.JsonTree;
import org.gajah.json.JsonbText;

/// The members of objects in `json` and `jsonb` as rows: `json_each` and `json_object_keys`.
final class JsonMembers {
  private final String source;
  private final boolean binary;
  private final boolean keysOnly;
  private final boolean asText;

  /// @param source the function's name in `prosrc`
  JsonMembers(String source) {
    this.source = source;
    binary = source.startsWith("jsonb");
    keysOnly = source.endsWith("keys");
    asText = source.endsWith("text");
  }

  SetCall open(FunctionContext context, Vector[] arguments, int row) {
    Slice text = SetFunctions.sliceAt(context, arguments, 0, row);
    if (binary) {
      ByteSink shown = new ByteSink(text.length() * 2);
      JsonbText.out(text, shown);
      text = Slice.of(shown.toByteArray());
    }
    JsonTree.Node object = JsonTree.of(text);
    if (!object.isObject()) {
      throw new PgException(SqlState.INVALID_PARAMETER_VALUE, fault(object));
    }
    int[] next = new int[1];
    return (columns, maxRows) -> {
      int rows = 0;
      for (Vector column : columns) {
        column.ensureCapacity(maxRows);
      }
      while (rows < maxRows && next[0] < object.keys().size()) {
        ((BytesVector) columns[0]).set(rows, object.keys().get(next[0]));
        if (!keysOnly) {
          put(object.values().get(next[0]), (BytesVector) columns[1], rows);
        }
        rows++;
        next[0]++;
      }
      return rows;
    };
  }

  private String fault(JsonTree.Node value) {
    boolean array = value.isArray();
    if (keysOnly) {
      return "cannot call " + source + " on " + (array ? "an array" : "a scalar");
    }
    if (binary) {
      return "cannot call " + source + " on a non-object";
    }
    return array ? "cannot deconstruct an array as an object" : "cannot deconstruct a scalar";
  }

  private void put(JsonTree.Node value, BytesVector column, int row) {
    Slice string = value.string();
    if (asText && value.isNull()) {
      column.setNull(row);
    } else if (asText) {
      column.set(row, string != null ? string : value.text());
    } else if (binary) {
      int start = column.dataLength();
      Slice text = value.text();
      JsonbText.in(text.array(), text.from(), text.length(), column.sink());
      column.finish(row, start);
    } else {
      column.set(row, value.text());
    }
  }
}
