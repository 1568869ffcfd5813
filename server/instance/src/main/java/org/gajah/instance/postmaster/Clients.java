package org.gajah.instance.postmaster;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.SqlState;
import org.gajah.base.seam.Chance;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Connection;
import org.gajah.base.seam.IdleWatch;
import org.gajah.base.seam.Listener;
import org.gajah.base.seam.NameService;
import org.gajah.base.seam.SystemError;
import org.gajah.base.seam.Threads;
import org.gajah.base.settings.SettingReader;
import org.gajah.base.settings.SettingValues;
import org.gajah.base.settings.Settings;
import org.gajah.batch.MemoryAccount;
import org.gajah.instance.config.InstanceConfiguration;
import org.gajah.instance.logger.Logger;
import org.gajah.locks.Proc;
import org.gajah.locks.ProcTable;
import org.gajah.locks.table.VirtualXid;
import org.gajah.recovery.StorageEngine;
import org.gajah.recovery.cluster.StorageProcess;
import org.gajah.session.auth.Authentication;
import org.gajah.session.auth.PasswordSecret;
import org.gajah.session.log.ServerLog;
import org.gajah.session.protocol.ClientSession;
import org.gajah.session.protocol.SessionServices;
import org.gajah.session.protocol.Timers;
import org.gajah.session.tls.TlsContext;
import org.gajah.spi.Engine;
import org.gajah.spi.InstanceAccess;
import org.jspecify.annotations.Nullable;

/// The clients of an instance: accepts them, gives their sessions what they need, and knows who is
/// there.
final class Clients implements SessionServices {
  private static final long PAUSE_NANOS = 100_000_000;
  private static final int PATIENCE_MILLIS = 100;
  private static final String NO_THREAD = "Resource temporarily unavailable";

  private final InstanceOptions.World world;
  private final SettingValues settings;
  private final AuthenticationFiles files;
  private final LogLines log;
  private final Timers timers;
  private final IdleWatch idle;
  private final Gatekeeper gate = new Gatekeeper();
  private final Consumer<Event> postmaster;
  private final Fellows instance;
  private final MemoryAccount memory = MemoryAccount.ofInstance();
  private final List<ClientSession> sessions = new CopyOnWriteArrayList<>();
  private final AtomicInteger nextProcessId = new AtomicInteger(ProcTable.FIRST_OF_SESSIONS);
  private final AtomicInteger entered = new AtomicInteger();
  private final AtomicInteger busy = new AtomicInteger();
  private final AtomicLong turns = new AtomicLong();
  private volatile @Nullable Running running;

  /// What there is only while the cluster is open.
  ///
  /// @param processes the storage's side of each session, by the number of its process
  private record Running(
      StorageEngine storage,
      Engine engine,
      AtomicReferenceArray<@Nullable StorageProcess> processes) {}

  Clients(
      InstanceOptions.World world,
      SettingValues settings,
      AuthenticationFiles files,
      LogLines log,
      Logger logger,
      Timers timers,
      IdleWatch idle,
      Consumer<Event> postmaster,
      InstanceConfiguration configuration) {
    this.world = world;
    this.settings = settings;
    this.files = files;
    this.log = log;
    this.timers = timers;
    this.idle = idle;
    this.postmaster = postmaster;
    this.instance =
        new Fellows(
            sessions,
            world.clock(),
            () -> postmaster.accept(new Event.Reload()),
            new StatementFiles(configuration, files),
            logger);
  }

  /// The cluster is open: sessions may work on it from now on.
  void open(StorageEngine storage, EngineFactory engines) {
    AtomicReferenceArray<@Nullable StorageProcess> processes =
        new AtomicReferenceArray<>(storage.storage().procs().size());
    Engine engine =
        engines.create(
            storage,
            proc -> {
              StorageProcess process = processes.get(proc.number());
              if (process == null) {
                throw PgException.internal("process " + proc.pid() + " is no session's");
              }
              return process;
            },
            settings);
    entered.set(0);
    running = new Running(storage, engine, processes);
  }

  /// The cluster is about to be closed.
  void close() {
    running = null;
  }

