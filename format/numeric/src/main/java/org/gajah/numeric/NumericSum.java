package org.gajah.numeric;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import org.gajah.base.bytes.ByteSink;

/// An exact running sum of numerics for aggregates. A row costs one addition for each of its digits
/// and, as long as the sum's range of weights doesn't grow, no memory.
///
/// For each weight there is a column that the digits of that weight are added to; carries wait
/// until the sum is asked for. A column takes more than 10^14 rows before it could overflow.
public final class NumericSum {
  private long[] columns = new long[8];
  private int lowest;
  private boolean started;
  private long count;
  private long nans;
  private long infinities;
  private long minusInfinities;
  private int scale;
  private long countWithScale;

  /// Adds a numeric.
  public void add(byte[] value, int from, int length) {
    count++;
    accumulate(value, from, length, 1);
    if (!NumericFormat.isSpecial(value, from)) {
      noteScale(NumericFormat.scale(value, from));
    }
  }

  /// Takes a numeric away that was added before.
  ///
  /// @return false, with nothing done, when the sum's scale could not be told afterwards, so that
  ///   the sum must be built anew
  public boolean remove(byte[] value, int from, int length) {
    if (!NumericFormat.isSpecial(value, from) && NumericFormat.scale(value, from) == scale) {
      if (countWithScale == 1 && count > 1 && scale > 0) {
        return false;
      }
      countWithScale--;
      if (countWithScale == 0 && count == 1) {
        scale = 0;
      }
    }
    count--;
    accumulate(value, from, length, -1);
    return true;
  }

  private void noteScale(int valueScale) {
    if (valueScale > scale) {
      scale = valueScale;
      countWithScale = 1;
    } else if (valueScale == scale) {
      countWithScale++;
    }
  }

  private void accumulate(byte[] value, int from, int length, int direction) {
    if (NumericFormat.isSpecial(value, from)) {
      if (NumericFormat.isNaN(value, from)) {
        nans += direction;
      } else if (NumericFormat.isNegative(value, from)) {
        minusInfinities += direction;
      } else {
        infinities += direction;
      }
      return;
    }
    int digits = NumericFormat.digitCount(value, from, length);
    if (digits == 0) {
      return;
    }
    int weight = NumericFormat.weight(value, from);
    makeRoom(weight - digits + 1, weight);
    boolean negative = NumericFormat.isNegative(value, from) != direction < 0;
    int column = weight - lowest;
    for (int i = 0; i < digits; i++) {
      int digit = NumericFormat.digit(value, from, i);
      columns[column - i] += negative ? -digit : digit;
    }
  }

  /// Adds the square of a numeric.
  public void addSquare(byte[] value, int from, int length) {
    count++;
    if (NumericFormat.isSpecial(value, from)) {
      nans += NumericFormat.isNaN(value, from) ? 1 : 0;
      infinities += NumericFormat.isNaN(value, from) ? 0 : 1;
      return;
    }
    noteScale(2 * NumericFormat.scale(value, from));
    int digits = NumericFormat.digitCount(value, from, length);
    if (digits == 0) {
      return;
    }
    int weight = NumericFormat.weight(value, from);
    makeRoom(2 * (weight - digits + 1), 2 * weight);
    for (int i = 0; i < digits; i++) {
      long digit = NumericFormat.digit(value, from, i);
      for (int j = 0; j < digits; j++) {
        columns[2 * weight - i - j - lowest] += digit * NumericFormat.digit(value, from, j);
      }
    }
  }

  /// Adds what another sum holds.
  public void addAll(NumericSum other) {
    count += other.count;
    nans += other.nans;
    infinities += other.infinities;
    minusInfinities += other.minusInfinities;
    if (other.scale > scale) {
      scale = other.scale;
      countWithScale = other.countWithScale;
    } else if (other.scale == scale) {
      countWithScale += other.countWithScale;
    }
    if (other.started) {
      makeRoom(other.lowest, other.lowest + other.columns.length - 1);
      for (int i = 0; i < other.columns.length; i++) {
        columns[other.lowest + i - lowest] += other.columns[i];
      }
    }
  }

  private void makeRoom(int low, int high) {
    if (!started) {
      started = true;
      lowest = low;
    }
    if (low >= lowest && high < lowest + columns.length) {
      return;
    }
    int newLowest = Math.min(low, lowest);
    int newHighest = Math.max(high, lowest + columns.length - 1);
    long[] wider = new long[newHighest - newLowest + 1];
    System.arraycopy(columns, 0, wider, lowest - newLowest, columns.length);
    columns = wider;
    lowest = newLowest;
  }

  /// How many values were added, less those taken away.
  public long count() {
    return count;
  }

  /// The largest number of decimals among the values.
  public int scale() {
    return scale;
  }

  /// Whether all values were finite.
  public boolean isFinite() {
    return nans == 0 && infinities == 0 && minusInfinities == 0;
  }

  /// Appends the sum.
  public void put(ByteSink out) {
    if (nans > 0 || (infinities > 0 && minusInfinities > 0)) {
      NumericWriter.putNaN(out);
    } else if (infinities > 0 || minusInfinities > 0) {
      NumericWriter.putInfinity(minusInfinities > 0, out);
    } else {
      NumericWriter.put(finiteSum(), out);
    }
  }

  /// The sum of the finite values, with the largest of their scales.
  public BigDecimal finiteSum() {
    BigInteger sum = BigInteger.ZERO;
    BigInteger base = BigInteger.valueOf(10_000);
    for (int i = columns.length - 1; i >= 0; i--) {
      sum = sum.multiply(base).add(BigInteger.valueOf(columns[i]));
    }
    return new BigDecimal(sum, -4 * lowest).setScale(scale, RoundingMode.HALF_UP);
  }

  /// Forgets everything but keeps the memory.
  public void clear() {
    Arrays.fill(columns, 0);
    started = false;
    count = 0;
    nans = 0;
    infinities = 0;
    minusInfinities = 0;
    scale = 0;
    countWithScale = 0;
  }
}
