package org.gajah.base.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;

/// One taking over of what the configuration files say. Mirrors `ProcessConfigFileInternal` of
/// `utils/misc/guc.c`.
final class FileChange {
  private static final String NOT_APPLIED = "setting could not be applied";

  private final SettingValues values;
  private final List<FileSetting> lines;
  private final boolean apply;
  private final Map<Integer, String> errors = new HashMap<>();
  private final boolean[] applied;
  private final List<PgException> log = new ArrayList<>();

  FileChange(SettingValues values, List<FileSetting> lines, boolean apply) {
    this.values = values;
    this.lines = lines;
    this.apply = apply;
    this.applied = new boolean[lines.size()];
  }

  FileOutcome run() {
    List<Integer> effective = withoutRepetitions();
    effective.forEach(this::checkName);
    if (!errors.isEmpty()) {
      return outcome(true, false);
    }
    Map<Setting, SettingValues.Assigned> before = Map.copyOf(values.fileLayer());
    boolean failed = false;
    for (Setting setting : removed(before, effective)) {
      failed |= !remove(setting, before);
    }
    for (int i : effective) {
      failed |= !take(i);
    }
    return outcome(failed, apply);
  }

  private FileOutcome outcome(boolean failed, boolean changed) {
    List<FileOutcome.Line> outcomes = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      outcomes.add(new FileOutcome.Line(lines.get(i), applied[i], errors.get(i)));
    }
    return new FileOutcome(outcomes, log, failed, changed);
  }

  /// The indexes of the lines that no later line of the same spelling replaces. Settings that are
  /// made only now are not known yet, so their repetitions stay.
  private List<Integer> withoutRepetitions() {
    Map<String, Integer> last = new HashMap<>();
    List<Integer> effective = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String name = lines.get(i).name();
      Integer earlier = last.put(name, i);
      if (earlier != null && values.find(name) != null) {
        effective.remove(/* element */ earlier);
      }
      effective.add(i);
    }
    return effective;
  }

  private void checkName(int index) {
    FileSetting line = lines.get(index);
    if (values.find(line.name()) != null) {
      return;
    }
    try {
      values.checkCustomName(line.name());
    } catch (PgException e) {
      errors.put(index, "unrecognized configuration parameter");
      log(
          SqlState.UNDEFINED_OBJECT,
          "unrecognized configuration parameter \"%s\" in file \"%s\" line %d"
              .formatted(line.name(), line.file(), line.line()));
    }
  }

  private List<Setting> removed(
      Map<Setting, SettingValues.Assigned> before, List<Integer> effective) {
    List<Setting> removed = new ArrayList<>(before.keySet());
    for (int i : effective) {
      removed.remove(values.find(lines.get(i).name()));
    }
    removed.removeIf(setting -> values.source(setting) != SettingSource.FILE);
    removed.sort(Comparator.comparing(Setting::name));
    return removed;
  }

  private boolean needsRestart(Setting setting) {
    return values.hasStarted() && setting.context() == SettingContext.POSTMASTER;
  }

  private boolean remove(Setting setting, Map<Setting, SettingValues.Assigned> before) {
    if (needsRestart(setting)) {
      refuseUntilRestart(setting, setting.name());
      return false;
    }
    if (apply) {
      SettingValues.Assigned old = before.get(setting);
      values.assignFromFile(setting, null);
      if (values.hasStarted() && old != null) {
        log(
            SqlState.SUCCESSFUL_COMPLETION,
            "parameter \""
                + setting.name()
                + "\" removed from configuration file, reset to default");
      }
    }
    return true;
  }

  private void refuseUntilRestart(Setting setting, String calledName) {
    if (apply) {
      values.markPendingRestart(setting, true);
    }
    log(
        SqlState.CANT_CHANGE_RUNTIME_PARAM,
        "parameter \"" + calledName + "\" cannot be changed without restarting the server");
  }

  private boolean take(int index) {
    FileSetting line = lines.get(index);
    try {
      Setting known = values.find(line.name());
      if (known == null && !apply) {
        applied[index] = true;
        return true;
      }
      Setting setting = values.settingForFile(line.name());
      applied[index] = assign(setting, line);
    } catch (PgException e) {
      log(e);
    }
    if (!applied[index]) {
      errors.put(index, NOT_APPLIED);
    }
    return applied[index];
  }

  private boolean assign(Setting setting, FileSetting line) {
    if (setting.context() == SettingContext.INTERNAL) {
      throw SettingChanger.cannotChange(line.name(), "");
    }
    SettingValue value = values.checkedForFile(setting, line);
    if (needsRestart(setting)) {
      if (!value.sameAs(values.value(setting))) {
        refuseUntilRestart(setting, line.name());
        return false;
      }
      if (apply) {
        values.markPendingRestart(setting, false);
      }
    }
    if (apply) {
      String before = values.plain(setting);
      values.assignFromFile(setting, new SettingValues.Assigned(value, line));
      if (values.hasStarted() && !values.plain(setting).equals(before)) {
        log(
            SqlState.SUCCESSFUL_COMPLETION,
            "parameter \"%s\" changed to \"%s\"".formatted(line.name(), line.value()));
      }
    }
    return true;
  }

  private void log(SqlState state, String message) {
    log.add(new PgException(Severity.LOG, state, message, null));
  }

  private void log(PgException fault) {
    PgException entry =
        new PgException(Severity.LOG, fault.sqlState(), fault.primaryMessage(), null);
    fault.fields().forEach(entry::with);
    log.add(entry);
  }
}
