package org.gajah.base.settings;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;

/// A setting that is on or off.
public final class BoolSetting extends Setting {
  BoolSetting(int index, Definition definition, boolean boot) {
    super(index, definition, SettingValue.of(boot));
  }

  @Override
  public String typeName() {
    return "bool";
  }

  @Override
  SettingValue parse(String text, String calledName) {
    if (isPrefix(text, "true", 1)
        || isPrefix(text, "yes", 1)
        || isPrefix(text, "on", 2)
        || text.equals("1")) {
      return SettingValue.of(true);
    }
    if (isPrefix(text, "false", 1)
        || isPrefix(text, "no", 1)
        || isPrefix(text, "off", 2)
        || text.equals("0")) {
      return SettingValue.of(false);
    }
    throw new PgException(
        SqlState.INVALID_PARAMETER_VALUE,
        "parameter \"" + calledName + "\" requires a Boolean value");
  }

  private static boolean isPrefix(String text, String word, int least) {
    return text.length() >= least && word.regionMatches(true, 0, text, 0, text.length());
  }

  @Override
  public String plain(SettingValue value) {
    return value.bits() == 0 ? "off" : "on";
  }

  @Override
  String quoted(SettingValue value) {
    return Long.toString(value.bits());
  }
}
