package org.gajah.instance.postmaster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.seam.Connection;
import org.gajah.base.seam.IdleWatch;
import org.gajah.base.seam.Listener;
import org.gajah.base.seam.MemoryConnection;
import org.gajah.base.seam.NameService;
import org.gajah.base.seam.SystemError;
import org.gajah.base.settings.Setting;
import org.gajah.base.settings.SettingSource;
import org.gajah.base.settings.SettingValues;
import org.gajah.base.settings.Settings;
import org.gajah.disk.ClusterFiles;
import org.gajah.instance.cluster.Descriptors;
import org.gajah.instance.cluster.LockFile;
import org.gajah.instance.cluster.NamesAhead;
import org.gajah.instance.config.InstanceConfiguration;
import org.gajah.recovery.StorageEngine;
import org.gajah.recovery.cluster.DirectoryCheck;
import org.gajah.recovery.cluster.Environment;
import org.gajah.recovery.cluster.LogTimes;
import org.gajah.session.log.LogOrigin;
import org.gajah.session.log.ServerLog;
import org.gajah.session.protocol.ClientSession;
import org.gajah.session.protocol.Timers;
import org.gajah.text.zone.TimeZones;
import org.jspecify.annotations.Nullable;

/// A running database instance. Mirrors `PostmasterMain` and `ServerLoop`.
///
/// [#start] does what must be done before anybody is told anything: settings, lock file, sockets.
/// From then on the postmaster's thread ([#run], on the caller's thread) decides; [#stop],
/// [#reload] and the rest may be called from anywhere.
public final class Instance implements AutoCloseable {
  /// What `version()` and the log say.
  public static final String VERSION =
      "PostgreSQL 17.11 (Gajah) on "
          + System.getProperty("os.arch")
          + "-"
          + System.getProperty("os.name").toLowerCase(Locale.ROOT)
          + ", JVM "
          + System.getProperty("java.version");

  private static final int TICK_MILLIS = 1000;
  private static final int TICKS_BETWEEN_LOCK_CHECKS = 60;
  private static final long CHILD_PATIENCE_MILLIS = 5000;

  private final InstanceOptions options;
  private final SettingValues settings;
  private final InstanceConfiguration configuration;
  private final LogLines log;
  private final ServerLog serverLog;
  private final long startTimestamp;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Gatekeeper gate = new Gatekeeper();
  private final CountDownLatch ready = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AuthenticationFiles files;
  private final Clients clients;
  private final Timers timers;
  private final IdleWatch idle;
  private final Premises premises;
  private final Crew crew;
  private final Silence silence;
  private final Descriptors descriptors;
  private @Nullable StorageEngine storage;
  private @Nullable ShutdownMode shutdown;
  private boolean recovering;
  private boolean broken;
  private int ticks;
  private volatile int exitCode;

