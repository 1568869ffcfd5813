package org.gajah.walformat;

/// How much the log tells (`wal_level`). Mirrors `access/xlog.h`.
public enum WalLevel {
  MINIMAL("minimal"),
  REPLICA("replica"),
  LOGICAL("logical");

  private static final WalLevel[] ALL = values();

  private final String label;

  WalLevel(String label) {
    this.label = label;
  }

  /// The name of the setting's value.
  public String label() {
    return label;
  }

  /// Its number in records and in the control file.
  @SuppressWarnings("EnumOrdinal") // the constants stand in the order of their numbers
  public int number() {
    return ordinal();
  }

  /// The level with a number.
  ///
  /// @throws ArrayIndexOutOfBoundsException when there is none
  public static WalLevel of(int number) {
    return ALL[number];
  }
}
