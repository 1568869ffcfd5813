package org.gajah.engine;

import java.util.List;
import java.util.function.Supplier;
import org.gajah.analyzer.context.AnalysisContext;
import org.gajah.base.settings.SessionSettings;
import org.gajah.base.settings.SettingChanger;
import org.gajah.base.settings.Settings;
import org.gajah.batch.Vector;
import org.gajah.catalog.namespace.Names;
import org.gajah.catalog.namespace.Namespaces;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalogstore.live.LiveCatalog;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandRelations;
import org.gajah.commands.CommandSource;
import org.gajah.commands.InnerStatement;
import org.gajah.commands.PlannedQuery;
import org.gajah.commands.RuledCommand;
import org.gajah.commands.TemporaryObjects;
import org.gajah.commands.dispatch.Commands;
import org.gajah.engine.execution.PlanExecution;
import org.gajah.engine.execution.StatementView;
import org.gajah.engine.plan.ReadyPlan;
import org.gajah.engine.plan.SessionPlanning;
import org.gajah.engine.plan.StatementPlans;
import org.gajah.engine.routine.FunctionValidator;
import org.gajah.engine.routine.Guise;
import org.gajah.engine.statement.InnerSql;
import org.gajah.engine.statement.SqlStatement;
import org.gajah.executor.state.ExecutionState;
import org.gajah.functions.FunctionRegistry;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.nodes.Query;
import org.gajah.nodes.RawStmt;
import org.gajah.nodes.UtilityStmt;
import org.gajah.planner.Planner;
import org.gajah.planner.facts.PlanningContext;
import org.gajah.recovery.StorageEngine;
import org.gajah.recovery.cluster.StorageProcess;
import org.gajah.session.auth.PasswordSecret;
import org.gajah.space.RelationStorage;
import org.gajah.spi.EngineTransaction;
import org.gajah.spi.Execution;
import org.gajah.spi.SessionContext;
import org.gajah.spi.SqlSession;
import org.gajah.spi.SqlSession.Parameters;
import org.gajah.spi.Statement;
import org.gajah.spi.notify.SessionNotifications;

/// A session as its commands see it.
record SessionCommands(EngineSession own) implements CommandContext {
  @Override
  public SessionContext session() {
    return own.context();
  }

  @Override
  public SqlSession sql() {
    return own;
  }

  @Override
  public EngineTransaction work() {
    return own.work();
  }

  @Override
  public StorageProcess process() {
    return own.process();
  }

  @Override
  public RelationStorage files() {
    return own.files();
  }

  @Override
  public StorageEngine storage() {
    return own.storage();
  }

  @Override
  public LiveCatalog catalog() {
    return own.catalog();
  }

  @Override
  public Names names() {
    return own.names();
  }

  @Override
  public Namespaces namespaces() {
    return own.namespaces();
  }

  @Override
  public CommandRelations relations() {
    return own.relations();
  }

  @Override
  public FunctionRegistry registry() {
    return own.registry();
  }

  @Override
  public FunctionContext functions() {
    return own.functions();
  }

  @Override
  public AnalysisContext analysis() {
    return own.analysis();
  }

  @Override
  public PlanningContext planning() {
    return new SessionPlanning(own);
  }

  @Override
  public SettingChanger settingChanger() {
    return own.settingChanger();
  }

  @Override
  public int user() {
    return own.user();
  }

  @Override
  public int sessionUser() {
    return own.roles().sessionUser();
  }

  @Override
  public String passwordSecret(String role, String password) {
    SessionSettings settings = own.context().settings();
    boolean md5 = settings.enumName(Settings.PASSWORD_ENCRYPTION).equals("md5");
    return PasswordSecret.forNewPassword(
            password,
            role,
            md5 ? PasswordSecret.Encryption.MD5 : PasswordSecret.Encryption.SCRAM_SHA_256,
            settings.intValue(Settings.SCRAM_ITERATIONS),
            own.process().context().chance())
        .stored();
  }

  @Override
  public void validate(PgProc function, String command) {
    new FunctionValidator(own).check(function, command);
  }

  @Override
  public <T> T asOwner(int owner, Supplier<T> work) {
    return new Guise(own).asOwner(owner, work);
  }

  @Override
  public TemporaryObjects temporary() {
    return own.temporary();
  }

  @Override
  public boolean superuser() {
    return own.namespaces().privileges().roles().isSuperuser(own.user());
  }

  @Override
  public Statement prepare(RawStmt raw, String text, Parameters parameters) {
    return own.prepare(raw, text, parameters);
  }

  @Override
  public List<PlannedQuery> plans(Statement statement, Vector[] parameters) {
    return ((SqlStatement) statement).planned(parameters);
  }

  @Override
  public Execution start(Query query, Vector[] parameters) {
    ReadyPlan ready = new ReadyPlan(own, Planner.plan(query, planning()));
    return new PlanExecution(
        own, ready, parameters, own.shapeOf(query), _ -> {}, StatementView.OWN);
  }

  @Override
  public PlannedQuery plan(Query query, CommandSource source, boolean cursor) {
    SessionPlanning planning =
        StatementPlans.planning(own, source.parameters(), source.parameterTypes());
    if (cursor) {
      planning =
          planning.withFraction(own.context().settings().realValue(Settings.CURSOR_TUPLE_FRACTION));
    }
    return new PlannedQuery(query, Planner.plan(query, planning));
  }

  @Override
  public Execution start(PlannedQuery query, Vector[] parameters) {
    ReadyPlan ready = new ReadyPlan(own, query.plan());
    return new PlanExecution(
        own, ready, parameters, own.shapeOf(query.query()), _ -> {}, StatementView.OWN);
  }

  @Override
  public Execution start(
      PlannedQuery query, Vector[] parameters, ExecutionState.OperatorFactory operators) {
    ReadyPlan ready = new ReadyPlan(own, query.plan(), operators);
    return new PlanExecution(
        own, ready, parameters, own.shapeOf(query.query()), _ -> {}, StatementView.OWN);
  }

  @Override
  public InnerStatement inner(String sql, int[] types) {
    return new InnerSql(own, sql, types);
  }

  @Override
  public SessionNotifications notifications() {
    return own.notifications();
  }

  @Override
  public void forget(Kept what) {
    own.forget(what);
  }

  @Override
  public Command command(UtilityStmt statement, CommandSource source) {
    return new RuledCommand(statement, Commands.of(statement, source, this), this);
  }
}