  // Accepting.

  /// Accepts clients until the listener is closed.
  void accept(Listener listener) {
    while (true) {
      try {
        Connection client = listener.accept();
        if (client == null) {
          return;
        }
        serve(client);
      } catch (IOException e) {
        // Too many files are open, perhaps: it may pass.
        log.log("could not accept new connection: " + SystemError.text(e));
        world.threads().newParker().park(PAUSE_NANOS);
      }
    }
  }

  /// Serves a client on a thread of its own.
  void serve(Connection client) {
    ClientSession session = new ClientSession(this, client);
    sessions.add(session);
    keepAlive(client);
    try {
      start(session);
    } catch (OutOfMemoryError e) {
      refuse(session, client);
    }
  }

  private void start(ClientSession session) {
    world.threads().start(ClientSession.BACKEND_TYPE, () -> attend(session));
  }

  private void attend(ClientSession session) {
    boolean waiting = false;
    turns.incrementAndGet();
    busy.incrementAndGet();
    try {
      waiting = runUntilSilent(session);
    } finally {
      busy.decrementAndGet();
      if (!waiting) {
        sessions.remove(session);
        postmaster.accept(new Event.SessionEnded(session));
      }
    }
  }

  /// @return whether the session waits without a thread; another may have it by now
  private boolean runUntilSilent(ClientSession session) {
    while (!session.run()) {
      if (session.await(idle, () -> resume(session))) {
        return true;
      }
    }
    return false;
  }

  /// Lends a thread to a session that has something to do again.
  private void resume(ClientSession session) {
    try {
      start(session);
    } catch (OutOfMemoryError e) {
      log.log(
          "could not start a thread for process %d: %s".formatted(session.processId(), NO_THREAD));
      timers.timer(() -> resume(session)).arm(PATIENCE_MILLIS);
    }
  }

  /// No thread can be had for a client that has just come.
  private void refuse(ClientSession session, Connection client) {
    sessions.remove(session);
    String message = "could not fork new process for connection: " + NO_THREAD;
    log.log(message);
    try {
      // As the server says it, in the oldest protocol: nothing is known of the client yet.
      client.write(ByteBuffer.wrap(("E" + message + "\n\0").getBytes(StandardCharsets.UTF_8)));
    } catch (IOException gone) {
      // Then it will not miss it.
    }
    client.close();
  }

  private void keepAlive(Connection client) {
    try {
      client.setKeepalive(
          new Connection.Keepalive(
              settings.intValue(Settings.TCP_KEEPALIVES_IDLE),
              settings.intValue(Settings.TCP_KEEPALIVES_INTERVAL),
              settings.intValue(Settings.TCP_KEEPALIVES_COUNT),
              settings.intValue(Settings.TCP_USER_TIMEOUT)));
    } catch (IOException e) {
      // The client is gone again.
    }
  }

  /// The settings were read again.
  void reloaded() {
    instance.settingsRead();
  }

  /// How many sessions have a thread at the moment.
  int busy() {
    return busy.get();
  }

  /// How often a session has got a thread.
  long turns() {
    return turns.get();
  }

  /// What a session does, null where there is no such session or it does nothing.
  @Nullable String activity(int processId) {
    return sessions.stream()
        .filter(session -> session.processId() == processId)
        .findFirst()
        .map(ClientSession::activity)
        .orElse(null);
  }

  /// Forgets sessions that were told to leave and did not.
  void abandon() {
    List<ClientSession> left = List.copyOf(sessions);
    left.forEach(ClientSession::abandon);
    sessions.removeAll(left);
  }

  List<ClientSession> sessions() {
    return sessions;
  }

  /// Whom clients ask whether they may come in.
  Gatekeeper gate() {
    return gate;
  }

  // What sessions ask for.

  private Running running() {
    Running now = running;
    if (now == null) {
      throw PgException.fatal(
          SqlState.CANNOT_CONNECT_NOW, "the database system is not accepting connections");
    }
    return now;
  }

  @Override
  public Engine engine() {
    return running().engine;
  }

