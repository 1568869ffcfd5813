package org.gajah.base.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The unit that a number of a setting counts.
public enum SettingUnit {
  NONE(null, List.of()),
  BYTES("B", memory(1)),
  KILOBYTES("kB", memory(1024)),
  MEGABYTES("MB", memory(1024 * 1024)),
  BLOCKS("8kB", memory(8192)),
  MILLISECONDS("ms", time(1000)),
  SECONDS("s", time(1_000_000)),
  MINUTES("min", time(60_000_000));

  private static final String MEMORY_HINT =
      "Valid units for this parameter are \"B\", \"kB\", \"MB\", \"GB\", and \"TB\".";
  private static final String TIME_HINT =
      "Valid units for this parameter are \"us\", \"ms\", \"s\", \"min\", \"h\", and \"d\".";

  /// The longest name of a unit.
  static final int LONGEST_NAME = 3;

  private final @Nullable String label;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<Multiple> multiples;

  /// A unit that values may be written in.
  ///
  /// @param name as it is written
  /// @param factor how many base units it is
  record Multiple(String name, double factor) {}

  SettingUnit(@Nullable String label, List<Multiple> multiples) {
    this.label = label;
    this.multiples = multiples;
  }

  private static List<Multiple> memory(double base) {
    return List.of(
        new Multiple("TB", 0x1p40 / base),
        new Multiple("GB", 0x1p30 / base),
        new Multiple("MB", 0x1p20 / base),
        new Multiple("kB", 0x1p10 / base),
        new Multiple("B", 1 / base));
  }

  private static List<Multiple> time(double base) {
    return List.of(
        new Multiple("d", 86_400e6 / base),
        new Multiple("h", 3_600e6 / base),
        new Multiple("min", 60e6 / base),
        new Multiple("s", 1e6 / base),
        new Multiple("ms", 1e3 / base),
        new Multiple("us", 1 / base));
  }

  /// The word in `pg_settings.unit`, or null.
  public @Nullable String label() {
    return label;
  }

  /// From the label, null or empty for none.
  static SettingUnit of(@Nullable String label) {
    for (SettingUnit unit : values()) {
      if (unit.label != null && unit.label.equals(label)) {
        return unit;
      }
    }
    return NONE;
  }

  /// The units that values may be written in, greatest first.
  List<Multiple> multiples() {
    return multiples;
  }

  /// What to tell somebody who wrote another unit; null where there are none.
  @Nullable String hint() {
    return switch (this) {
      case NONE -> null;
      case BYTES, KILOBYTES, MEGABYTES, BLOCKS -> MEMORY_HINT;
      case MILLISECONDS, SECONDS, MINUTES -> TIME_HINT;
    };
  }

  /// A value written as a number of `name`, in base units; NaN when there is no such unit.
  ///
  /// A fraction of a unit is rounded to a whole number of the next smaller one: 30.1GB is a whole
  /// number of MB.
  double inBaseUnits(double value, String name) {
    for (int i = 0; i < multiples.size(); i++) {
      if (multiples.get(i).name.equals(name)) {
        double converted = value * multiples.get(i).factor;
        if (i + 1 < multiples.size()) {
          double smaller = multiples.get(i + 1).factor;
          converted = Math.rint(converted / smaller) * smaller;
        }
        return converted;
      }
    }
    return Double.NaN;
  }

  /// The number with the greatest unit that gives a whole number.
  String show(long value) {
    for (Multiple multiple : multiples) {
      if (multiple.factor <= 1 || value % (long) multiple.factor == 0) {
        return (long) Math.rint(value / multiple.factor) + multiple.name;
      }
    }
    return Long.toString(value);
  }

  /// The number with the greatest unit that gives a whole number, or the smallest unit.
  String show(double value) {
    String shown = NumberText.general(value);
    for (Multiple multiple : multiples) {
      double converted = value / multiple.factor;
      shown = NumberText.general(converted) + multiple.name;
      if (converted > 0 && Math.abs(Math.rint(converted) / converted - 1) <= 1e-8) {
        break;
      }
    }
    return shown;
  }
}
