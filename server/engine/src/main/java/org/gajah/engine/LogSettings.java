package org.gajah.engine;

import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.gajah.base.settings.SettingHooks;
import org.gajah.base.settings.SettingValue;
import org.gajah.base.settings.Settings;
import org.gajah.recovery.cluster.StorageProcess;
import org.gajah.spi.SessionContext;
import org.gajah.walformat.ResourceManagerId;
import org.jspecify.annotations.Nullable;

/// Settings of a session that say what its records in the log carry.
final class LogSettings {
  private LogSettings() {}

  /// Obeys changes of a session's settings.
  ///
  /// @param process the session's, null as long as it has none
  static void addHooks(SettingHooks.Builder hooks, Supplier<@Nullable StorageProcess> process) {
    hooks.assign(
        Settings.WAL_CONSISTENCY_CHECKING,
        value -> {
          StorageProcess known = process.get();
          if (known != null) {
            check(value, known);
          }
        });
  }

  /// Obeys what the settings say when a session begins.
  static void begin(SessionContext context, StorageProcess process) {
    check(context.settings().value(Settings.WAL_CONSISTENCY_CHECKING), process);
  }

  private static void check(SettingValue value, StorageProcess process) {
    long managers = 0;
    if (value.parsed() instanceof Set<?> names) {
      for (ResourceManagerId manager : ResourceManagerId.values()) {
        if (names.contains(manager.label().toLowerCase(Locale.ROOT))) {
          managers |= 1L << manager.number();
        }
      }
    }
    process.wal().checkConsistency(managers);
  }
}
