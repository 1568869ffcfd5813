package org.gajah.engine.relation;

import java.util.List;
import org.gajah.accessapi.relation.KeyOrder;
import org.gajah.base.error.PgException;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalogfacts.FunctionOid;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.catalogstore.relation.IndexOrders;
import org.gajah.engine.scope.SessionScope;
import org.gajah.functions.ValueCall;
import org.gajah.functions.contract.FunctionContext;
import org.jspecify.annotations.Nullable;

/// Orders of types that look into catalogs (arrays, enums, ranges, rows): their comparison
/// functions are called. Such an order belongs to its session.
final class FunctionOrders implements IndexOrders {
  private final SessionScope session;

  FunctionOrders(SessionScope session) {
    this.session = session;
  }

  @Override
  public KeyOrder order(String comparison, @Nullable String equalImage, int collation, int type) {
    int function =
        switch (comparison) {
          case "btarraycmp" -> FunctionOid.BTARRAYCMP;
          case "enum_cmp" -> FunctionOid.ENUM_CMP;
          case "range_cmp" -> FunctionOid.RANGE_CMP;
          case "multirange_cmp" -> FunctionOid.MULTIRANGE_CMP;
          case "btrecordcmp" -> FunctionOid.BTRECORDCMP;
          default -> throw PgException.notBuilt("indexes ordered by " + comparison);
        };
    FunctionContext context = session.functions();
    boolean byValue = session.catalog().get(SysCache.TYPEOID, type).typbyval();
    ValueCall call =
        new ValueCall(
            session
                .registry()
                .prepare(context, function, List.of(type, type), TypeOid.INT4, collation),
            byValue,
            byValue);
    return new Calling(context, call, "btequalimage".equals(equalImage));
  }

  private record Calling(FunctionContext context, ValueCall call, boolean equalImage)
      implements KeyOrder {
    @Override
    public int compare(long left, long right) {
      return (int) call.set(0, left).set(1, right).callLong(context);
    }

    @Override
    public int compare(
        byte[] left, int leftFrom, int leftLength, byte[] right, int rightFrom, int rightLength) {
      return (int)
          call.set(0, left, leftFrom, leftLength)
              .set(1, right, rightFrom, rightLength)
              .callLong(context);
    }
  }
}
