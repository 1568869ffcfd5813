package org.gajah.base.settings;

import java.util.List;
import org.gajah.base.error.PgException;

/// One of a few words.
public final class EnumSetting extends Setting {
  private final List<Label> labels;

  /// A word that is a value.
  ///
  /// @param name the word
  /// @param code the number behind it (PostgreSQL's own); several words may share one
  /// @param hidden whether it is taken but not offered
  public record Label(String name, int code, boolean hidden) {}

  EnumSetting(int index, Definition definition, int boot, List<Label> labels) {
    super(index, definition, SettingValue.of(boot));
    this.labels = List.copyOf(labels);
  }

  @Override
  public String typeName() {
    return "enum";
  }

  /// All words, those not offered included.
  public List<Label> labels() {
    return labels;
  }

  /// The words that are offered (`pg_settings.enumvals`).
  public List<String> offered() {
    return labels.stream().filter(label -> !label.hidden).map(Label::name).toList();
  }

  /// The code of a word.
  ///
  /// @throws IllegalArgumentException when it is not one
  public int code(String name) {
    for (Label label : labels) {
      if (label.name.equalsIgnoreCase(name)) {
        return label.code;
      }
    }
    throw new IllegalArgumentException(name() + " " + name);
  }

  /// The first word with this code.
  public String name(int code) {
    for (Label label : labels) {
      if (label.code == code) {
        return label.name;
      }
    }
    throw PgException.internal("could not find enum option " + code + " for " + name());
  }

  @Override
  SettingValue parse(String text, String calledName) {
    for (Label label : labels) {
      if (label.name.equalsIgnoreCase(text)) {
        return SettingValue.of(label.code);
      }
    }
    throw invalid(calledName, text, "Available values: " + String.join(", ", offered()) + ".");
  }

  @Override
  public String plain(SettingValue value) {
    return name((int) value.bits());
  }

  @Override
  String quoted(SettingValue value) {
    return "\"" + plain(value) + "\"";
  }
}
