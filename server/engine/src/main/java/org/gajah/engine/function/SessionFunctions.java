package org.gajah.engine.function;

import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Objects;
import org.gajah.analyzer.deparse.CatalogDeparser;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.id.FullXid;
import org.gajah.base.settings.SessionSettings;
import org.gajah.base.settings.SettingSource;
import org.gajah.base.settings.Settings;
import org.gajah.catalog.namespace.Names;
import org.gajah.catalog.privilege.Roles;
import org.gajah.catalog.rows.PgAuthid;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.catalog.type.OpenCollations;
import org.gajah.engine.routine.SqlRoutines;
import org.gajah.engine.scope.SessionScope;
import org.gajah.engine.view.ViewFunctions;
import org.gajah.expression.DomainChecks;
import org.gajah.functions.contract.Backends;
import org.gajah.functions.contract.Deparser;
import org.gajah.functions.contract.Domains;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.functions.contract.RelationStorage;
import org.gajah.functions.contract.Routines;
import org.gajah.functions.contract.Sequences;
import org.gajah.functions.contract.SessionFacts;
import org.gajah.functions.contract.SessionRandom;
import org.gajah.functions.contract.SessionTables;
import org.gajah.functions.contract.SettingAccess;
import org.gajah.functions.contract.ToastReader;
import org.gajah.functions.contract.TransactionFacts;
import org.gajah.relations.toast.Detoaster;
import org.gajah.text.collation.Collation;
import org.gajah.text.collation.Collations;
import org.gajah.text.encoding.Encoding;
import org.gajah.text.regex.Matchers;
import org.gajah.text.zone.TimeZone;
import org.gajah.text.zone.TimeZones;
import org.gajah.text.zone.ZoneAbbreviations;
import org.gajah.transaction.CommitLog;
import org.gajah.types.contract.DateOrder;
import org.gajah.types.contract.DateStyle;
import org.gajah.types.contract.IntervalStyle;
import org.jspecify.annotations.Nullable;

/// A session as its functions see it.
public final class SessionFunctions implements FunctionContext {
  private static final int DEFAULT_COLLATION = 100;

  private final SessionScope session;
  private final Matchers matchers;
  private final Collation defaultCollation;
  private final OpenCollations collations;
  private final SqlRoutines routines;
  private final SessionTables tables;
  private final SessionRandom random;
  private final SessionSequences sequences;
  private @Nullable ZoneAbbreviations abbreviations;
  private String abbreviationSet = "";

  public SessionFunctions(SessionScope session) {
    this.session = session;
    this.matchers = new Matchers(session.databaseEncoding());
    this.collations = new OpenCollations(session.catalog(), session);
    this.defaultCollation = Collations.C;
    this.routines = new SqlRoutines(session);
    this.tables = new ViewFunctions(session);
    this.random = new SessionNumbers(session.process().context().chance());
    this.sequences = new SessionSequences(session);
  }

  private SessionSettings current() {
    return session.context().settings();
  }

  @Override
  public CatalogSource catalog() {
    return session.catalog();
  }

  @Override
  public Names names() {
    return session.names();
  }

  @Override
  public Collation collation(int oid) {
    return switch (oid) {
      case 0 -> Collations.MISSING;
      case DEFAULT_COLLATION -> collations.get(DEFAULT_COLLATION);
      default -> collations.get(oid);
    };
  }

  @Override
  public SessionFacts session() {
    return new Facts();
  }

  @Override
  public SettingAccess settings() {
    return new Access();
  }

  @Override
  public TransactionFacts transaction() {
    return new InTransaction();
  }

  @Override
  public SessionRandom random() {
    return random;
  }

  public void discardSequences() {
    sequences.discard();
  }

  @Override
  public Sequences sequences() {
    return sequences;
  }

  @Override
  public RelationStorage storage() {
    return new SessionStorage(session);
  }

  @Override
  public Deparser deparser() {
    return new CatalogDeparser(session.analysis());
  }

  @Override
  public Backends backends() {
    return new SessionBackends(session);
  }

  @Override
  public Routines routines() {
    return routines;
  }

  @Override
  public Domains domains() {
    return new DomainChecks(session.registry(), this);
  }

  @Override
  public SessionTables tables() {
    return tables;
  }

  @Override
  public ToastReader toast() {
    return (form, array, from, length, out) -> {
      try (Detoaster detoaster =
          new Detoaster(
              session.process().context(),
              session.catalog().heap(),
              session.catalog().btree(),
              oid -> session.relations().descriptors().toast(oid))) {
        detoaster.append(form, array, from, length, out);
      }
    };
  }

  // Text, dates and times

  @Override
  public Encoding encoding() {
    return session.databaseEncoding();
  }

  @Override
  public void fromClient(byte[] text, int from, int length, ByteSink out) {
    session.text().fromClient(text, from, length, out);
  }

  @Override
  public void toClient(byte[] text, int from, int length, ByteSink out) {
    session.text().toClient(text, from, length, out);
  }

  @Override
  public Collation defaultCollation() {
    return session.process().transaction().isActive()
        ? collations.get(DEFAULT_COLLATION)
        : defaultCollation;
  }

  @Override
  public Matchers matchers() {
    return matchers;
  }

  @Override
  public int extraFloatDigits() {
    return current().intValue(Settings.EXTRA_FLOAT_DIGITS);
  }

