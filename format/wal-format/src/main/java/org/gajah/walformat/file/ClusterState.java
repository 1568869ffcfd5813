package org.gajah.walformat.file;

/// What a cluster is doing, or was doing last, as its control file says. Mirrors `DBState` of
/// `catalog/pg_control.h`.
public enum ClusterState {
  STARTUP("starting up"),
  SHUT_DOWN("shut down"),
  SHUT_DOWN_IN_RECOVERY("shut down in recovery"),
  SHUTTING_DOWN("shutting down"),
  IN_CRASH_RECOVERY("in crash recovery"),
  IN_ARCHIVE_RECOVERY("in archive recovery"),
  IN_PRODUCTION("in production");

  private static final ClusterState[] ALL = values();

  private final String label;

  ClusterState(String label) {
    this.label = label;
  }

  /// The words of `pg_controldata`.
  public String label() {
    return label;
  }

  /// Its number in the control file.
  @SuppressWarnings("EnumOrdinal") // the constants stand in the order of their numbers
  public int number() {
    return ordinal();
  }

  /// Whether a number is one of these.
  public static boolean isState(int number) {
    return number >= 0 && number < ALL.length;
  }

  /// The state with a number.
  ///
  /// @throws ArrayIndexOutOfBoundsException when there is none
  public static ClusterState of(int number) {
    return ALL[number];
  }
}
