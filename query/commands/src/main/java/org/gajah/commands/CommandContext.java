package org.gajah.commands;

import java.util.List;
import java.util.function.Supplier;
import org.gajah.analyzer.context.AnalysisContext;
import org.gajah.base.settings.SettingChanger;
import org.gajah.batch.Vector;
import org.gajah.catalog.namespace.Names;
import org.gajah.catalog.namespace.Namespaces;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalogstore.live.LiveCatalog;
import org.gajah.executor.Operators;
import org.gajah.executor.rows.WorkMemory;
import org.gajah.executor.state.ExecutionState;
import org.gajah.functions.FunctionRegistry;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.nodes.CheckPointStmt;
import org.gajah.nodes.Query;
import org.gajah.nodes.RawStmt;
import org.gajah.nodes.UtilityStmt;
import org.gajah.planner.facts.PlanningContext;
import org.gajah.planner.plan.PlannedStatement;
import org.gajah.recovery.StorageEngine;
import org.gajah.recovery.checkpoint.CheckpointFlags;
import org.gajah.recovery.cluster.StorageProcess;
import org.gajah.space.RelationStorage;
import org.gajah.spi.EngineTransaction;
import org.gajah.spi.Execution;
import org.gajah.spi.SessionContext;
import org.gajah.spi.SqlSession;
import org.gajah.spi.SqlSession.Parameters;
import org.gajah.spi.Statement;
import org.gajah.spi.notify.SessionNotifications;

/// What commands have to do with: the session they run in, and the floors below it.
public interface CommandContext {
  /// Who logged in, settings, notices, the client's end of COPY.
  SessionContext session();

  /// The session's transaction block, prepared statements, portals and text.
  SqlSession sql();

  EngineTransaction work();

  /// The session's process: its transaction, its locks, its view of storage.
  StorageProcess process();

  /// The coming and going of files in the session's transactions.
  RelationStorage files();

  /// The instance's storage, for checkpoints and for what spans databases.
  StorageEngine storage();

  /// Makes a checkpoint at once, whatever has been written since the last one, and waits for it.
  ///
  /// @param more of [CheckpointFlags]
  default void checkpoint(int more) {
    int flags = CheckpointFlags.IMMEDIATE | CheckpointFlags.FORCE | CheckpointFlags.WAIT | more;
    storage().checkpointer().requests().request(flags, process().proc());
  }

  /// Does something that needs a snapshot, with the statement's.
  default void withSnapshot(Runnable work) {
    var snapshots = process().transaction().snapshots();
    snapshots.push(work().statementSnapshot());
    int depth = snapshots.depth();
    try {
      work.run();
    } finally {
      snapshots.popTo(depth - 1);
    }
  }

  /// What parts of the executor need that work without a plan.
  default ExecutionState unplanned(WorkMemory memory) {
    return new ExecutionState(
        PlannedStatement.utility(new CheckPointStmt(), 0, true, -1, 0), // any without a plan
        registry(),
        functions(),
        relations(),
        memory,
        new Vector[0],
        Operators::create);
  }

  LiveCatalog catalog();

  Names names();

  /// The search path, and privileges ([Namespaces#privileges]).
  Namespaces namespaces();

  CommandRelations relations();

  FunctionRegistry registry();

  FunctionContext functions();

  /// What analysis may know of the session at this moment.
  AnalysisContext analysis();

  PlanningContext planning();

  /// Who changes the session's settings.
  SettingChanger settingChanger();

  /// OID of the role whose privileges count (CURRENT_USER).
  int user();

  /// OID of the role that logged in, or that SET SESSION AUTHORIZATION named (SESSION_USER).
  int sessionUser();

  /// What is stored of a role's new password.
  String passwordSecret(String role, String password);

  /// Looks at the body of a function that has just been stored.
  ///
  /// @param command the text of the command that stored it
  void validate(PgProc function, String command);

  /// Runs something that a table's owner wants done, with its rights and out of reach of the
  /// session's search path. Mirrors security-restricted operations.
  <T> T asOwner(int owner, Supplier<T> work);

  /// The session's temporary objects.
  TemporaryObjects temporary();

  /// Whether that role is a superuser.
  boolean superuser();

  /// Analyzes a statement within this command.
  Statement prepare(RawStmt raw, String text, Parameters parameters);

  /// How a statement of this session would be run with these values of its parameters.
  List<PlannedQuery> plans(Statement statement, Vector[] parameters);

  /// Plans a query that has been analyzed and rewritten, and starts it.
  Execution start(Query query, Vector[] parameters);

  /// Plans a query that has been analyzed and rewritten, for the values of the parameters.
  ///
  /// @param cursor whether a cursor will read its rows, and perhaps only the first of them
  PlannedQuery plan(Query query, CommandSource source, boolean cursor);

  /// Starts a query that has been planned.
  Execution start(PlannedQuery query, Vector[] parameters);

  /// Starts a query that has been planned, with operators of the caller's making.
  Execution start(
      PlannedQuery query, Vector[] parameters, ExecutionState.OperatorFactory operators);

  /// A statement for the server's own use inside others.
  ///
  /// @param types of its parameters
  InnerStatement inner(String sql, int[] types);

  /// What the session listens to and sends.
  SessionNotifications notifications();

  /// What DISCARD throws away.
  enum Kept {
    PLANS,
    SEQUENCES,
    TEMPORARY_TABLES
  }

  /// Throws away what the session keeps.
  void forget(Kept what);

  /// Another utility statement, as a part of this one.
  Command command(UtilityStmt statement, CommandSource source);
}
