package org.gajah.engine.scope;

import org.gajah.analyzer.context.AnalysisContext;
import org.gajah.base.error.StackGuard;
import org.gajah.base.settings.SettingChanger;
import org.gajah.catalog.namespace.Names;
import org.gajah.catalog.namespace.Namespaces;
import org.gajah.catalog.source.CatalogSession;
import org.gajah.catalogstore.cache.SharedCatalogs;
import org.gajah.catalogstore.live.LiveCatalog;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandRelations;
import org.gajah.executor.rows.WorkMemory;
import org.gajah.executor.trigger.TriggerQueue;
import org.gajah.functions.FunctionRegistry;
import org.gajah.functions.TypeTexts;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.nodes.Query;
import org.gajah.planner.facts.PlannerMemory;
import org.gajah.recovery.StorageEngine;
import org.gajah.recovery.cluster.StorageProcess;
import org.gajah.spi.EngineTransaction;
import org.gajah.spi.RowShape;
import org.gajah.spi.SessionContext;
import org.gajah.spi.SqlSession;
import org.gajah.spi.notify.SessionNotifications;
import org.gajah.text.encoding.Encoding;
import org.gajah.text.zone.TimeZones;
import org.gajah.transaction.Snapshot;
import org.jspecify.annotations.Nullable;

/// A session of the engine as its parts know it, each of which lives in a package of its own.
public interface SessionScope extends SqlSession, CatalogSession, CatalogView {
  // The instance

  StorageEngine storage();

  /// What catalogs are to all sessions.
  SharedCatalogs shared();

  FunctionRegistry registry();

  /// The time zones, which are read when a session needs one.
  TimeZones zones();

  // The session's parts

  SessionContext context();

  StorageProcess process();

  /// OID of the role of `session_user`.
  int sessionUser();

  /// As whom the session acts.
  Acting acting();

  /// Says as whom the session acts.
  void act(Acting acting);

  /// Who changes the session's settings.
  SettingChanger settingChanger();

  EngineTransaction work();

  SessionNotifications notifications();

  @Override
  LiveCatalog catalog();

  Namespaces namespaces();

  Names names();

  CommandRelations relations();

  /// The session as functions see it.
  FunctionContext functions();

  /// The session as commands see it.
  CommandContext commands();

  /// What analysis may know of the session.
  AnalysisContext analysis();

  /// The input and output functions of types.
  TypeTexts texts();

  Encoding databaseEncoding();

  PlannerMemory plannerMemory();

  /// The triggers that wait for the end of their statement or transaction.
  TriggerQueue triggers();

  // Statements

  /// What rows a query returns to the client; null where it returns nothing.
  @Nullable RowShape shapeOf(Query query);

  /// What a statement may use: `work_mem` as it is now, and an account of its own within the
  /// session's budget.
  WorkMemory statementMemory();

  /// How deep functions in SQL call each other.
  StackGuard routineDepth();

  /// What the running query sees; null when none runs.
  @Nullable Snapshot running();

  /// Says what the running query sees.
  ///
  /// @return what the one around it sees
  @Nullable Snapshot running(@Nullable Snapshot snapshot);
}
