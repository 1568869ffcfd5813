package org.gajah.commands.dispatch;

import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandSource;
import org.gajah.commands.copy.CopyCommand;
import org.gajah.commands.cursor.CloseCommand;
import org.gajah.commands.cursor.DeclareCommand;
import org.gajah.commands.cursor.FetchCommand;
import org.gajah.commands.explain.ExplainCommand;
import org.gajah.commands.maintenance.ClusterCommand;
import org.gajah.commands.maintenance.LockCommand;
import org.gajah.commands.maintenance.TruncateCommand;
import org.gajah.commands.maintenance.VacuumCommand;
import org.gajah.commands.prepared.DeallocateCommand;
import org.gajah.commands.prepared.ExecuteCommand;
import org.gajah.commands.prepared.PrepareCommand;
import org.gajah.commands.session.ConstraintsCommand;
import org.gajah.commands.session.DiscardCommand;
import org.gajah.commands.session.ListenCommand;
import org.gajah.commands.session.NotifyCommand;
import org.gajah.commands.session.UnlistenCommand;
import org.gajah.commands.setting.AlterSystemCommand;
import org.gajah.commands.setting.SetCommand;
import org.gajah.commands.setting.ShowCommand;
import org.gajah.commands.storage.CheckpointCommand;
import org.gajah.commands.storage.FinishPrepared;
import org.gajah.nodes.AlterSystemStmt;
import org.gajah.nodes.CheckPointStmt;
import org.gajah.nodes.ClosePortalStmt;
import org.gajah.nodes.ClusterStmt;
import org.gajah.nodes.ConstraintsSetStmt;
import org.gajah.nodes.CopyStmt;
import org.gajah.nodes.DeallocateStmt;
import org.gajah.nodes.DeclareCursorStmt;
import org.gajah.nodes.DiscardStmt;
import org.gajah.nodes.ExecuteStmt;
import org.gajah.nodes.ExplainStmt;
import org.gajah.nodes.FetchStmt;
import org.gajah.nodes.ListenStmt;
import org.gajah.nodes.LockStmt;
import org.gajah.nodes.NotifyStmt;
import org.gajah.nodes.PrepareStmt;
import org.gajah.nodes.TransactionStmt;
import org.gajah.nodes.TruncateStmt;
import org.gajah.nodes.UnlistenStmt;
import org.gajah.nodes.UtilityStmt;
import org.gajah.nodes.VacuumStmt;
import org.gajah.nodes.VariableSetStmt;
import org.gajah.nodes.VariableShowStmt;
import org.gajah.nodes.kinds.TransactionStmtKind;
import org.gajah.spi.TransactionCommands;

/// Finds the command of a utility statement.
public final class Commands {
  private Commands() {}

  /// Makes a statement ready to run. Nothing is looked up yet.
  ///
  /// @throws PgException 0A000 for a kind of statement that is not built
  public static Command of(UtilityStmt statement, CommandSource source, CommandContext context) {
    return switch (statement) {
      case TransactionStmt transaction when finishesPrepared(transaction) ->
          new FinishPrepared(
              Objects.requireNonNullElse(transaction.gid(), ""),
              transaction.kind() == TransactionStmtKind.TRANS_STMT_COMMIT_PREPARED,
              context);
      case TransactionStmt transaction ->
          (_, topLevel) ->
              new TransactionCommands(context.sql().block(), context.session().settings())
                  .run(transaction, topLevel, context.superuser());
      case VariableShowStmt show -> new ShowCommand(show, context);
      case VariableSetStmt set -> new SetCommand(set, context);
      case PrepareStmt prepare -> new PrepareCommand(prepare, source, context);
      case ExecuteStmt execute -> new ExecuteCommand(execute, source, context);
      case DeallocateStmt deallocate -> new DeallocateCommand(deallocate, context);
      case DeclareCursorStmt declare -> new DeclareCommand(declare, source, context);
      case FetchStmt fetch -> new FetchCommand(fetch, context);
      case ClosePortalStmt close -> new CloseCommand(close, context);
      case ClusterStmt cluster -> new ClusterCommand(cluster, source, context);
      case VacuumStmt vacuum -> new VacuumCommand(vacuum, source, context);
      case TruncateStmt truncate -> new TruncateCommand(truncate, context);
      case LockStmt lock -> new LockCommand(lock, context);
      case AlterSystemStmt alter -> new AlterSystemCommand(alter, context);
      case NotifyStmt notify -> new NotifyCommand(notify, context);
      case ListenStmt listen -> new ListenCommand(listen, context);
      case UnlistenStmt unlisten -> new UnlistenCommand(unlisten, context);
      case DiscardStmt discard -> new DiscardCommand(discard, context);
      case ConstraintsSetStmt set -> new ConstraintsCommand(set, context);
      case ExplainStmt explain -> new ExplainCommand(explain, source, context);
      case CopyStmt copy -> new CopyCommand(copy, source, context);
      case CheckPointStmt _ -> new CheckpointCommand(context);
      default -> Definitions.of(statement, source, context);
    };
  }

  private static boolean finishesPrepared(TransactionStmt statement) {
    return statement.kind() == TransactionStmtKind.TRANS_STMT_COMMIT_PREPARED
        || statement.kind() == TransactionStmtKind.TRANS_STMT_ROLLBACK_PREPARED;
  }
}
