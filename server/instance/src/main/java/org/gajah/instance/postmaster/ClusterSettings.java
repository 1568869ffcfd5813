package org.gajah.instance.postmaster;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.settings.IntSetting;
import org.gajah.base.settings.SettingHooks;
import org.gajah.base.settings.SettingReader;
import org.gajah.base.settings.Settings;
import org.gajah.base.settings.StandardHooks;
import org.gajah.base.settings.TimeZoneHook;
import org.gajah.instance.cluster.Descriptors;
import org.gajah.recovery.checkpoint.CheckpointSettings;
import org.gajah.recovery.cluster.StorageSettings;
import org.gajah.session.hba.RegexCompiler;
import org.gajah.text.collation.Collation;
import org.gajah.text.collation.Collations;
import org.gajah.text.encoding.Encoding;
import org.gajah.text.regex.Matcher;
import org.gajah.text.regex.Matchers;
import org.gajah.text.regex.RegexFlags;
import org.gajah.text.zone.TimeZone;
import org.gajah.text.zone.TimeZones;
import org.gajah.walformat.WalLevel;
import org.jspecify.annotations.Nullable;

/// What the settings mean for the rooms below.
final class ClusterSettings {
  private static final String TIME = "([+-]?)(\\d+)(?::(\\d\\d)(?::(\\d\\d))?)?";

  private ClusterSettings() {}

  /// The hooks of an instance.
  static SettingHooks hooks(TimeZones zones) {
    TimeZoneHook hook =
        new TimeZoneHook(
            new TimeZoneHook.Zones() {
              @Override
              public TimeZoneHook.@Nullable Zone find(String name) {
                TimeZone zone = zones.find(name);
                return zone == null ? null : new TimeZoneHook.Zone(zone.name(), zone);
              }

              @Override
              public long intervalSeconds(String text) {
                return seconds(text);
              }
            });
    return StandardHooks.builder()
        .check(Settings.TIMEZONE, hook)
        .check(Settings.LOG_TIMEZONE, hook)
        .build();
  }

  /// The seconds of an interval as it is printed.
  private static long seconds(String text) {
    java.util.regex.Matcher parts = Pattern.compile(TIME).matcher(text);
    if (!parts.matches()) {
      throw PgException.notBuilt("a time zone given as an interval like '" + text + "'");
    }
    long hours = Long.parseLong(parts.group(2));
    long minutes = parts.group(3) == null ? 0 : Long.parseLong(parts.group(3));
    long seconds = parts.group(4) == null ? 0 : Long.parseLong(parts.group(4));
    long all = (hours * 60 + minutes) * 60 + seconds;
    return parts.group(1).equals("-") ? -all : all;
  }

  /// Settings that are fixed at the start.
  ///
  /// @throws PgException FATAL 53000 when the process may open too few files
  static StorageSettings storage(SettingReader settings, Descriptors descriptors) {
    StorageSettings.Memory memory =
        new StorageSettings.Memory(
            settings.intValue(Settings.SHARED_BUFFERS),
            settings.intValue(Settings.WAL_BUFFERS),
            settings.intValue(Settings.TEMP_BUFFERS),
            settings.intValue(Settings.TRANSACTION_BUFFERS),
            settings.intValue(Settings.SUBTRANSACTION_BUFFERS),
            settings.intValue(Settings.COMMIT_TIMESTAMP_BUFFERS),
            settings.intValue(Settings.MULTIXACT_OFFSET_BUFFERS),
            settings.intValue(Settings.MULTIXACT_MEMBER_BUFFERS),
            descriptors.forRelations(
                settings.intValue(Settings.MAX_FILES_PER_PROCESS),
                settings.intValue(Settings.MAX_CONNECTIONS)));
    StorageSettings.Processes processes =
        new StorageSettings.Processes(
            settings.intValue(Settings.MAX_CONNECTIONS),
            settings.intValue(Settings.AUTOVACUUM_MAX_WORKERS),
            settings.intValue(Settings.MAX_WORKER_PROCESSES),
            settings.intValue(Settings.MAX_WAL_SENDERS),
            settings.intValue(Settings.MAX_PREPARED_TRANSACTIONS),
            settings.intValue(Settings.MAX_LOCKS_PER_TRANSACTION));
    WalLevel level = WalLevel.of(settings.enumCode(Settings.WAL_LEVEL));
    StorageSettings.Logging logging =
        new StorageSettings.Logging(
            level,
            settings.is(Settings.FULL_PAGE_WRITES),
            settings.is(Settings.WAL_LOG_HINTS),
            settings.is(Settings.TRACK_COMMIT_TIMESTAMP),
            !settings.enumName(Settings.ARCHIVE_MODE).equals("off") && level != WalLevel.MINIMAL);
    StorageSettings.Recovery recovery =
        new StorageSettings.Recovery(
            settings.intValue(Settings.LOG_STARTUP_PROGRESS_INTERVAL),
            settings.is(Settings.FSYNC),
            settings.is(Settings.IGNORE_INVALID_PAGES),
            true);
    return new StorageSettings(memory, processes, logging, recovery);
  }

