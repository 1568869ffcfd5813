package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;

/// The parts of the typmod of interval, from utils/timestamp.h.
@Generated("NodeFactsTest")
public final class IntervalTypmod {
  public static final int INTERVAL_FULL_RANGE = 32767;
  public static final int INTERVAL_RANGE_MASK = 32767;
  public static final int INTERVAL_FULL_PRECISION = 65535;
  public static final int INTERVAL_PRECISION_MASK = 65535;

  private IntervalTypmod() {}
}
