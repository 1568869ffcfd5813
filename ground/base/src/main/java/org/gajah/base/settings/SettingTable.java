package org.gajah.base.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The settings that PostgreSQL 17 has, read from the resource `settings.tsv`. Immutable.
///
/// A line has, parted by tabs: name, type, context, category, unit, flags, built-in value (`\N` for
/// none), least, greatest, labels of an enum, parted by `|` (`name=code`, with `~` before those not
/// offered).
public final class SettingTable {
  private static final Map<String, String> OLD_NAMES =
      Map.of("sort_mem", "work_mem", "vacuum_mem", "maintenance_work_mem");

  private static final SettingTable BUILT_IN = read("settings.tsv");

  private final List<Setting> settings;
  private final Map<String, Setting> byName = new HashMap<>();

  private SettingTable(List<Setting> settings) {
    this.settings = List.copyOf(settings);
    settings.forEach(setting -> byName.put(folded(setting.name()), setting));
    OLD_NAMES.forEach((old, now) -> byName.put(old, Objects.requireNonNull(byName.get(now))));
  }

  /// The settings of PostgreSQL 17 itself.
  public static SettingTable builtIn() {
    return BUILT_IN;
  }

  /// All settings, ordered by name without regard to case.
  public List<Setting> all() {
    return settings;
  }

  /// The setting of this name, in whatever case, or of this old name; null when there is none.
  public @Nullable Setting find(String name) {
    return byName.get(folded(name));
  }

  /// Names differ only in the case of ASCII letters.
  static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  static BoolSetting bool(String name) {
    return (BoolSetting) BUILT_IN.get(name);
  }

  static IntSetting integer(String name) {
    return (IntSetting) BUILT_IN.get(name);
  }

  static RealSetting real(String name) {
    return (RealSetting) BUILT_IN.get(name);
  }

  static StringSetting string(String name) {
    return (StringSetting) BUILT_IN.get(name);
  }

  static EnumSetting enumeration(String name) {
    return (EnumSetting) BUILT_IN.get(name);
  }

  private Setting get(String name) {
    return Objects.requireNonNull(find(name), name);
  }

  private static SettingTable read(String resource) {
    List<Setting> settings = new ArrayList<>();
    try (InputStream stream =
        Objects.requireNonNull(SettingTable.class.getResourceAsStream(resource), resource)) {
      for (String line : new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (!line.startsWith("#")) {
          settings.add(parse(settings.size(), line.split("\t", -1)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SettingTable(settings);
  }

  private static Setting parse(int index, String[] columns) {
    Setting.Definition definition =
        new Setting.Definition(
            columns[0],
            context(columns[2]),
            columns[3],
            SettingUnit.of(columns[4]),
            flags(columns[5]));
    String boot = columns[6];
    return switch (columns[1]) {
      case "bool" -> new BoolSetting(index, definition, boot.equals("on"));
      case "integer" ->
          new IntSetting(
              index,
              definition,
              Integer.parseInt(boot),
              Integer.parseInt(columns[7]),
              Integer.parseInt(columns[8]));
      case "real" ->
          new RealSetting(
              index,
              definition,
              Double.parseDouble(boot),
              Double.parseDouble(columns[7]),
              Double.parseDouble(columns[8]));
      case "string" -> new StringSetting(index, definition, boot.equals("\\N") ? null : boot);
      case "enum" -> enumeration(index, definition, boot, columns[9]);
      default -> throw new IllegalStateException(columns[1]);
    };
  }

  private static EnumSetting enumeration(
      int index, Setting.Definition definition, String boot, String values) {
    List<EnumSetting.Label> labels = new ArrayList<>();
    int bootCode = 0;
    for (String value : values.split("[|]")) {
      boolean hidden = value.startsWith("~");
      int equals = value.lastIndexOf('=');
      String name = value.substring(hidden ? 1 : 0, equals);
      int code = Integer.parseInt(value.substring(equals + 1));
      labels.add(new EnumSetting.Label(name, code, hidden));
      if (name.equals(boot)) {
        bootCode = code;
      }
    }
    return new EnumSetting(index, definition, bootCode, labels);
  }

  private static SettingContext context(String label) {
    for (SettingContext context : SettingContext.values()) {
      if (context.label().equals(label)) {
        return context;
      }
    }
    throw new IllegalStateException(label);
  }

  private static Set<SettingFlag> flags(String names) {
    Set<SettingFlag> flags = EnumSet.noneOf(SettingFlag.class);
    for (String name : names.split(" ")) {
      if (!name.isEmpty()) {
        flags.add(SettingFlag.valueOf(name));
      }
    }
    return Collections.unmodifiableSet(flags);
  }
}
