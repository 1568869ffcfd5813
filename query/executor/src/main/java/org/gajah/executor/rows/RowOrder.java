package org.gajah.executor.rows;

import java.util.Arrays;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.operator.Operators;
import org.gajah.catalog.operator.OrderingOperator;
import org.gajah.catalog.operator.Strategy;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalogfacts.FunctionOid;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.functions.FunctionRegistry;
import org.gajah.functions.ValueCall;
import org.gajah.functions.contract.FunctionContext;

/// The order of rows by some of their columns.
public final class RowOrder {
  private static final short COMPARISON = 1;

  private final Column[] columns;

  /// A column of the order.
  ///
  /// @param column its place in the rows, from 0
  /// @param operator `<` or `>` of a B-tree operator family
  /// @param type of the column
  public record Key(int column, int operator, int collation, boolean nullsFirst, int type) {}

  public RowOrder(FunctionRegistry registry, FunctionContext context, List<Key> keys) {
    columns = keys.stream().map(key -> new Column(registry, context, key)).toArray(Column[]::new);
  }

  /// Compares two rows.
  public int compare(Vector[] left, int leftRow, Vector[] right, int rightRow) {
    for (Column column : columns) {
      int result = column.compare(left[column.place], leftRow, right[column.place], rightRow);
      if (result != 0) {
        return result;
      }
    }
    return 0;
  }

  /// The rows of a store in this order; equal ones stay in theirs.
  ///
  /// @return numbers of rows
  public int[] sorted(RowStore store) {
    int[] rows = new int[store.rows()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i;
    }
    sort(rows, new int[rows.length], 0, rows.length, store);
    return rows;
  }

  /// Merge sort: stable, and about as few comparisons as can be.
  private void sort(int[] rows, int[] spare, int from, int to, RowStore store) {
    if (to - from < 8) {
      insertionSort(rows, from, to, store);
      return;
    }
    int middle = (from + to) >>> 1;
    sort(rows, spare, from, middle, store);
    sort(rows, spare, middle, to, store);
    if (compare(store, rows[middle - 1], rows[middle]) <= 0) {
      return;
    }
    System.arraycopy(rows, from, spare, from, middle - from);
    int left = from;
    int right = middle;
    int out = from;
    while (left < middle && right < to) {
      rows[out++] = compare(store, spare[left], rows[right]) <= 0 ? spare[left++] : rows[right++];
    }
    System.arraycopy(spare, left, rows, out, middle - left);
  }

  private void insertionSort(int[] rows, int from, int to, RowStore store) {
    for (int i = from + 1; i < to; i++) {
      int row = rows[i];
      int at = i;
      while (at > from && compare(store, rows[at - 1], row) > 0) {
        rows[at] = rows[at - 1];
        at--;
      }
      rows[at] = row;
    }
  }

  private int compare(RowStore store, int left, int right) {
    return compare(store.chunk(left), store.place(left), store.chunk(right), store.place(right));
  }

  private static final class Column {
    private enum Kind {
      SIGNED,
      UNSIGNED,
      BYTES,
      FUNCTION
    }

    private final int place;
    private final Kind kind;
    private final boolean descending;
    private final boolean nullsFirst;
    private final FunctionContext context;
    private final ValueCall comparison;

    Column(FunctionRegistry registry, FunctionContext context, Key key) {
      this.place = key.column();
      this.nullsFirst = key.nullsFirst();
      this.context = context;
      Operators operators = new Operators(context.catalog());
      OrderingOperator ordering = operators.ordering(key.operator());
      if (ordering == null) {
        throw PgException.internal(
            "operator %d is not a valid ordering operator".formatted(key.operator()));
      }
      this.descending = ordering.strategy() == Strategy.GREATER;
      int function =
          operators.support(
              ordering.family(), ordering.inputType(), ordering.inputType(), COMPARISON);
      this.kind = kind(function, key.collation());
      boolean byValue = context.catalog().get(SysCache.TYPEOID, key.type()).typbyval();
      this.comparison =
          new ValueCall(
              registry.prepare(
                  context,
                  function,
                  List.of(key.type(), key.type()),
                  TypeOid.INT4,
                  key.collation()),
              byValue,
              byValue);
    }

    private static Kind kind(int function, int collation) {
      return switch (function) {
        case FunctionOid.BTINT2CMP,
            FunctionOid.BTINT4CMP,
            FunctionOid.BTINT8CMP,
            FunctionOid.BTBOOLCMP,
            FunctionOid.DATE_CMP,
            FunctionOid.TIMESTAMP_CMP,
            FunctionOid.TIMESTAMPTZ_CMP,
            FunctionOid.TIME_CMP,
            FunctionOid.CASH_CMP ->
            Kind.SIGNED;
        case FunctionOid.BTOIDCMP -> Kind.UNSIGNED;
        case FunctionOid.BYTEACMP, FunctionOid.UUID_CMP -> Kind.BYTES;
        case FunctionOid.BTTEXTCMP, FunctionOid.BTNAMECMP ->
            collation == 950 ? Kind.BYTES : Kind.FUNCTION;
        default -> Kind.FUNCTION;
      };
    }

    int compare(Vector left, int leftRow, Vector right, int rightRow) {
      boolean leftNull = left.isNull(leftRow);
      boolean rightNull = right.isNull(rightRow);
      if (leftNull || rightNull) {
        if (leftNull && rightNull) {
          return 0;
        }
        return leftNull == nullsFirst ? -1 : 1;
      }
      int result = values(left, leftRow, right, rightRow);
      return descending ? -result : result;
    }

    private int values(Vector left, int leftRow, Vector right, int rightRow) {
      return switch (kind) {
        case SIGNED ->
            Long.compare(((LongVector) left).get(leftRow), ((LongVector) right).get(rightRow));
        case UNSIGNED ->
            Integer.compareUnsigned(
                (int) ((LongVector) left).get(leftRow), (int) ((LongVector) right).get(rightRow));
        case BYTES -> bytes((BytesVector) left, leftRow, (BytesVector) right, rightRow);
        case FUNCTION ->
            Integer.signum(
                (int)
                    comparison
                        .setFrom(context, 0, left, leftRow)
                        .setFrom(context, 1, right, rightRow)
                        .callLong(context));
      };
    }

    private int bytes(BytesVector left, int leftRow, BytesVector right, int rightRow) {
      if (left.form(leftRow) >= BytesVector.COMPRESSED
          || right.form(rightRow) >= BytesVector.COMPRESSED) {
        return (int)
            comparison
                .setFrom(context, 0, left, leftRow)
                .setFrom(context, 1, right, rightRow)
                .callLong(context);
      }
      int leftFrom = left.from(leftRow);
      int rightFrom = right.from(rightRow);
      return Integer.signum(
          Arrays.compareUnsigned(
              left.array(),
              leftFrom,
              leftFrom + left.length(leftRow),
              right.array(),
              rightFrom,
              rightFrom + right.length(rightRow)));
    }
  }
}
