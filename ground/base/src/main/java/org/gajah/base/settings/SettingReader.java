package org.gajah.base.settings;

/// Reads the values that count at the moment: of an instance, or of a session.
public interface SettingReader {
  /// The value that counts.
  SettingValue value(Setting setting);

  /// The value that RESET would return to.
  SettingValue resetValue(Setting setting);

  default boolean is(BoolSetting setting) {
    return value(setting).bits() != 0;
  }

  default int intValue(IntSetting setting) {
    return (int) value(setting).bits();
  }

  default double realValue(RealSetting setting) {
    return value(setting).real();
  }

  /// The text, empty when the setting has none.
  default String string(StringSetting setting) {
    return value(setting).string();
  }

  /// The number behind the word, see [EnumSetting.Label#code].
  default int enumCode(EnumSetting setting) {
    return (int) value(setting).bits();
  }

  /// The word, in its canonical spelling.
  default String enumName(EnumSetting setting) {
    return setting.name((int) value(setting).bits());
  }
}
