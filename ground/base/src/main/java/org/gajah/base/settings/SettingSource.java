package org.gajah.base.settings;

/// Where a value came from, from the weakest source to the strongest. Mirrors `GucSource` of
/// `utils/guc.h`.
public enum SettingSource {
  /// The built-in value.
  DEFAULT("default"),
  /// Computed when the instance starts.
  DYNAMIC_DEFAULT("default"),
  ENVIRONMENT("environment variable"),
  FILE("configuration file"),
  COMMAND_LINE("command line"),
  /// ALTER ROLE ALL.
  GLOBAL("global"),
  DATABASE("database"),
  ROLE("user"),
  DATABASE_ROLE("database user"),
  /// The client's startup packet.
  CLIENT("client"),
  /// Forced by the server.
  OVERRIDE("override"),
  INTERACTIVE("interactive"),
  TEST("test"),
  SESSION("session");

  private final String label;

  SettingSource(String label) {
    this.label = label;
  }

  /// The words in `pg_settings.source`.
  public String label() {
    return label;
  }

  /// Whether a value from here becomes what RESET returns to.
  boolean makesDefault() {
    return compareTo(OVERRIDE) <= 0;
  }
}
