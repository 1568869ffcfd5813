package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;

/// The bit numbers of the fields in the typmod of interval, from utils/datetime.h.
@Generated("NodeFactsTest")
public final class IntervalField {
  public static final int MONTH = 1;
  public static final int YEAR = 2;
  public static final int DAY = 3;
  public static final int HOUR = 10;
  public static final int MINUTE = 11;
  public static final int SECOND = 12;

  private IntervalField() {}
}
