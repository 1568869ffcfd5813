package org.gajah.instance.postmaster;

import java.util.function.Consumer;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.settings.SettingReader;
import org.gajah.base.settings.Settings;
import org.gajah.instance.cluster.Descriptors;
import org.gajah.recovery.StorageEngine;
import org.gajah.recovery.cluster.Environment;
import org.gajah.recovery.cluster.LogTimes;
import org.jspecify.annotations.Nullable;

/// The storage of an instance: opened, recovered, closed, and opened anew after a crash. Belongs to
/// the postmaster's thread.
final class ClusterStorage {
  private final InstanceOptions options;
  private final SettingReader settings;
  private final Reporter startupLog;
  private final LogTimes times;
  private final Consumer<Event> postmaster;
  private final Descriptors descriptors;
  private @Nullable StorageEngine engine;
  private boolean recovering;

  /// @param startupLog takes what recovery says
  ClusterStorage(
      InstanceOptions options,
      SettingReader settings,
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
    InstanceOptions.World world = options.world();
    Environment environment =
        new Environment(
            world.disk(),
            world.clock(),
            world.threads(),
            world.chance(),
            startupLog,
            times,
            (proc, cause) -> postmaster.accept(new Event.Broken(proc.pid(), cause, null)));
    StorageEngine opened =
        StorageEngine.open(
            options.dataDirectory(),
            environment,
            ClusterSettings.storage(settings, descriptors),
            ClusterSettings.checkpoints(settings));
    opened.freezeMaxAges(
        settings.intValue(Settings.AUTOVACUUM_FREEZE_MAX_AGE),
        settings.intValue(Settings.AUTOVACUUM_MULTIXACT_FREEZE_MAX_AGE));
    engine = opened;
  }

  /// Has a thread of its own recover what was opened; an [Event.Recovered] will tell.
  void recover() {
    StorageEngine opened = engine();
    recovering = true;
    options
        .world()
        .threads()
        .start(
            "startup",
            () -> {
              Throwable failure = null;
              try {
                opened.start();
              } catch (Throwable e) {
                failure = e;
              }
              postmaster.accept(new Event.Recovered(failure));
            });
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
      if (!recovering) {
        now.storage().wal().fullPageWrites(settings.is(Settings.FULL_PAGE_WRITES));
      }
    }
  }

  /// Takes what recovery says.
  Reporter startupLog() {
    return startupLog;
  }

  /// Closes what is open.
  void close() {
    StorageEngine now = engine;
    engine = null;
    if (now != null) {
      now.close();
    }
  }
}
