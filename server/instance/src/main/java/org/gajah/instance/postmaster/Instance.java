package org.gajah.instance.postmaster;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.memory.SharedMemory;
import org.gajah.base.seam.Connection;
import org.gajah.base.seam.IdleWatch;
import org.gajah.base.seam.Listener;
import org.gajah.base.seam.MemoryConnection;
import org.gajah.base.seam.NameService;
import org.gajah.base.seam.SystemError;
import org.gajah.base.settings.Setting;
import org.gajah.base.settings.SettingReader;
import org.gajah.base.settings.SettingValues;
import org.gajah.base.settings.Settings;
import org.gajah.instance.cluster.LockFile;
import org.gajah.instance.cluster.NamesAhead;
import org.gajah.instance.config.InstanceConfiguration;
import org.gajah.instance.logger.Logger;
import org.gajah.session.log.LogDestinations;
import org.gajah.session.protocol.Timers;
import org.jspecify.annotations.Nullable;

/// A database instance. Mirrors `PostmasterMain`.
///
/// [#start] does what must be done before anybody is told anything: settings, lock file, sockets.
/// From then on its [Postmaster] ([#run], on the caller's thread) decides; [#stop], [#reload] and
/// the rest may be called from anywhere.
public final class Instance implements AutoCloseable {
  /// What `version()` and the log say.
  public static final String VERSION =
      "PostgreSQL 17.11 (Gajah) on "
          + System.getProperty("os.arch")
          + "-"
          + System.getProperty("os.name").toLowerCase(Locale.ROOT)
          + ", JVM "
          + System.getProperty("java.version");

  private final InstanceOptions options;
  private final Foundation foundation;
  private final SettingValues settings;
  private final InstanceConfiguration configuration;
  private final Logger logger;
  private final LogLines log;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AuthenticationFiles files;
  private final Clients clients;
  private final Timers timers;
  private final IdleWatch idle;
  private final Premises premises;
  private final ClusterStorage storage;
  private final Postmaster postmaster;

  /// The settings cannot live together, or there is no cluster. PostgreSQL says so without its log.
  public static final class Misconfigured extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exitCode;

    Misconfigured(String message) {
      this(message, 1);
    }

    Misconfigured(String message, int exitCode) {
      super(message, null, false, false);
      this.exitCode = exitCode;
    }

