package org.gajah.base.settings;

/// When and by whom a setting may be changed; and, the other way round, in which situation somebody
/// tries to. Mirrors `GucContext` of `utils/guc.h`.
public enum SettingContext {
  /// Never by a user.
  INTERNAL("internal"),
  /// When the instance starts.
  POSTMASTER("postmaster"),
  /// When the instance starts or reads its files again.
  SIGHUP("sighup"),
  /// When a session starts, by a superuser.
  SUPERUSER_BACKEND("superuser-backend"),
  /// When a session starts.
  BACKEND("backend"),
  /// In a session, by a superuser.
  SUPERUSER("superuser"),
  /// In a session, by anybody.
  USER("user");

  private final String label;

  SettingContext(String label) {
    this.label = label;
  }

  /// The word in `pg_settings.context`.
  public String label() {
    return label;
  }
}
