package org.gajah.planner.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.id.Oid;
import org.gajah.catalog.operator.Operators;
import org.gajah.catalogfacts.FunctionOid;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.nodes.Const;
import org.gajah.nodes.Expr;
import org.jspecify.annotations.Nullable;

/// Compares constants by the operators of a query.
final class Comparisons {
  private final Operators operators;
  private final ConstantComparison comparison;

  Comparisons(Operators operators, UnaryOperator<Expr> fold) {
    this.operators = operators;
    this.comparison = new ConstantComparison(operators, fold);
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
    return Boolean.TRUE.equals(comparison.holds(operator, collation, left, right));
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
    return !isDifferentText(operator, collation, left, right)
        && holds(operator, collation, left, right);
  }

  /// Whether two texts are not equal, for they are not the same: so in all collations of a fresh
  /// cluster.
  private boolean isDifferentText(int operator, int collation, Const left, Const right) {
    byte[] a = left.constvalue();
    byte[] b = right.constvalue();
    if (a == null || b == null || Oid.compare(collation, Oid.FIRST_NORMAL) >= 0) {
      return false;
    }
    return switch (operators.get(operator).oprcode()) {
      case FunctionOid.TEXTEQ -> !Arrays.equals(a, from(a), a.length, b, from(b), b.length);
      case FunctionOid.BPCHAREQ ->
          !Arrays.equals(a, from(a), withoutBlanks(a), b, from(b), withoutBlanks(b));
      default -> false;
    };
  }

  /// Where the value starts behind its header.
  private static int from(byte[] value) {
    return (value[0] & 1) == 1 ? 1 : 4;
  }

  private static int withoutBlanks(byte[] value) {
    int end = value.length;
    while (end > from(value) && value[end - 1] == ' ') {
      end--;
    }
    return end;
  }

  private static @Nullable Boolean decided(String name, int order) {
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
  private static @Nullable Integer simple(Const left, Const right) {
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

  /// How many elements a constant array has.
  int elementCount(Const array) {
    byte[] value = array.constvalue();
    int header = value == null || (value[0] & 1) == 1 ? 1 : 4;
    if (value == null || value.length < header + 4) {
      return 0;
    }
    int count = LittleEndian.intAt(value, header) == 0 ? 0 : 1;
    for (int i = 0; i < LittleEndian.intAt(value, header); i++) {
      count *= LittleEndian.intAt(value, header + 12 + 8 * i);
    }
    return count;
  }

  /// The elements of a constant array.
  List<Expr> elements(Const array) {
    return List.copyOf(ColumnStatistics.elements(array, operators.catalog()));
  }
}
