package org.gajah.base.settings;

/// The values of an instance at one moment, by index. The arrays never change.
///
/// @param settings which setting has which index
/// @param values what counts
/// @param sources where each comes from
record Snapshot(Setting[] settings, SettingValue[] values, SettingSource[] sources) {
  /// The value of a setting; its built-in one when it came to the instance later.
  SettingValue value(Setting setting) {
    int index = setting.index();
    return index < values.length ? values[index] : setting.boot();
  }

  SettingSource source(Setting setting) {
    int index = setting.index();
    return index < sources.length ? sources[index] : SettingSource.DEFAULT;
  }
}
