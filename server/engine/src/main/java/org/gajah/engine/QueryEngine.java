package org.gajah.engine;

import java.util.function.Function;
import java.util.function.Supplier;
import org.gajah.base.error.SqlState;
import org.gajah.base.settings.SettingHooks;
import org.gajah.base.settings.SettingProposal;
import org.gajah.base.settings.SettingValue;
import org.gajah.base.settings.Settings;
import org.gajah.catalogstore.cache.RelationMaps;
import org.gajah.catalogstore.cache.SharedCatalogs;
import org.gajah.engine.login.LoginReader;
import org.gajah.engine.relation.AccessMethods;
import org.gajah.engine.setting.LogSettings;
import org.gajah.engine.setting.SessionRoles;
import org.gajah.engine.setting.SessionTablespaces;
import org.gajah.functions.FunctionRegistry;
import org.gajah.locks.Proc;
import org.gajah.planner.facts.StatisticsMemory;
import org.gajah.recovery.StorageEngine;
import org.gajah.recovery.cluster.StorageProcess;
import org.gajah.spi.Engine;
import org.gajah.spi.LoginCatalog;
import org.gajah.spi.SessionContext;
import org.gajah.spi.SqlSession;
import org.gajah.spi.block.TransactionSettings;
import org.gajah.spi.notify.NotificationHub;
import org.gajah.text.encoding.Encoding;
import org.gajah.text.zone.TimeZones;
import org.jspecify.annotations.Nullable;

/// The SQL engine over a storage that has been recovered.
public final class QueryEngine implements Engine {
  private final StorageEngine storage;
  private final Function<Proc, StorageProcess> processes;
  private final SharedCatalogs shared;
  private final AccessMethods methods;
  private final FunctionRegistry registry = new FunctionRegistry();
  private final StatisticsMemory statistics = new StatisticsMemory();
  private final NotificationHub notifications = new NotificationHub();
  private @Nullable TimeZones zones;
  private final LoginReader logins;
  private final OldestDatabases oldest;

  /// @param processes the storage's side of a session's process
  public QueryEngine(StorageEngine storage, Function<Proc, StorageProcess> processes) {
    this(storage, processes, false);
  }

  /// @param processes the storage's side of a session's process
  /// @param ignoringIndexes whether indexes of shared catalogs are left alone where logins are
  ///   looked up
  public QueryEngine(
      StorageEngine storage, Function<Proc, StorageProcess> processes, boolean ignoringIndexes) {
    this.storage = storage;
    this.processes = processes;
    this.shared = new SharedCatalogs(new RelationMaps(storage.storage().files()));
    this.methods = new AccessMethods(storage);
    this.oldest = new OldestDatabases(storage.storage().transactions());
    this.logins = new LoginReader(storage, processes, shared, methods, ignoringIndexes);
  }

  OldestDatabases oldest() {
    return oldest;
  }

  StorageEngine storage() {
    return storage;
  }

  /// What statistics of columns say, for all sessions.
  StatisticsMemory statistics() {
    return statistics;
  }

  SharedCatalogs shared() {
    return shared;
  }

  AccessMethods methods() {
    return methods;
  }

  NotificationHub notifications() {
    return notifications;
  }

  /// The time zones, which are read when a session needs one.
  synchronized TimeZones zones() {
    TimeZones known = zones;
    if (known == null) {
      known = new TimeZones();
      zones = known;
    }
    return known;
  }

  FunctionRegistry registry() {
    return registry;
  }

  @Override
  public LoginCatalog logins() {
    return logins;
  }

  /// The encoding by its usual name. Before the session is there it is not known whether it can be
  /// turned into the database's; the session asks itself.
  private static SettingValue clientEncoding(
      SettingProposal proposal, @Nullable SqlSession session) {
    Encoding encoding = Encoding.named(proposal.string());
    if (encoding == null) {
      throw proposal.refusal();
    }
    if (session instanceof EngineSession own && !own.isConvertible(encoding)) {
      throw proposal
          .refusal(SqlState.FEATURE_NOT_SUPPORTED)
          .detail(
              "Conversion between %s and %s is not supported."
                  .formatted(encoding, Encoding.numbered(own.encoding())));
    }
    return SettingValue.of(encoding.name());
  }

  @Override
  public void addHooks(SettingHooks.Builder hooks, Supplier<@Nullable SqlSession> session) {
    TransactionSettings.addHooks(
        hooks, () -> session.get() instanceof EngineSession own ? own.work() : null, false);
    SessionRoles.addHooks(
        hooks, () -> session.get() instanceof EngineSession own ? own.roles() : null);
    SessionTablespaces.addHooks(hooks, session);
    hooks.assign(
        Settings.TRACK_COUNTS,
        value -> {
          if (session.get() instanceof EngineSession own) {
            own.process().statistics().counting(value.bits() != 0);
          }
        });
    hooks.check(Settings.CLIENT_ENCODING, proposal -> clientEncoding(proposal, session.get()));
    LogSettings.addHooks(
        hooks, () -> session.get() instanceof EngineSession own ? own.process() : null);
  }

  @Override
  public SqlSession open(SessionContext context) {
    StorageProcess process = processes.apply(context.proc());
    logins.enter(process, context.identity().database(), context.reporter());
    return new EngineSession(this, context, process);
  }
}
