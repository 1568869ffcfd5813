package org.gajah.session.protocol;

import java.io.IOException;
import java.net.InetAddress;
import java.util.function.BooleanSupplier;
import org.gajah.activity.BackendActivity;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.seam.Connection;
import org.gajah.base.seam.IdleWatch;
import org.gajah.base.settings.ServerOptions;
import org.gajah.base.settings.ServerOptions.Assignment;
import org.gajah.base.settings.SessionSettings;
import org.gajah.base.settings.SessionSettings.Scope;
import org.gajah.base.settings.SettingChanger;
import org.gajah.base.settings.SettingHooks;
import org.gajah.base.settings.SettingSource;
import org.gajah.base.settings.Settings;
import org.gajah.base.settings.StoredSettings;
import org.gajah.batch.MemoryAccount;
import org.gajah.locks.CrashShutdown;
import org.gajah.locks.Interrupts;
import org.gajah.locks.Proc;
import org.gajah.session.auth.CancelKey;
import org.gajah.session.log.LogOrigin;
import org.gajah.session.tls.Negotiation;
import org.gajah.session.tls.Negotiation.Outcome;
import org.gajah.spi.ClientCopy;
import org.gajah.spi.InstanceAccess;
import org.gajah.spi.LoginCatalog;
import org.gajah.spi.SessionContext;
import org.gajah.spi.SqlSession;
import org.gajah.text.encoding.Encoding;
import org.gajah.wire.stream.Protocol;
import org.jspecify.annotations.Nullable;

/// One client from beginning to end. [#run] is the body of its thread; the other public methods may
/// be called from anywhere.
///
/// Nothing of a session belongs to its thread: not its [Proc] with all locks, not its transaction,
/// not its connection. So a session that idles needs none. A thread costs a lot more than the
/// session's objects: the stack that its deepest statement touched, buffers of allocation, what the
/// JVM and the C library keep for each. After a second of silence between two messages, within a
/// transaction or not, [#run] returns; [#await] leaves the wait to a thread that waits for all, and
/// when a byte comes, or somebody ends the session's input to wake it, it runs on another thread.
/// Starting that takes some 100 microseconds, which a client that was silent for a second does not
/// notice. A busy session never pays, not even by another system call: its reads give up after the
/// second by the kernel's clock ([Connection#patience]). Notifications are written by a thread of
/// their own in any case ([IdleDelivery]).
///
/// What else was weighed: virtual threads that wait (a socket that one of them has read from costs
/// three calls for each read ever after), a thread that reads for all (one more change of threads
/// for each statement), giving the pages of waiting stacks back (safe for the thread itself alone,
/// and that one waits).
public final class ClientSession implements Fellow {
  /// How the log and `pg_stat_activity` call it.
  public static final String BACKEND_TYPE = "client backend";

  /// Why a session is told to leave at once.
  public enum CrashReason {
    /// pg_ctl stop -m immediate.
    IMMEDIATE_SHUTDOWN,
    /// Another session broke.
    CRASH
  }

  /// How long a silent client keeps its thread.
  private static final int PATIENCE_MILLIS = 1000;

  private final SessionServices services;
  private final Connection connection;
  private final long startTimestamp;
  private final int number;
  private final LogInFacts facts;
  private final SessionReporter reporter;
  private final Timers.Timer loginTimer;
  private volatile @Nullable Proc proc;
  private volatile @Nullable CancelKey cancelKey;
  private volatile LoginCatalog.@Nullable Role role;
  private volatile LoginCatalog.@Nullable Database database;
  private volatile @Nullable ClientLink link;
  private volatile CrashReason crashReason = CrashReason.CRASH;
  private volatile boolean told;
  private @Nullable MessageLoop loop;
  private @Nullable SqlSession sql;
  private @Nullable Serving serving;
  private boolean loggedIn;
  private long lastWrite;