  /// The program's exit code when there is no cluster where it should be.
  private static final int NO_DATABASE = 2;

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
    InstanceOptions.World world = options.world();
    TimeZones zones = new TimeZones();
    settings = new SettingValues(ClusterSettings.hooks(zones));
    startTimestamp = world.clock().timestamp();
    serverLog = new ServerLog(options.log(), world.clock(), zones);
    log =
        new LogLines(
            serverLog,
            LogOrigin.background(world.host().pid(), "postmaster", startTimestamp),
            settings);
    configuration =
        new InstanceConfiguration(
            world.disk(), settings, options.dataDirectory(), options.configFile());
    premises = new Premises(options, settings, log, startTimestamp);
    descriptors = world.host().descriptors();
    silence = new Silence(options.silent());
    crew = new Crew(world.threads(), settings, events::add);
    files = new AuthenticationFiles(world.disk(), options.dataDirectory(), settings, log);
    timers = new Timers(world.threads(), world.clock());
    idle = world.connections().newWatch();
    clients =
        new Clients(
            world, settings, files, serverLog, timers, idle, gate, events::add, configuration);
  }

  /// Starts an instance: when this returns it listens, and [#run] is to be called.
  ///
  /// @throws PgException FATAL when it cannot start; what is wrong is in the log
  /// @throws Misconfigured when settings contradict each other
  public static Instance start(InstanceOptions options) {
    Instance instance = new Instance(options);
    boolean good = false;
    try {
      instance.configure();
      instance.occupy();
      good = true;
      return instance;
    } catch (InstanceConfiguration.StartFault e) {
      e.log().forEach(instance.log::report);
      throw instance.refused(e.fault());
    } catch (PgException e) {
      throw instance.refused(e);
    } finally {
      if (!good) {
        instance.release();
      }
    }
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

  private PgException refused(PgException fault) {
    log.report(fault.raise(Severity.FATAL));
    return fault;
  }

  // Starting.

  private void configure() {
    Path directory = options.dataDirectory();
    settings.override(Settings.DATA_DIRECTORY, directory.toString());
    settings.override(Settings.CONFIG_FILE, options.configFile().toString());
    List<PgException> notes = configuration.start(options.environment(), options.command());
    defaultFile(Settings.HBA_FILE.name(), settings.string(Settings.HBA_FILE), "pg_hba.conf");
    defaultFile(Settings.IDENT_FILE.name(), settings.string(Settings.IDENT_FILE), "pg_ident.conf");
    notes.forEach(log::report);
    ClusterSettings.check(settings);
    settings.started();
  }

  /// Files that are not set are in the data directory; names without a path are taken from there.
  private void defaultFile(String setting, String given, String name) {
    Path file = options.dataDirectory().resolve(given.isEmpty() ? name : given);
    settings.set(setting, file.toString(), SettingSource.OVERRIDE);
  }

  private void occupy() {
    InstanceOptions.World world = options.world();
    world.threads().start("idle sessions", this::watchIdle);
    Path directory = options.dataDirectory();
    DirectoryCheck check = new DirectoryCheck(new ClusterFiles(world.disk(), directory));
    check.checkDirectory();
    String missing = check.missingControlFile();
    if (missing != null) {
      throw new Misconfigured(missing, NO_DATABASE);
    }
    premises.occupy();
    NameService names =
        new NamesAhead(world.names(), world.threads(), settings.string(Settings.LISTEN_ADDRESSES));
    storage = open();
    log.log("starting " + VERSION);
    files.loadTls();
    List<Listener> listeners = premises.listen(names);
    files.load();
    premises.status(LockFile.Status.STARTING);
    for (Listener listener : listeners) {
      world.threads().start("listener " + listener.port(), () -> clients.accept(listener));
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

  private StorageEngine open() {
    InstanceOptions.World world = options.world();
    Environment environment =
        new Environment(
            world.disk(),
            world.clock(),
            world.threads(),
            world.chance(),
            new LogLines(serverLog, startupOrigin(), settings),
            LogTimes.UTC,
            (proc, cause) -> events.add(new Event.Broken(proc.pid(), cause, null)));
    StorageEngine engine =
        StorageEngine.open(
            options.dataDirectory(),
            environment,
            ClusterSettings.storage(settings, descriptors),
            ClusterSettings.checkpoints(settings));
    engine.freezeMaxAges(
        settings.intValue(Settings.AUTOVACUUM_FREEZE_MAX_AGE),
        settings.intValue(Settings.AUTOVACUUM_MULTIXACT_FREEZE_MAX_AGE));
    return engine;
  }

  private LogOrigin startupOrigin() {
    return LogOrigin.background(options.world().host().pid(), "startup", startTimestamp);
  }

  // The postmaster.

  /// Recovers the cluster, then keeps the instance going until it is stopped.
  ///
  /// @return the exit code of the program
  public int run() {
    boolean good = false;
    try {
      recover();
      boolean going = true;
      while (going) {
        going = handle(next()) && advance();
      }
      good = true;
    } finally {
      if (!good) {
        exitCode = 1;
      }
      release();
      ended.countDown();
    }
    return exitCode;
  }

  private Event next() {
    try {
      Event event = events.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
      return event == null ? new Event.Tick() : event;
    } catch (InterruptedException e) {
      return new Event.Stop(ShutdownMode.FAST);
    }
  }

  private void recover() {
    StorageEngine engine = storage();
    recovering = true;
    options
        .world()
        .threads()
        .start(
            "startup",
            () -> {
              Throwable failure = null;
              try {
                engine.start();
              } catch (Throwable e) {
                failure = e;
              }
              events.add(new Event.Recovered(failure));
            });
  }

  private StorageEngine storage() {
    StorageEngine now = storage;
    if (now == null) {
      throw PgException.internal("the cluster is not open");
    }
    return now;
  }

  /// Deals with an event.
  ///
  /// @return false when it is over
  private boolean handle(Event event) {
    switch (event) {
      case Event.Stop stop -> stopping(stop.mode());
      case Event.Reload _ -> reloading();
      case Event.Recovered recovered -> {
        return recovered(recovered.failure());
      }
      case Event.Ended process -> processEnded(process);
      case Event.SessionEnded _ -> {}
      case Event.LostCancel cancel ->
          log.log(
              cancel.known()
                  ? "wrong key in cancel request for process " + cancel.processId()
                  : "PID " + cancel.processId() + " in cancel request did not match any process");
      case Event.Broken fault -> broken(fault);
      case Event.Tick _ -> tick();
    }
    return true;
  }

  private boolean recovered(@Nullable Throwable failure) {
    recovering = false;
    if (failure != null) {
      if (failure instanceof PgException fault) {
        // Nobody is there to go on after an error.
        new LogLines(serverLog, startupOrigin(), settings)
            .report(fault.severity() == Severity.ERROR ? fault.raise(Severity.FATAL) : fault);
      } else {
        log.report(
            new PgException(
                Severity.PANIC, SqlState.INTERNAL_ERROR, "recovery failed: " + failure, failure));
      }
      log.log(
          "startup process (PID %d) exited with exit code 1"
              .formatted(options.world().host().pid()));
      log.log("aborting startup due to startup process failure");
      exitCode = 1;
      return false;
    }
    if (shutdown == ShutdownMode.IMMEDIATE) {
      return true;
    }
    open(storage());
    return true;
  }

  private void open(StorageEngine engine) {
    crew.start(engine);
    clients.open(engine, options.engines());
    broken = false;
    if (shutdown != null) {
      return;
    }
    gate.state(Gatekeeper.State.OPEN);
    premises.status(LockFile.Status.READY);
    log.log("database system is ready to accept connections");
    ready.countDown();
  }

  private void processEnded(Event.Ended ended) {
    Throwable failure = ended.failure();
    if (failure == null || broken || shutdown == ShutdownMode.IMMEDIATE) {
      return;
    }
    Background process = ended.process();
    LogOrigin origin = LogOrigin.background(process.processId(), process.type(), startTimestamp);
    new LogLines(serverLog, origin, settings)
        .report(
            failure instanceof PgException fault
                ? fault
                : new PgException(
                    Severity.PANIC,
                    SqlState.INTERNAL_ERROR,
                    process.type() + " process failed: " + failure,
                    failure));
    broken(new Event.Broken(process.processId(), failure, null));
  }

  private void tick() {
    if (shutdown != null || broken) {
      clients.sessions().forEach(ClientSession::breakIfStuck);
    }
    silence.tick(clients.busy(), clients.turns());
    if (++ticks % TICKS_BETWEEN_LOCK_CHECKS == 0 && premises.isLost()) {
      log.log("performing immediate shutdown because data directory lock file is invalid");
      stopping(ShutdownMode.IMMEDIATE);
    }
  }

  // Settings.

  private void reloading() {
    if (shutdown != null && shutdown != ShutdownMode.SMART) {
      return;
    }
    InstanceConfiguration.Result result = configuration.reload();
    result.log().forEach(log::report);
    clients.reloaded();
    files.reload();
    StorageEngine engine = storage;
    if (engine != null) {
      engine.checkpoints().settings(ClusterSettings.checkpoints(settings));
      if (!recovering) {
        engine.storage().wal().fullPageWrites(settings.is(Settings.FULL_PAGE_WRITES));
      }
    }
    crew.wake();
    clients.sessions().forEach(ClientSession::reload);
  }

  // Stopping.

  private void stopping(ShutdownMode mode) {
    if (shutdown != null && shutdown.compareTo(mode) >= 0) {
      return;
    }
    shutdown = mode;
    gate.state(Gatekeeper.State.STOPPING);
    log.log(
        switch (mode) {
          case SMART -> "received smart shutdown request";
          case FAST -> "received fast shutdown request";
          case IMMEDIATE -> "received immediate shutdown request";
        });
    premises.status(LockFile.Status.STOPPING);
    switch (mode) {
      case SMART -> {}
      case FAST -> {
        if (!recovering && !broken) {
          log.log("aborting any active transactions");
        }
        clients.sessions().forEach(ClientSession::terminate);
      }
      case IMMEDIATE ->
          clients
              .sessions()
              .forEach(session -> session.crash(ClientSession.CrashReason.IMMEDIATE_SHUTDOWN));
    }
  }

  /// Goes a step further where everybody has left who had to.
  ///
  /// @return false when it is over
  private boolean advance() {
    if (broken && shutdown != ShutdownMode.IMMEDIATE) {
      return reset();
    }
    if (shutdown == null) {
      return true;
    }
    if (shutdown == ShutdownMode.IMMEDIATE) {
      abandon();
      return false;
    }
    if (recovering || !clients.sessions().isEmpty()) {
      return true;
    }
    return !finish();
  }

  /// Everybody has left: the rest of the processes go, the checkpointer last.
  ///
  /// @return whether it is over
  private boolean finish() {
    crew.stopOthers();
    CheckpointerProcess last = crew.checkpointer();
    if (last != null) {
      last.shutDown();
      boolean over = false;
      while (!over) {
        over = last.join(100);
        for (Event event = events.poll(); event != null; event = events.poll()) {
          if (spoils(event)) {
            abandon();
            return true;
          }
        }
      }
    }
    closeStorage();
    return true;
  }

  /// Deals with what happens during the shutdown checkpoint.
  ///
  /// @return whether there will be no such checkpoint
  private boolean spoils(Event event) {
    if (event instanceof Event.Stop(ShutdownMode mode) && mode == ShutdownMode.IMMEDIATE) {
      stopping(mode);
      return true;
    }
    handle(event);
    if (broken) {
      exitCode = 1;
      log.log("abnormal database system shutdown");
    }
    return broken;
  }

  /// Stops everything without writing anything: the next start recovers.
  private void abandon() {
    crew.abandon();
    awaitChildren();
    closeStorage();
  }

  private void awaitChildren() {
    long end = options.world().clock().nanos() + CHILD_PATIENCE_MILLIS * 1_000_000;
    List<Event> kept = new ArrayList<>();
    while (!clients.sessions().isEmpty() && options.world().clock().nanos() < end) {
      Event event = next();
      if (event instanceof Event.Stop || event instanceof Event.Reload) {
        kept.add(event);
      }
      clients.sessions().forEach(ClientSession::breakIfStuck);
    }
    events.addAll(kept);
    crew.await(CHILD_PATIENCE_MILLIS);
  }

  private void closeStorage() {
    clients.close();
    crew.forget();
    StorageEngine engine = storage;
    storage = null;
    if (engine != null) {
      engine.close();
    }
  }

  // Starting anew.

  private void broken(Event.Broken fault) {
    // A recovery that fails ends the instance, by an event of its own.
    if (broken || recovering || shutdown == ShutdownMode.IMMEDIATE) {
      return;
    }
    broken = true;
    PgException line =
        new PgException(
            Severity.LOG,
            SqlState.SUCCESSFUL_COMPLETION,
            "%s (PID %d) was terminated by signal 6: Aborted"
                .formatted(crew.title(fault.processId()), fault.processId()),
            null);
    String activity = fault.activity();
    log.report(activity == null ? line : line.detail("Failed process was running: " + activity));
    if (!(fault.cause() instanceof PgException)) {
      log.report(
          new PgException(
              Severity.PANIC, SqlState.INTERNAL_ERROR, "failure: " + fault.cause(), fault.cause()));
    }
    gate.state(Gatekeeper.State.RECOVERING);
    log.log("terminating any other active server processes");
    clients.sessions().forEach(session -> session.crash(ClientSession.CrashReason.CRASH));
  }

  private boolean reset() {
    abandon();
    if (shutdown != null) {
      log.log("abnormal database system shutdown");
      exitCode = 1;
      return false;
    }
    if (!settings.is(Settings.RESTART_AFTER_CRASH)) {
      log.log("shutting down because \"restart_after_crash\" is off");
      exitCode = 1;
      return false;
    }
    log.log("all server processes terminated; reinitializing");
    try {
      storage = open();
    } catch (PgException e) {
      log.report(e);
      exitCode = 1;
      return false;
    }
    broken = false;
    recover();
    return true;
  }

  /// Lets go of everything that was taken.
  private void release() {
    closeStorage();
    timers.close();
    idle.close();
    premises.close();
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

  /// Waits until clients are let in.
  ///
  /// @return whether they are
  public boolean awaitReady(long millis) throws InterruptedException {
    return ready.await(millis, TimeUnit.MILLISECONDS);
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
