package org.gajah.functions;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.Slice;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.containers.ArrayValue;
import org.gajah.containers.PlainTypes;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.functions.contract.SetCall;

/// Functions that take the arrays of catalogs apart into rows.
final class CatalogSets {
  private static final int ACL_ITEM_SIZE = 16;
  private static final int ACL_DATA = 20;

  /// Names of privileges, by bit.
  static final List<String> PRIVILEGES =
      List.of(
          "INSERT",
          "SELECT",
          "UPDATE",
          "DELETE",
          "TRUNCATE",
          "REFERENCES",
          "TRIGGER",
          "EXECUTE",
          "USAGE",
          "CREATE",
          "TEMPORARY",
          "CONNECT",
          "SET",
          "ALTER SYSTEM",
          "MAINTAIN");

  private CatalogSets() {}

  /// Rows that are at hand.
  private interface RowWriter {
    void put(Vector[] columns, int row);
  }

  private static SetCall rows(List<RowWriter> rows) {
    int[] next = new int[1];
    return (columns, maxRows) -> {
      int count = 0;
      for (Vector column : columns) {
        column.ensureCapacity(maxRows);
      }
      while (count < maxRows && next[0] < rows.size()) {
        rows.get(next[0]++).put(columns, count++);
      }
      return count;
    };
  }

  /// Options `name=value` as rows.
  static SetCall options(FunctionContext context, Vector[] arguments, int row) {
    ArrayValue array =
        new ArrayValue(SetFunctions.sliceAt(context, arguments, 0, row), PlainTypes.TEXT);
    List<RowWriter> rows = new ArrayList<>();
    for (int i = 0; i < array.count(); i++) {
      if (array.isNull(i)) {
        continue;
      }
      Slice option = new Slice(array.bytes(), array.start(i), array.length(i));
      int equals = 0;
      while (equals < option.length() && option.byteAt(equals) != '=') {
        equals++;
      }
      int place = equals;
      rows.add((columns, at) -> {
        ((BytesVector) columns[0]).set(at, option.array(), option.from(), place);
        if (place == option.length()) {
          columns[1].setNull(at);
        } else {
          ((BytesVector) columns[1])
              .set(at, option.array(), option.from() + place + 1, option.length() - place - 1);
        }
      });
    }
    return rows(rows);
  }

  /// Entries of an access control list, one row for each privilege.
  static SetCall aclItems(FunctionContext context, Vector[] arguments, int row) {
    Slice acl = SetFunctions.sliceAt(context, arguments, 0, row);
    List<RowWriter> rows = new ArrayList<>();
    for (int at = ACL_DATA; at + ACL_ITEM_SIZE <= acl.length(); at += ACL_ITEM_SIZE) {
      long grantee = StoredValues.read(acl.array(), acl.from() + at, Integer.BYTES);
      long grantor = StoredValues.read(acl.array(), acl.from() + at + 4, Integer.BYTES);
      long bits = StoredValues.read(acl.array(), acl.from() + at + 8, Long.BYTES);
      for (int bit = 0; bit < PRIVILEGES.size(); bit++) {
        if ((bits >> bit & 1) == 0) {
          continue;
        }
        byte[] name = PRIVILEGES.get(bit).getBytes(StandardCharsets.US_ASCII);
        boolean grantable = (bits >> 32 + bit & 1) != 0;
        rows.add((columns, place) -> {
          ((LongVector) columns[0]).set(place, grantor);
          ((LongVector) columns[1]).set(place, grantee);
          ((BytesVector) columns[2]).set(place, name, 0, name.length);
          ((LongVector) columns[3]).setBoolean(place, grantable);
        });
      }
    }
    return rows(rows);
  }
}
