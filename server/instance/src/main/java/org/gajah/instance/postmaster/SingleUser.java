package org.gajah.instance.postmaster;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.settings.SettingReader;
import org.gajah.base.settings.SettingValues;
import org.gajah.batch.MemoryAccount;
import org.gajah.locks.Proc;
import org.gajah.recovery.StorageEngine;
import org.gajah.recovery.cluster.StorageProcess;
import org.gajah.session.protocol.StandaloneSession;
import org.gajah.session.protocol.StandaloneSession.Terminal;
import org.gajah.session.protocol.Timers;
import org.gajah.spi.Engine;
import org.jspecify.annotations.Nullable;

/// A cluster in single-user mode: nobody can connect to it, and one thread does everything.
///
/// ```
/// try (SingleUser cluster = SingleUser.open(options)) {
///   try (StandaloneSession session = cluster.session("template1", Terminal.none())) {
///     session.script(sql);
///   }
/// }
/// ```
///
/// The session is the bootstrap superuser's. There is one at a time, another may follow in another
/// database. Mirrors `PostgresSingleUserMain` of `tcop/postgres.c`.
public final class SingleUser implements AutoCloseable {
  private final Foundation foundation;
  private final InstanceOptions options;
  private volatile LogLines log;
  private final Premises premises;
  private final ClusterStorage storage;
  private final Timers timers;
  private final AuthenticationFiles files;
  private final MemoryAccount memory = MemoryAccount.ofInstance();
  private final List<StandaloneSession> sessions = new CopyOnWriteArrayList<>();
  private final Fellows fellows;
  private volatile boolean broken;
  private @Nullable Engine engine;
  private @Nullable StorageProcess process;

  private SingleUser(InstanceOptions options) {
    this.options = options;
    InstanceOptions.World world = options.world();
    foundation = new Foundation(options, StandaloneSession.BACKEND_TYPE, true);
    log = foundation.log();
    SettingValues settings = foundation.settings();
    Voice voice = new Voice();
    premises = new Premises(options, settings, voice, true, foundation.startTimestamp());
    storage =
        new ClusterStorage(options, settings, voice, foundation.times(), event -> broken = true);
    timers = new Timers(world.threads(), world.clock());
    files = new AuthenticationFiles(world.disk(), options.dataDirectory(), settings, log);
    fellows =
        new Fellows(
            sessions,
            world.clock(),
            this::reload,
            new StatementFiles(foundation.configuration(), files),
            foundation.logger());
  }

  /// What the storage says goes to the session's log lines while there is one.
  private final class Voice implements Reporter {
    @Override
    public void report(PgException message) {
      Reporter speaking = sessions.isEmpty() ? log : sessions.getFirst().reporter();
      speaking.report(message);
    }

    @Override
    public void condition(String message) {
      log.condition(message);
    }
  }

  /// Takes a cluster and recovers it.
  ///
  /// @param options the command line's settings hold for all sessions; the place for
  ///   `postmaster.opts` and what is called when sessions are silent are not looked at
  /// @throws PgException FATAL or PANIC when it cannot be used; what is wrong is in the log
  public static SingleUser open(InstanceOptions options) {
    SingleUser cluster = new SingleUser(options);
    cluster.foundation.guarded(cluster::start, cluster::release);
    return cluster;
  }

  private void start() {
    foundation.configure();
    foundation.settings().started();
    foundation.checkDirectory();
    premises.occupy();
    storage.open();
    try {
      storage.recoverAlone();
      storage.engine().storage().transactions().xids().includeInitialOids();
    } catch (RuntimeException e) {
      broken = true;
      throw e instanceof PgException
          ? e
          : new PgException(Severity.PANIC, SqlState.INTERNAL_ERROR, "recovery failed: " + e, e);
    }
    engine = options.engines().create(storage.engine(), this::processOf, foundation.settings());
  }

  private StorageProcess processOf(Proc proc) {
    StorageProcess own = process;
    if (own == null || own.proc() != proc) {
      throw PgException.internal("process " + proc.pid() + " is not the session's");
    }
    return own;
  }

  /// Opens the session, on the thread that will use it. It is closed before this is.
  ///
  /// @param database its name
  /// @param terminal where statements of [StandaloneSession#converse] come from and rows go
  /// @throws PgException FATAL when there is no such database; it is in the log
  public StandaloneSession session(String database, Terminal terminal) {
    Engine ready = engine;
    if (ready == null || process != null) {
      throw PgException.internal("a cluster in single-user mode has one session at a time");
    }
    StorageEngine cluster = storage.engine();
    StandaloneSession[] opened = new StandaloneSession[1];
    StorageProcess own =
        cluster.openOnlyProcess(
            options.world().host().pid(),
            new SessionLocks(() -> settings(opened[0]), new Voice()),
            new Voice());
    process = own;
    boolean good = false;
    try {
      StandaloneSession session =
          StandaloneSession.open(
              new StandaloneSession.Surroundings(
                  ready,
                  fellows,
                  foundation.settings(),
                  timers,
                  options.world().threads(),
                  options.world().chance(),
                  foundation.serverLog(),
                  memory),
              own.proc(),
              database,
              terminal,
              () -> left(own));
      opened[0] = session;
      sessions.add(session);
      good = true;
      return session;
    } catch (PgException e) {
      log.report(e);
      throw e;
    } finally {
      if (!good && !broken) {
        left(own);
      }
    }
  }

  private SettingReader settings(@Nullable StandaloneSession session) {
    return session == null ? foundation.settings() : session.settings();
  }

  /// The session has let go of everything. Its settings say what else goes into the log.
  private void left(StorageProcess own) {
    for (StandaloneSession session : sessions) {
      log = new LogLines(foundation.serverLog(), log.origin(), session.settings(), true);
    }
    sessions.clear();
    process = null;
    own.close();
  }

  // From anywhere.

  /// Asks the session to cancel its statement.
  public void cancel() {
    sessions.forEach(StandaloneSession::cancel);
  }

  /// Asks the session to end.
  public void terminate() {
    sessions.forEach(StandaloneSession::terminate);
  }

  /// Reads the settings again.
  public void reload() {
    foundation.configuration().reload().log().forEach(log::report);
    fellows.settingsRead();
    storage.reloaded();
    sessions.forEach(StandaloneSession::reload);
  }

  /// Whether the instance has broken so that the next one has to recover.
  public boolean isBroken() {
    return broken;
  }

  /// Writes the shutdown checkpoint, unless the instance has broken, and lets go of the cluster.
  ///
  /// @throws PgException when there could be no such checkpoint; it is in the log
  @Override
  public void close() {
    try {
      broken |= !sessions.isEmpty();
      if (!broken && engine != null) {
        storage.engine().shutdown();
      }
    } catch (PgException e) {
      log.report(e);
      throw e;
    } finally {
      release();
    }
  }

  private void release() {
    engine = null;
    storage.close();
    timers.close();
    premises.close();
  }
}
