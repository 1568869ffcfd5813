package org.gajah.oracle.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.settings.SessionSettings;
import org.gajah.base.settings.SettingHooks;
import org.gajah.base.settings.Settings;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.locks.Proc;
import org.gajah.nodes.RawStmt;
import org.gajah.parser.SqlParser;
import org.gajah.parser.lex.ParserOptions;
import org.gajah.spi.ClientText;
import org.gajah.spi.EncodedText;
import org.gajah.spi.Engine;
import org.gajah.spi.LoginCatalog;
import org.gajah.spi.Portals;
import org.gajah.spi.PreparedStatements;
import org.gajah.spi.SessionContext;
import org.gajah.spi.SqlSession;
import org.gajah.spi.Statement;
import org.gajah.spi.ValueEncoder;
import org.gajah.spi.block.Characteristics;
import org.gajah.spi.block.TransactionBlock;
import org.gajah.spi.block.TransactionSettings;
import org.gajah.spi.block.TransactionWork;
import org.gajah.text.encoding.Encoding;
import org.gajah.transaction.IsolationLevel;
import org.jspecify.annotations.Nullable;

/// An engine without tables: it knows a few statements by heart.
final class TinyEngine implements Engine, LoginCatalog {
  static final int INT4 = 23;
  static final int TEXT = 25;

  private final Role postgres = new Role(10, "postgres", true, true, true, -1, null, null);
  private final Database database = new Database(5, "postgres", 6, 1663, true, -1);

  @Override
  public LoginCatalog logins() {
    return this;
  }

  @Override
  public @Nullable Role role(int oid, Proc proc) {
    return null;
  }

  @Override
  public boolean hasRoles(Proc proc) {
    return true;
  }

  @Override
  public void addHooks(SettingHooks.Builder hooks, Supplier<@Nullable SqlSession> session) {
    TransactionSettings.addHooks(
        hooks, () -> session.get() instanceof Session tiny ? tiny.work : null, false);
  }

  @Override
  public SqlSession open(SessionContext context) {
    return new Session(context);
  }

  @Override
  public @Nullable Role role(String name, Proc proc) {
    return switch (name) {
      case "postgres" -> postgres;
      case "nologin" -> new Role(11, name, false, false, false, -1, null, null);
      case "crowded" -> new Role(12, name, false, true, false, 0, null, null);
      case "plain" -> new Role(13, name, false, true, false, -1, null, null);
      default -> null;
    };
  }

  @Override
  public boolean isMember(String role, String group, Proc proc) {
    return role.equals(group);
  }

  @Override
  public @Nullable Database database(String name, Proc proc) {
    return switch (name) {
      case "postgres" -> database;
      case "template0" -> new Database(4, name, 6, 1663, false, -1);
      case "narrow" -> new Database(6, name, 6, 1663, true, 0);
      case "closed" -> new Database(7, name, 6, 1663, true, -1);
      default -> null;
    };
  }

  @Override
  public boolean mayConnect(Database to, Role role, Proc proc) {
    return !to.name().equals("closed");
  }

  @Override
  public boolean hasPrivilegesOf(Role role, String group, Proc proc) {
    return false;
  }

  @Override
  public List<Stored> settings(Database of, Role role, Proc proc) {
    return List.of();
  }

  @Override
  public boolean maySet(Role role, String setting, Proc proc) {
    return role.superuser();
  }

  /// Transactions that change nothing but settings and portals.
  static final class Work implements TransactionWork, TransactionSettings.Running {
    private final SessionSettings settings;
    private final Portals portals;
    private final List<Integer> levels = new ArrayList<>();
    private Characteristics characteristics =
        new Characteristics(IsolationLevel.READ_COMMITTED, false, false);
    private final List<Characteristics> before = new ArrayList<>();
    private boolean snapshot;
    private boolean live;

    Work(SessionSettings settings, Portals portals) {
      this.settings = settings;
      this.portals = portals;
    }

    void look() {
      snapshot = true;
    }

    private static void check(boolean right, String what) {
      if (!right) {
        throw new AssertionError(what);
      }
    }

    @Override
    public void start() {
      check(levels.isEmpty() && !live, "started twice");
      live = true;
      snapshot = false;
      characteristics =
          new Characteristics(
              TransactionSettings.level(settings.enumCode(Settings.DEFAULT_TRANSACTION_ISOLATION)),
              settings.is(Settings.DEFAULT_TRANSACTION_READ_ONLY),
              false);
      levels.add(settings.enter());
      before.add(characteristics);
    }

