package org.gajah.executor.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gajah.accessapi.index.ScanKey;
import org.gajah.accessapi.relation.KeyOrder;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.batch.Batch;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.operator.Operators;
import org.gajah.catalog.rows.PgOperator;
import org.gajah.executor.rows.Plain;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.RelationAccess.OpenIndex;
import org.gajah.expression.InputShape;
import org.gajah.expression.VectorExpression;
import org.gajah.nodes.Expr;
import org.gajah.nodes.NullTest;
import org.gajah.nodes.OpExpr;
import org.gajah.nodes.ScalarArrayOpExpr;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.NullTestType;
import org.jspecify.annotations.Nullable;

/// The conditions of an index scan as keys, computed anew for each scan. Mirrors
/// `ExecIndexBuildScanKeys()`.
final class IndexKeys {
  private final ExecutionState state;
  private final OpenIndex index;
  private final List<Condition> conditions = new ArrayList<>();
  private final Batch none = new Batch();

  /// A condition on one column.
  ///
  /// @param value what stands on the right; null for IS NULL and IS NOT NULL
  /// @param order between the column and a value of another type; null for the column's own
  private record Condition(
      int column,
      ScanKey.@Nullable Strategy strategy,
      boolean isNull,
      boolean isArray,
      @Nullable VectorExpression value,
      @Nullable KeyOrder order,
      int elementType) {}

  IndexKeys(ExecutionState state, OpenIndex index, List<Expr> expressions) {
    this.state = state;
    this.index = index;
    none.setRows(1);
    expressions.forEach(expression -> conditions.add(condition(expression)));
  }

  private Condition condition(Expr expression) {
    return switch (expression) {
      case OpExpr operator ->
          comparison(operator.opno(), operator.args(), operator.inputcollid(), false);
      case ScalarArrayOpExpr array ->
          comparison(array.opno(), array.args(), array.inputcollid(), true);
      case NullTest test ->
          new Condition(
              column(test.arg()),
              null,
              test.nulltesttype() == NullTestType.IS_NULL,
              false,
              null,
              null,
              0);
      default -> throw PgException.internal("unsupported indexqual type");
    };
  }

  private static int column(@Nullable Expr expression) {
    if (expression instanceof Var var) {
      return var.varattno() - 1;
    }
    throw PgException.internal("indexqual doesn't have key on left side");
  }

  private Condition comparison(int operator, List<Expr> arguments, int collation, boolean array) {
    int column = column(arguments.get(0));
    Operators operators = new Operators(state.catalog());
    var operatorClass = index.index().operatorClasses().get(column);
    short strategy = operators.strategy(operator, operatorClass.family());
    if (strategy == 0) {
      throw PgException.internal(
          "operator %d is not a member of opfamily %d".formatted(operator, operatorClass.family()));
    }
    PgOperator row = operators.get(operator);
    int right = row.oprright();
    boolean cross = right != operatorClass.inputType() && right != row.oprleft();
    KeyOrder order =
        cross
            ? state.relations().order(operatorClass.family(), row.oprleft(), right, collation)
            : null;
    VectorExpression value = state.compiler(InputShape.NONE).compile(arguments.get(1));
    int elementType = array ? state.types().type(arguments.get(1)) : 0;
    return new Condition(
        column, ScanKey.Strategy.values()[strategy - 1], false, array, value, order, elementType);
  }

  /// The keys with the values of this moment.
  ///
  /// @return null when some condition can hold for no row
  @Nullable List<ScanKey> compute() {
    List<ScanKey> keys = new ArrayList<>(conditions.size());
    for (Condition condition : conditions) {
      ScanKey key = key(condition);
      if (key == null) {
        return null;
      }
      keys.add(key);
    }
    return keys;
  }

  private @Nullable ScanKey key(Condition condition) {
    if (condition.value() == null || condition.strategy() == null) {
      return ScanKey.ofNull(condition.column(), condition.isNull());
    }
    Vector value = condition.value().evaluate(state.evaluation(), none);
    if (value.isNull(0)) {
      return null;
    }
    Vector plain = Plain.of(state.context(), value, none);
    if (condition.isArray()) {
      return array(condition, (BytesVector) plain);
    }
    long datum = plain instanceof LongVector longs ? longs.get(0) : 0;
    Slice bytes =
        plain instanceof BytesVector values ? Slice.of(values.slice(0).toByteArray()) : null;
    return new ScanKey(
        condition.column(),
        condition.strategy(),
        ScanKey.Kind.VALUE,
        datum,
        bytes,
        null,
        condition.order(),
        List.of());
  }

  private @Nullable ScanKey array(Condition condition, BytesVector value) {
    if (condition.strategy() != ScanKey.Strategy.EQUAL || condition.order() != null) {
      throw PgException.notBuilt("index conditions of this kind on arrays");
    }
    KeyOrder order = index.descriptor().keyColumns().get(condition.column()).order();
    ScanKey.KeyArray array = ArrayKeys.of(state.catalog(), condition.elementType(), value, order);
    return array.length() == 0 ? null : ScanKey.anyOf(condition.column(), array);
  }

  /// Orders numbers and takes out those that come twice.
  static long[] distinct(long[] values, KeyOrder order) {
    Long[] boxed = Arrays.stream(values).boxed().toArray(Long[]::new);
    Arrays.sort(boxed, (a, b) -> order.compare((long) a, (long) b));
    return Arrays.stream(boxed).mapToLong(Long::longValue).distinct().toArray();
  }
}
