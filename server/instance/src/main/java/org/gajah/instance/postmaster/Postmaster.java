package org.gajah.instance.postmaster;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.settings.SettingValues;
import org.gajah.base.settings.Settings;
import org.gajah.instance.cluster.LockFile;
import org.gajah.instance.config.InstanceConfiguration;
import org.gajah.instance.logger.Logger;
import org.gajah.recovery.StorageEngine;
import org.gajah.session.protocol.ClientSession;
import org.jspecify.annotations.Nullable;

/// Keeps an instance going: takes one [Event] after the other and decides about starting and
/// stopping. Mirrors `ServerLoop` and its state machine. Everything here happens on one thread.
final class Postmaster {
  private static final int TICK_MILLIS = 1000;
  private static final int TICKS_BETWEEN_LOCK_CHECKS = 60;
  private static final long CHILD_PATIENCE_MILLIS = 5000;

  private final InstanceOptions options;
  private final SettingValues settings;
  private final InstanceConfiguration configuration;
  private final AuthenticationFiles files;
  private final LogLines log;
  private final Logger logger;
  private final BlockingQueue<Event> events;
  private final Premises premises;
  private final ClusterStorage storage;
  private final Clients clients;
  private final Crew crew;
  private final Silence silence;
  private final CountDownLatch ready = new CountDownLatch(1);
  private @Nullable ShutdownMode shutdown;
  private boolean broken;
  private Event.@Nullable Panic suspect;
  private long suspectNanos;
  private int ticks;
  private int exitCode;

  /// @param events what the others have to tell
  Postmaster(
      InstanceOptions options,
      SettingValues settings,
      InstanceConfiguration configuration,
      AuthenticationFiles files,
      LogLines log,
      Logger logger,
      BlockingQueue<Event> events,
      Premises premises,
      ClusterStorage storage,
      Clients clients) {
    this.options = options;
    this.settings = settings;
    this.configuration = configuration;
    this.files = files;
    this.log = log;
    this.logger = logger;
    this.events = events;
    this.premises = premises;
    this.storage = storage;
    this.clients = clients;
    crew = new Crew(options.world().threads(), settings, log, events::add);
    silence = new Silence(options.silent());
  }

  /// Waits, on another thread, until clients are let in.
  ///
  /// @return whether they are
  boolean awaitReady(long millis) throws InterruptedException {
    return ready.await(millis, TimeUnit.MILLISECONDS);
  }

