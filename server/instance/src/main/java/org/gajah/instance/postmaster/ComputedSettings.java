package org.gajah.instance.postmaster;

import org.gajah.base.settings.IntSetting;
import org.gajah.base.settings.SettingSource;
import org.gajah.base.settings.SettingValues;
import org.gajah.base.settings.Settings;
import org.gajah.recovery.cluster.StorageSettings;
import org.gajah.walformat.WalSegmentSize;

/// Settings that mean "as large as fits" until the instance starts, which then says how large that
/// is; and what its memory takes.
final class ComputedSettings {
  private static final long MEGABYTE = 1 << 20;
  private static final long HUGE_PAGE = 2 * MEGABYTE;

  private final SettingValues values;

  ComputedSettings(SettingValues values) {
    this.values = values;
  }

  /// Says what was derived from `shared_buffers`.
  void sizes(StorageSettings.Memory memory) {
    WalSegmentSize segments = new WalSegmentSize(values.intValue(Settings.WAL_SEGMENT_SIZE));
    derived(Settings.WAL_BUFFERS, memory.walPages(segments));
    derived(Settings.TRANSACTION_BUFFERS, memory.slruPages(memory.transactions()));
    derived(Settings.SUBTRANSACTION_BUFFERS, memory.slruPages(memory.subtransactions()));
    derived(Settings.COMMIT_TIMESTAMP_BUFFERS, memory.slruPages(memory.commitTimestamps()));
  }

  /// Says how much memory all processes share.
  void memory(long bytes) {
    computed(Settings.SHARED_MEMORY_SIZE, (bytes + MEGABYTE - 1) / MEGABYTE);
    computed(Settings.SHARED_MEMORY_SIZE_IN_HUGE_PAGES, (bytes + HUGE_PAGE - 1) / HUGE_PAGE);
  }

  /// A file that asks for it in so many words is overruled, as the value there is none.
  private void derived(IntSetting setting, int size) {
    if (values.intValue(setting) == size) {
      return;
    }
    computed(setting, size);
    if (values.intValue(setting) != size) {
      values.override(setting, Integer.toString(size));
    }
  }

  private void computed(IntSetting setting, long size) {
    values.set(setting.name(), Long.toString(size), SettingSource.DYNAMIC_DEFAULT);
  }
}
