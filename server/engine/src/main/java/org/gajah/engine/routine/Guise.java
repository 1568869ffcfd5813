package org.gajah.engine.routine;

import java.util.List;
import java.util.function.Supplier;
import org.gajah.base.settings.SessionSettings;
import org.gajah.base.settings.SessionSettings.Scope;
import org.gajah.base.settings.SettingChanger.Restriction;
import org.gajah.base.settings.SettingSource;
import org.gajah.base.settings.StoredSettings;
import org.gajah.catalog.rows.PgProc;
import org.gajah.engine.scope.Acting;
import org.gajah.engine.scope.SessionScope;
import org.jspecify.annotations.Nullable;

/// Runs what belongs to a function with its owner's rights (SECURITY DEFINER) and its own settings
/// (SET). Mirrors `fmgr_security_definer`.
public record Guise(SessionScope session) {
  private static final String[] SAFE = {"search_path=pg_catalog, pg_temp"};

  <T> T within(PgProc function, Supplier<T> work) {
    if (!function.prosecdef() && function.proconfig() == null) {
      return work.get();
    }
    Acting before = session.acting();
    if (function.prosecdef()) {
      session.act(new Acting(function.proowner(), Restriction.SECURITY_DEFINER));
    }
    try {
      return withSettings(function.proconfig(), work);
    } finally {
      session.act(before);
    }
  }

  /// Runs something that a table's owner wants done.
  public <T> T asOwner(int owner, Supplier<T> work) {
    Acting before = session.acting();
    session.act(new Acting(owner, Restriction.SECURITY_RESTRICTED));
    try {
      return withSettings(SAFE, work);
    } finally {
      session.act(before);
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
