package org.gajah.formatting;

/// What a keyword in a pattern of dates stands for.
enum DateField {
  ERA_DOTS(false, Convention.ANY),
  ERA(false, Convention.ANY),
  MERIDIEM_DOTS(false, Convention.ANY),
  MERIDIEM(false, Convention.ANY),
  CC(true, Convention.ANY),
  DAY(false, Convention.ANY),
  DDD(true, Convention.GREGORIAN),
  DD(true, Convention.GREGORIAN),
  DY(false, Convention.ANY),
  D(true, Convention.GREGORIAN),
  FF1(true, Convention.ANY),
  FF2(true, Convention.ANY),
  FF3(true, Convention.ANY),
  FF4(true, Convention.ANY),
  FF5(true, Convention.ANY),
  FF6(true, Convention.ANY),
  FX(false, Convention.ANY),
  HH24(true, Convention.ANY),
  HH12(true, Convention.ANY),
  IDDD(true, Convention.ISO_WEEK),
  ID(true, Convention.ISO_WEEK),
  IW(true, Convention.ISO_WEEK),
  IYYY(true, Convention.ISO_WEEK),
  IYY(true, Convention.ISO_WEEK),
  IY(true, Convention.ISO_WEEK),
  I(true, Convention.ISO_WEEK),
  J(true, Convention.ANY),
  MI(true, Convention.ANY),
  MM(true, Convention.GREGORIAN),
  MONTH(false, Convention.GREGORIAN),
  MON(false, Convention.GREGORIAN),
  MS(true, Convention.ANY),
  OF(false, Convention.ANY),
  Q(true, Convention.ANY),
  RM(false, Convention.GREGORIAN),
  SSSS(true, Convention.ANY),
  SS(true, Convention.ANY),
  TZH(false, Convention.ANY),
  TZM(true, Convention.ANY),
  TZ(false, Convention.ANY),
  US(true, Convention.ANY),
  WW(true, Convention.GREGORIAN),
  W(true, Convention.GREGORIAN),
  Y_YYY(true, Convention.GREGORIAN),
  YYYY(true, Convention.GREGORIAN),
  YYY(true, Convention.GREGORIAN),
  YY(true, Convention.GREGORIAN),
  Y(true, Convention.GREGORIAN);

  private final boolean digits;
  private final Convention convention;

  /// How years and weeks are counted.
  enum Convention {
    ANY,
    GREGORIAN,
    ISO_WEEK
  }

  DateField(boolean digits, Convention convention) {
    this.digits = digits;
    this.convention = convention;
  }

  /// The field of a keyword in upper case.
  static DateField named(String keyword) {
    return switch (keyword) {
      case "A.D.", "B.C." -> ERA_DOTS;
      case "AD", "BC" -> ERA;
      case "A.M.", "P.M." -> MERIDIEM_DOTS;
      case "AM", "PM" -> MERIDIEM;
      case "HH" -> HH12;
      case "SSSSS" -> SSSS;
      case "Y,YYY" -> Y_YYY;
      default -> valueOf(keyword);
    };
  }

  /// Whether its input starts with a digit.
  boolean isDigits() {
    return digits;
  }

  Convention convention() {
    return convention;
  }

  /// Whether it is the name of a month or weekday.
  boolean isName() {
    return this == MONTH || this == MON || this == DAY || this == DY;
  }

  /// How many digits of a fraction it has, or 0.
  int fraction() {
    return ordinal() >= FF1.ordinal() && ordinal() <= FF6.ordinal()
        ? ordinal() - FF1.ordinal() + 1
        : 0;
  }
}
