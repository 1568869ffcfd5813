package org.gajah.session.protocol;

import org.gajah.nodes.CallStmt;
import org.gajah.nodes.CheckPointStmt;
import org.gajah.nodes.ClosePortalStmt;
import org.gajah.nodes.ConstraintsSetStmt;
import org.gajah.nodes.CopyStmt;
import org.gajah.nodes.DeallocateStmt;
import org.gajah.nodes.DeclareCursorStmt;
import org.gajah.nodes.DeleteStmt;
import org.gajah.nodes.DiscardStmt;
import org.gajah.nodes.DoStmt;
import org.gajah.nodes.ExecuteStmt;
import org.gajah.nodes.ExplainStmt;
import org.gajah.nodes.FetchStmt;
import org.gajah.nodes.InsertStmt;
import org.gajah.nodes.ListenStmt;
import org.gajah.nodes.LoadStmt;
import org.gajah.nodes.LockStmt;
import org.gajah.nodes.MergeStmt;
import org.gajah.nodes.Node;
import org.gajah.nodes.NotifyStmt;
import org.gajah.nodes.PrepareStmt;
import org.gajah.nodes.SelectStmt;
import org.gajah.nodes.Statement;
import org.gajah.nodes.TransactionStmt;
import org.gajah.nodes.TruncateStmt;
import org.gajah.nodes.UnlistenStmt;
import org.gajah.nodes.UpdateStmt;
import org.gajah.nodes.VacuumStmt;
import org.gajah.nodes.VariableSetStmt;
import org.gajah.nodes.VariableShowStmt;
import org.jspecify.annotations.Nullable;

/// The kinds of statements that `log_statement` tells apart. Mirrors `GetCommandLogLevel` of
/// `tcop/utility.c`.
enum StatementKind {
  DDL,
  MOD,
  OTHER;

  boolean isLoggedBy(String setting) {
    return switch (this) {
      case DDL -> setting.equals("ddl") || setting.equals("mod");
      case MOD -> setting.equals("mod");
      case OTHER -> false;
    };
  }

  static StatementKind of(Statement statement) {
    return switch (statement) {
      case InsertStmt _, DeleteStmt _, UpdateStmt _, MergeStmt _, TruncateStmt _ -> MOD;
      case CopyStmt copy -> copy.is_from() ? MOD : OTHER;
      case SelectStmt select -> select.intoClause() == null ? OTHER : DDL;
      case PrepareStmt prepare -> nested(prepare.query());
      case ExplainStmt explain ->
          explain.options().stream().anyMatch(o -> o.defname().equals("analyze"))
              ? nested(explain.query())
              : OTHER;
      case TransactionStmt _,
          DeclareCursorStmt _,
          ClosePortalStmt _,
          FetchStmt _,
          ExecuteStmt _,
          DeallocateStmt _,
          DoStmt _,
          CallStmt _,
          ListenStmt _,
          UnlistenStmt _,
          NotifyStmt _,
          LoadStmt _,
          VacuumStmt _,
          VariableSetStmt _,
          VariableShowStmt _,
          DiscardStmt _,
          LockStmt _,
          ConstraintsSetStmt _,
          CheckPointStmt _ ->
          OTHER;
      default -> DDL;
    };
  }

  private static StatementKind nested(@Nullable Node statement) {
    return statement instanceof Statement inner ? of(inner) : OTHER;
  }
}
