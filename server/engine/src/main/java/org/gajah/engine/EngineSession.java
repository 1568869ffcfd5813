package org.gajah.engine;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Objects;
import org.gajah.activity.BackendActivity;
import org.gajah.activity.BackendType;
import org.gajah.activity.statistics.DatabaseStatistic;
import org.gajah.activity.statistics.SessionStatistics;
import org.gajah.analyzer.context.AnalysisContext;
import org.gajah.analyzer.context.AnalysisSettings;
import org.gajah.analyzer.context.FunctionValues;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.error.StackGuard;
import org.gajah.base.seam.Clock;
import org.gajah.base.settings.SessionSettings;
import org.gajah.base.settings.SettingChanger;
import org.gajah.base.settings.Settings;
import org.gajah.batch.MemoryAccount;
import org.gajah.catalog.namespace.Names;
import org.gajah.catalog.namespace.Namespaces;
import org.gajah.catalog.namespace.SearchPath;
import org.gajah.catalog.privilege.Privileges;
import org.gajah.catalog.relation.RelationCatalog;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalogstore.cache.SharedCatalogs;
import org.gajah.catalogstore.live.InvalidationQueue;
import org.gajah.catalogstore.live.LiveCatalog;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandTags;
import org.gajah.commands.relation.TemporaryState;
import org.gajah.engine.execution.Encoders;
import org.gajah.engine.execution.ResultShapes;
import org.gajah.engine.function.SessionFunctions;
import org.gajah.engine.relation.SessionRelations;
import org.gajah.engine.scope.Acting;
import org.gajah.engine.scope.Moment;
import org.gajah.engine.scope.SessionScope;
import org.gajah.engine.setting.LogSettings;
import org.gajah.engine.setting.SessionRoles;
import org.gajah.engine.setting.SessionTablespaces;
import org.gajah.engine.statement.SqlStatement;
import org.gajah.executor.rows.WorkMemory;
import org.gajah.executor.trigger.TriggerQueue;
import org.gajah.functions.FunctionRegistry;
import org.gajah.functions.TypeTexts;
import org.gajah.locks.table.LockMode;
import org.gajah.locks.table.LockTag;
import org.gajah.nodes.Query;
import org.gajah.nodes.RawStmt;
import org.gajah.parser.SqlParser;
import org.gajah.parser.lex.ParserOptions;
import org.gajah.planner.facts.PlannerMemory;
import org.gajah.recovery.StorageEngine;
import org.gajah.recovery.cluster.StorageProcess;
import org.gajah.space.RelationStorage;
import org.gajah.spi.ClientText;
import org.gajah.spi.EncodedText;
import org.gajah.spi.EngineTransaction;
import org.gajah.spi.Portals;
import org.gajah.spi.PreparedStatements;
import org.gajah.spi.RowShape;
import org.gajah.spi.SessionContext;
import org.gajah.spi.Statement;
import org.gajah.spi.ValueEncoder;
import org.gajah.spi.block.TransactionBlock;
import org.gajah.spi.notify.SessionNotifications;
import org.gajah.text.encoding.Encoding;
import org.gajah.text.zone.TimeZones;
import org.gajah.transaction.Snapshot;
import org.jspecify.annotations.Nullable;

/// One session of the engine: its catalogs, its relations, its transaction block.
final class EngineSession implements SessionScope {
  /// How deep constructs of a statement may be nested; the stacks of sessions bear more.
  private static final int DEEPEST_STATEMENT = 2000;

  private static final int CALLS_PER_KILOBYTE = 3;

  private final QueryEngine engine;
  private final SessionContext context;
  private final StorageProcess process;
  private final PreparedStatements statements = new PreparedStatements();
  private final Portals portals;
  private final EngineTransaction work;
  private final TransactionBlock block;
  private final Encoding encoding;
  private String clientEncodingName = "";
  private @Nullable StackGuard routineDepth;
  private int routineKilobytes;
  private Encoding clientEncoding;
  private @Nullable Snapshot running;
  private int discards;
  private final ClientText text;
  private final LiveCatalog catalog;
  private final Namespaces namespaces;
  private final Names names;
  private final SessionFunctions functions;
  private final TypeTexts texts;
  private final SessionRelations relations;
  private final Encoders encoders = new Encoders(this);
  private final RelationStorage files;
  private final SessionRoles roles;
  private final SessionCommands commands = new SessionCommands(this);
  private final TemporaryState temporary = new TemporaryState(commands);
  private final SessionTriggers triggers;
  private final SessionNotifications notifications;
  private final AnalysisContext analysis;
  private final PlannerMemory plannerMemory;

  /// Only sessions of clients are counted, and how long they last and work.
  private static void countSession(StorageProcess process) {
    BackendActivity activity = process.proc().activity();
    if (!activity.who().type().equals(BackendType.CLIENT.label())) {
      return;
    }
    SessionStatistics statistics = process.statistics();
    statistics.count(DatabaseStatistic.SESSIONS, 1);
    long started = activity.who().started();
    Clock clock = process.proc().clock();
    statistics.follow(DatabaseStatistic.SESSION_TIME, () -> clock.timestamp() - started);
    statistics.follow(DatabaseStatistic.ACTIVE_TIME, activity::activeMicros);
    statistics.follow(
        DatabaseStatistic.IDLE_IN_TRANSACTION_TIME, activity::idleInTransactionMicros);
    statistics.flush(clock.nanos()); // the session sees itself counted
  }

