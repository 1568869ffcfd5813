package org.gajah.base.settings;

/// A floating-point number, perhaps of a unit.
public final class RealSetting extends Setting {
  private final double least;
  private final double greatest;

  RealSetting(int index, Definition definition, double boot, double least, double greatest) {
    super(index, definition, SettingValue.of(boot));
    this.least = least;
    this.greatest = greatest;
  }

  @Override
  public String typeName() {
    return "real";
  }

  @Override
  SettingValue parse(String text, String calledName) {
    NumberText.Parsed parsed = NumberText.real(text, unit());
    if (parsed.isBad()) {
      throw invalid(calledName, text, parsed.hint());
    }
    double value = parsed.value();
    if (value < least || value > greatest) {
      throw outOfRange(
          calledName,
          NumberText.general(value),
          NumberText.general(least),
          NumberText.general(greatest));
    }
    return SettingValue.of(value);
  }

  @Override
  public String show(SettingValue value) {
    return value.real() > 0 && unit() != SettingUnit.NONE
        ? unit().show(value.real())
        : plain(value);
  }

  @Override
  public String plain(SettingValue value) {
    return NumberText.general(value.real());
  }

  @Override
  public String least() {
    return NumberText.general(least);
  }

  @Override
  public String greatest() {
    return NumberText.general(greatest);
  }
}
