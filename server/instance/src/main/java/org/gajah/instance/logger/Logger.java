package org.gajah.instance.logger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.OutOfDescriptorsException;
import org.gajah.base.seam.SystemError;
import org.gajah.base.seam.Threads;
import org.gajah.base.settings.SettingReader;
import org.gajah.base.settings.Settings;
import org.gajah.instance.logger.LogFiles.Opening;
import org.gajah.session.log.LogDestinations;
import org.gajah.session.log.LogSink;
import org.gajah.text.zone.TimeZone;
import org.jspecify.annotations.Nullable;

/// The logger of an instance. Until [#start], and after [#close], and where `logging_collector` is
/// off, everything goes to the standard error.
public final class Logger implements LogSink, AutoCloseable {
  private static final String CURRENT_FILES = "current_logfiles";
  private static final String SIGNAL_FILE = "logrotate";
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final int SECONDS_PER_MINUTE = 60;
  private static final int BYTES_PER_KILOBYTE = 1024;
  private static final int OWNER_MAY_WRITE = 0600;

  private final Path dataDirectory;
  private final Disk disk;
  private final Clock clock;
  private final SettingReader settings;
  private final Consumer<byte[]> stderr;
  private final LogFiles files;
  private final Threads.Parker parker;
  private final AtomicBoolean rotating = new AtomicBoolean();
  private Reporter own = message -> {};
  private Zone zone = () -> TimeZone.fixed("GMT", "GMT", 0);
  private Opened opened = new Opened("", "", 0, Set.of());
  private long nextRotation;
  private boolean rotationDisabled;
  private volatile boolean collecting;
  private volatile boolean rotationWanted;
  private volatile boolean closing;
  private Threads.@Nullable Strand thread;

  /// `log_timezone`, as it is at the moment.
  @FunctionalInterface
  public interface Zone {
    TimeZone now();
  }

  /// The settings that the open files go by.
  private record Opened(String directory, String pattern, int age, Set<Format> formats) {}

  /// @param stderr where everything goes that does not go into files
  public Logger(
      Path dataDirectory,
      Disk disk,
      Threads threads,
      Clock clock,
      SettingReader settings,
      Consumer<byte[]> stderr) {
    this.dataDirectory = dataDirectory;
    this.disk = disk;
    this.clock = clock;
    this.settings = settings;
    this.stderr = stderr;
    this.files = new LogFiles(disk, dataDirectory);
    this.parker = threads.newParker();
  }

  // Starting and stopping.

  /// Opens the files, if `logging_collector` is on, and says so where messages went until now.
  ///
  /// @param postmaster takes what those read who look at the standard error
  /// @param logger takes what the logger says
  /// @throws PgException FATAL when a file cannot be opened
  public void start(Threads threads, Reporter postmaster, Reporter logger, Zone logTimeZone) {
    own = logger;
    zone = logTimeZone;
    forget(SIGNAL_FILE);
    forget(CURRENT_FILES);
    if (!settings.is(Settings.LOGGING_COLLECTOR)) {
      return;
    }
    openFirst();
    postmaster.report(
        new PgException(
                Severity.LOG,
                SqlState.SUCCESSFUL_COMPLETION,
                "redirecting log output to logging collector process",
                null)
            .hint(
                "Future log output will appear in directory \"%s\"."
                    .formatted(settings.string(Settings.LOG_DIRECTORY))));
    collecting = true;
    thread = threads.start("logger", this::watchClock);
  }

  private synchronized void openFirst() {
    opened = wanted();
    files.prepare(opened.directory);
    Opening how = opening(unixSeconds());
    for (Format format : opened.formats) {
      try {
        files.open(format, how, false);
      } catch (LogFiles.Failure e) {
        Arrays.stream(Format.values()).forEach(files::close);
        throw PgException.fatal(SystemError.sqlState(e.reason()), complaint(e));
      }
    }
    planRotation();
    tellCurrentFiles();
  }

