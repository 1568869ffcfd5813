package org.gajah.datetime.text;

import org.gajah.base.bytes.ByteSink;
import org.gajah.datetime.calendar.Calendar;
import org.gajah.datetime.calendar.Fields;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.DateOrder;
import org.gajah.types.contract.DateStyle;

/// Dates and times as text, in each style (`EncodeDateTime` and its like in
/// `utils/adt/datetime.c`).
public final class DateTimeWriter {
  private static final int LONGEST_ZONE = 10;

  private DateTimeWriter() {}

  private static int shownYear(Fields f) {
    return f.year > 0 ? f.year : 1 - f.year;
  }

  private static void two(ByteSink out, int value) {
    Ascii.putUnsigned(out, value, 2);
  }

  /// Appends a date.
  public static void putDate(Fields f, DateStyle style, DateOrder order, ByteSink out) {
    switch (style) {
      case ISO, XSD -> {
        Ascii.putUnsigned(out, shownYear(f), 4);
        out.putByte('-');
        two(out, f.month);
        out.putByte('-');
        two(out, f.day);
      }
      case SQL -> putThree(f, order == DateOrder.DMY, '/', out);
      case GERMAN -> putThree(f, true, '.', out);
      case POSTGRES -> putThree(f, order == DateOrder.DMY, '-', out);
    }
    putEra(f, out);
  }

  private static void putThree(Fields f, boolean dayFirst, int separator, ByteSink out) {
    two(out, dayFirst ? f.day : f.month);
    out.putByte(separator);
    two(out, dayFirst ? f.month : f.day);
    out.putByte(separator);
    Ascii.putUnsigned(out, shownYear(f), 4);
  }

  private static void putEra(Fields f, ByteSink out) {
    if (f.year <= 0) {
      Ascii.put(out, " BC");
    }
  }

  /// Appends hours, minutes, seconds and what there is of a fraction.
  public static void putTime(Fields f, ByteSink out) {
    two(out, f.hour);
    out.putByte(':');
    two(out, f.minute);
    out.putByte(':');
    two(out, f.second);
    putFraction(f.micros, out);
  }

  /// Appends a point and the digits of a fraction of a second, without zeros at the end.
  static void putFraction(int micros, ByteSink out) {
    if (micros != 0) {
      out.putByte('.');
      Ascii.putUnsigned(out, Math.abs(micros), 6);
      int end = out.length();
      while (out.array()[end - 1] == '0') {
        end--;
      }
      out.truncate(end);
    }
  }

  /// Appends an offset of seconds west of UTC with the sign that people expect.
  public static void putZone(int west, DateStyle style, ByteSink out) {
    int seconds = Math.abs(west);
    int minutes = seconds / 60 % 60;
    out.putByte(west <= 0 ? '+' : '-');
    two(out, seconds / 3600);
    if (minutes != 0 || seconds % 60 != 0 || style == DateStyle.XSD) {
      out.putByte(':');
      two(out, minutes);
    }
    if (seconds % 60 != 0) {
      out.putByte(':');
      two(out, seconds % 60);
    }
  }

  /// Appends a date and a time, with the zone when `withZone`.
  public static void putDateTime(
      Fields f, boolean withZone, DateStyle style, DateOrder order, ByteSink out) {
    switch (style) {
      case ISO, XSD -> {
        Ascii.putUnsigned(out, shownYear(f), 4);
        out.putByte('-');
        two(out, f.month);
        out.putByte('-');
        two(out, f.day);
        out.putByte(style == DateStyle.ISO ? ' ' : 'T');
        putTime(f, out);
        if (withZone) {
          putZone(f.zone, style, out);
        }
      }
      case SQL -> {
        putThree(f, order == DateOrder.DMY, '/', out);
        out.putByte(' ');
        putTime(f, out);
        putNamedZone(f, withZone, false, style, out);
      }
      case GERMAN -> {
        putThree(f, true, '.', out);
        out.putByte(' ');
        putTime(f, out);
        putNamedZone(f, withZone, false, style, out);
      }
      case POSTGRES -> {
        Ascii.put(out, MonthNames.weekday(Calendar.dayOfWeek(f.julian())).substring(0, 3));
        out.putByte(' ');
        String month = MonthNames.month(f.month).substring(0, 3);
        if (order == DateOrder.DMY) {
          two(out, f.day);
          Ascii.put(out, " " + month + " ");
        } else {
          Ascii.put(out, month + " ");
          two(out, f.day);
          out.putByte(' ');
        }
        putTime(f, out);
        out.putByte(' ');
        Ascii.putUnsigned(out, shownYear(f), 4);
        putNamedZone(f, withZone, true, style, out);
      }
    }
    putEra(f, out);
  }

  private static void putNamedZone(
      Fields f, boolean withZone, boolean blank, DateStyle style, ByteSink out) {
    if (!withZone) {
      return;
    }
    String name = f.abbreviation;
    if (name != null) {
      out.putByte(' ');
      Ascii.put(out, name.substring(0, Math.min(name.length(), LONGEST_ZONE)));
    } else {
      if (blank) {
        out.putByte(' ');
      }
      putZone(f.zone, style, out);
    }
  }
}
