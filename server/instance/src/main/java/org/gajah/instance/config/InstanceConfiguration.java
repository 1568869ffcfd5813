package org.gajah.instance.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.seam.Disk;
import org.gajah.base.settings.FileOutcome;
import org.gajah.base.settings.FileSetting;
import org.gajah.base.settings.ServerOptions;
import org.gajah.base.settings.SettingSource;
import org.gajah.base.settings.SettingValues;
import org.gajah.base.settings.Settings;

/// Brings command line, environment and files into the settings of an instance.
public final class InstanceConfiguration {
  /// Variables of the environment that set something.
  private static final Map<String, String> ENVIRONMENT =
      Map.of("PGPORT", "port", "PGDATESTYLE", "datestyle", "PGCLIENTENCODING", "client_encoding");

  /// What PostgreSQL takes where the platform gives it no less.
  private static final String STACK_KILOBYTES = "2048";

  private final Disk disk;
  private final SettingValues values;
  private final Path file;
  private final AutoConfiguration auto;

  /// What a reading of the files came to.
  ///
  /// @param log what to write into the log
  /// @param failed whether anything was wrong
  ///
  /// @param blamed the file that is at fault, where there is one
  public record Result(List<PgException> log, boolean failed, String blamed) {}

  /// @param dataDirectory where the cluster is
  /// @param file the main configuration file, usually `postgresql.conf` there
  public InstanceConfiguration(Disk disk, SettingValues values, Path dataDirectory, Path file) {
    this.disk = disk;
    this.values = values;
    this.file = file;
    this.auto = new AutoConfiguration(disk, dataDirectory, values);
  }

  /// The file of ALTER SYSTEM.
  public AutoConfiguration autoConfiguration() {
    return auto;
  }

  /// Where the data directory is, when the main configuration file says so; read before anything
  /// else is known. Faults in the file are left for later.
  public static List<FileSetting> dataDirectorySettings(Disk disk, Path file) {
    List<FileSetting> found = new ArrayList<>();
    for (FileSetting setting : ConfigurationFile.read(disk, file, true, false).settings()) {
      if (setting.name().equalsIgnoreCase(Settings.DATA_DIRECTORY.name())) {
        found.add(setting);
      }
    }
    return found;
  }

  /// What the configuration files of a data directory say, faults left out: for those who want to
  /// know before there is an instance.
  public static List<FileSetting> written(Disk disk, Path directory) {
    ConfigurationFile.Content main =
        ConfigurationFile.read(disk, directory.resolve("postgresql.conf"), true, false);
    return main.and(
            ConfigurationFile.read(disk, directory.resolve(AutoConfiguration.NAME), false, false))
        .settings();
  }

  /// Brings everything in for the first time: environment, command line, files.
  ///
  /// @param environment the variables of the process
  /// @return what to log before going on
  /// @throws PgException FATAL when a value is refused; what else was wrong is in the log that
  ///   [StartFault] carries
  public List<PgException> start(Map<String, String> environment, ServerOptions options) {
    values.set("max_stack_depth", STACK_KILOBYTES, SettingSource.DYNAMIC_DEFAULT);
    values.set(Settings.TIMEZONE_ABBREVIATIONS.name(), "Default", SettingSource.DYNAMIC_DEFAULT);
    values.override(Settings.TRANSACTION_ISOLATION, "read committed");
    values.override(Settings.TRANSACTION_READ_ONLY, "off");
    values.override(Settings.TRANSACTION_DEFERRABLE, "off");
    for (Map.Entry<String, String> variable : ENVIRONMENT.entrySet()) {
      String value = environment.get(variable.getKey());
      if (value != null) {
        values.set(variable.getValue(), value, SettingSource.ENVIRONMENT);
      }
    }
    for (ServerOptions.Assignment assignment : options.assignments()) {
      values.set(assignment.name(), assignment.value(), SettingSource.COMMAND_LINE);
    }
    Result result = load(false);
    if (result.failed) {
      throw new StartFault(
          PgException.fatal(
              SqlState.CONFIG_FILE_ERROR,
              "configuration file \"" + result.blamed + "\" contains errors"),
          result.log);
    }
    return result.log;
  }