  private static String complaint(LogFiles.Failure e) {
    return "could not open log file \"%s\": %s".formatted(e.name(), SystemError.text(e.reason()));
  }

  /// The last message has been written.
  @Override
  public void close() {
    closing = true;
    collecting = false;
    parker.unpark();
    Threads.Strand running = thread;
    if (running != null) {
      running.join(0);
    }
    Arrays.stream(Format.values()).forEach(files::close);
  }

  // Writing.

  @Override
  public boolean isCollecting() {
    return collecting;
  }

  @Override
  public void write(Format format, byte[] message) {
    boolean written = false;
    if (collecting) {
      try {
        written = files.write(format, message);
      } catch (IOException e) {
        stderr.accept(
            ("could not write to log file: " + SystemError.text(e) + "\n")
                .getBytes(StandardCharsets.UTF_8));
      }
    }
    if (!written) {
      stderr.accept(message);
    } else {
      rotateBySize();
    }
  }

  // Rotation.

  /// Asks for new files now.
  ///
  /// @return false when there is no logger
  public boolean rotate() {
    if (!collecting) {
      return false;
    }
    rotationWanted = true;
    parker.unpark();
    return true;
  }

  /// A SIGUSR1 came: rotates if somebody, `pg_ctl` for example, has left a file that says so.
  public void signalled() {
    try {
      if (collecting && disk.exists(dataDirectory.resolve(SIGNAL_FILE))) {
        rotate();
        forget(SIGNAL_FILE);
      }
    } catch (IOException e) {
      own.log("could not read \"%s\": %s".formatted(SIGNAL_FILE, SystemError.text(e)));
    }
  }

  /// The settings were read again.
  public void reloaded() {
    if (collecting) {
      adopt();
    }
  }

  private void adopt() {
    boolean rotate;
    synchronized (this) {
      Opened now = wanted();
      boolean moved = !now.directory.equals(opened.directory);
      if (moved) {
        files.prepare(now.directory);
      }
      rotate =
          moved
              || !now.pattern.equals(opened.pattern)
              || !now.formats.equals(opened.formats)
              || rotationDisabled;
      boolean otherAge = now.age != opened.age;
      opened = now;
      rotationDisabled = false;
      if (otherAge) {
        planRotation();
      }
    }
    if (rotate) {
      turn(false, EnumSet.allOf(Format.class));
    }
    tellCurrentFiles();
    parker.unpark();
  }

  private void watchClock() {
    while (!closing) {
      if (rotationWanted) {
        rotationWanted = false;
        turn(false, EnumSet.allOf(Format.class));
      } else if (isTimeUp()) {
        turn(true, EnumSet.allOf(Format.class));
      }
      if (!closing && !rotationWanted) {
        parker.park(untilRotation());
      }
    }
  }

  private synchronized boolean isTimeUp() {
    return nextRotation != 0 && !rotationDisabled && unixSeconds() >= nextRotation;
  }

  /// How long to sleep; negative for ever.
  private synchronized long untilRotation() {
    if (nextRotation == 0 || rotationDisabled) {
      return -1;
    }
    return Math.max(1, nextRotation - unixSeconds()) * NANOS_PER_SECOND;
  }

  private void rotateBySize() {
    int kilobytes = settings.intValue(Settings.LOG_ROTATION_SIZE);
    if (kilobytes <= 0) {
      return;
    }
    Set<Format> full = files.reaching((long) kilobytes * BYTES_PER_KILOBYTE);
    // Whoever is about to rotate may log something, and so come here again.
    if (!full.isEmpty() && !isDisabled() && rotating.compareAndSet(false, true)) {
      try {
        turn(false, full);
      } finally {
        rotating.set(false);
      }
    }
  }

  private synchronized boolean isDisabled() {
    return rotationDisabled;
  }