  public ClientSession(SessionServices services, Connection connection) {
    this.services = services;
    this.connection = connection;
    this.startTimestamp = services.clock().timestamp();
    this.number = services.newProcessId();
    this.facts = new LogInFacts(connection.peer());
    this.reporter =
        new SessionReporter(
            services.log(),
            services.settings(),
            new LogOrigin(number, "not initialized", startTimestamp, facts));
    this.loginTimer = services.timers().timer(connection::stopReading);
  }

  // From anywhere.

  @Override
  public void terminate() {
    tell(Interrupts.TERMINATE);
  }

  /// Makes the session leave at once, without tidying up.
  public void crash(CrashReason reason) {
    crashReason = reason;
    tell(Interrupts.CRASH_SHUTDOWN);
  }

  private void tell(int interrupt) {
    told = true;
    Proc now = proc;
    if (now != null) {
      now.interrupts().raise(interrupt);
    }
    connection.stopReading();
  }

  /// Gives up on a session that was told to leave and does not: its client hears no more.
  public void abandon() {
    connection.close();
  }

  /// Breaks a connection whose client does not read, when the session has been told to end and is
  /// still in the same write as at the last call. Only one thread calls this.
  public void breakIfStuck() {
    ClientLink now = link;
    long write = told && now != null ? now.write() : 0;
    if (write != 0 && write == lastWrite) {
      connection.close();
    }
    lastWrite = write;
  }

  @Override
  public void cancel() {
    Proc now = proc;
    if (now != null) {
      now.interrupts().raise(Interrupts.QUERY_CANCEL);
    }
  }

  /// Whether a CancelRequest is meant for this session.
  public boolean answersTo(int processId, int secret) {
    CancelKey key = cancelKey;
    return key != null && key.processId() == processId && key.secret() == secret;
  }

  /// The settings of the instance have changed.
  public void reload() {
    Proc now = proc;
    if (now != null) {
      now.interrupts().raise(Interrupts.RELOAD_SETTINGS);
    }
  }

  @Override
  public int processId() {
    Proc now = proc;
    return now == null ? 0 : now.pid();
  }

  /// What the session does, for the log of a crash; null when nothing.
  public @Nullable String activity() {
    return reporter.statement();
  }

  @Override
  public int role() {
    LoginCatalog.Role now = role;
    return now == null ? 0 : now.oid();
  }

  /// The OID of the database, 0 before it is known.
  public int database() {
    LoginCatalog.Database now = database;
    return now == null ? 0 : now.oid();
  }

  // The thread.

  /// Serves the client until it leaves or is silent for a while.
  ///
  /// @return whether it is over; if not, [#await] is called, or this again
  public boolean run() {
    boolean over = true;
    try {
      MessageLoop begun = loop;
      over = begun == null ? negotiate() : guarded(() -> converse(begun));
      return over;
    } catch (IOException e) {
      // The client left before it said what it wants.
      return true;
    } finally {
      if (over) {
        connection.close();
      }
    }
  }

  /// Waits for the client without a thread, once [#run] has returned false.
  ///
  /// @param ready run when there is something to do; calls [#run] soon, on another thread
  /// @return false where that is not possible
  public boolean await(IdleWatch watch, Runnable ready) {
    ClientLink client = link;
    return client != null && client.leaveTo(watch, ready);
  }

  private boolean negotiate() throws IOException {
    long limit = services.settings().intValue(Settings.AUTHENTICATION_TIMEOUT);
    loginTimer.arm(limit * 1000);
    try {
      logReceived();
      switch (new Negotiation(connection, services.tls()).run()) {
        case Outcome.Session session -> {
          return serve(session);
        }
        case Outcome.Cancel cancel ->
            services.cancel(cancel.request().processId(), cancel.request().secretKey());
        case Outcome.Nothing nothing -> {
          if (nothing.log() != null) {
            reporter.logOnly(nothing.log());
          }
        }
      }
      return true;
    } finally {
      loginTimer.disarm();
    }
  }

  private void logReceived() {
    if (services.settings().is(Settings.LOG_CONNECTIONS)) {
      reporter.log(
          facts.port().isEmpty()
              ? "connection received: host=" + facts.host()
              : "connection received: host=%s port=%s".formatted(facts.host(), facts.port()));
    }
  }

