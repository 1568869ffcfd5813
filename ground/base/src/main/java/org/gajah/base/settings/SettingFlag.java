package org.gajah.base.settings;

/// What is special about a setting. Mirrors the `GUC_*` flags of `utils/guc.h`.
public enum SettingFlag {
  /// The value is a list, parted by commas.
  LIST_INPUT,
  /// The elements of the list are identifiers and quoted as such.
  LIST_QUOTE,
  /// Not in SHOW ALL and `pg_settings`.
  NO_SHOW_ALL,
  /// Can neither be reset nor be set for a function.
  NO_RESET,
  /// Left alone by RESET ALL.
  NO_RESET_ALL,
  /// EXPLAIN (SETTINGS) shows it.
  EXPLAIN,
  /// The client is told of changes.
  REPORT,
  NOT_IN_SAMPLE,
  DISALLOW_IN_FILE,
  /// Only roles that read all settings may see it.
  SUPERUSER_ONLY,
  /// Cut to the length of a name.
  IS_NAME,
  /// May not be changed in a security-restricted operation.
  NOT_WHILE_SEC_REST,
  /// ALTER SYSTEM may not set it.
  DISALLOW_IN_AUTO_FILE,
  RUNTIME_COMPUTED,
  /// May be changed during a parallel operation.
  ALLOW_IN_PARALLEL,
  /// Nobody defined it: its name has a dot, and somebody set it.
  CUSTOM_PLACEHOLDER
}
