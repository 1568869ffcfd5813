package org.gajah.datetime.text;

import org.gajah.datetime.calendar.Clock;

/// An interval while it is read: years and months, days, and microseconds, each with its own
/// overflow. Fractions go down to the smaller parts.
final class IntervalParts {
  private int years;
  private int months;
  private int days;
  private long micros;

  private static int narrow(long value) {
    if (value != (int) value) {
      throw FaultException.overflow();
    }
    return (int) value;
  }

  void addYears(long value, int factor) {
    years = narrow((long) years + narrow((long) narrow(value) * factor));
  }

  void addFractionOfYears(double fraction, int factor) {
    long more = (long) Math.rint(fraction * factor * 12);
    months = narrow(months + more);
  }

  void addMonths(long value) {
    months = narrow((long) months + narrow(value));
  }

  void addDays(long value, int factor) {
    days = narrow((long) days + narrow((long) narrow(value) * factor));
  }

  /// A fraction of a unit of `factor` days.
  void addFractionOfDays(double fraction, int factor) {
    if (fraction == 0) {
      return;
    }
    double scaled = fraction * factor;
    int whole = (int) scaled;
    days = narrow((long) days + whole);
    addFraction(scaled - whole, Clock.DAY);
  }

  void addMicros(long value, double fraction, long factor) {
    long high = Math.multiplyHigh(value, factor);
    long product = value * factor;
    if (high != product >> 63) {
      throw FaultException.overflow();
    }
    micros = sum(micros, product);
    addFraction(fraction, factor);
  }

  /// A fraction of a unit of `factor` microseconds, rounded.
  void addFraction(double fraction, long factor) {
    if (fraction == 0) {
      return;
    }
    double scaled = fraction * factor;
    long whole = (long) scaled;
    double rest = scaled - whole;
    whole += rest > 0.5 ? 1 : rest < -0.5 ? -1 : 0;
    micros = sum(micros, whole);
  }

  private static long sum(long a, long b) {
    long sum = a + b;
    if (((a ^ sum) & (b ^ sum)) < 0) {
      throw FaultException.overflow();
    }
    return sum;
  }

  /// A time of day replaces what fractions of days have left.
  void setTime(long time) {
    micros = time;
  }

  void negate() {
    if (years == Integer.MIN_VALUE
        || months == Integer.MIN_VALUE
        || days == Integer.MIN_VALUE
        || micros == Long.MIN_VALUE) {
      throw FaultException.overflow();
    }
    years = -years;
    months = -months;
    days = -days;
    micros = -micros;
  }

  /// All months, or more than fit into 32 bits.
  long totalMonths() {
    return years * 12L + months;
  }

  int days() {
    return days;
  }

  long micros() {
    return micros;
  }
}
