package org.gajah.activity.statistics;

/// What statistics may be about. The number is PostgreSQL's, in log records and in the file; the
/// number of counters that of the structure which it keeps.
public enum StatisticsKind {
  DATABASE(1, 31),
  RELATION(2, 23),
  FUNCTION(3, 3),
  REPLICATION_SLOT(4, 9),
  SUBSCRIPTION(5, 3),
  ARCHIVER(6, 17),
  BACKGROUND_WRITER(7, 4),
  CHECKPOINTER(8, 9),
  IO(9, 2049),
  SLRU(10, 64),
  WAL(11, 9);

  private final int number;
  private final int counters;

  StatisticsKind(int number, int counters) {
    this.number = number;
    this.counters = counters;
  }

  public int number() {
    return number;
  }

  /// How many numbers of 8 bytes there are.
  public int counters() {
    return counters;
  }

  /// Whether there is one of it in an instance.
  public boolean isFixed() {
    return number >= ARCHIVER.number;
  }
}
