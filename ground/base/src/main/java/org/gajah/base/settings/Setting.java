package org.gajah.base.settings;

import java.util.Set;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.jspecify.annotations.Nullable;

/// What is known of a setting: its name, its kind, and how its values are read and shown.
/// Immutable, and compared by identity.
public abstract sealed class Setting
    permits BoolSetting, IntSetting, RealSetting, StringSetting, EnumSetting {
  private final int index;
  private final Definition definition;
  private final SettingValue boot;

  /// What settings of all types have.
  ///
  /// @param name in its canonical spelling; case does not matter when it is looked up
  /// @param context who may change it
  /// @param category `pg_settings.category`
  /// @param unit what numbers count
  /// @param flags what is special
  public record Definition(
      String name,
      SettingContext context,
      String category,
      SettingUnit unit,
      Set<SettingFlag> flags) {}

  Setting(int index, Definition definition, SettingValue boot) {
    this.index = index;
    this.definition = definition;
    this.boot = boot;
  }

  /// Where its value is found in arrays.
  int index() {
    return index;
  }

  public String name() {
    return definition.name;
  }

  public SettingContext context() {
    return definition.context;
  }

  public String category() {
    return definition.category;
  }

  public SettingUnit unit() {
    return definition.unit;
  }

  public Set<SettingFlag> flags() {
    return definition.flags;
  }

  public boolean has(SettingFlag flag) {
    return definition.flags.contains(flag);
  }

  /// Everything but type, index and value.
  Definition definition() {
    return definition;
  }

  /// The built-in value.
  public SettingValue boot() {
    return boot;
  }

  /// The word in `pg_settings.vartype`.
  public abstract String typeName();

  /// Reads a value; hooks are not asked.
  ///
  /// @throws PgException 22023 when it is not one, or out of range
  public final SettingValue parse(String text) {
    return parse(text, name());
  }

  /// Reads a value; `calledName` is how the setting was spelled by whoever wants to set it.
  abstract SettingValue parse(String text, String calledName);

  /// The value as SHOW prints it, with a unit.
  public String show(SettingValue value) {
    return plain(value);
  }

  /// The value as `pg_settings` has it: in base units, without one.
  public abstract String plain(SettingValue value);

  /// The value as it stands in a message that refuses it.
  String quoted(SettingValue value) {
    return plain(value);
  }

  /// `pg_settings.min_val`, null where there is no range.
  public @Nullable String least() {
    return null;
  }

  /// `pg_settings.max_val`, null where there is no range.
  public @Nullable String greatest() {
    return null;
  }

  /// The fault of a text that is no value of this setting.
  static PgException invalid(String calledName, String text, @Nullable String hint) {
    PgException fault =
        new PgException(
            SqlState.INVALID_PARAMETER_VALUE,
            "invalid value for parameter \"" + calledName + "\": \"" + text + "\"");
    return hint == null ? fault : fault.hint(hint);
  }

  /// The fault of a number out of range; the three are shown with the unit.
  final PgException outOfRange(String calledName, String value, String least, String greatest) {
    String unit = unit().label() == null ? "" : " " + unit().label();
    return new PgException(
        SqlState.INVALID_PARAMETER_VALUE,
        value
            + unit
            + " is outside the valid range for parameter \""
            + calledName
            + "\" ("
            + least
            + unit
            + " .. "
            + greatest
            + unit
            + ")");
  }

  @Override
  public final String toString() {
    return name();
  }
}