  private boolean serve(Outcome.Session negotiated) {
    ClientLink client = new ClientLink(negotiated.connection(), negotiated.input());
    link = client;
    reporter.client(client);
    return guarded(() -> session(negotiated, client));
  }

  /// Runs a part of the session, and when that ends it, lets go of everything.
  ///
  /// @return whether it is over
  private boolean guarded(BooleanSupplier part) {
    boolean over = true;
    boolean crashed = true;
    try {
      over = part.getAsBoolean();
      crashed = false;
    } catch (CrashShutdown e) {
      reporter.clientOnly(crashNotice());
    } catch (PgException e) {
      crashed = isCrashing() || e.severity().atLeast(Severity.PANIC);
      if (isCrashing()) {
        reporter.clientOnly(crashNotice());
      } else {
        end(e);
      }
      if (crashed) {
        services.crashed(this, e);
      }
    } catch (RuntimeException | Error e) {
      services.crashed(this, e);
      throw e;
    } finally {
      if (over) {
        left(crashed);
      }
    }
    return over;
  }

  /// Whether another has crashed, and this session shall leave for it.
  private boolean isCrashing() {
    Proc own = proc;
    return own != null && own.interrupts().isPending(Interrupts.CRASH_SHUTDOWN);
  }

  /// A session that cannot let go of what it holds has crashed, too.
  private void left(boolean crashed) {
    try {
      leave(crashed);
    } catch (CrashShutdown e) {
      reporter.clientOnly(crashNotice());
    } catch (RuntimeException | Error e) {
      services.crashed(this, e);
      throw e;
    }
  }

  private void end(PgException fault) {
    if (fault.severity() == Severity.LOG) {
      reporter.logOnly(fault);
    } else {
      reporter.report(fault.raise(Severity.FATAL));
    }
  }

  private PgException crashNotice() {
    return switch (crashReason) {
      case IMMEDIATE_SHUTDOWN ->
          new PgException(
              Severity.WARNING,
              SqlState.ADMIN_SHUTDOWN,
              "terminating connection due to immediate shutdown command",
              null);
      case CRASH ->
          new PgException(
                  Severity.WARNING,
                  SqlState.CRASH_SHUTDOWN,
                  "terminating connection because of crash of another server process",
                  null)
              .detail(
                  "The postmaster has commanded this server process to roll back the current"
                      + " transaction and exit, because another server process exited abnormally"
                      + " and possibly corrupted shared memory.")
              .hint(
                  "In a moment you should be able to reconnect to the database and repeat your"
                      + " command.");
    };
  }

  private boolean session(Outcome.Session negotiated, ClientLink client) {
    StartupRequest request = StartupRequest.of(negotiated.message());
    facts.asked(request.user(), request.database());
    if (request.needsNegotiation()) {
      client.writer().negotiateProtocolVersion(Protocol.VERSION_3_0, request.unknownOptions());
    }
    reporter.becomes(BACKEND_TYPE);
    services.checkAccepting();
    Proc own = services.enter(number, reporter::settings, reporter);
    proc = own;
    facts.entered(() -> services.xid(own), () -> services.virtualXid(own));
    facts.activity("authentication");
    client.whenLost(() -> own.interrupts().raise(Interrupts.CLIENT_LOST));
    if (told) {
      throw PgException.fatal(
          SqlState.ADMIN_SHUTDOWN, "terminating connection due to administrator command");
    }
    Login.Admitted admitted =
        new Login(services, request, client, reporter, own)
            .run(connection.peer(), negotiated.secured());
    if (admitted == null) {
      if (loginTimer.hasFired()) {
        throw PgException.fatal(SqlState.QUERY_CANCELED, "canceling authentication due to timeout");
      }
      return true;
    }
    loginTimer.disarm();
    role = admitted.role();
    database = admitted.database();
    InetAddress address = connection.peer().address();
    own.activity()
        .who(
            new BackendActivity.Who(
                BACKEND_TYPE,
                admitted.database().oid(),
                admitted.role().oid(),
                startTimestamp,
                address == null ? null : address.getHostAddress(),
                address == null ? -1 : connection.peer().port()));
    MessageLoop opened = open(request, client, own, admitted);
    client.patience(PATIENCE_MILLIS);
    loop = opened;
    return converse(opened);
  }

