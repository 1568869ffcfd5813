package org.gajah.base.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.jspecify.annotations.Nullable;

/// The settings of an instance. Values are kept by source, and the strongest source counts; a
/// change makes a new immutable [Snapshot], which sessions adopt when they like.
///
/// Thread-safe: changes hold the lock of the object, readers take the snapshot.
public final class SettingValues implements SettingReader {
  private static final List<SettingSource> STRONGEST_FIRST =
      List.of(
          SettingSource.OVERRIDE,
          SettingSource.COMMAND_LINE,
          SettingSource.FILE,
          SettingSource.ENVIRONMENT,
          SettingSource.DYNAMIC_DEFAULT,
          SettingSource.DEFAULT);

  private final SettingHooks hooks;
  private final Map<SettingSource, Map<Setting, Assigned>> layers =
      new EnumMap<>(SettingSource.class);
  private final Set<Setting> pendingRestart = new HashSet<>();
  private final Set<String> reservedPrefixes = new HashSet<>();
  private final Map<String, Setting> custom = new LinkedHashMap<>();
  private int count = SettingTable.builtIn().all().size();
  private boolean started;
  private volatile Snapshot snapshot;

  /// A value and where it stands.
  ///
  /// @param value checked
  /// @param origin the line of a file, or null
  record Assigned(SettingValue value, @Nullable FileSetting origin) {}

  /// Every setting has its built-in value.
  public SettingValues(SettingHooks hooks) {
    this.hooks = hooks;
    for (SettingSource source : STRONGEST_FIRST) {
      layers.put(source, new HashMap<>());
    }
    List<Setting> all = SettingTable.builtIn().all();
    SettingValue[] values = new SettingValue[all.size()];
    SettingSource[] sources = new SettingSource[all.size()];
    Arrays.fill(sources, SettingSource.DEFAULT);
    all.forEach(setting -> values[setting.index()] = setting.boot());
    snapshot = new Snapshot(all.toArray(Setting[]::new), values, sources);
    for (Setting setting : all) {
      values[setting.index()] =
          hooks.check(new SettingProposal(setting, setting.boot(), SettingSource.DEFAULT, this));
    }
  }

  public SettingHooks hooks() {
    return hooks;
  }

  Snapshot snapshot() {
    return snapshot;
  }

  @Override
  public SettingValue value(Setting setting) {
    return snapshot.value(setting);
  }

  @Override
  public SettingValue resetValue(Setting setting) {
    return snapshot.value(setting);
  }

  /// Where the value that counts comes from.
  public SettingSource source(Setting setting) {
    return snapshot.source(setting);
  }

  /// The value without a unit, as `postgres -C` prints it.
  public String plain(Setting setting) {
    return hooks.show(setting, value(setting), this, false);
  }

  /// The value as SHOW prints it.
  public String show(Setting setting) {
    return hooks.show(setting, value(setting), this, true);
  }

  /// The setting of this name, or null.
  public synchronized @Nullable Setting find(String name) {
    Setting builtIn = SettingTable.builtIn().find(name);
    return builtIn != null ? builtIn : custom.get(SettingTable.folded(name));
  }

  /// All settings, in the order of their names.
  public synchronized Collection<Setting> all() {
    List<Setting> all = new ArrayList<>(SettingTable.builtIn().all());
    all.addAll(custom.values());
    all.sort(Comparator.comparing(setting -> SettingTable.folded(setting.name())));
    return all;
  }

  /// The line of a file that the value which counts comes from, or null.
  public synchronized @Nullable FileSetting origin(Setting setting) {
    Assigned assigned = assigned(SettingSource.FILE, setting);
    return assigned != null && source(setting) == SettingSource.FILE ? assigned.origin : null;
  }

  /// Whether the files have a value for it that waits for a restart.
  public synchronized boolean isPendingRestart(Setting setting) {
    return pendingRestart.contains(setting);
  }

  private @Nullable Assigned assigned(SettingSource source, Setting setting) {
    Map<Setting, Assigned> layer = layers.get(source);
    return layer == null ? null : layer.get(setting);
  }

  private Map<Setting, Assigned> layer(SettingSource source) {
    Map<Setting, Assigned> layer = layers.get(source);
    if (layer == null) {
      throw new IllegalArgumentException(source + " is not a source of an instance");
    }
    return layer;
  }

