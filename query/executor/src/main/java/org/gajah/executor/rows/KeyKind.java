package org.gajah.executor.rows;

import java.util.Arrays;
import org.gajah.batch.BytesVector;
import org.gajah.catalogfacts.FunctionOid;
import org.gajah.functions.contract.FunctionContext;

/// How keys are told apart.
enum KeyKind {
  NUMBER,
  BYTES,
  FUNCTION;

  /// How values are compared by an equality function.
  static KeyKind of(int function, int collation, FunctionContext context) {
    return switch (function) {
      case FunctionOid.INT2EQ,
          FunctionOid.INT4EQ,
          FunctionOid.INT8EQ,
          FunctionOid.INT24EQ,
          FunctionOid.INT42EQ,
          FunctionOid.INT28EQ,
          FunctionOid.INT82EQ,
          FunctionOid.INT48EQ,
          FunctionOid.INT84EQ,
          FunctionOid.OIDEQ,
          FunctionOid.BOOLEQ,
          FunctionOid.CHAREQ,
          FunctionOid.DATE_EQ,
          FunctionOid.TIMESTAMP_EQ,
          FunctionOid.TIMESTAMPTZ_EQ,
          FunctionOid.TIME_EQ,
          FunctionOid.XIDEQ,
          FunctionOid.CASH_EQ ->
          NUMBER;
      case FunctionOid.NAMEEQ, FunctionOid.BYTEAEQ, FunctionOid.UUID_EQ -> BYTES;
      case FunctionOid.TEXTEQ -> context.collation(collation).deterministic() ? BYTES : FUNCTION;
      default -> FUNCTION;
    };
  }

  static boolean bytesEqual(BytesVector left, int leftRow, BytesVector right, int rightRow) {
    int leftFrom = left.from(leftRow);
    int rightFrom = right.from(rightRow);
    return Arrays.equals(
        left.array(),
        leftFrom,
        leftFrom + left.length(leftRow),
        right.array(),
        rightFrom,
        rightFrom + right.length(rightRow));
  }
}