  private boolean converse(MessageLoop opened) {
    boolean over = opened.run();
    ClientLink client = link;
    if (over && client != null) {
      client.flush();
    }
    SqlSession silent = sql;
    if (!over && silent != null) {
      silent.idle();
    }
    return over;
  }

  private MessageLoop open(
      StartupRequest request, ClientLink client, Proc own, Login.Admitted admitted) {
    SettingHooks.Builder hooks = services.settings().hooks().toBuilder();
    services.engine().addHooks(hooks, () -> sql);
    new KeepaliveSettings(connection, reporter).addHooks(hooks);
    hooks.assign(Settings.TRANSACTION_TIMEOUT, value -> limitTransaction(value.bits()));
    SessionSettings settings =
        new SessionSettings(services.settings(), hooks.build(), reporter::report);
    SessionTimeouts timeouts =
        new SessionTimeouts(services.timers(), settings, own.interrupts(), connection::stopReading);
    SessionInterrupts interrupts = new SessionInterrupts(timeouts, client::hasHungUp);
    own.interrupts().handler(interrupts);
    IdleDelivery idle;
    try {
      initialSettings(settings, request, admitted, own);
      reporter.admitted(settings);
      logAuthorized(settings);
      facts.settings(settings);
      Context context = new Context(own, client, settings, reporter, identity(admitted), services);
      SqlSession opened = services.engine().open(context);
      sql = opened;
      client.text(opened.text()::encode);
      Serving now =
          new Serving(
              opened, own, settings, reporter, timeouts, facts::activity, services.chance());
      serving = now;
      context.serving = now;
      idle = new IdleDelivery(services.threads(), client, opened);
      context.idle = idle;
    } catch (PgException e) {
      throw e.raise(Severity.FATAL);
    }
    greet(client, own, settings);
    return new MessageLoop(serving, client, interrupts, idle);
  }

  private void limitTransaction(long millis) {
    Serving now = serving;
    if (now != null && now.sql().block().isInTransaction()) {
      now.timeouts().limitTransaction(millis);
    }
  }

  private void greet(ClientLink client, Proc own, SessionSettings settings) {
    CancelKey key = CancelKey.random(own.pid(), services.chance());
    cancelKey = key;
    settings.report((name, value) -> client.writer().parameterStatus(name, value, client.text()));
    client.writer().backendKeyData(key.processId(), key.secret());
    loggedIn = true;
  }

  private void initialSettings(
      SessionSettings settings, StartupRequest request, Login.Admitted admitted, Proc own) {
    LoginCatalog.Role who = admitted.role();
    LoginCatalog catalog = services.engine().logins();
    SettingChanger changer =
        SettingChanger.starting(who.superuser(), setting -> catalog.maySet(who, setting, own));
    SettingChanger server = SettingChanger.starting(true, setting -> true);
    Encoding encoding = Encoding.numbered(admitted.database().encoding());
    String encodingName = encoding == null ? "SQL_ASCII" : encoding.name();
    settings.override(Settings.SERVER_ENCODING, encodingName, SettingSource.DYNAMIC_DEFAULT);
    settings.set(
        Settings.CLIENT_ENCODING.name(),
        encodingName,
        Scope.SESSION,
        SettingSource.DYNAMIC_DEFAULT,
        server);
    settings.override(Settings.IS_SUPERUSER, who.superuser() ? "on" : "off");
    settings.override(Settings.SESSION_AUTHORIZATION, who.name());
    ServerOptions options = ServerOptions.parse(request.options(), ServerOptions.Program.BACKEND);
    options.checkNoArguments();
    options.assignments().forEach(assignment -> set(settings, assignment, changer));
    request.settings().forEach(assignment -> set(settings, assignment, changer));
    for (LoginCatalog.Stored stored : catalog.settings(admitted.database(), who, own)) {
      StoredSettings.apply(stored.assignments(), settings, Scope.SESSION, stored.source(), server)
          .forEach(reporter::report);
    }
  }