  /// Recovers the cluster, then keeps the instance going until it is stopped.
  ///
  /// @return the exit code of the program
  int run() {
    storage.recover();
    boolean going = true;
    while (going) {
      going = handle(next()) && advance();
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

  /// Deals with an event.
  ///
  /// @return false when it is over
  private boolean handle(Event event) {
    switch (event) {
      case Event.Stop stop -> stopping(stop.mode());
      case Event.Reload _ -> reloading();
      case Event.RedoStarted _ -> {
        if (shutdown == null) {
          clients.gate().replaying(settings.is(Settings.HOT_STANDBY));
        }
      }
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
      case Event.Panic panic -> panicked(panic);
      case Event.Tick _ -> tick();
    }
    return true;
  }

  private boolean recovered(@Nullable Throwable failure) {
    storage.recovered();
    if (failure != null) {
      if (failure instanceof PgException fault) {
        // Nobody is there to go on after an error.
        storage
            .startupLog()
            .report(fault.severity() == Severity.ERROR ? fault.raise(Severity.FATAL) : fault);
      } else {
        log.report(
            new PgException(
                Severity.PANIC, SqlState.INTERNAL_ERROR, "recovery failed: " + failure, failure));
      }
      log.log(
          "startup process (PID %d) exited with exit code 1"
              .formatted(options.world().host().pid()));
      log.log("terminating any other active server processes");
      log.log("shutting down due to startup process failure");
      exitCode = 1;
      return false;
    }
    if (shutdown == ShutdownMode.IMMEDIATE) {
      return true;
    }
    open(storage.engine());
    return true;
  }

  private void open(StorageEngine engine) {
    crew.start(engine);
    clients.open(engine, options.engines());
    broken = false;
    if (shutdown != null) {
      return;
    }
    clients.gate().state(Gatekeeper.State.OPEN);
    premises.status(LockFile.Status.READY);
    log.log("database system is ready to accept connections");
    ready.countDown();
  }

  private void processEnded(Event.Ended ended) {
    Throwable failure = ended.failure();
    Background process = ended.process();
    if (failure == null || broken || shutdown == ShutdownMode.IMMEDIATE || !crew.has(process)) {
      return;
    }
    process.report(
        failure instanceof PgException fault
            ? fault
            : new PgException(
                Severity.PANIC,
                SqlState.INTERNAL_ERROR,
                process.type() + " process failed: " + failure,
                failure));
    broken(new Event.Broken(process.processId(), failure, null));
  }

  /// Waits a little for the process to say itself what happened, and to end.
  private void panicked(Event.Panic panic) {
    if (suspect == null && !panic.life().isFenced()) {
      suspect = panic;
      suspectNanos = options.world().clock().nanos();
    }
  }

  private void lookAfterSuspect() {
    Event.Panic panic = suspect;
    if (panic != null
        && options.world().clock().nanos() - suspectNanos >= TICK_MILLIS * 1_000_000L) {
      suspect = null;
      int pid = panic.processId();
      broken(new Event.Broken(pid, panic.cause(), clients.activity(pid)));
    }
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
    log.log("received SIGHUP, reloading configuration files");
    InstanceConfiguration.Result result = configuration.reload();
    result.log().forEach(log::report);
    logger.reloaded();
    clients.reloaded();
    files.reload();
    storage.reloaded();
    crew.wake();
    clients.sessions().forEach(ClientSession::reload);
  }

  // Stopping.

  private void stopping(ShutdownMode mode) {
    if (shutdown != null && shutdown.compareTo(mode) >= 0) {
      return;
    }
    shutdown = mode;
    clients.gate().state(Gatekeeper.State.STOPPING);
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
        if (!storage.isRecovering() && !broken) {
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
    lookAfterSuspect();
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
    if (storage.isRecovering() || !clients.sessions().isEmpty()) {
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
    closeCluster();
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
    closeCluster();
  }

  private void awaitChildren() {
    long end = options.world().clock().nanos() + CHILD_PATIENCE_MILLIS * 1_000_000;
    List<Event> kept = new ArrayList<>();
    while (!clients.sessions().isEmpty() && options.world().clock().nanos() < end) {
      Event event = next();
      if (event instanceof Event.Stop || event instanceof Event.Reload) {
        kept.add(event);
      }
      if (event instanceof Event.Tick) {
        // Not at each event: many come at once, and a farewell takes its time.
        clients.sessions().forEach(ClientSession::breakIfStuck);
      }
    }
    events.addAll(kept);
    clients.abandon();
    crew.await(CHILD_PATIENCE_MILLIS);
  }

  /// Closes the cluster: whoever is left finds it gone.
  void closeCluster() {
    clients.close();
    crew.forget();
    storage.close();
  }

  // Starting anew.

  private void broken(Event.Broken fault) {
    // A recovery that fails ends the instance, by an event of its own.
    if (broken || storage.isRecovering() || shutdown == ShutdownMode.IMMEDIATE) {
      return;
    }
    broken = true;
    suspect = null;
    boolean fatal = fault.cause() instanceof PgException e && e.severity() == Severity.FATAL;
    PgException line =
        new PgException(
            Severity.LOG,
            SqlState.SUCCESSFUL_COMPLETION,
            "%s (PID %d) %s"
                .formatted(
                    crew.title(fault.processId()),
                    fault.processId(),
                    fatal ? "exited with exit code 1" : "was terminated by signal 6: Aborted"),
            null);
    String activity = fault.activity();
    log.report(activity == null ? line : line.detail("Failed process was running: " + activity));
    if (!(fault.cause() instanceof PgException)) {
      log.report(
          new PgException(
              Severity.PANIC, SqlState.INTERNAL_ERROR, "failure: " + fault.cause(), fault.cause()));
    }
    clients.gate().state(Gatekeeper.State.RECOVERING);
    log.log("terminating any other active server processes");
    clients.sessions().forEach(session -> session.crash(ClientSession.CrashReason.CRASH));
  }

  private boolean reset() {
    abandon();
    // What those had to say who are gone now.
    events.removeIf(event -> event instanceof Event.Broken || event instanceof Event.Ended);
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
      storage.reopen();
    } catch (PgException e) {
      log.report(e);
      exitCode = 1;
      return false;
    }
    broken = false;
    storage.recover();
    return true;
  }
}
