package org.gajah.executor.rows;

import java.util.List;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.operator.Operators;
import org.gajah.catalog.rows.PgOperator;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalogfacts.FunctionOid;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.functions.FunctionRegistry;
import org.gajah.functions.ValueCall;
import org.gajah.functions.contract.FunctionContext;

/// The order between the keys of two inputs, whose types may differ. Nulls are not compared.
public final class MergeOrder {
  private static final short COMPARISON = 1;

  private final FunctionContext context;
  private final ValueCall[] calls;
  private final boolean[] numbers;
  private final boolean[] descending;

  /// One key.
  ///
  /// @param operator the equality, outer side left
  public record Key(int operator, int family, int collation, boolean descending) {}

  public MergeOrder(FunctionRegistry registry, FunctionContext context, List<Key> keys) {
    this.context = context;
    this.calls = new ValueCall[keys.size()];
    this.numbers = new boolean[calls.length];
    this.descending = new boolean[calls.length];
    Operators operators = new Operators(context.catalog());
    for (int i = 0; i < calls.length; i++) {
      Key key = keys.get(i);
      PgOperator row = operators.get(key.operator());
      int function = operators.support(key.family(), row.oprleft(), row.oprright(), COMPARISON);
      descending[i] = key.descending();
      numbers[i] = isNumber(function);
      calls[i] =
          new ValueCall(
              registry.prepare(
                  context,
                  function,
                  List.of(row.oprleft(), row.oprright()),
                  TypeOid.INT4,
                  key.collation()),
              byValue(context, row.oprleft()),
              byValue(context, row.oprright()));
    }
  }

  private static boolean byValue(FunctionContext context, int type) {
    return context.catalog().get(SysCache.TYPEOID, type).typbyval();
  }

  private static boolean isNumber(int function) {
    return switch (function) {
      case FunctionOid.BTINT2CMP,
          FunctionOid.BTINT4CMP,
          FunctionOid.BTINT8CMP,
          FunctionOid.BTINT24CMP,
          FunctionOid.BTINT42CMP,
          FunctionOid.BTINT28CMP,
          FunctionOid.BTINT82CMP,
          FunctionOid.BTINT48CMP,
          FunctionOid.BTINT84CMP,
          FunctionOid.DATE_CMP,
          FunctionOid.TIMESTAMP_CMP,
          FunctionOid.TIMESTAMPTZ_CMP ->
          true;
      default -> false;
    };
  }

  /// Compares the first columns of an outer and an inner row.
  public int compare(Vector[] outer, int outerRow, Vector[] inner, int innerRow) {
    for (int i = 0; i < calls.length; i++) {
      int result =
          numbers[i]
              ? Long.compare(
                  ((LongVector) outer[i]).get(outerRow), ((LongVector) inner[i]).get(innerRow))
              : Integer.signum(
                  (int)
                      calls[i]
                          .setFrom(context, 0, outer[i], outerRow)
                          .setFrom(context, 1, inner[i], innerRow)
                          .callLong(context));
      if (result != 0) {
        return descending[i] ? -result : result;
      }
    }
    return 0;
  }
}
