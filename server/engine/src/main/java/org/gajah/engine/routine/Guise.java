package org.gajah.engine.routine;

import java.util.List;
import java.util.function.Supplier;
import org.gajah.base.settings.SessionSettings;
import org.gajah.base.settings.SessionSettings.Scope;
import org.gajah.base.settings.SettingSource;
import org.gajah.base.settings.StoredSettings;
import org.gajah.catalog.rows.PgProc;
import org.gajah.engine.scope.SessionScope;
import org.jspecify.annotations.Nullable;

/// Runs what belongs to a function with its owner's rights (SECURITY DEFINER) and its own settings
/// (SET). Mirrors `fmgr_security_definer`.
record Guise(SessionScope session) {
  <T> T within(PgProc function, Supplier<T> work) {
    if (!function.prosecdef() && function.proconfig() == null) {
      return work.get();
    }
    if (!function.prosecdef()) {
      return withSettings(function.proconfig(), work);
    }
    int before = session.actAs(function.proowner());
    try {
      return withSettings(function.proconfig(), work);
    } finally {
      session.actAs(before);
    }
  }

  /// Runs something with a function's settings only.
  <T> T withSettings(String @Nullable [] settings, Supplier<T> work) {
    if (settings == null) {
      return work.get();
    }
    SessionSettings current = session.context().settings();
    int level = current.enter();
    try {
      StoredSettings.apply(
          List.of(settings),
          current,
          Scope.FUNCTION,
          SettingSource.SESSION,
          session.settingChanger());
      return work.get();
    } finally {
      current.leave(level, true);
    }
  }
}