  private static void set(SessionSettings settings, Assignment assignment, SettingChanger changer) {
    settings.set(
        assignment.name(), assignment.value(), Scope.SESSION, SettingSource.CLIENT, changer);
  }

  private void logAuthorized(SessionSettings settings) {
    if (!settings.is(Settings.LOG_CONNECTIONS)) {
      return;
    }
    String application = settings.string(Settings.APPLICATION_NAME);
    reporter.log(
        "connection authorized: user=%s database=%s".formatted(facts.user(), facts.database())
            + (application.isEmpty() ? "" : " application_name=" + application));
  }

  private SessionContext.Identity identity(Login.Admitted admitted) {
    String name = admitted.admit().identity();
    InetAddress address = connection.peer().address();
    return new SessionContext.Identity(
        admitted.role(),
        admitted.database(),
        name == null ? null : admitted.admit().rule().method().label() + ":" + name,
        address,
        connection.peer().port(),
        connection.local(),
        startTimestamp);
  }

  /// Lets go of everything, unless the session crashed: then nothing can be trusted, and the
  /// instance starts anew.
  private void leave(boolean crashed) {
    Proc own = proc;
    if (own == null) {
      return;
    }
    own.interrupts().handler(interrupts -> {});
    cancelKey = null;
    if (crashed) {
      return;
    }
    Serving served = serving;
    if (served != null) {
      served.timeouts().stopAll();
    }
    SqlSession opened = sql;
    if (opened != null) {
      opened.block().abortOutOfAny();
      opened.statements().clear();
      opened.close();
    }
    facts.left();
    logDisconnection();
    services.leave(own);
  }

  private void logDisconnection() {
    if (!loggedIn || !reporter.settings().is(Settings.LOG_DISCONNECTIONS)) {
      return;
    }
    long micros = services.clock().timestamp() - startTimestamp;
    long seconds = micros / 1_000_000;
    reporter.log(
        "disconnection: session time: %d:%02d:%02d.%03d user=%s database=%s host=%s%s"
            .formatted(
                seconds / 3600,
                seconds / 60 % 60,
                seconds % 60,
                micros / 1000 % 1000,
                facts.user(),
                facts.database(),
                facts.host(),
                facts.port().isEmpty() ? "" : " port=" + facts.port()));
  }

  /// What the engine sees of this session.
  private static final class Context implements SessionContext {
    private final Proc proc;
    private final ClientLink client;
    private final SessionSettings settings;
    private final Reporter reporter;
    private final Identity identity;
    private final MemoryAccount memory;
    private final ClientCopy copy;
    private final InstanceAccess instance;
    private @Nullable Serving serving;
    private volatile @Nullable IdleDelivery idle;

    Context(
        Proc proc,
        ClientLink client,
        SessionSettings settings,
        Reporter reporter,
        Identity identity,
        SessionServices services) {
      this.proc = proc;
      this.client = client;
      this.settings = settings;
      this.reporter = reporter;
      this.identity = identity;
      this.memory = services.memory().share("session", 2);
      this.copy = new CopyDialogue(client, proc::checkInterrupts);
      this.instance = services.instance();
    }

    @Override
    public Proc proc() {
      return proc;
    }

    @Override
    public Identity identity() {
      return identity;
    }

    @Override
    public SessionSettings settings() {
      return settings;
    }

    @Override
    public Reporter reporter() {
      return reporter;
    }

    @Override
    public MemoryAccount memory() {
      return memory;
    }

    @Override
    public long statementTimestamp() {
      return serving == null ? identity.startTimestamp() : serving.statementTimestamp();
    }

    @Override
    public ClientCopy copy() {
      return copy;
    }

    @Override
    public void wake() {
      IdleDelivery now = idle;
      if (now != null) {
        now.wake();
      }
    }

    @Override
    public InstanceAccess instance() {
      return instance;
    }

    @Override
    public void notify(int senderPid, String channel, String payload) {
      client.writer().notificationResponse(senderPid, channel, payload, client.text());
    }
  }
}
