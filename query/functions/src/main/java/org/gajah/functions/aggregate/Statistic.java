package org.gajah.functions.aggregate;

/// What is computed of the numbers of a group.
public enum Statistic {
  SUM,
  AVERAGE,
  VARIANCE_OF_ALL,
  VARIANCE_OF_SAMPLE,
  DEVIATION_OF_ALL,
  DEVIATION_OF_SAMPLE;

  /// Whether the sum of the numbers is enough; else that of their squares is needed, too.
  public boolean isLinear() {
    return this == SUM || this == AVERAGE;
  }

  boolean isSample() {
    return this == VARIANCE_OF_SAMPLE || this == DEVIATION_OF_SAMPLE;
  }

  boolean isRoot() {
    return this == DEVIATION_OF_ALL || this == DEVIATION_OF_SAMPLE;
  }
}