  EngineSession(QueryEngine engine, SessionContext context, StorageProcess process) {
    this.engine = engine;
    this.plannerMemory = new PlannerMemory(engine.statistics());
    this.context = context;
    this.process = process;
    this.roles = new SessionRoles(this, context.identity().role());
    LogSettings.begin(context, process);
    process.statistics().counting(context.settings().is(Settings.TRACK_COUNTS));
    countSession(process);
    this.files = new RelationStorage(process.context());
    this.portals = new Portals(context.reporter());
    this.work =
        new EngineTransaction(
            process.transaction(), context, portals, engine.storage().storage().twoPhase());
    this.triggers = new SessionTriggers(this);
    this.work.addStep(triggers);
    this.work.addStep(temporary);
    this.block = new TransactionBlock(work, context.reporter());
    this.notifications = new SessionNotifications(engine.notifications(), context);
    work.addStep(notifications);
    this.encoding =
        Objects.requireNonNull(Encoding.numbered(context.identity().database().encoding()));
    this.clientEncoding = encoding;
    this.text = new EncodedText(encoding, this::clientEncoding);
    SessionRelations[] later = new SessionRelations[1];
    var heap =
        engine.methods().heap(oid -> Objects.requireNonNull(later[0]).descriptors().toast(oid));
    this.catalog =
        new LiveCatalog(
            process.context(),
            heap,
            engine.methods().btree(),
            engine.shared(),
            new InvalidationQueue(engine.shared(), process.transaction()),
            charset());
    catalog.ignoreIndexes(context.settings().is(Settings.IGNORE_SYSTEM_INDEXES));
    this.work.addStep(engine.oldest().step(catalog));
    requireConvertible(clientEncoding());
    this.namespaces = new Namespaces(catalog, this, new Privileges(catalog, this));
    this.names = new Names(namespaces);
    this.functions = new SessionFunctions(this);
    this.texts = new TypeTexts(registry(), functions);
    this.relations =
        new SessionRelations(this, new RelationCatalog(catalog), heap, engine.methods().btree());
    later[0] = relations;
    this.analysis =
        new AnalysisContext(
            names,
            AnalysisSettings.DEFAULT,
            new FunctionValues(functions, texts),
            relations::lock,
            notice -> context.reporter().report(notice));
    process
        .context()
        .temporaryFiles()
        .settings(
            () -> context.settings().intValue(Settings.TEMP_FILE_LIMIT),
            () -> context.settings().intValue(Settings.LOG_TEMP_FILES));
    process.context().temporaryFiles().places(SessionTablespaces.places(this));
  }

  @Override
  public StackGuard routineDepth() {
    int kilobytes = context.settings().intValue(Settings.MAX_STACK_DEPTH);
    StackGuard known = routineDepth;
    if (known == null || known.depth() == 0 && routineKilobytes != kilobytes) {
      known = new StackGuard(CALLS_PER_KILOBYTE * kilobytes, kilobytes);
      routineDepth = known;
      routineKilobytes = kilobytes;
    }
    return known;
  }

  private Encoding clientEncoding() {
    String name = context.settings().string(Settings.CLIENT_ENCODING);
    if (!name.equals(clientEncodingName)) {
      Encoding named = Encoding.named(name);
      clientEncoding = named == null ? encoding : named;
      clientEncodingName = name;
    }
    return clientEncoding;
  }

  /// Whether the database's texts can be turned into an encoding of clients and back.
  boolean isConvertible(Encoding wanted) {
    return EncodedText.isConvertible(wanted, encoding);
  }

