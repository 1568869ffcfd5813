package org.gajah.session.protocol;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.seam.Chance;
import org.gajah.base.seam.Threads;
import org.gajah.base.settings.SessionSettings;
import org.gajah.base.settings.SettingHooks;
import org.gajah.base.settings.SettingSource;
import org.gajah.base.settings.SettingValues;
import org.gajah.base.settings.Settings;
import org.gajah.batch.MemoryAccount;
import org.gajah.locks.Interrupts;
import org.gajah.locks.Proc;
import org.gajah.nodes.RawStmt;
import org.gajah.session.log.LogOrigin;
import org.gajah.session.log.ServerLog;
import org.gajah.spi.ClientCopy;
import org.gajah.spi.Engine;
import org.gajah.spi.InstanceAccess;
import org.gajah.spi.LoginCatalog;
import org.gajah.spi.SessionContext;
import org.gajah.spi.SqlSession;
import org.gajah.text.encoding.Encoding;
import org.jspecify.annotations.Nullable;

/// The session of an instance that has no other: single-user mode. It is the bootstrap superuser's,
/// nobody is asked for a password, and what fails is told to the log alone. Mirrors what
/// `PostgresMain` and `InitPostgres` do without a postmaster.
///
/// [#converse] reads statements from the standard input and prints what they return; [#run] and
/// [#script] take them as texts. All of it runs on the thread that opened the session; [#cancel]
/// and [#terminate] may be called from anywhere.
public final class StandaloneSession implements Fellow, AutoCloseable {
  /// How the log and `pg_stat_activity` call it.
  public static final String BACKEND_TYPE = "standalone backend";

  /// Whose session it is: the role that initdb has made.
  public static final int BOOTSTRAP_SUPERUSER = 10;

  /// `datconnlimit` of a database whose removal was interrupted.
  private static final int INVALID_DATABASE = -2;

  private static final int STATEMENT_INTERRUPTS =
      Interrupts.QUERY_CANCEL | Interrupts.STATEMENT_TIMEOUT | Interrupts.LOCK_TIMEOUT;

  private final Surroundings around;
  private final Proc proc;
  private final LoginCatalog.Role role;
  private final SessionReporter reporter;
  private final SessionSettings settings;
  private final SessionTimeouts timeouts;
  private final SessionInterrupts interrupts;
  private final Context context;
  private final StandardInput input;
  private final StandardOutput output;
  private final SimpleQuery query;
  private final Serving serving;
  private final Runnable atEnd;
  private @Nullable SqlSession sql;
  private boolean broken;

  /// What the instance gives to the session.
  public record Surroundings(
      Engine engine,
      InstanceAccess instance,
      SettingValues settings,
      Timers timers,
      Threads threads,
      Chance chance,
      ServerLog log,
      MemoryAccount memory) {}

  /// Where statements come from and results go, COPY's data included.
  public record Terminal(InputStream in, OutputStream out) {
    /// Nothing comes, and nobody looks.
    public static Terminal none() {
      return new Terminal(InputStream.nullInputStream(), OutputStream.nullOutputStream());
    }
  }

  /// Opens the session.
  ///
  /// @param proc the process of the calling thread
  /// @param atEnd called when the session has let go of everything
  /// @throws PgException FATAL when there is no such database, or it cannot be used
  public static StandaloneSession open(
      Surroundings around, Proc proc, String databaseName, Terminal terminal, Runnable atEnd) {
    long start = proc.clock().timestamp();
    SessionReporter reporter =
        new SessionReporter(
            around.log(), around.settings(), LogOrigin.background(proc.pid(), BACKEND_TYPE, start));
    try {
      LoginCatalog.Role role = role(around.engine().logins(), proc, reporter);
      LoginCatalog.Database database = database(around.engine().logins(), databaseName, proc);
      return new StandaloneSession(around, proc, role, database, reporter, terminal, atEnd, start);
    } catch (PgException e) {
      throw e.severity() == Severity.ERROR ? e.raise(Severity.FATAL) : e;
    }
  }

