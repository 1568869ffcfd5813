package org.gajah.instance.postmaster;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.SqlState;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.DiskFile;
import org.gajah.base.seam.Listener;
import org.gajah.base.seam.NameService;
import org.gajah.base.seam.SystemError;
import org.gajah.base.settings.SettingReader;
import org.gajah.base.settings.Settings;
import org.gajah.instance.cluster.ListeningSockets;
import org.gajah.instance.cluster.LockFile;
import org.jspecify.annotations.Nullable;

/// What an instance holds so that it is the only one and can be found: its place in this JVM, the
/// lock file of its directory, its sockets, the files with its options and its process id.
final class Premises implements AutoCloseable {
  private static final String REGISTRY = "org.gajah.instance.directory.";

  private final InstanceOptions options;
  private final SettingReader settings;
  private final Reporter log;
  private final boolean alone;
  private final long startSeconds;
  private @Nullable LockFile lock;
  private @Nullable ListeningSockets sockets;
  private boolean registered;

  /// @param alone whether the instance is one process
  /// @param startTimestamp when the instance was started
  Premises(
      InstanceOptions options,
      SettingReader settings,
      Reporter log,
      boolean alone,
      long startTimestamp) {
    this.options = options;
    this.settings = settings;
    this.log = log;
    this.alone = alone;
    this.startSeconds = Math.floorDiv(startTimestamp + Clock.POSTGRES_EPOCH_MICROS, 1_000_000L);
  }

  /// Takes the directory.
  ///
  /// @throws PgException FATAL when somebody else has it
  void occupy() {
    register();
    InstanceOptions.World world = options.world();
    lock =
        LockFile.ofDirectory(
            world.disk(),
            options.dataDirectory(),
            world.host(),
            startSeconds,
            settings.intValue(Settings.PORT),
            alone);
  }

  /// Two instances of one JVM have the same process id, so the lock file does not keep them apart.
  private void register() {
    String key = REGISTRY + options.dataDirectory();
    if (System.getProperties().putIfAbsent(key, "open") != null) {
      throw PgException.fatal(
              SqlState.LOCK_FILE_EXISTS,
              "lock file \"" + options.dataDirectory().resolve(LockFile.NAME) + "\" already exists")
          .hint(
              "Is another postmaster (PID %d) running in data directory \"%s\"?"
                  .formatted(options.world().host().pid(), options.dataDirectory()));
    }
    registered = true;
  }

  /// Opens the sockets and tells the world in the lock file.
  ///
  /// @return where clients will knock
  List<Listener> listen(NameService names) {
    InstanceOptions.World world = options.world();
    ListeningSockets listening =
        new ListeningSockets(
            world.disk(),
            world.connections(),
            names,
            world.host(),
            log,
            settings,
            options.dataDirectory(),
            startSeconds);
    sockets = listening;
    listening.open();
    LockFile own = lock;
    if (own != null) {
      String address = listening.firstAddress();
      Path socketDirectory = listening.firstSocketDirectory();
      own.socketDirectory(socketDirectory == null ? Path.of("") : socketDirectory);
      own.listenAddress(address == null ? "" : address);
    }
    writeOptions();
    return listening.listeners();
  }

  private void writeOptions() {
    Path path = options.dataDirectory().resolve("postmaster.opts");
    try {
      write(path, options.commandLine());
      String pidFile = settings.string(Settings.EXTERNAL_PID_FILE);
      if (!pidFile.isEmpty()) {
        Path own = options.dataDirectory().resolve(pidFile);
        write(own, Integer.toString(options.world().host().pid()));
        options.world().disk().letAllRead(own);
      }
    } catch (IOException e) {
      log.log("could not create file \"%s\": %s".formatted(path, SystemError.text(e)));
    }
  }

  private void write(Path path, String line) throws IOException {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    try (DiskFile file = options.world().disk().open(path, Disk.OpenMode.CREATE)) {
      file.truncate(0);
      file.write(MemorySegment.ofArray(bytes), 0);
    }
  }

  /// Says in the lock file how far the instance is.
  void status(LockFile.Status status) {
    LockFile own = lock;
    if (own != null) {
      own.status(status);
    }
  }

  /// Whether the lock file has been taken away.
  boolean isLost() {
    LockFile own = lock;
    return own != null && !own.isOurs();
  }

  /// Lets go of everything that was taken.
  @Override
  public void close() {
    if (sockets != null) {
      sockets.close();
    }
    LockFile own = lock;
    if (own != null) {
      removePidFile();
      own.release();
      lock = null;
      log.condition("database system is shut down");
    }
    if (registered) {
      registered = false;
      System.getProperties().remove(REGISTRY + options.dataDirectory());
    }
  }

  private void removePidFile() {
    String name = settings.string(Settings.EXTERNAL_PID_FILE);
    if (name.isEmpty()) {
      return;
    }
    try {
      options.world().disk().delete(options.dataDirectory().resolve(name));
    } catch (NoSuchFileException gone) {
      // As wanted.
    } catch (IOException e) {
      log.log("could not remove file \"%s\": %s".formatted(name, SystemError.text(e)));
    }
  }
}