  @Override
  public InstanceAccess instance() {
    return instance;
  }

  @Override
  public SettingValues settings() {
    return settings;
  }

  @Override
  public Authentication.Rules rules() {
    return files.rules();
  }

  @Override
  public Authentication.Secrets secrets() {
    boolean md5 = settings.enumName(Settings.PASSWORD_ENCRYPTION).equals("md5");
    return new Authentication.Secrets(
        running().storage.storage().control().current().nonce(),
        md5 ? PasswordSecret.Encryption.MD5 : PasswordSecret.Encryption.SCRAM_SHA_256,
        settings.intValue(Settings.SCRAM_ITERATIONS));
  }

  @Override
  public NameService names() {
    return world.names();
  }

  @Override
  public Clock clock() {
    return world.clock();
  }

  @Override
  public Chance chance() {
    return world.chance();
  }

  @Override
  public Timers timers() {
    return timers;
  }

  @Override
  public Threads threads() {
    return world.threads();
  }

  @Override
  public ServerLog log() {
    return log.log();
  }

  @Override
  public MemoryAccount memory() {
    return memory;
  }

  @Override
  public @Nullable TlsContext tls() {
    return files.tls();
  }

  @Override
  public boolean inRecovery() {
    return false;
  }

  @Override
  public void checkAccepting() {
    gate.check();
    running();
  }

  @Override
  public int newProcessId() {
    return nextProcessId.getAndIncrement();
  }

  @Override
  public int xid(Proc proc) {
    StorageProcess process = process(proc);
    return process == null || !process.transaction().isActive()
        ? 0
        : process.transaction().topXidIfAny();
  }

  @Override
  public String virtualXid(Proc proc) {
    StorageProcess process = process(proc);
    if (process == null) {
      return "";
    }
    VirtualXid vxid = process.locks().virtualXid();
    return vxid.procNumber() + "/" + Integer.toUnsignedString(vxid.lxid());
  }

  private @Nullable StorageProcess process(Proc proc) {
    Running now = running;
    StorageProcess process = now == null ? null : now.processes.get(proc.number());
    return process == null || process.proc() != proc ? null : process;
  }

  @Override
  public Proc enter(int processId, Supplier<SettingReader> own, Reporter reporter) {
    if (entered.incrementAndGet() > settings.intValue(Settings.MAX_CONNECTIONS)) {
      entered.decrementAndGet();
      throw PgException.fatal(SqlState.TOO_MANY_CONNECTIONS, "sorry, too many clients already");
    }
    boolean good = false;
    try {
      Running now = running();
      StorageProcess process =
          now.storage.openSession(processId, new SessionLocks(own, reporter), reporter);
      now.processes.set(process.proc().number(), process);
      good = true;
      return process.proc();
    } finally {
      if (!good) {
        entered.decrementAndGet();
      }
    }
  }

  @Override
  public void leave(Proc proc) {
    Running now = running;
    StorageProcess process = now == null ? null : now.processes.get(proc.number());
    // Not one who comes late from before a crash.
    if (now != null && process != null && process.proc() == proc) {
      now.processes.set(proc.number(), null);
      process.close();
      entered.decrementAndGet();
    }
  }

  @Override
  public int freeConnections() {
    return settings.intValue(Settings.MAX_CONNECTIONS) - entered.get();
  }

  @Override
  public int connectionsTo(int database) {
    return (int) sessions.stream().filter(session -> session.database() == database).count();
  }

  @Override
  public int connectionsOf(int role) {
    return (int) sessions.stream().filter(session -> session.role() == role).count();
  }

  @Override
  public void cancel(int processId, int secret) {
    boolean known = false;
    for (ClientSession session : sessions) {
      if (session.answersTo(processId, secret)) {
        session.cancel();
        return;
      }
      known |= session.processId() == processId;
    }
    postmaster.accept(new Event.LostCancel(processId, known));
  }

  @Override
  public void crashed(ClientSession session, Throwable cause) {
    if (sessions.contains(session)) {
      postmaster.accept(new Event.Broken(session.processId(), cause, session.activity()));
    }
  }
}