  /// Settings that may change.
  static CheckpointSettings checkpoints(SettingReader settings) {
    return new CheckpointSettings(
        settings.intValue(Settings.CHECKPOINT_TIMEOUT),
        settings.intValue(Settings.CHECKPOINT_WARNING),
        settings.realValue(Settings.CHECKPOINT_COMPLETION_TARGET),
        settings.is(Settings.LOG_CHECKPOINTS),
        flushAfter(settings, Settings.CHECKPOINT_FLUSH_AFTER),
        new CheckpointSettings.Retention(
            settings.intValue(Settings.MAX_WAL_SIZE),
            settings.intValue(Settings.MIN_WAL_SIZE),
            settings.intValue(Settings.WAL_KEEP_SIZE),
            settings.intValue(Settings.MAX_SLOT_WAL_KEEP_SIZE),
            settings.is(Settings.WAL_RECYCLE),
            settings.is(Settings.SUMMARIZE_WAL)));
  }

  /// After how many pages the system is asked to write them, as a setting says: not at all where
  /// nothing has to be durable.
  static int flushAfter(SettingReader settings, IntSetting setting) {
    return settings.is(Settings.FSYNC) ? settings.intValue(setting) : 0;
  }

  /// Regular expressions in the authentication files are PostgreSQL's, in the C locale.
  static RegexCompiler regexes() {
    Collation plain = Collations.C;
    return text -> {
      byte[] pattern = text.getBytes(StandardCharsets.UTF_8);
      Matcher compiled =
          new Matchers(Encoding.UTF8).of(pattern, 0, pattern.length, RegexFlags.DEFAULT, plain);
      return new RegexCompiler.Pattern() {
        @Override
        public int groups() {
          return compiled.captures();
        }

        @Override
        public synchronized @Nullable String find(String searched) {
          byte[] bytes = searched.getBytes(StandardCharsets.UTF_8);
          compiled.load(Encoding.UTF8, bytes, 0, bytes.length);
          if (!compiled.find(0)) {
            return null;
          }
          if (compiled.captures() < 1 || compiled.start(1) < 0) {
            return "";
          }
          int from = compiled.byteOffset(compiled.start(1));
          int to = compiled.byteOffset(compiled.end(1));
          return new String(bytes, from, to - from, StandardCharsets.UTF_8);
        }
      };
    };
  }

  /// Says that the settings can live together.
  ///
  /// @throws PgException FATAL when they cannot
  static void check(SettingReader settings) {
    int forSuperusers = settings.intValue(Settings.SUPERUSER_RESERVED_CONNECTIONS);
    int reserved = settings.intValue(Settings.RESERVED_CONNECTIONS);
    int most = settings.intValue(Settings.MAX_CONNECTIONS);
    if (forSuperusers + reserved >= most) {
      throw new Instance.Misconfigured(
          ("\"superuser_reserved_connections\" (%d) plus \"reserved_connections\" (%d) must be less"
                  + " than \"max_connections\" (%d)")
              .formatted(forSuperusers, reserved, most));
    }
    WalLevel level = WalLevel.of(settings.enumCode(Settings.WAL_LEVEL));
    if (level == WalLevel.MINIMAL) {
      if (!settings.enumName(Settings.ARCHIVE_MODE).equals("off")) {
        throw PgException.fatal(
            SqlState.INVALID_PARAMETER_VALUE,
            "WAL archival cannot be enabled when \"wal_level\" is \"minimal\"");
      }
      if (settings.intValue(Settings.MAX_WAL_SENDERS) > 0) {
        throw PgException.fatal(
            SqlState.INVALID_PARAMETER_VALUE,
            "WAL streaming (\"max_wal_senders\" > 0) requires \"wal_level\" to be \"replica\" or"
                + " \"logical\"");
      }
      if (settings.is(Settings.SUMMARIZE_WAL)) {
        throw PgException.fatal(
            SqlState.INVALID_PARAMETER_VALUE,
            "WAL cannot be summarized when \"wal_level\" is \"minimal\"");
      }
    }
  }
}