  @Override
  public DateStyle dateStyle() {
    String style = current().string(Settings.DATESTYLE).toUpperCase(Locale.ROOT);
    return DateStyle.valueOf(style.substring(0, style.indexOf(',')).strip());
  }

  @Override
  public DateOrder dateOrder() {
    String style = current().string(Settings.DATESTYLE).toUpperCase(Locale.ROOT);
    return DateOrder.valueOf(style.substring(style.indexOf(',') + 1).strip());
  }

  @Override
  public IntervalStyle intervalStyle() {
    return IntervalStyle.values()[current().enumCode(Settings.INTERVALSTYLE)];
  }

  @Override
  public TimeZone timeZone() {
    TimeZones zones = timeZones();
    TimeZone zone = zones.find(current().string(Settings.TIMEZONE));
    return Objects.requireNonNullElseGet(zone, () -> Objects.requireNonNull(zones.find("GMT")));
  }

  @Override
  public TimeZones timeZones() {
    return session.zones();
  }

  @Override
  public ZoneAbbreviations zoneAbbreviations() {
    String set = current().string(Settings.TIMEZONE_ABBREVIATIONS);
    String name = set.isEmpty() ? "Default" : set;
    ZoneAbbreviations known = abbreviations;
    if (known == null || !name.equals(abbreviationSet)) {
      known = Objects.requireNonNull(ZoneAbbreviations.named(name));
      abbreviations = known;
      abbreviationSet = name;
    }
    return known;
  }

  @Override
  public long transactionStart() {
    return session.process().transaction().startTimestamp();
  }

  @Override
  public long statementStart() {
    return session.context().statementTimestamp();
  }

  @Override
  public long clock() {
    return session.storage().storage().environment().clock().timestamp();
  }

  @Override
  public boolean byteaEscape() {
    return current().enumName(Settings.BYTEA_OUTPUT).equals("escape");
  }

  /// Who the session is.
  private final class Facts implements SessionFacts {
    @Override
    public int currentUser() {
      return session.user();
    }

    @Override
    public int sessionUser() {
      return session.sessionUser();
    }

    @Override
    public @Nullable String systemUser() {
      return session.context().identity().systemUser();
    }

    @Override
    public int database() {
      return session.database();
    }

    @Override
    public int backendPid() {
      return session.context().proc().pid();
    }

    @Override
    public int backendNumber() {
      return session.context().proc().number();
    }

    @Override
    public @Nullable String clientAddress() {
      var address = session.context().identity().address();
      return address == null ? null : address.getHostAddress();
    }

    @Override
    public int clientPort() {
      return session.context().identity().port();
    }

    @Override
    public @Nullable String serverAddress() {
      InetSocketAddress address = session.context().identity().local();
      return address == null ? null : address.getAddress().getHostAddress();
    }

    @Override
    public int serverPort() {
      InetSocketAddress address = session.context().identity().local();
      return address == null ? -1 : address.getPort();
    }

    @Override
    public String currentQuery() {
      return "";
    }

    @Override
    public long serverStart() {
      return session.context().instance().startTimestamp();
    }

    @Override
    public long settingsLoaded() {
      return session.context().instance().settingsTimestamp();
    }

    @Override
    public boolean inRecovery() {
      return false;
    }
  }

  /// The settings by name.
  private final class Access implements SettingAccess {
    @Override
    public @Nullable String show(String name, boolean missingOk) {
      if (missingOk && current().find(name) == null) {
        return null;
      }
      return current().show(name, maySeeAllSettings());
    }

    @Override
    public String set(String name, @Nullable String value, boolean local) {
      SessionSettings.Scope scope =
          local ? SessionSettings.Scope.TRANSACTION : SessionSettings.Scope.SESSION;
      current().set(name, value, scope, SettingSource.SESSION, session.settingChanger());
      return current().show(name, true);
    }
  }

  /// Whether the current user may see settings that are not for everybody.
  private boolean maySeeAllSettings() {
    return roles().hasPrivilegesOf(session.user(), PgAuthid.ROLE_PG_READ_ALL_SETTINGS);
  }

  private Roles roles() {
    return session.namespaces().privileges().roles();
  }

  /// The transaction.
  private final class InTransaction implements TransactionFacts {
    @Override
    public long currentXid() {
      session.process().transaction().xid();
      return session.process().transaction().topFullXid();
    }

    @Override
    public long currentXidIfAssigned() {
      return session.process().transaction().topXidIfAny() == 0
          ? FullXid.INVALID
          : session.process().transaction().topFullXid();
    }

    @Override
    public int latestXid() {
      int own = session.process().transaction().topXidIfAny();
      return own != 0 ? own : FullXid.xid(session.storage().storage().transactions().xids().next());
    }

    @Override
    public int nextMultiXact() {
      return session.storage().storage().transactions().multiXacts().next();
    }

    @Override
    public String currentSnapshot() {
      throw PgException.notBuilt("pg_current_snapshot()");
    }

    @Override
    public @Nullable String status(long fullXid) {
      CommitLog.Status fate = session.process().transaction().fate(fullXid);
      return switch (fate) {
        case null -> null;
        case IN_PROGRESS -> "in progress";
        case COMMITTED -> "committed";
        case ABORTED, SUB_COMMITTED -> "aborted";
      };
    }

    @Override
    public boolean readOnly() {
      return session.process().transaction().isReadOnly();
    }

    @Override
    public String exportSnapshot() {
      throw PgException.notBuilt("pg_export_snapshot()");
    }
  }
}
