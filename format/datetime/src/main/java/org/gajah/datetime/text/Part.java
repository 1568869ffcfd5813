package org.gajah.datetime.text;

/// The parts of a moment, as bits.
final class Part {
  static final int YEAR = 1;
  static final int MONTH = 1 << 1;
  static final int DAY = 1 << 2;
  static final int TIME = 1 << 3;
  static final int ZONE = 1 << 4;
  static final int DAY_OF_YEAR = 1 << 5;
  static final int NOON = 1 << 6;
  static final int ERA = 1 << 7;
  static final int WEEKDAY = 1 << 8;
  static final int DAYLIGHT_ZONE = 1 << 9;
  static final int DAYLIGHT_MODIFIER = 1 << 10;
  static final int DYNAMIC_ZONE = 1 << 11;
  static final int DATE = YEAR | MONTH | DAY;

  private Part() {}
}
