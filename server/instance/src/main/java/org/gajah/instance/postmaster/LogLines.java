package org.gajah.instance.postmaster;

import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.settings.SettingReader;
import org.gajah.session.log.LogOrigin;
import org.gajah.session.log.ServerLog;

/// Writes what the postmaster, or another part of the server without clients, has to say.
///
/// @param alone whether the instance is one process
record LogLines(ServerLog log, LogOrigin origin, SettingReader settings, boolean alone)
    implements Reporter {
  /// For another process, which starts now.
  LogLines of(int processId, String backendType) {
    return new LogLines(
        log, LogOrigin.background(processId, backendType, log.now()), settings, alone);
  }

  /// Writes a message as plain text, too, whatever `log_destination` says.
  void everywhere(PgException message) {
    log.writeEverywhere(message, origin, settings);
  }

  @Override
  public void condition(String message) {
    if (alone) {
      notice(message);
    } else {
      log(message);
    }
  }

  @Override
  public void report(PgException message) {
    log.write(message, origin, settings, null);
  }
}
