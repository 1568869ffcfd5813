package org.gajah.planner.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.catalog.rows.PgOperator;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.nodes.Const;
import org.gajah.nodes.Expr;
import org.gajah.nodes.OpExpr;
import org.gajah.catalog.operator.Operators;

/// Compares constants by the operators of a query.
final class Comparisons {
  private final Operators operators;
  private final UnaryOperator<Expr> fold;

  Comparisons(Operators operators, UnaryOperator<Expr> fold) {
    this.operators = operators;
    this.fold = fold;
  }

  /// Whether an operator holds between two constants; false where that cannot be computed.
  boolean holds(int operator, int collation, Const left, Const right) {
    Integer simple = simple(left, right);
    if (simple != null) {
      Boolean known = decided(operators.get(operator).oprname(), simple);
      if (known != null) {
        return known;
      }
    }
    PgOperator row = operators.get(operator);
    Expr result =
        fold.apply(
            new OpExpr(
                operator,
                row.oprcode(),
                row.oprresult(),
                false,
                0,
                collation,
                List.of(left, right),
                -1));
    return result instanceof Const constant
        && !constant.constisnull()
        && constant.constvalue() != null
        && constant.constvalue()[0] != 0;
  }

  /// Whether two constants are equal.
  ///
  /// @param operator the equality
  boolean equal(int operator, int collation, Const left, Const right) {
    if (left.consttype() == right.consttype()
        && Arrays.equals(left.constvalue(), right.constvalue())
        && left.consttype() != TypeOid.FLOAT4
        && left.consttype() != TypeOid.FLOAT8) {
      return true;
    }
    return holds(operator, collation, left, right);
  }

  private static @org.jspecify.annotations.Nullable Boolean decided(String name, int order) {
    return switch (name) {
      case "=" -> order == 0;
      case "<>" -> order != 0;
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      case ">=" -> order >= 0;
      default -> null;
    };
  }

  /// The order of two values that are signed numbers in the same unit; null for others.
  private static @org.jspecify.annotations.Nullable Integer simple(Const left, Const right) {
    byte[] a = left.constvalue();
    byte[] b = right.constvalue();
    if (a == null || b == null || !isWhole(left.consttype()) || !isWhole(right.consttype())) {
      return null;
    }
    boolean same = left.consttype() == right.consttype();
    if (!same && (!isInteger(left.consttype()) || !isInteger(right.consttype()))) {
      return null;
    }
    return Long.compare(whole(left, a), whole(right, b));
  }

  private static boolean isInteger(int type) {
    return type == TypeOid.INT2 || type == TypeOid.INT4 || type == TypeOid.INT8;
  }

  private static boolean isWhole(int type) {
    return isInteger(type)
        || type == TypeOid.DATE
        || type == TypeOid.TIMESTAMP
        || type == TypeOid.TIMESTAMPTZ
        || type == TypeOid.BOOL;
  }

  private static long whole(Const constant, byte[] value) {
    return switch (constant.constlen()) {
      case 1 -> value[0];
      case 2 -> (short) LittleEndian.unsignedShort(value, 0);
      case 4 -> LittleEndian.intAt(value, 0);
      default -> LittleEndian.longAt(value, 0);
    };
  }

  /// The elements of a constant array.
  List<Expr> elements(Const array) {
    byte[] value = array.constvalue();
    if (value == null) {
      return List.of();
    }
    int header = (value[0] & 1) == 1 ? 1 : 4;
    return List.copyOf(
        ColumnStatistics.elements(
            Arrays.copyOfRange(value, header, value.length), operators.catalog()));
  }
}
