package org.gajah.instance.postmaster;

import java.nio.file.Path;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.settings.SettingSource;
import org.gajah.base.settings.SettingValues;
import org.gajah.base.settings.Settings;
import org.gajah.disk.ClusterFiles;
import org.gajah.instance.config.InstanceConfiguration;
import org.gajah.instance.logger.Logger;
import org.gajah.recovery.cluster.DirectoryCheck;
import org.gajah.recovery.cluster.LogTimes;
import org.gajah.session.log.LogOrigin;
import org.gajah.session.log.ServerLog;
import org.gajah.text.zone.TimeZones;

/// What every instance stands on, whether others can reach it or it is one process alone: settings,
/// log, data directory.
final class Foundation {
  /// The program's exit code when there is no cluster where it should be.
  private static final int NO_DATABASE = 2;

  private final InstanceOptions options;
  private final SettingValues settings;
  private final InstanceConfiguration configuration;
  private final ServerLog serverLog;
  private final Logger logger;
  private final LogLines log;
  private final long startTimestamp;

  /// @param alone whether the instance is one process
  Foundation(InstanceOptions options, String processType, boolean alone) {
    this.options = options;
    InstanceOptions.World world = options.world();
    TimeZones zones = new TimeZones();
    settings = new SettingValues(ClusterSettings.hooks(zones));
    startTimestamp = world.clock().timestamp();
    logger =
        new Logger(
            options.dataDirectory(),
            world.disk(),
            world.threads(),
            world.clock(),
            settings,
            options.log());
    serverLog = new ServerLog(logger, world.clock(), zones);
    log =
        new LogLines(
            serverLog,
            LogOrigin.background(world.host().pid(), processType, startTimestamp),
            settings,
            alone);
    configuration =
        new InstanceConfiguration(
            world.disk(), settings, options.dataDirectory(), options.configFile());
  }

  InstanceOptions options() {
    return options;
  }

  SettingValues settings() {
    return settings;
  }

  InstanceConfiguration configuration() {
    return configuration;
  }

  ServerLog serverLog() {
    return serverLog;
  }

  /// How the log writes times.
  LogTimes times() {
    return new LocalTimes(serverLog, settings);
  }

  /// Not started yet.
  Logger logger() {
    return logger;
  }

  LogLines log() {
    return log;
  }

  long startTimestamp() {
    return startTimestamp;
  }

  /// Reads the settings.
  ///
  /// @throws PgException FATAL when they are wrong
  /// @throws InstanceConfiguration.StartFault when the files are
  void configure() {
    settings.override(Settings.DATA_DIRECTORY, options.dataDirectory().toString());
    settings.override(Settings.CONFIG_FILE, options.configFile().toString());
    List<PgException> notes = configuration.start(options.environment(), options.command());
    defaultFile(Settings.HBA_FILE.name(), settings.string(Settings.HBA_FILE), "pg_hba.conf");
    defaultFile(Settings.IDENT_FILE.name(), settings.string(Settings.IDENT_FILE), "pg_ident.conf");
    notes.forEach(log::report);
  }

  /// Files that are not set are in the data directory; names without a path are taken from there.
  private void defaultFile(String setting, String given, String name) {
    Path file = options.dataDirectory().resolve(given.isEmpty() ? name : given);
    settings.set(setting, file.toString(), SettingSource.OVERRIDE);
  }

  private DirectoryCheck directory() {
    return new DirectoryCheck(new ClusterFiles(options.world().disk(), options.dataDirectory()));
  }

  /// Looks at the directory.
  ///
  /// @throws PgException FATAL when it cannot be used
  void checkDirectory() {
    directory().checkDirectory();
  }

  /// Looks at the directory, and whether there is a cluster in it.
  ///
  /// @throws PgException FATAL when it cannot be used
  /// @throws Instance.Misconfigured when there is none
  void checkCluster() {
    DirectoryCheck check = directory();
    check.checkDirectory();
    String missing = check.missingControlFile();
    if (missing != null) {
      throw new Instance.Misconfigured(missing, NO_DATABASE);
    }
  }

  /// Does a part of the start.
  ///
  /// @param otherwise called when it fails
  /// @throws PgException FATAL; it is in the log
  void guarded(Runnable part, Runnable otherwise) {
    boolean good = false;
    try {
      part.run();
      good = true;
    } catch (InstanceConfiguration.StartFault e) {
      e.log().forEach(log::report);
      throw refused(e.fault());
    } catch (PgException e) {
      throw refused(e);
    } finally {
      if (!good) {
        otherwise.run();
      }
    }
  }

  private PgException refused(PgException fault) {
    log.report(fault.severity().atLeast(Severity.FATAL) ? fault : fault.raise(Severity.FATAL));
    return fault;
  }
}