  /// Gives a setting a value, as while the instance starts: from the environment, the command line,
  /// computed, or forced.
  ///
  /// @throws PgException when there is no such setting, or the value is refused
  public synchronized void set(String name, String text, SettingSource source) {
    Setting setting = findOrMake(name);
    if (setting.context() == SettingContext.INTERNAL
        && source != SettingSource.OVERRIDE
        && source != SettingSource.DYNAMIC_DEFAULT) {
      throw SettingChanger.cannotChange(name, "");
    }
    layer(source).put(setting, new Assigned(checked(setting, name, text, source), null));
    recompute(setting);
  }

  /// Forces a value, also of settings that nobody may change.
  public void override(Setting setting, String text) {
    set(setting.name(), text, SettingSource.OVERRIDE);
  }

  private SettingValue checked(
      Setting setting, String calledName, String text, SettingSource source) {
    SettingValue value = parsed(setting, calledName, text);
    return hooks.check(new SettingProposal(setting, value, source, this));
  }

  /// The value of a text, cut where it is a name.
  static SettingValue parsed(Setting setting, String calledName, String text) {
    return setting.parse(
        setting.has(SettingFlag.IS_NAME) ? Names.truncated(text, Names.GREATEST) : text,
        calledName);
  }

  /// From now on settings that need a restart keep their values.
  public synchronized void started() {
    started = true;
  }

