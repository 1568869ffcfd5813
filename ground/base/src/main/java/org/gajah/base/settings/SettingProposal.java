package org.gajah.base.settings;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;

/// A value that somebody wants a setting to have, for a check hook to judge.
///
/// @param setting which one
/// @param value parsed, and in range
/// @param source where it comes from
/// @param current the values that count now
public record SettingProposal(
    Setting setting, SettingValue value, SettingSource source, SettingReader current) {
  /// The text of a string setting.
  public String string() {
    return value.string();
  }

  /// The fault that refuses the value; the hook may add detail and hint.
  public PgException refusal() {
    return refusal(SqlState.INVALID_PARAMETER_VALUE);
  }

  /// The same with another SQLSTATE.
  public PgException refusal(SqlState state) {
    return new PgException(
        state, "invalid value for parameter \"" + setting.name() + "\": " + setting.quoted(value));
  }
}
