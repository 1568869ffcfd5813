package org.gajah.base.settings;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A value that was parsed and checked.
///
/// @param bits a boolean (0 or 1), an integer, the code of an enum's label, or the raw bits of a
///   real
/// @param text a string; null for the other types, and for a string that has no value
/// @param parsed what a check hook made of it, for whoever uses the setting; null for nothing
public record SettingValue(long bits, @Nullable String text, @Nullable Object parsed) {
  public static SettingValue of(boolean value) {
    return new SettingValue(value ? 1 : 0, null, null);
  }

  public static SettingValue of(long value) {
    return new SettingValue(value, null, null);
  }

  public static SettingValue of(double value) {
    return new SettingValue(Double.doubleToRawLongBits(value), null, null);
  }

  public static SettingValue of(@Nullable String value) {
    return new SettingValue(0, value, null);
  }

  public double real() {
    return Double.longBitsToDouble(bits);
  }

  /// The text of a string setting, empty when it has none.
  public String string() {
    return text == null ? "" : text;
  }

  /// The same with what a hook made of it.
  public SettingValue with(Object newParsed) {
    return new SettingValue(bits, text, newParsed);
  }

  /// Whether both mean the same, whatever a hook made of them.
  boolean sameAs(SettingValue other) {
    return bits == other.bits && Objects.equals(text, other.text);
  }
}