    @Override
    public void commit() {
      check(live && levels.size() == 1, "commit at level " + levels.size());
      portals.beforeCommit(false);
      live = false;
      settings.leave(levels.removeLast(), true);
      before.clear();
    }

    @Override
    public void prepare(String gid) {
      throw new PgException(
              SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE, "prepared transactions are disabled")
          .hint("Set \"max_prepared_transactions\" to a nonzero value.");
    }

    @Override
    public void abort() {
      check(live && !levels.isEmpty(), "abort of nothing");
      portals.aborted();
      live = false;
      settings.leave(levels.getFirst(), false);
      levels.clear();
      characteristics = before.getFirst();
      before.clear();
    }

    @Override
    public void cleanUp() {
      check(!live, "clean-up of a live transaction");
      portals.cleanUp();
    }

    @Override
    public void startSubtransaction() {
      check(live, "subtransaction of nothing");
      levels.add(settings.enter());
      before.add(characteristics);
    }

    @Override
    public void commitSubtransaction() {
      int level = levels.size();
      check(live && level > 1, "commit of no subtransaction");
      portals.subtransactionCommitted(level);
      Characteristics now = characteristics;
      settings.leave(levels.removeLast(), true);
      characteristics =
          new Characteristics(now.isolation(), before.removeLast().readOnly(), now.deferrable());
    }

    @Override
    public void abortSubtransaction() {
      int level = levels.size();
      check(live && level > 1, "abort of no subtransaction");
      portals.subtransactionAborted(level);
      settings.leave(levels.removeLast(), false);
      characteristics = before.removeLast();
    }

    @Override
    public void cleanUpSubtransaction() {
      portals.cleanUpSubtransaction(levels.size() + 1);
    }

    @Override
    public void nextCommand() {
      check(live, "next command of no transaction");
    }

    @Override
    public Characteristics characteristics() {
      return characteristics;
    }

    @Override
    public void restore(Characteristics changed) {
      characteristics = changed;
      before.set(0, changed);
    }

    @Override
    public void adopt(Characteristics changed) {
      characteristics = changed;
    }

    @Override
    public boolean isActive() {
      return live;
    }

    @Override
    public boolean hasSnapshot() {
      return snapshot;
    }

    @Override
    public boolean isSubtransaction() {
      return levels.size() > 1;
    }
  }

  /// One session.
  static final class Session implements SqlSession {
    final SessionContext context;
    final Portals portals;
    final Work work;
    private final PreparedStatements statements = new PreparedStatements();
    private final TransactionBlock block;
    private final ClientText text;

    Session(SessionContext context) {
      this.context = context;
      this.portals = new Portals(context.reporter());
      this.work = new Work(context.settings(), portals);
      this.block = new TransactionBlock(work, context.reporter());
      this.text =
          new EncodedText(
              Encoding.UTF8,
              () -> {
                Encoding named =
                    Encoding.named(context.settings().string(Settings.CLIENT_ENCODING));
                return named == null ? Encoding.UTF8 : named;
              });
    }

    @Override
    public TransactionBlock block() {
      return block;
    }

    @Override
    public PreparedStatements statements() {
      return statements;
    }

    @Override
    public Portals portals() {
      return portals;
    }

    @Override
    public ClientText text() {
      return text;
    }

    @Override
    public boolean passesByValue(int type) {
      return false;
    }

    @Override
    public List<RawStmt> parse(String sql) {
      return SqlParser.parse(sql, ParserOptions.DEFAULT);
    }

    @Override
    public Statement prepare(RawStmt raw, String sql, Parameters parameters) {
      int end = raw.stmt_len() == 0 ? sql.length() : raw.stmt_location() + raw.stmt_len();
      String one = sql.substring(Math.max(0, raw.stmt_location()), end).strip();
      return new TinyStatement(this, raw, sql, one.toLowerCase(Locale.ROOT), parameters);
    }

    @Override
    public ValueEncoder encoder(int type, boolean binary) {
      if (type == INT4) {
        return binary
            ? (column, row, out) -> out.putIntNetwork((int) ((LongVector) column).get(row))
            : (column, row, out) -> out.putUtf8(Long.toString(((LongVector) column).get(row)));
      }
      return (column, row, out) -> {
        BytesVector bytes = (BytesVector) column;
        out.putBytes(bytes.array(), bytes.from(row), bytes.length(row));
      };
    }

    @Override
    public void close() {}
  }
}
