package org.gajah.datetime.text;

import org.gajah.base.bytes.ByteSink;
import org.gajah.datetime.calendar.Clock;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.IntervalStyle;

/// Intervals as text, in each style (`EncodeInterval` in `utils/adt/datetime.c`).
public final class IntervalWriter {
  private final ByteSink out;
  private final long[] parts = new long[6];
  private int micros;
  private boolean zero = true;
  private boolean before;

  private IntervalWriter(int months, int days, long time, ByteSink out) {
    this.out = out;
    parts[0] = months / 12;
    parts[1] = months % 12;
    parts[2] = days;
    parts[3] = time / Clock.HOUR;
    parts[4] = time / Clock.MINUTE % 60;
    parts[5] = time / Clock.SECOND % 60;
    micros = (int) (time % Clock.SECOND);
  }

  /// Appends a finite interval.
  public static void put(int months, int days, long time, IntervalStyle style, ByteSink out) {
    IntervalWriter writer = new IntervalWriter(months, days, time, out);
    switch (style) {
      case POSTGRES -> writer.postgres();
      case POSTGRES_VERBOSE -> writer.verbose();
      case SQL_STANDARD -> writer.standard();
      case ISO_8601 -> writer.iso();
    }
  }

  private boolean timeIsNegative() {
    return parts[3] < 0 || parts[4] < 0 || parts[5] < 0 || micros < 0;
  }

  private boolean hasTime() {
    return parts[3] != 0 || parts[4] != 0 || parts[5] != 0 || micros != 0;
  }

  private void clock() {
    Ascii.putUnsigned(out, Math.abs(parts[3]), 2);
    minutesAndSeconds();
  }

  private void minutesAndSeconds() {
    out.putByte(':');
    Ascii.putUnsigned(out, Math.abs(parts[4]), 2);
    out.putByte(':');
    seconds(2);
  }

  private void seconds(int width) {
    Ascii.putUnsigned(out, Math.abs(parts[5]), width);
    DateTimeWriter.putFraction(micros, out);
  }

  private void postgres() {
    postgresPart(parts[0], "year");
    postgresPart(parts[1], "mon");
    postgresPart(parts[2], "day");
    if (zero || hasTime()) {
      if (!zero) {
        out.putByte(' ');
      }
      if (timeIsNegative()) {
        out.putByte('-');
      } else if (before) {
        out.putByte('+');
      }
      clock();
    }
  }

  private void postgresPart(long value, String name) {
    if (value == 0) {
      return;
    }
    if (!zero) {
      out.putByte(' ');
    }
    if (before && value > 0) {
      out.putByte('+');
    }
    Ascii.putDecimal(out, value);
    Ascii.put(out, " " + name + (value == 1 ? "" : "s"));
    before = value < 0;
    zero = false;
  }

  private void verbose() {
    out.putByte('@');
    verbosePart(parts[0], "year");
    verbosePart(parts[1], "mon");
    verbosePart(parts[2], "day");
    verbosePart(parts[3], "hour");
    verbosePart(parts[4], "min");
    if (parts[5] != 0 || micros != 0) {
      out.putByte(' ');
      if (parts[5] < 0 || (parts[5] == 0 && micros < 0)) {
        if (zero) {
          before = true;
        } else if (!before) {
          out.putByte('-');
        }
      } else if (before) {
        out.putByte('-');
      }
      seconds(1);
      Ascii.put(out, Math.abs(parts[5]) != 1 || micros != 0 ? " secs" : " sec");
      zero = false;
    }
    if (zero) {
      Ascii.put(out, " 0");
    }
    if (before) {
      Ascii.put(out, " ago");
    }
  }

  private void verbosePart(long value, String name) {
    if (value == 0) {
      return;
    }
    long shown = value;
    if (zero) {
      before = value < 0;
      shown = Math.abs(value);
    } else if (before) {
      shown = -value;
    }
    out.putByte(' ');
    Ascii.putDecimal(out, shown);
    Ascii.put(out, " " + name + (shown == 1 ? "" : "s"));
    zero = false;
  }

  private void iso() {
    out.putByte('P');
    if (parts[0] == 0 && parts[1] == 0 && parts[2] == 0 && !hasTime()) {
      Ascii.put(out, "T0S");
      return;
    }
    isoPart(parts[0], 'Y');
    isoPart(parts[1], 'M');
    isoPart(parts[2], 'D');
    if (hasTime()) {
      out.putByte('T');
    }
    isoPart(parts[3], 'H');
    isoPart(parts[4], 'M');
    if (parts[5] != 0 || micros != 0) {
      if (parts[5] < 0 || micros < 0) {
        out.putByte('-');
      }
      seconds(1);
      out.putByte('S');
    }
  }

  private void isoPart(long value, int designator) {
    if (value != 0) {
      Ascii.putDecimal(out, value);
      out.putByte(designator);
    }
  }

  private void standard() {
    boolean negative = timeIsNegative() || parts[0] < 0 || parts[1] < 0 || parts[2] < 0;
    boolean positive = micros > 0;
    for (long part : parts) {
      positive |= part > 0;
    }
    boolean yearMonth = parts[0] != 0 || parts[1] != 0;
    boolean dayTime = parts[2] != 0 || hasTime();
    if (!negative && !positive) {
      out.putByte('0');
    } else if ((negative && positive) || (yearMonth && dayTime)) {
      mixed();
    } else {
      if (negative) {
        out.putByte('-');
      }
      uniform(yearMonth);
    }
  }

  private void uniform(boolean yearMonth) {
    if (yearMonth) {
      Ascii.put(out, Math.abs(parts[0]) + "-" + Math.abs(parts[1]));
      return;
    }
    if (parts[2] != 0) {
      Ascii.put(out, Math.abs(parts[2]) + " ");
    }
    Ascii.putUnsigned(out, Math.abs(parts[3]), 1);
    minutesAndSeconds();
  }

  /// Signs everywhere, for they differ.
  private void mixed() {
    out.putByte(parts[0] < 0 || parts[1] < 0 ? '-' : '+');
    Ascii.put(out, Math.abs(parts[0]) + "-" + Math.abs(parts[1]) + " ");
    out.putByte(parts[2] < 0 ? '-' : '+');
    Ascii.put(out, Math.abs(parts[2]) + " ");
    out.putByte(timeIsNegative() ? '-' : '+');
    Ascii.putUnsigned(out, Math.abs(parts[3]), 1);
    minutesAndSeconds();
  }
}
