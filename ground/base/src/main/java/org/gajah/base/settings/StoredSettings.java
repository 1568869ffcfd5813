package org.gajah.base.settings;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.settings.SessionSettings.Scope;

/// Settings stored in a catalog as a list of `name=value`: of roles, databases and functions
/// (`pg_db_role_setting.setconfig`, `pg_proc.proconfig`). Mirrors the `GUCArray*` functions of
/// `utils/misc/guc.c`.
public final class StoredSettings {
  private StoredSettings() {}

  /// The list with a value set, in the place of an earlier one or at the end.
  public static List<String> with(List<String> stored, String name, String value) {
    List<String> changed = new ArrayList<>(stored);
    String prefix = canonical(name) + "=";
    for (int i = 0; i < changed.size(); i++) {
      if (changed.get(i).startsWith(prefix)) {
        changed.set(i, prefix + value);
        return changed;
      }
    }
    changed.add(prefix + value);
    return changed;
  }

  /// The list without a setting.
  public static List<String> without(List<String> stored, String name) {
    String prefix = canonical(name) + "=";
    return stored.stream().filter(entry -> !entry.startsWith(prefix)).toList();
  }

  /// The list without the settings that somebody may reset.
  public static List<String> reset(
      List<String> stored, SessionSettings session, SettingChanger changer) {
    List<String> kept = new ArrayList<>();
    for (String entry : stored) {
      int equals = entry.indexOf('=');
      try {
        session.validate(equals < 0 ? entry : entry.substring(0, equals), null, changer);
      } catch (PgException mustStay) {
        kept.add(entry);
      }
    }
    return kept;
  }

  private static String canonical(String name) {
    Setting setting = SettingTable.builtIn().find(name);
    return setting == null ? name : setting.name();
  }

  /// Sets what is stored. What cannot be set (any more) is a warning when a session starts, and an
  /// error when a function is called.
  ///
  /// @param source [SettingSource#DATABASE], [SettingSource#ROLE] and the like while a session
  ///   starts, [SettingSource#SESSION] for a function
  /// @return the warnings
  public static List<PgException> apply(
      List<String> stored,
      SessionSettings session,
      Scope scope,
      SettingSource source,
      SettingChanger changer) {
    List<PgException> warnings = new ArrayList<>();
    for (String entry : stored) {
      int equals = entry.indexOf('=');
      String name = (equals < 0 ? entry : entry.substring(0, equals)).replace('-', '_');
      if (equals < 0) {
        warnings.add(
            new PgException(
                Severity.WARNING,
                SqlState.SYNTAX_ERROR,
                "could not parse setting for parameter \"" + name + "\"",
                null));
        continue;
      }
      try {
        session.set(name, entry.substring(equals + 1), scope, source, changer);
      } catch (PgException e) {
        if (!source.makesDefault()) {
          throw e;
        }
        warnings.add(SessionSettings.warning(e));
      }
    }
    return warnings;
  }
}
