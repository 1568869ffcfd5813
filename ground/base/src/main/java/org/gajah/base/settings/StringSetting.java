package org.gajah.base.settings;

import org.jspecify.annotations.Nullable;

/// A text.
public final class StringSetting extends Setting {
  StringSetting(int index, Definition definition, @Nullable String boot) {
    super(index, definition, SettingValue.of(boot));
  }

  @Override
  public String typeName() {
    return "string";
  }

  @Override
  SettingValue parse(String text, String calledName) {
    return SettingValue.of(text);
  }

  @Override
  public String plain(SettingValue value) {
    return value.string();
  }

  @Override
  String quoted(SettingValue value) {
    return "\"" + value.string() + "\"";
  }
}
