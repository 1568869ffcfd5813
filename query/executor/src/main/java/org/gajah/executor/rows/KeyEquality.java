package org.gajah.executor.rows;

import java.util.List;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.operator.Operators;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.functions.FunctionRegistry;
import org.gajah.functions.ValueCall;
import org.gajah.functions.contract.FunctionContext;

/// Whether rows are equal in some columns, nulls being equal to nulls; asks for no hash functions.
public final class KeyEquality {
  private final FunctionContext context;
  private final int[] columns;
  private final KeyKind[] kinds;
  private final ValueCall[] calls;

  /// @param columns the places of the keys in the rows, from 0
  /// @param keys their equality operators
  public KeyEquality(
      FunctionRegistry registry, FunctionContext context, int[] columns, List<KeyHasher.Key> keys) {
    this.context = context;
    this.columns = columns;
    this.calls = new ValueCall[columns.length];
    this.kinds = new KeyKind[columns.length];
    Operators operators = new Operators(context.catalog());
    for (int i = 0; i < calls.length; i++) {
      KeyHasher.Key key = keys.get(i);
      kinds[i] = KeyKind.of(operators.code(key.operator()), key.collation(), context);
      calls[i] =
          new ValueCall(
              registry.prepare(
                  context,
                  operators.code(key.operator()),
                  List.of(key.leftType(), key.rightType()),
                  TypeOid.BOOL,
                  key.collation()),
              context.catalog().get(SysCache.TYPEOID, key.leftType()).typbyval(),
              context.catalog().get(SysCache.TYPEOID, key.rightType()).typbyval());
    }
  }

  public boolean equal(Vector[] left, int leftRow, Vector[] right, int rightRow) {
    for (int i = 0; i < calls.length; i++) {
      Vector a = left[columns[i]];
      Vector b = right[columns[i]];
      boolean leftNull = a.isNull(leftRow);
      if (leftNull || b.isNull(rightRow)) {
        if (leftNull && b.isNull(rightRow)) {
          continue;
        }
        return false;
      }
      if (!equal(i, a, leftRow, b, rightRow)) {
        return false;
      }
    }
    return true;
  }

  private boolean equal(int key, Vector left, int leftRow, Vector right, int rightRow) {
    return switch (kinds[key]) {
      case NUMBER -> ((LongVector) left).get(leftRow) == ((LongVector) right).get(rightRow);
      case BYTES ->
          isPlain(left, leftRow) && isPlain(right, rightRow)
              ? KeyKind.bytesEqual((BytesVector) left, leftRow, (BytesVector) right, rightRow)
              : called(key, left, leftRow, right, rightRow);
      case FUNCTION -> called(key, left, leftRow, right, rightRow);
    };
  }

  private static boolean isPlain(Vector vector, int row) {
    return ((BytesVector) vector).form(row) < BytesVector.COMPRESSED;
  }

  private boolean called(int key, Vector left, int leftRow, Vector right, int rightRow) {
    return calls[key]
            .setFrom(context, 0, left, leftRow)
            .setFrom(context, 1, right, rightRow)
            .callLong(context)
        != 0;
  }
}
