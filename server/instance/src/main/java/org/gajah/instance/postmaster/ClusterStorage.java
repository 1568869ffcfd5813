package org.gajah.instance.postmaster;

import java.util.Collection;
import java.util.function.Consumer;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.seam.Threads;
import org.gajah.base.settings.SettingValues;
import org.gajah.base.settings.Settings;
import org.gajah.instance.cluster.Descriptors;
import org.gajah.instance.cluster.FencedDisk;
import org.gajah.recovery.StorageEngine;
import org.gajah.recovery.cluster.Environment;
import org.gajah.recovery.cluster.LogTimes;
import org.gajah.recovery.cluster.StorageSettings;
import org.jspecify.annotations.Nullable;

/// The storage of an instance: opened, recovered, closed, and opened anew after a crash. Each time
/// it is another [StorageEngine] over another [FencedDisk], so whoever still holds the last one can
/// neither change the cluster nor tell the postmaster anything. Belongs to the postmaster's thread.
final class ClusterStorage {
  private static final long PATIENCE_MILLIS = 5000;

  private final InstanceOptions options;
  private final SettingValues settings;
  private final Reporter startupLog;
  private final LogTimes times;
  private final Consumer<Event> postmaster;
  private final Descriptors descriptors;
  private @Nullable StorageEngine engine;
  private @Nullable FencedDisk fence;
  private Threads.@Nullable Strand startup;
  private boolean recovering;

  /// @param startupLog takes what recovery says
  ClusterStorage(
      InstanceOptions options,
      SettingValues settings,
      Reporter startupLog,
      LogTimes times,
      Consumer<Event> postmaster) {
    this.options = options;
    this.settings = settings;
    this.startupLog = startupLog;
    this.times = times;
    this.postmaster = postmaster;
    this.descriptors = options.world().host().descriptors();
  }

  /// Opens the directory, without looking into it.
  void open() {
    open(ClusterSettings.storage(settings, descriptors));
  }

  /// Opens it once more after a crash.
  void reopen() {
    StorageSettings sizes = ClusterSettings.storage(settings, descriptors);
    open(
        settings.is(Settings.REMOVE_TEMP_FILES_AFTER_CRASH)
            ? sizes
            : sizes.recovery(sizes.recovery().keepingTemporaryFiles()));
  }

  private void open(StorageSettings sizes) {
    InstanceOptions.World world = options.world();
    FencedDisk disk = new FencedDisk(world.disk());
    fence = disk;
    Environment environment =
        new Environment(
            disk,
            world.clock(),
            world.threads(),
            world.chance(),
            startupLog,
            times,
            (proc, cause) -> postmaster.accept(new Event.Panic(proc.pid(), cause, disk)));
    ComputedSettings computed = new ComputedSettings(settings);
    computed.sizes(sizes.memory());
    StorageEngine opened =
        StorageEngine.open(
            options.dataDirectory(), environment, sizes, ClusterSettings.checkpoints(settings));
    Collection<Long> stretches = opened.storage().memory().allocations().values();
    computed.memory(stretches.stream().mapToLong(Long::longValue).sum());
    opened.freezeMaxAges(
        settings.intValue(Settings.AUTOVACUUM_FREEZE_MAX_AGE),
        settings.intValue(Settings.AUTOVACUUM_MULTIXACT_FREEZE_MAX_AGE));
    // For all processes alike; what a session sets for itself changes nothing.
    opened.storage().wal().timed(settings.is(Settings.TRACK_WAL_IO_TIMING));
    engine = opened;
  }

  /// Has a thread of its own recover what was opened; an [Event.Recovered] will tell.
  void recover() {
    StorageEngine opened = engine();
    recovering = true;
    startup = options.world().threads().start("startup", () -> recover(opened));
  }

  private void recover(StorageEngine opened) {
    Throwable failure = null;
    try {
      opened.start(() -> postmaster.accept(new Event.RedoStarted()));
    } catch (Throwable e) {
      failure = e;
    }
    postmaster.accept(new Event.Recovered(failure));
  }

  /// Recovers what was opened, on the calling thread, which will do everything else, too.
  ///
  /// @throws PgException PANIC when it cannot be recovered
  void recoverAlone() {
    engine().start();
    engine().withoutCheckpointer();
  }

  /// The postmaster has heard that recovery is over.
  void recovered() {
    recovering = false;
  }

  boolean isRecovering() {
    return recovering;
  }

  /// @throws PgException when nothing is open
  StorageEngine engine() {
    StorageEngine now = engine;
    if (now == null) {
      throw PgException.internal("the cluster is not open");
    }
    return now;
  }

  /// The settings were read again.
  void reloaded() {
    StorageEngine now = engine;
    if (now != null) {
      now.checkpoints().settings(ClusterSettings.checkpoints(settings));
      now.storage().wal().timed(settings.is(Settings.TRACK_WAL_IO_TIMING));
      now.checkpointer().fullPageWrites(settings.is(Settings.FULL_PAGE_WRITES));
    }
  }

  /// Takes what recovery says.
  Reporter startupLog() {
    return startupLog;
  }

  /// Closes what is open. From the first moment on nobody can change the cluster through it.
  void close() {
    StorageEngine now = engine;
    engine = null;
    if (fence != null) {
      fence.fence();
    }
    if (recovering && startup != null) {
      startup.join(PATIENCE_MILLIS);
    }
    if (now != null) {
      now.close();
    }
  }
}
