package org.gajah.executor.scan;

import java.util.ArrayList;
import java.util.List;
import org.gajah.accessapi.index.ScanKey;
import org.gajah.accessapi.index.ScanKey.Strategy;
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
  /// @param arrayType of the array whose elements are compared; 0 for a single value
  /// @param elementOrder between elements of another type than the column's; null otherwise
  private record Condition(
      int column,
      @Nullable Strategy strategy,
      boolean isNull,
      @Nullable VectorExpression value,
      @Nullable KeyOrder order,
      int arrayType,
      @Nullable KeyOrder elementOrder) {
    boolean isArray() {
      return arrayType != 0;
    }
  }

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
              null,
              null,
              0,
              null);
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
    int family = operatorClass.family();
    KeyOrder order = cross ? order(family, row.oprleft(), right, collation) : null;
    VectorExpression value = state.compiler(InputShape.NONE).compile(arguments.get(1));
    int arrayType = array ? state.types().type(arguments.get(1)) : 0;
    KeyOrder elementOrder = cross && array ? order(family, right, right, collation) : null;
    return new Condition(
        column, Strategy.values()[strategy - 1], false, value, order, arrayType, elementOrder);
  }

  private KeyOrder order(int family, int left, int right, int collation) {
    return state.relations().order(family, left, right, collation);
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
      return array(condition, condition.strategy(), (BytesVector) plain);
    }
    long datum = plain instanceof LongVector longs ? longs.get(0) : 0;
    Slice bytes =
        plain instanceof BytesVector values ? Slice.of(values.slice(0).toByteArray()) : null;
    return value(condition, condition.strategy(), datum, bytes);
  }

  /// Any element that is equal; for other operators the element that is easiest to be on the right
  /// side of, which then stands for all of them.
  private @Nullable ScanKey array(Condition condition, Strategy strategy, BytesVector value) {
    KeyOrder own = index.descriptor().keyColumns().get(condition.column()).order();
    KeyOrder order = condition.elementOrder() == null ? own : condition.elementOrder();
    ScanKey.KeyArray array = ArrayKeys.of(state.catalog(), condition.arrayType(), value, order);
    if (array.length() == 0) {
      return null;
    }
    if (strategy == Strategy.EQUAL) {
      return new ScanKey(
          condition.column(),
          strategy,
          ScanKey.Kind.ANY_OF_ARRAY,
          0,
          null,
          array,
          condition.order(),
          List.of());
    }
    boolean below = strategy == Strategy.LESS || strategy == Strategy.LESS_OR_EQUAL;
    int extreme = below ? array.length() - 1 : 0;
    return array.bytes().length == 0
        ? value(condition, strategy, array.datums()[extreme], null)
        : value(condition, strategy, 0, array.bytes()[extreme]);
  }

  private static ScanKey value(
      Condition condition, Strategy strategy, long datum, @Nullable Slice bytes) {
    return new ScanKey(
        condition.column(),
        strategy,
        ScanKey.Kind.VALUE,
        datum,
        bytes,
        null,
        condition.order(),
        List.of());
  }
}