  private void requireConvertible(Encoding wanted) {
    if (!isConvertible(wanted)) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED,
          "conversion between " + wanted + " and " + encoding + " is not supported");
    }
  }

  /// How the database's encoding is read as Java's strings.
  Charset charset() {
    return EncodedText.charset(encoding);
  }

  @Override
  public StorageEngine storage() {
    return engine.storage();
  }

  @Override
  public SharedCatalogs shared() {
    return engine.shared();
  }

  @Override
  public TimeZones zones() {
    return engine.zones();
  }

  @Override
  public SessionContext context() {
    return context;
  }

  @Override
  public StorageProcess process() {
    return process;
  }

  @Override
  public EngineTransaction work() {
    return work;
  }

  @Override
  public LiveCatalog catalog() {
    return catalog;
  }

  @Override
  public Names names() {
    return names;
  }

  @Override
  public Namespaces namespaces() {
    return namespaces;
  }

  @Override
  public SessionFunctions functions() {
    return functions;
  }

  TemporaryState temporary() {
    return temporary;
  }

  @Override
  public TriggerQueue triggers() {
    return triggers.queue();
  }

  SessionRoles roles() {
    return roles;
  }

  /// The coming and going of files in the session's transactions.
  RelationStorage files() {
    return files;
  }

  @Override
  public SessionRelations relations() {
    return relations;
  }

  @Override
  public SessionNotifications notifications() {
    return notifications;
  }

  @Override
  public boolean isListening() {
    return notifications.isListening();
  }

  @Override
  public void deliver() {
    notifications.deliver();
  }

  /// Throws away what the session keeps.
  void forget(CommandContext.Kept what) {
    switch (what) {
      case PLANS -> discards++;
      case TEMPORARY_TABLES -> {}
      case SEQUENCES -> functions.discardSequences();
    }
  }

  @Override
  public SessionCommands commands() {
    return commands;
  }

  @Override
  public SearchPath path() {
    return namespaces.path();
  }

  @Override
  public LockTag lockTag(int relation) {
    return relations.lockTag(relation);
  }

  @Override
  public void lock(LockTag tag, LockMode mode) {
    process.locks().acquire(tag, mode);
  }

  @Override
  public Moment moment() {
    return new Moment(
        catalog.state(), discards, searchPath(), roles.currentUser(), temporary.schema());
  }

  @Override
  public @Nullable RowShape shapeOf(Query query) {
    return ResultShapes.of(query, catalog);
  }

  @Override
  public @Nullable Snapshot running() {
    return running;
  }

  @Override
  public @Nullable Snapshot running(@Nullable Snapshot snapshot) {
    Snapshot before = running;
    running = snapshot;
    return before;
  }

  @Override
  public FunctionRegistry registry() {
    return engine.registry();
  }

  @Override
  public Encoding databaseEncoding() {
    return encoding;
  }

  @Override
  public AnalysisContext analysis() {
    return analysis;
  }

  @Override
  public TypeTexts texts() {
    return texts;
  }

  @Override
  public PlannerMemory plannerMemory() {
    return plannerMemory;
  }

  // What names are looked up with

  @Override
  public int database() {
    return context.identity().database().oid();
  }

  @Override
  public int user() {
    return roles.currentUser();
  }

  @Override
  public int sessionUser() {
    return roles.sessionUser();
  }

  @Override
  public Acting acting() {
    return roles.acting();
  }

  @Override
  public void act(Acting acting) {
    roles.act(acting);
  }

  @Override
  public SettingChanger settingChanger() {
    return roles.changer();
  }

  @Override
  public int temporaryNamespace() {
    return temporary.schema();
  }

  @Override
  public int temporaryToastNamespace() {
    return temporary.toastSchema();
  }

  @Override
  public String searchPath() {
    return context.settings().string(Settings.SEARCH_PATH);
  }

  @Override
  public int encoding() {
    return encoding.number();
  }

  // The session

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
  public List<RawStmt> parse(String sql) {
    SessionSettings settings = context.settings();
    boolean backslashQuote =
        switch (settings.enumName(Settings.BACKSLASH_QUOTE)) {
          case "on" -> true;
          case "safe_encoding" -> clientEncoding().forServers();
          default -> false;
        };
    return SqlParser.parse(
        sql,
        new ParserOptions(
            settings.is(Settings.STANDARD_CONFORMING_STRINGS),
            settings.is(Settings.ESCAPE_STRING_WARNING),
            backslashQuote,
            DEEPEST_STATEMENT,
            settings.intValue(Settings.MAX_STACK_DEPTH),
            notice -> context.reporter().report(notice)));
  }

  @Override
  public Statement prepare(RawStmt raw, String sql, Parameters parameters) {
    return new SqlStatement(this, raw, sql, parameters);
  }

  @Override
  public String commandTag(RawStmt raw) {
    return CommandTags.of(raw.stmt());
  }

  @Override
  public ValueEncoder encoder(int type, boolean binary) {
    return encoders.of(type, binary);
  }

  @Override
  public boolean passesByValue(int type) {
    return catalog.get(SysCache.TYPEOID, type).typbyval();
  }

  @Override
  public WorkMemory statementMemory() {
    return WorkMemory.of(
        context.settings(),
        new MemoryAccount("ExecutorState", context.memory(), Long.MAX_VALUE),
        process.context().temporaryFiles());
  }

  /// What was counted is handed on, for it may be long before the client says something.
  @Override
  public void idle() {
    if (block.isIdle()) {
      process.statistics().flush(process.proc().clock().nanos());
    }
  }

  /// What is temporary goes with the session. Should that fail, the next session with its number
  /// clears it away.
  private void dropTemporary() {
    block.abortOutOfAny();
    try {
      block.startCommand();
      temporary.dropAll();
      block.commitCommand();
    } catch (PgException fault) {
      block.abortOutOfAny();
      context.reporter().log("could not drop temporary objects: " + fault.primaryMessage());
    }
  }

  @Override
  public void close() {
    statements.clear();
    if (temporary.schema() != 0) {
      dropTemporary();
    }
    notifications.close();
  }
}