  /// The files keep the instance from starting.
  public static final class StartFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final PgException fault;
    private final transient List<PgException> log;

    StartFault(PgException fault, List<PgException> log) {
      super(fault.primaryMessage(), fault);
      this.fault = fault;
      this.log = List.copyOf(log);
    }

    public PgException fault() {
      return fault;
    }

    /// What to write into the log before the fault.
    public List<PgException> log() {
      return log;
    }
  }

  /// Reads the files again: what may change now changes, and the rest is reported.
  public Result reload() {
    return load(true);
  }

  private static PgException log(SqlState state, String message) {
    return new PgException(Severity.LOG, state, message, null);
  }

  /// What both files say.
  ///
  /// @param content of one after the other
  /// @param blamed the file that is named when there are faults in them; PostgreSQL names the one
  ///   it began with, and its own without a path
  private record Reading(ConfigurationFile.Content content, String blamed) {}

  private Reading read(boolean firstErrorOnly) {
    ConfigurationFile.Content main = ConfigurationFile.read(disk, file, true, firstErrorOnly);
    ConfigurationFile.Content own =
        ConfigurationFile.read(disk, auto.file(), false, firstErrorOnly);
    return new Reading(main.and(own), own.hasFaults() ? AutoConfiguration.NAME : file.toString());
  }

  private Result load(boolean again) {
    Reading reading = read(false);
    ConfigurationFile.Content content = reading.content;
    List<PgException> log = new ArrayList<>(content.log());
    if (content.hasFaults()) {
      if (again) {
        log.add(containsErrors(reading.blamed, "; no changes were applied"));
      }
      return new Result(log, true, reading.blamed);
    }
    FileOutcome outcome = values.apply(content.settings());
    log.addAll(outcome.log());
    if (outcome.failed() && again) {
      log.add(
          containsErrors(
              lastFaulty(outcome),
              outcome.applied()
                  ? "; unaffected changes were applied"
                  : "; no changes were applied"));
    }
    return new Result(log, outcome.failed(), lastFaulty(outcome));
  }

  private static PgException containsErrors(String file, String consequence) {
    return log(
        SqlState.CONFIG_FILE_ERROR,
        "configuration file \"" + file + "\" contains errors" + consequence);
  }

  private String lastFaulty(FileOutcome outcome) {
    String last = file.toString();
    for (FileOutcome.Line line : outcome.lines()) {
      if (line.error() != null) {
        last = line.setting().file();
      }
    }
    return last;
  }

  /// The rows of `pg_file_settings`: what the files say now, whether it counts, or would.
  public List<FileSettingRow> fileSettings() {
    ConfigurationFile.Content content = read(true).content;
    List<FileOutcome.Line> outcomes =
        content.hasFaults() ? List.of() : values.preview(content.settings()).lines();
    List<FileSettingRow> rows = new ArrayList<>();
    int settings = 0;
    for (ConfigurationFile.Entry entry : content.entries()) {
      int number = rows.size() + 1;
      rows.add(
          switch (entry) {
            case ConfigurationFile.Entry.Fault(String where, int line, String message) ->
                new FileSettingRow(where, line, number, null, null, false, message);
            case ConfigurationFile.Entry.Set(FileSetting setting) -> {
              FileOutcome.Line outcome = content.hasFaults() ? null : outcomes.get(settings++);
              yield new FileSettingRow(
                  setting.file(),
                  setting.line(),
                  number,
                  setting.name(),
                  setting.value(),
                  outcome != null && outcome.applied(),
                  outcome == null ? null : outcome.error());
            }
          });
    }
    return rows;
  }
}