  /// Whether ALTER SYSTEM may write a value into the files.
  ///
  /// @param text null to take the setting out of them
  /// @throws PgException when there is no such setting, it must not stand in a file, or the value
  ///   is refused
  public synchronized void checkAlterSystem(String name, @Nullable String text) {
    Setting setting = find(name);
    if (setting == null) {
      checkCustomName(name);
    } else if (setting.context() == SettingContext.INTERNAL
        || setting.has(SettingFlag.DISALLOW_IN_FILE)
        || setting.has(SettingFlag.DISALLOW_IN_AUTO_FILE)) {
      throw SettingChanger.cannotChange(name, "");
    } else if (text != null) {
      checked(setting, name, text, SettingSource.FILE);
    }
    if (text != null && text.indexOf('\n') >= 0) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE,
          "parameter value for ALTER SYSTEM must not contain a newline");
    }
  }

  // Settings that nobody defined.

  private Setting findOrMake(String name) {
    Setting found = find(name);
    if (found != null) {
      return found;
    }
    checkCustomName(name);
    Setting made = placeholder(count++, name);
    custom.put(SettingTable.folded(name), made);
    return made;
  }

  static Setting placeholder(int index, String name) {
    return new StringSetting(
        index,
        new Setting.Definition(
            name,
            SettingContext.USER,
            "Customized Options",
            SettingUnit.NONE,
            Set.of(
                SettingFlag.NO_SHOW_ALL,
                SettingFlag.NOT_IN_SAMPLE,
                SettingFlag.CUSTOM_PLACEHOLDER)),
        null);
  }

  /// Whether a setting of this name, which nobody defined, may be made.
  ///
  /// @throws PgException 42704 or 42602 when not
  synchronized void checkCustomName(String name) {
    if (name.indexOf('.') < 0) {
      throw unrecognized(name);
    }
    if (!Names.isCustom(name)) {
      throw invalidName(name)
          .detail(
              "Custom parameter names must be two or more simple identifiers separated by dots.");
    }
    for (String prefix : reservedPrefixes) {
      if (name.startsWith(prefix + ".")) {
        throw invalidName(name).detail("\"" + prefix + "\" is a reserved prefix.");
      }
    }
  }

  static PgException unrecognized(String name) {
    return new PgException(
        SqlState.UNDEFINED_OBJECT, "unrecognized configuration parameter \"" + name + "\"");
  }

  private static PgException invalidName(String name) {
    return new PgException(
        SqlState.INVALID_NAME, "invalid configuration parameter name \"" + name + "\"");
  }

  /// Says that settings whose names start with `prefix` and a dot are an extension's, all of which
  /// it has defined. Others of that prefix are dropped.
  ///
  /// @return warnings
  public synchronized List<PgException> reservePrefix(String prefix) {
    reservedPrefixes.add(prefix);
    List<PgException> warnings = new ArrayList<>();
    for (Setting setting : List.copyOf(custom.values())) {
      if (setting.has(SettingFlag.CUSTOM_PLACEHOLDER) && setting.name().startsWith(prefix + ".")) {
        layers.values().forEach(layer -> layer.remove(setting));
        custom.remove(SettingTable.folded(setting.name()));
        warnings.add(
            new PgException(
                    Severity.WARNING,
                    SqlState.INVALID_NAME,
                    "invalid configuration parameter name \"" + setting.name() + "\", removing it",
                    null)
                .detail("\"" + prefix + "\" is now a reserved prefix."));
      }
    }
    recompute();
    return warnings;
  }

  /// Defines a setting of an extension. Values that were given before are parsed now.
  ///
  /// @return the setting; what could not be parsed is in `warnings`
  public synchronized <S extends Setting> S define(
      CustomSetting<S> definition, List<PgException> warnings) {
    Setting before = custom.get(SettingTable.folded(definition.name()));
    int index = before == null ? count++ : before.index();
    S setting = definition.make(index);
    custom.put(SettingTable.folded(setting.name()), setting);
    if (before != null) {
      layers.forEach((source, layer) -> convert(layer, before, setting, source, warnings));
    }
    recompute();
    return setting;
  }

  private void convert(
      Map<Setting, Assigned> layer,
      Setting before,
      Setting after,
      SettingSource source,
      List<PgException> warnings) {
    Assigned old = layer.remove(before);
    if (old == null) {
      return;
    }
    try {
      layer.put(
          after,
          new Assigned(checked(after, after.name(), old.value.string(), source), old.origin));
    } catch (PgException e) {
      warnings.add(e);
    }
  }

  // Snapshots.

  private void recompute() {
    Snapshot before = snapshot;
    Setting[] settings = Arrays.copyOf(before.settings(), count);
    SettingValue[] values = new SettingValue[count];
    SettingSource[] sources = new SettingSource[count];
    custom.values().forEach(setting -> settings[setting.index()] = setting);
    for (int i = 0; i < count; i++) {
      decide(settings[i], before, values, sources);
    }
    snapshot = new Snapshot(settings, values, sources);
  }

  /// The same where the value of one setting may have changed.
  private void recompute(Setting setting) {
    Snapshot before = snapshot;
    if (before.values().length != count) {
      recompute();
      return;
    }
    SettingValue[] values = before.values().clone();
    SettingSource[] sources = before.sources().clone();
    decide(setting, before, values, sources);
    snapshot = new Snapshot(before.settings(), values, sources);
  }

  /// Decides which source of a setting counts.
  private void decide(
      Setting setting, Snapshot before, SettingValue[] values, SettingSource[] sources) {
    int i = setting.index();
    SettingSource source = strongest(setting);
    Assigned assigned = assigned(source, setting);
    SettingValue value = assigned == null ? initial(before, setting) : assigned.value;
    values[i] =
        i < before.values().length && same(before.values()[i], value) ? before.values()[i] : value;
    sources[i] = source;
  }

  private static boolean same(SettingValue before, SettingValue now) {
    return before.sameAs(now) && Objects.equals(before.parsed(), now.parsed());
  }

  private SettingSource strongest(Setting setting) {
    for (SettingSource source : STRONGEST_FIRST) {
      if (assigned(source, setting) != null) {
        return source;
      }
    }
    return SettingSource.DEFAULT;
  }

  private SettingValue initial(Snapshot before, Setting setting) {
    if (before.source(setting) == SettingSource.DEFAULT) {
      return before.value(setting);
    }
    return hooks.check(new SettingProposal(setting, setting.boot(), SettingSource.DEFAULT, this));
  }

  // Files.

  /// Takes over what the configuration files say; what they do not say any more goes.
  ///
  /// @param lines what the files say; of several lines for a setting the last counts
  public synchronized FileOutcome apply(List<FileSetting> lines) {
    return new FileChange(this, lines, true).run();
  }

  /// Says what [#apply] would do, and changes nothing.
  public synchronized FileOutcome preview(List<FileSetting> lines) {
    return new FileChange(this, lines, false).run();
  }

  /// Whether [#started] was called.
  boolean hasStarted() {
    return started;
  }

  /// The settings that the files have values for.
  Map<Setting, Assigned> fileLayer() {
    return layer(SettingSource.FILE);
  }

  Setting settingForFile(String name) {
    return findOrMake(name);
  }

  SettingValue checkedForFile(Setting setting, FileSetting line) {
    return checked(setting, line.name(), line.value(), SettingSource.FILE);
  }

  void markPendingRestart(Setting setting, boolean pending) {
    if (pending) {
      pendingRestart.add(setting);
    } else {
      pendingRestart.remove(setting);
    }
  }

  void assignFromFile(Setting setting, @Nullable Assigned assigned) {
    if (assigned == null) {
      fileLayer().remove(setting);
    } else {
      fileLayer().put(setting, assigned);
    }
    recompute(setting);
  }
}