    /// What the program ends with.
    public int exitCode() {
      return exitCode;
    }
  }

  private Instance(InstanceOptions options) {
    this.options = options;
    foundation = new Foundation(options, "postmaster", false);
    settings = foundation.settings();
    configuration = foundation.configuration();
    log = foundation.log();
    InstanceOptions.World world = options.world();
    logger = foundation.logger();
    premises = new Premises(options, settings, log, false, foundation.startTimestamp());
    files = new AuthenticationFiles(world.disk(), options.dataDirectory(), settings, log);
    timers = new Timers(world.threads(), world.clock());
    idle = world.connections().newWatch();
    clients =
        new Clients(world, settings, files, log, logger, timers, idle, events::add, configuration);
    storage =
        new ClusterStorage(
            options,
            settings,
            log.of(world.host().pid(), "startup"),
            foundation.times(),
            events::add);
    postmaster =
        new Postmaster(
            options,
            settings,
            configuration,
            files,
            log,
            logger,
            events,
            premises,
            storage,
            clients);
  }

  /// Starts an instance: when this returns it listens, and [#run] is to be called.
  ///
  /// @throws PgException FATAL when it cannot start; what is wrong is in the log
  /// @throws Misconfigured when settings contradict each other
  public static Instance start(InstanceOptions options) {
    Instance instance = new Instance(options);
    instance.foundation.guarded(
        () -> {
          instance.configure();
          instance.occupy();
        },
        instance::release);
    return instance;
  }

  /// The value of a setting as an instance would have it (`postgres -C`).
  ///
  /// @throws PgException FATAL when there is no such setting, or the files have faults
  public static String show(InstanceOptions options, String name) {
    Instance instance = new Instance(options);
    try {
      instance.configure();
      Setting setting = instance.settings.find(name);
      if (setting == null) {
        throw PgException.fatal(
            SqlState.UNDEFINED_OBJECT, "unrecognized configuration parameter \"" + name + "\"");
      }
      return instance.settings.plain(setting);
    } catch (InstanceConfiguration.StartFault e) {
      e.log().forEach(instance.log::report);
      throw e.fault();
    } catch (PgException e) {
      throw e.raise(Severity.FATAL);
    } finally {
      instance.timers.close();
    }
  }

  /// Looks whether an instance could run with its settings in its directory, which need not hold a
  /// cluster yet (`postgres --check`).
  ///
  /// @throws PgException FATAL when it could not; what is wrong is in the log
  public static void check(InstanceOptions options) {
    Foundation foundation = new Foundation(options, "not initialized", true);
    Premises premises =
        new Premises(
            options, foundation.settings(), foundation.log(), true, foundation.startTimestamp());
    SharedMemory memory = new SharedMemory();
    foundation.guarded(
        () -> {
          foundation.configure();
          foundation.checkDirectory();
          premises.occupy();
          ClusterSettings.storage(foundation.settings(), options.world().host().descriptors());
          reserve(memory, foundation.settings());
        },
        () -> {});
    memory.close();
    premises.close();
  }

  /// Takes the memory for buffers, which is most of what an instance takes at its start.
  private static void reserve(SharedMemory memory, SettingReader settings) {
    long bytes =
        (long) settings.intValue(Settings.SHARED_BUFFERS) * settings.intValue(Settings.BLOCK_SIZE);
    try {
      memory.allocate("Buffer Blocks", bytes);
    } catch (OutOfMemoryError | IllegalArgumentException e) {
      throw PgException.fatal(
              SqlState.OUT_OF_MEMORY,
              "could not map anonymous shared memory: Cannot allocate memory")
          .hint(
              ("This error usually means that PostgreSQL's request for a shared memory segment"
                      + " exceeded available memory, swap space, or huge pages. To reduce the"
                      + " request size (currently %d bytes), reduce PostgreSQL's shared memory"
                      + " usage, perhaps by reducing \"shared_buffers\" or \"max_connections\".")
                  .formatted(bytes));
    }
  }

  // Starting.

  private void configure() {
    foundation.configure();
    ClusterSettings.check(settings);
    settings.started();
  }

  private void occupy() {
    InstanceOptions.World world = options.world();
    world.threads().start("idle sessions", this::watchIdle);
    foundation.checkCluster();
    premises.occupy();
    startLogger();
    NameService names =
        new NamesAhead(world.names(), world.threads(), settings.string(Settings.LISTEN_ADDRESSES));
    storage.open();
    log.log("starting " + VERSION);
    files.loadTls();
    List<Listener> listeners = premises.listen(names);
    files.load();
    premises.status(LockFile.Status.STARTING);
    for (Listener listener : listeners) {
      world.threads().start("listener " + listener.port(), () -> clients.accept(listener));
    }
  }

  private void startLogger() {
    InstanceOptions.World world = options.world();
    LogLines own = log.of(world.host().pid(), "logger");
    logger.start(world.threads(), log, own, () -> log.log().zone(settings));
    if (!LogDestinations.of(settings).stderr()) {
      log.everywhere(
          new PgException(
                  Severity.LOG, SqlState.SUCCESSFUL_COMPLETION, "ending log output to stderr", null)
              .hint(
                  "Future log output will go to log destination \"%s\"."
                      .formatted(settings.string(Settings.LOG_DESTINATION))));
    }
  }

  private void watchIdle() {
    try {
      idle.run();
    } catch (IOException e) {
      // Then each session keeps its thread.
      log.log("could not watch idle sessions: " + SystemError.text(e));
    }
  }

  /// Recovers the cluster, then keeps the instance going until it is stopped.
  ///
  /// @return the exit code of the program
  public int run() {
    try {
      return postmaster.run();
    } finally {
      release();
      ended.countDown();
    }
  }

  /// Lets go of everything that was taken.
  private void release() {
    postmaster.closeCluster();
    timers.close();
    idle.close();
    premises.close();
    logger.close();
  }

  // For everybody.

  /// Asks the instance to stop.
  public void stop(ShutdownMode mode) {
    events.add(new Event.Stop(mode));
  }

  /// Asks the instance to read its settings again.
  public void reload() {
    events.add(new Event.Reload());
  }

  /// A SIGUSR1 came: somebody has left a file that says what for.
  public void signalled() {
    logger.signalled();
  }

  /// Waits until clients are let in.
  ///
  /// @return whether they are
  public boolean awaitReady(long millis) throws InterruptedException {
    return postmaster.awaitReady(millis);
  }

  /// Waits until the instance has ended.
  ///
  /// @return whether it has
  public boolean awaitEnd(long millis) throws InterruptedException {
    return ended.await(millis, TimeUnit.MILLISECONDS);
  }

  public SettingValues settings() {
    return settings;
  }

  public InstanceConfiguration configuration() {
    return configuration;
  }

  /// A connection from within this JVM, as over a unix socket.
  ///
  /// @param user the operating system's name of the client's user, for peer authentication
  public Connection connect(@Nullable String user) {
    MemoryConnection.Pair pair = MemoryConnection.pair(new Connection.Peer(null, -1, user));
    clients.serve(pair.server());
    return pair.client();
  }

  /// Stops it fast and waits for the end.
  @Override
  public void close() {
    stop(ShutdownMode.FAST);
    boolean over = false;
    while (!over) {
      try {
        over = awaitEnd(Long.MAX_VALUE);
      } catch (InterruptedException e) {
        over = true;
      }
    }
  }
}
