package org.gajah.numeric;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.types.contract.PgFunction;
import org.jspecify.annotations.Nullable;

/// The steps of `sum` and `avg` over integers, called as functions. An average's state is an array
/// `{count,sum}` of `int8` (`utils/adt/numeric.c`).
public final class IntegerAverages {
  private static final int NULLS = 4;
  private static final int COUNT = 20;
  private static final int SUM = 28;
  private static final int SIZE = 36;

  private IntegerAverages() {}

  private static long count(Slice state) {
    boolean pair =
        state.length() == SIZE && LittleEndian.intAt(state.array(), state.from() + NULLS) == 0;
    if (!pair) {
      throw PgException.internal("expected 2-element int8 array");
    }
    return LittleEndian.longAt(state.array(), state.from() + COUNT);
  }

  private static long sum(Slice state) {
    return LittleEndian.longAt(state.array(), state.from() + SUM);
  }

  private static void put(Slice state, long count, long sum, ByteSink out) {
    out.putBytes(state.array(), state.from(), COUNT);
    out.putLong(count).putLong(sum);
  }

  @PgFunction({"int2_avg_accum", "int4_avg_accum"})
  public static void add(Slice state, long value, ByteSink out) {
    put(state, count(state) + 1, sum(state) + value, out);
  }

  @PgFunction({"int2_avg_accum_inv", "int4_avg_accum_inv"})
  public static void remove(Slice state, long value, ByteSink out) {
    put(state, count(state) - 1, sum(state) - value, out);
  }

  /// @return false for null, the average of nothing
  @PgFunction("int8_avg")
  public static boolean average(Slice state, ByteSink out) {
    long count = count(state);
    if (count == 0) {
      return false;
    }
    ByteSink dividend = new ByteSink(16);
    NumericWriter.put(sum(state), dividend);
    ByteSink divisor = new ByteSink(16);
    NumericWriter.put(count, divisor);
    NumericArithmetic.divide(
        dividend.array(), 0, dividend.length(), divisor.array(), 0, divisor.length(), out);
    return true;
  }

  @PgFunction("int2int4_sum")
  public static @Nullable Long sumOrNull(Slice state) {
    return count(state) == 0 ? null : Long.valueOf(sum(state));
  }

  /// Nulls are passed over.
  @PgFunction("int2_sum")
  public static @Nullable Long sum(@Nullable Long sum, @Nullable Short value) {
    return value == null ? sum : Long.valueOf(sum == null ? value : sum + value);
  }

  @PgFunction("int4_sum")
  public static @Nullable Long sum(@Nullable Long sum, @Nullable Integer value) {
    return value == null ? sum : Long.valueOf(sum == null ? value : sum + value);
  }

  /// The same in numeric.
  @PgFunction("int8_sum")
  public static boolean sum(@Nullable Slice sum, @Nullable Long value, ByteSink out) {
    if (value == null) {
      if (sum != null) {
        out.putBytes(sum.array(), sum.from(), sum.length());
      }
      return sum != null;
    }
    ByteSink number = new ByteSink(16);
    NumericWriter.put(value, sum == null ? out : number);
    if (sum != null) {
      NumericArithmetic.add(
          sum.array(), sum.from(), sum.length(), number.array(), 0, number.length(), out);
    }
    return true;
  }
}
