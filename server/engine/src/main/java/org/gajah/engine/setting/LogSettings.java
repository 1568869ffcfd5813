package org.gajah.engine.setting;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.gajah.base.settings.Setting;
import org.gajah.base.settings.SettingHooks;
import org.gajah.base.settings.SettingValue;
import org.gajah.base.settings.Settings;
import org.gajah.buffer.BufferAccess;
import org.gajah.recovery.cluster.StorageProcess;
import org.gajah.spi.SessionContext;
import org.gajah.walformat.ResourceManagerId;
import org.jspecify.annotations.Nullable;

/// Settings of a session that say what its records in the log carry, and what becomes of damaged
/// pages.
public final class LogSettings {
  private LogSettings() {}

  /// Obeys changes of a session's settings.
  ///
  /// @param process the session's, null as long as it has none
  public static void addHooks(
      SettingHooks.Builder hooks, Supplier<@Nullable StorageProcess> process) {
    hooks.assign(
        Settings.WAL_CONSISTENCY_CHECKING,
        value -> {
          StorageProcess known = process.get();
          if (known != null) {
            check(value, known);
          }
        });
    for (Setting setting : List.of(Settings.ZERO_DAMAGED_PAGES, Settings.IGNORE_CHECKSUM_FAILURE)) {
      hooks.assign(
          setting,
          value -> {
            StorageProcess known = process.get();
            if (known != null) {
              boolean on = value.bits() != 0;
              if (setting == Settings.ZERO_DAMAGED_PAGES) {
                known.context().buffers().zeroDamaged(on);
              } else {
                known.context().buffers().ignoreChecksums(on);
              }
            }
          });
    }
  }

  /// Obeys what the settings say when a session begins.
  public static void begin(SessionContext context, StorageProcess process) {
    check(context.settings().value(Settings.WAL_CONSISTENCY_CHECKING), process);
    BufferAccess buffers = process.context().buffers();
    buffers.zeroDamaged(context.settings().is(Settings.ZERO_DAMAGED_PAGES));
    buffers.ignoreChecksums(context.settings().is(Settings.IGNORE_CHECKSUM_FAILURE));
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
