package org.gajah.oracle.expression;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.catalog.namespace.Names;
import org.gajah.catalog.namespace.Namespaces;
import org.gajah.catalog.privilege.Privileges;
import org.gajah.catalog.source.CatalogSession;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.functions.contract.Backends;
import org.gajah.functions.contract.Deparser;
import org.gajah.functions.contract.Domains;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.functions.contract.RelationStorage;
import org.gajah.functions.contract.Routines;
import org.gajah.functions.contract.Sequences;
import org.gajah.functions.contract.SessionFacts;
import org.gajah.functions.contract.SessionRandom;
import org.gajah.functions.contract.SettingAccess;
import org.gajah.functions.contract.ToastReader;
import org.gajah.functions.contract.TransactionFacts;
import org.gajah.oracle.CatalogSnapshot;
import org.gajah.oracle.types.FixedContext;
import org.gajah.text.collation.Collation;
import org.gajah.text.collation.Collations;
import org.gajah.text.encoding.Encoding;
import org.gajah.text.regex.Matchers;
import org.gajah.text.zone.TimeZone;
import org.gajah.text.zone.TimeZones;
import org.gajah.text.zone.ZoneAbbreviations;
import org.gajah.types.contract.DateOrder;
import org.gajah.types.contract.DateStyle;
import org.gajah.types.contract.IntervalStyle;
import org.jspecify.annotations.Nullable;

/// A session whose catalogs are those of an oracle at one moment, and that knows of itself what the
/// oracle's session says.
public record SnapshotContext(FixedContext types, CatalogSource catalog, SessionFacts session)
    implements FunctionContext {
  private static final int DEFAULT_COLLATION = 100;
  private static final long TO_2000 = 946_684_800_000_000L;

  /// Reads the catalogs of a session, which has to be in a transaction, for `now` to stay.
  public static SnapshotContext of(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select (extract(epoch from now()) * 1000000)::int8, (select oid::int8 from"
                    + " pg_database where datname = current_database()), pg_backend_pid(),"
                    + " pg_my_temp_schema()::int8")) {
      row.next();
      return new SnapshotContext(
          FixedContext.usual().at(row.getLong(1) - TO_2000),
          CatalogSnapshot.read(connection),
          new Facts((int) row.getLong(2), row.getInt(3), (int) row.getLong(4)));
    }
  }

  /// The facts of an ordinary session of user number 10.
  record Facts(int database, int backendPid, int temporarySchema) implements SessionFacts {
    @Override
    public int currentUser() {
      return 10;
    }

    @Override
    public int sessionUser() {
      return 10;
    }

    @Override
    public @Nullable String systemUser() {
      return null;
    }

    @Override
    public int backendNumber() {
      return 1;
    }

    @Override
    public @Nullable String clientAddress() {
      return null;
    }

    @Override
    public int clientPort() {
      return -1;
    }

    @Override
    public @Nullable String serverAddress() {
      return null;
    }

    @Override
    public int serverPort() {
      return -1;
    }

    @Override
    public String currentQuery() {
      return "";
    }

    @Override
    public long serverStart() {
      return 0;
    }

    @Override
    public long settingsLoaded() {
      return 0;
    }

    @Override
    public boolean inRecovery() {
      return false;
    }
  }

  @Override
  public Names names() {
    CatalogSession own =
        new CatalogSession() {
          @Override
          public int database() {
            return session.database();
          }

          @Override
          public int user() {
            return session.currentUser();
          }

          @Override
          public int temporaryNamespace() {
            return session instanceof Facts facts ? facts.temporarySchema() : 0;
          }

          @Override
          public int temporaryToastNamespace() {
            return 0;
          }

          @Override
          public String searchPath() {
            return "\"$user\", public";
          }

          @Override
          public int encoding() {
            return Encoding.UTF8.number();
          }
        };
    return new Names(new Namespaces(catalog, own, new Privileges(catalog, own)));
  }

  @Override
  public SessionRandom random() {
    return absent(SessionRandom.class);
  }

  @Override
  public Collation collation(int oid) {
    if (oid == 0) {
      return Collations.MISSING;
    }
    return oid == DEFAULT_COLLATION ? defaultCollation() : Collations.C;
  }

  private static <T> T absent(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              throw PgException.notBuilt(type.getSimpleName() + " in a test");
            }));
  }

  @Override
  public SettingAccess settings() {
    return absent(SettingAccess.class);
  }

  @Override
  public TransactionFacts transaction() {
    return absent(TransactionFacts.class);
  }

  @Override
  public Sequences sequences() {
    return absent(Sequences.class);
  }

  @Override
  public RelationStorage storage() {
    return absent(RelationStorage.class);
  }

  @Override
  public Deparser deparser() {
    return absent(Deparser.class);
  }

  @Override
  public Backends backends() {
    return absent(Backends.class);
  }

  @Override
  public ToastReader toast() {
    return absent(ToastReader.class);
  }

  @Override
  public Domains domains() {
    return absent(Domains.class);
  }

  @Override
  public Routines routines() {
    return absent(Routines.class);
  }

  @Override
  public Encoding encoding() {
    return types.encoding();
  }

  @Override
  public void fromClient(byte[] text, int from, int length, ByteSink out) {
    types.fromClient(text, from, length, out);
  }

  @Override
  public void toClient(byte[] text, int from, int length, ByteSink out) {
    types.toClient(text, from, length, out);
  }

  @Override
  public Collation defaultCollation() {
    return types.defaultCollation();
  }

  @Override
  public Matchers matchers() {
    return types.matchers();
  }

  @Override
  public int extraFloatDigits() {
    return types.extraFloatDigits();
  }

  @Override
  public DateStyle dateStyle() {
    return types.dateStyle();
  }

  @Override
  public DateOrder dateOrder() {
    return types.dateOrder();
  }

  @Override
  public IntervalStyle intervalStyle() {
    return types.intervalStyle();
  }

  @Override
  public TimeZone timeZone() {
    return types.timeZone();
  }

  @Override
  public TimeZones timeZones() {
    return types.timeZones();
  }

  @Override
  public ZoneAbbreviations zoneAbbreviations() {
    return types.zoneAbbreviations();
  }

  @Override
  public long transactionStart() {
    return types.transactionStart();
  }

  @Override
  public long statementStart() {
    return types.statementStart();
  }

  @Override
  public long clock() {
    return types.clock();
  }

  @Override
  public boolean byteaEscape() {
    return types.byteaEscape();
  }
}
