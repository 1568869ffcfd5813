package org.gajah.types.number;

import org.gajah.types.contract.PgFunction;

/// Comparisons of integers, of one size or of two (`utils/adt/int.c`, `int8.c`, `nbtcompare.c`).
public final class Integers {
  private Integers() {}

  @PgFunction({
    "int2eq", "int4eq", "int8eq", "int24eq", "int42eq", "int28eq", "int82eq", "int48eq", "int84eq",
    "cash_eq"
  })
  public static boolean equal(long a, long b) {
    return a == b;
  }

  @PgFunction({
    "int2ne", "int4ne", "int8ne", "int24ne", "int42ne", "int28ne", "int82ne", "int48ne", "int84ne",
    "cash_ne"
  })
  public static boolean notEqual(long a, long b) {
    return a != b;
  }

  @PgFunction({
    "int2lt", "int4lt", "int8lt", "int24lt", "int42lt", "int28lt", "int82lt", "int48lt", "int84lt",
    "cash_lt"
  })
  public static boolean less(long a, long b) {
    return a < b;
  }

  @PgFunction({
    "int2le", "int4le", "int8le", "int24le", "int42le", "int28le", "int82le", "int48le", "int84le",
    "cash_le"
  })
  public static boolean lessOrEqual(long a, long b) {
    return a <= b;
  }

  @PgFunction({
    "int2gt", "int4gt", "int8gt", "int24gt", "int42gt", "int28gt", "int82gt", "int48gt", "int84gt",
    "cash_gt"
  })
  public static boolean greater(long a, long b) {
    return a > b;
  }

  @PgFunction({
    "int2ge", "int4ge", "int8ge", "int24ge", "int42ge", "int28ge", "int82ge", "int48ge", "int84ge",
    "cash_ge"
  })
  public static boolean greaterOrEqual(long a, long b) {
    return a >= b;
  }

  @PgFunction({
    "btint4cmp",
    "btint8cmp",
    "btint24cmp",
    "btint42cmp",
    "btint28cmp",
    "btint82cmp",
    "btint48cmp",
    "btint84cmp",
    "cash_cmp"
  })
  public static int compare(long a, long b) {
    return Long.compare(a, b);
  }

  /// Of two `smallint`s PostgreSQL answers the difference.
  @PgFunction("btint2cmp")
  public static int difference(short a, short b) {
    return a - b;
  }

  @PgFunction("int2larger")
  public static short larger(short a, short b) {
    return a > b ? a : b;
  }

  @PgFunction("int2smaller")
  public static short smaller(short a, short b) {
    return a < b ? a : b;
  }

  @PgFunction("int4larger")
  public static int larger(int a, int b) {
    return Math.max(a, b);
  }

  @PgFunction("int4smaller")
  public static int smaller(int a, int b) {
    return Math.min(a, b);
  }

  @PgFunction({"int8larger", "cashlarger"})
  public static long larger(long a, long b) {
    return Math.max(a, b);
  }

  @PgFunction({"int8smaller", "cashsmaller"})
  public static long smaller(long a, long b) {
    return Math.min(a, b);
  }
}
