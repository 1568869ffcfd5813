package org.gajah.datetime.text;

/// The English names of months and weekdays.
public final class MonthNames {
  static final String LIST =
      "january february march april may june july august september october november december";
  static final String WEEKDAY_LIST = "sunday monday tuesday wednesday thursday friday saturday";
  private static final String[] MONTHS = capitalised(LIST);
  private static final String[] WEEKDAYS = capitalised(WEEKDAY_LIST);

  private MonthNames() {}

  private static String[] capitalised(String list) {
    String[] names = list.split(" ");
    for (int i = 0; i < names.length; i++) {
      names[i] = (char) (names[i].charAt(0) - 32) + names[i].substring(1);
    }
    return names;
  }

  /// The name of a month, from 1.
  public static String month(int month) {
    return MONTHS[month - 1];
  }

  /// The name of a weekday, from Sunday, 0.
  public static String weekday(int day) {
    return WEEKDAYS[day];
  }
}