  /// Opens new files. What goes wrong is reported when no lock is held any more.
  private void turn(boolean forTime, Set<Format> which) {
    LogFiles.Failure failure = null;
    synchronized (this) {
      long moment = forTime ? nextRotation : unixSeconds();
      Opening how = opening(moment);
      boolean truncate = forTime && settings.is(Settings.LOG_TRUNCATE_ON_ROTATION);
      for (Format format : Format.values()) {
        if (!opened.formats.contains(format)) {
          files.close(format);
        } else if (failure == null && (which.contains(format) || !files.isOpen(format))) {
          try {
            files.open(format, how, truncate);
          } catch (LogFiles.Failure e) {
            failure = e;
            rotationDisabled = !(e.reason() instanceof OutOfDescriptorsException);
          }
        }
      }
      planRotation();
    }
    if (failure == null) {
      tellCurrentFiles();
    } else {
      own.log(complaint(failure));
      if (isDisabled()) {
        own.log("disabling automatic rotation (use SIGHUP to re-enable)");
      }
    }
  }

  /// The next multiple of `log_rotation_age` in local time.
  private void planRotation() {
    long interval = (long) settings.intValue(Settings.LOG_ROTATION_AGE) * SECONDS_PER_MINUTE;
    if (interval <= 0) {
      nextRotation = 0;
      return;
    }
    long now = unixSeconds();
    int offset = zone.now().offsetAt(now);
    nextRotation = Math.floorDiv(now + offset, interval) * interval + interval - offset;
  }

  // What is open.

  private Opened wanted() {
    LogDestinations destinations = LogDestinations.of(settings);
    Set<Format> formats = EnumSet.of(Format.STDERR);
    for (Format format : Format.values()) {
      if (destinations.has(format)) {
        formats.add(format);
      }
    }
    return new Opened(
        settings.string(Settings.LOG_DIRECTORY),
        settings.string(Settings.LOG_FILENAME),
        settings.intValue(Settings.LOG_ROTATION_AGE),
        formats);
  }

  private Opening opening(long moment) {
    return new Opening(
        opened.directory,
        LogFileName.of(opened.pattern, moment, zone.now()),
        settings.intValue(Settings.LOG_FILE_MODE));
  }

  private long unixSeconds() {
    return Math.floorDiv(clock.timestamp() + Clock.POSTGRES_EPOCH_MICROS, 1_000_000L);
  }

  /// The file that messages of a format go into; of the first format that is wanted when it is
  /// null. Null when there is none.
  public @Nullable String currentFile(@Nullable Format format) {
    if (!collecting) {
      return null;
    }
    LogDestinations destinations = LogDestinations.of(settings);
    for (Format each : Format.values()) {
      if ((format == null || format == each) && destinations.has(each)) {
        String name = files.name(each);
        if (name != null) {
          return name;
        }
      }
    }
    return null;
  }

  /// Writes `current_logfiles`, for those who look for the log without asking the server.
  private void tellCurrentFiles() {
    LogDestinations destinations = LogDestinations.of(settings);
    Set<Format> listed = EnumSet.noneOf(Format.class);
    Arrays.stream(Format.values()).filter(destinations::has).forEach(listed::add);
    List<String> lines = files.names(listed);
    Path path = dataDirectory.resolve(CURRENT_FILES);
    Path fresh = dataDirectory.resolve(CURRENT_FILES + ".tmp");
    if (lines.isEmpty()) {
      forget(CURRENT_FILES);
      return;
    }
    try {
      synchronized (files) {
        try (var file = disk.append(fresh, OWNER_MAY_WRITE)) {
          file.truncate();
          file.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        disk.rename(fresh, path);
      }
    } catch (IOException e) {
      own.log("could not open file \"%s\": %s".formatted(CURRENT_FILES, SystemError.text(e)));
    }
  }

  private void forget(String name) {
    try {
      Path path = dataDirectory.resolve(name);
      if (disk.exists(path)) {
        disk.delete(path);
      }
    } catch (IOException e) {
      own.log("could not remove file \"%s\": %s".formatted(name, SystemError.text(e)));
    }
  }
}
