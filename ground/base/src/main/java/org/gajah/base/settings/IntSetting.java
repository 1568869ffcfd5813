package org.gajah.base.settings;

/// A whole number, perhaps of a unit.
public final class IntSetting extends Setting {
  private final int least;
  private final int greatest;

  IntSetting(int index, Definition definition, int boot, int least, int greatest) {
    super(index, definition, SettingValue.of(boot));
    this.least = least;
    this.greatest = greatest;
  }

  @Override
  public String typeName() {
    return "integer";
  }

  @Override
  SettingValue parse(String text, String calledName) {
    NumberText.Parsed parsed = NumberText.integer(text, unit());
    if (parsed.isBad()) {
      throw invalid(calledName, text, parsed.hint());
    }
    int value = (int) parsed.value();
    if (value < least || value > greatest) {
      throw outOfRange(
          calledName, Integer.toString(value), Integer.toString(least), Integer.toString(greatest));
    }
    return SettingValue.of(value);
  }

  @Override
  public String show(SettingValue value) {
    return value.bits() > 0 ? unit().show(value.bits()) : plain(value);
  }

  @Override
  public String plain(SettingValue value) {
    return Long.toString(value.bits());
  }

  @Override
  public String least() {
    return Integer.toString(least);
  }

  @Override
  public String greatest() {
    return Integer.toString(greatest);
  }

  /// The least value, in base units.
  public int leastValue() {
    return least;
  }

  /// The greatest value, in base units.
  public int greatestValue() {
    return greatest;
  }
}
