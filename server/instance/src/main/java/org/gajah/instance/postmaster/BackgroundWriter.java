package org.gajah.instance.postmaster;

import org.gajah.base.settings.SettingReader;
import org.gajah.base.settings.Settings;
import org.gajah.recovery.cluster.StorageProcess;

/// The background writer as a process of the instance: a thread, a place in the log and the
/// settings of now. What it does is [org.gajah.recovery.checkpoint.BackgroundWriter].
final class BackgroundWriter extends Background {
  private final org.gajah.recovery.checkpoint.BackgroundWriter writer;
  private final SettingReader settings;

  BackgroundWriter(org.gajah.recovery.checkpoint.BackgroundWriter writer, SettingReader settings) {
    super("background writer", "background writer process");
    this.writer = writer;
    this.settings = settings;
  }

  @Override
  void run(StorageProcess own) {
    writer.settings(this::current);
    if (!isStopping()) {
      writer.run(own);
    }
  }

  private org.gajah.recovery.checkpoint.BackgroundWriter.Settings current() {
    return new org.gajah.recovery.checkpoint.BackgroundWriter.Settings(
        settings.intValue(Settings.BGWRITER_DELAY),
        settings.intValue(Settings.BGWRITER_LRU_MAXPAGES),
        settings.realValue(Settings.BGWRITER_LRU_MULTIPLIER),
        ClusterSettings.flushAfter(settings, Settings.BGWRITER_FLUSH_AFTER));
  }

  @Override
  void stop() {
    writer.stop();
    super.stop();
  }
}
