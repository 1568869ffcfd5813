package org.gajah.cli.postgres;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.Locale;
import org.gajah.base.settings.BoolSetting;
import org.gajah.base.settings.EnumSetting;
import org.gajah.base.settings.IntSetting;
import org.gajah.base.settings.RealSetting;
import org.gajah.base.settings.Setting;
import org.gajah.base.settings.SettingDescriptions;
import org.gajah.base.settings.SettingDescriptions.Description;
import org.gajah.base.settings.SettingFlag;
import org.gajah.base.settings.SettingTable;
import org.gajah.base.settings.StringSetting;

/// What `postgres --describe-config` prints: a line for each setting that may stand in the
/// configuration file and is no secret, its parts behind tabs. Mirrors `utils/misc/help_config.c`.
///
/// Defaults of truth values and numbers are told as they are before any start: off and 0.
final class SettingsList {
  private final SettingTable table;
  private final SettingDescriptions descriptions;

  SettingsList(SettingTable table, SettingDescriptions descriptions) {
    this.table = table;
    this.descriptions = descriptions;
  }

  void print(PrintStream out) {
    table.all().stream()
        .filter(SettingsList::isShown)
        .sorted(Comparator.comparing(setting -> setting.name().toLowerCase(Locale.ROOT)))
        .forEach(setting -> out.print(line(setting)));
  }

  private static boolean isShown(Setting setting) {
    return !setting.has(SettingFlag.NO_SHOW_ALL)
        && !setting.has(SettingFlag.NOT_IN_SAMPLE)
        && !setting.has(SettingFlag.DISALLOW_IN_FILE);
  }

  private String line(Setting setting) {
    Description found = descriptions.find(setting.name());
    String text = found == null ? "" : found.text();
    String more = found == null || found.more() == null ? "" : found.more();
    return String.join(
        "\t",
        setting.name(),
        setting.context().label(),
        setting.category(),
        values(setting),
        text,
        more + "\n");
  }

  /// The type, the default, the least and the greatest value.
  private static String values(Setting setting) {
    return switch (setting) {
      case BoolSetting _ -> "BOOLEAN\tFALSE\t\t";
      case IntSetting number ->
          "INTEGER\t0\t%d\t%d".formatted(number.leastValue(), number.greatestValue());
      case RealSetting number -> "REAL\t0\t%s\t%s".formatted(number.least(), number.greatest());
      case StringSetting text -> "STRING\t" + text.plain(text.boot()) + "\t\t";
      case EnumSetting word -> "ENUM\t" + word.plain(word.boot()) + "\t\t";
    };
  }
}
