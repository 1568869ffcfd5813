package org.gajah.engine;

import org.gajah.analyzer.context.AnalysisContext;
import org.gajah.base.settings.SettingChanger;
import org.gajah.batch.Vector;
import org.gajah.catalog.namespace.Names;
import org.gajah.catalog.namespace.Namespaces;
import org.gajah.catalogstore.live.LiveCatalog;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandRelations;
import org.gajah.commands.CommandSource;
import org.gajah.commands.Commands;
import org.gajah.functions.FunctionRegistry;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.nodes.Query;
import org.gajah.nodes.RawStmt;
import org.gajah.nodes.UtilityStmt;
import org.gajah.planner.Planner;
import org.gajah.planner.facts.PlanningContext;
import org.gajah.recovery.StorageEngine;
import org.gajah.recovery.cluster.StorageProcess;
import org.gajah.spi.EngineTransaction;
import org.gajah.spi.Execution;
import org.gajah.spi.SessionContext;
import org.gajah.spi.SqlSession;
import org.gajah.spi.SqlSession.Parameters;
import org.gajah.spi.Statement;

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
  public StorageEngine storage() {
    return own.engine().storage();
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
    return own.functions().changer();
  }

  @Override
  public int user() {
    return own.user();
  }

  @Override
  public boolean superuser() {
    return own.context().identity().role().superuser();
  }

  @Override
  public Statement prepare(RawStmt raw, String text, Parameters parameters) {
    return own.prepare(raw, text, parameters);
  }

  @Override
  public Execution start(Query query, Vector[] parameters) {
    return new PlanExecution(own, Planner.plan(query, planning()), parameters, own.shapeOf(query));
  }

  @Override
  public Command command(UtilityStmt statement, CommandSource source) {
    return Commands.of(statement, source, this);
  }
}