  private static LoginCatalog.Role role(LoginCatalog logins, Proc proc, Reporter reporter) {
    LoginCatalog.Role found = logins.role(BOOTSTRAP_SUPERUSER, proc);
    if (found != null) {
      return found;
    }
    if (!logins.hasRoles(proc)) {
      reporter.report(
          new PgException(
                  Severity.WARNING,
                  SqlState.UNDEFINED_OBJECT,
                  "no roles are defined in this database system",
                  null)
              .hint("You should immediately run CREATE USER \"postgres\" SUPERUSER;."));
    }
    return new LoginCatalog.Role(BOOTSTRAP_SUPERUSER, "", true, true, true, -1, null, null);
  }

  private static LoginCatalog.Database database(LoginCatalog logins, String name, Proc proc) {
    LoginCatalog.Database found = logins.database(name, proc);
    if (found == null) {
      throw PgException.fatal(
          SqlState.UNDEFINED_DATABASE, "database \"" + name + "\" does not exist");
    }
    if (found.connectionLimit() == INVALID_DATABASE) {
      throw PgException.fatal(
              SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
              "cannot connect to invalid database \"" + name + "\"")
          .hint("Use DROP DATABASE to drop invalid databases.");
    }
    return found;
  }

  private StandaloneSession(
      Surroundings around,
      Proc proc,
      LoginCatalog.Role role,
      LoginCatalog.Database database,
      SessionReporter reporter,
      Terminal terminal,
      Runnable atEnd,
      long startTimestamp) {
    this.atEnd = atEnd;
    this.around = around;
    this.proc = proc;
    this.role = role;
    this.reporter = reporter;
    SettingHooks.Builder hooks = around.settings().hooks().toBuilder();
    around.engine().addHooks(hooks, () -> sql);
    settings = new SessionSettings(around.settings(), hooks.build(), reporter::report);
    timeouts = new SessionTimeouts(around.timers(), settings, proc.interrupts(), () -> {});
    interrupts = new SessionInterrupts(timeouts, () -> false);
    proc.interrupts().handler(interrupts);
    initialSettings(database);
    reporter.admitted(settings);
    input = new StandardInput(terminal.in(), around.threads(), proc);
    output = new StandardOutput(terminal.out());
    context =
        new Context(
            this,
            new SessionContext.Identity(role, database, null, null, -1, null, startTimestamp),
            around.memory().share("session", 2),
            new StandaloneCopy(input, output));
    SqlSession opened = around.engine().open(context);
    sql = opened;
    serving = new Serving(opened, proc, settings, reporter, timeouts, tag -> {}, around.chance());
    query = new SimpleQuery(serving, new DebugDestination(output, opened));
  }

  private void initialSettings(LoginCatalog.Database database) {
    Encoding encoding = Encoding.numbered(database.encoding());
    String name = encoding == null ? "SQL_ASCII" : encoding.name();
    settings.override(Settings.SERVER_ENCODING, name, SettingSource.DYNAMIC_DEFAULT);
    settings.override(Settings.CLIENT_ENCODING, name, SettingSource.DYNAMIC_DEFAULT);
    settings.override(Settings.IS_SUPERUSER, "on");
  }

  // From anywhere.

  @Override
  public int processId() {
    return proc.pid();
  }

  @Override
  public int role() {
    return role.oid();
  }

  @Override
  public void cancel() {
    proc.interrupts().raise(Interrupts.QUERY_CANCEL);
  }

  @Override
  public void terminate() {
    proc.interrupts().raise(Interrupts.TERMINATE);
  }

  public SessionSettings settings() {
    return settings;
  }

  /// Takes what is to be said while the session is there.
  public Reporter reporter() {
    return reporter;
  }

  /// The settings of the instance have changed.
  public void reload() {
    proc.interrupts().raise(Interrupts.RELOAD_SETTINGS);
  }

  // Statements.

  /// How statements are read.
  ///
  /// @param echo whether each is printed before it runs (`-E`)
  /// @param untilEmptyLine whether a semicolon at the end of a line and an empty line end a
  ///   statement, rather than the end of a line (`-j`)
  public record Dialogue(boolean echo, boolean untilEmptyLine) {}

  /// Reads statements from the standard input to its end and prints what they return.
  ///
  /// @throws PgException FATAL or PANIC when something ended the session; it is in the log
  public void converse(Dialogue dialogue) {
    output.print(
        "\nPostgreSQL stand-alone backend " + settings.string(Settings.SERVER_VERSION) + "\n");
    StatementReader reader = new StatementReader(input, output, dialogue);
    try {
      boolean going = true;
      while (going) {
        going = one(reader);
      }
    } finally {
      output.flush();
    }
  }

  private boolean one(StatementReader reader) {
    try {
      takeSettings();
      interrupts.readingCommand(true);
      byte[] text = reader.next();
      interrupts.readingCommand(false);
      if (text == null) {
        return false;
      }
      takeSettings();
      answer(serving.sql().text().decode(text, 0, text.length));
    } catch (PgException e) {
      PgException fault = failed(e);
      if (fault.severity() != Severity.ERROR) {
        throw fault;
      }
    }
    return true;
  }

  private void takeSettings() {
    if (proc.interrupts().take(Interrupts.RELOAD_SETTINGS) != 0) {
      settings.adopt();
    }
  }

  private void answer(String text) {
    serving.received();
    reporter.statement(text);
    try {
      query.run(text);
    } catch (PgException e) {
      throw e;
    } catch (Error e) {
      broken = true;
      throw e;
    } catch (RuntimeException e) {
      throw new PgException(Severity.ERROR, SqlState.INTERNAL_ERROR, "internal error: " + e, e);
    }
    reporter.statement(null);
  }

  /// Reports a failure and ends its transaction.
  ///
  /// @return what it came to
  private PgException failed(PgException thrown) {
    PgException fault = reporter.consequence(thrown);
    interrupts.readingCommand(false);
    proc.interrupts().take(STATEMENT_INTERRUPTS);
    output.flush();
    reporter.report(fault);
    reporter.statement(null);
    if (fault.severity().atLeast(Severity.PANIC)) {
      broken = true;
    } else {
      serving.frame().abort();
    }
    return fault;
  }

  /// Runs a text as one line of the standard input would be: what is in it is one transaction
  /// unless it says otherwise. Rows go to the terminal's output.
  ///
  /// @throws PgException what failed; it is in the log, and its transaction is undone
  public void run(String text) {
    try {
      answer(text);
      output.flush();
    } catch (PgException e) {
      throw failed(e);
    }
  }

  /// Runs the statements of a text one by one, each in a transaction of its own unless it says
  /// otherwise (as lines of the standard input do), so that any command may be among them. The
  /// first failure ends it.
  ///
  /// @throws PgException what failed; it is in the log with its statement, which is undone
  public void script(String text) {
    for (RawStmt statement : statements(text)) {
      int from = statement.stmt_location();
      int length = statement.stmt_len();
      run(text.substring(from, length == 0 ? text.length() : from + length));
    }
  }

  private List<RawStmt> statements(String text) {
    try {
      return serving.sql().parse(text);
    } catch (PgException e) {
      throw failed(e);
    }
  }

  /// Ends the session: its transaction is undone and everything of it is let go. After a PANIC
  /// nothing can be trusted, and so it is left as it is.
  @Override
  public void close() {
    proc.interrupts().handler(ignored -> {});
    timeouts.stopAll();
    input.close();
    if (broken) {
      return;
    }
    SqlSession opened = serving.sql();
    opened.block().abortOutOfAny();
    opened.statements().clear();
    opened.close();
    atEnd.run();
  }

  /// What the engine sees of this session.
  private record Context(
      StandaloneSession session, Identity identity, MemoryAccount memory, ClientCopy copy)
      implements SessionContext {
    @Override
    public Proc proc() {
      return session.proc;
    }

    @Override
    public SessionSettings settings() {
      return session.settings;
    }

    @Override
    public Reporter reporter() {
      return session.reporter;
    }

    @Override
    public long statementTimestamp() {
      return session.sql == null ? identity.startTimestamp() : session.serving.statementTimestamp();
    }

    @Override
    public InstanceAccess instance() {
      return session.around.instance();
    }

    @Override
    public boolean isStandalone() {
      return true;
    }

    @Override
    public void notify(int senderPid, String channel, String payload) {
      // Nobody can listen here.
    }
  }
}
