package org.gajah.commands;

import java.util.Locale;
import org.gajah.nodes.CheckPointStmt;
import org.gajah.nodes.DeleteStmt;
import org.gajah.nodes.InsertStmt;
import org.gajah.nodes.MergeStmt;
import org.gajah.nodes.SelectStmt;
import org.gajah.nodes.Statement;
import org.gajah.nodes.TransactionStmt;
import org.gajah.nodes.UpdateStmt;
import org.gajah.nodes.VariableSetStmt;
import org.gajah.nodes.VariableShowStmt;
import org.gajah.nodes.kinds.VariableSetKind;

/// The command tags of statements, as messages name them.
public final class CommandTags {
  private CommandTags() {}

  /// `CREATE TABLE` of a statement that makes a table, and so on.
  public static String of(Statement statement) {
    return switch (statement) {
      case SelectStmt _ -> "SELECT";
      case InsertStmt _ -> "INSERT";
      case UpdateStmt _ -> "UPDATE";
      case DeleteStmt _ -> "DELETE";
      case MergeStmt _ -> "MERGE";
      case VariableShowStmt _ -> "SHOW";
      case VariableSetStmt set ->
          set.kind() == VariableSetKind.VAR_RESET || set.kind() == VariableSetKind.VAR_RESET_ALL
              ? "RESET"
              : "SET";
      case TransactionStmt transaction -> transaction(transaction);
      case CheckPointStmt _ -> "CHECKPOINT";
      default -> words(statement.getClass().getSimpleName());
    };
  }

  private static String transaction(TransactionStmt statement) {
    return switch (statement.kind()) {
      case TRANS_STMT_BEGIN -> "BEGIN";
      case TRANS_STMT_START -> "START TRANSACTION";
      case TRANS_STMT_COMMIT -> "COMMIT";
      case TRANS_STMT_ROLLBACK, TRANS_STMT_ROLLBACK_TO -> "ROLLBACK";
      case TRANS_STMT_SAVEPOINT -> "SAVEPOINT";
      case TRANS_STMT_RELEASE -> "RELEASE";
      case TRANS_STMT_PREPARE -> "PREPARE TRANSACTION";
      case TRANS_STMT_COMMIT_PREPARED -> "COMMIT PREPARED";
      case TRANS_STMT_ROLLBACK_PREPARED -> "ROLLBACK PREPARED";
    };
  }

  /// `CreateSeqStmt` as `CREATE SEQ`: good enough to say what is not built.
  private static String words(String name) {
    return name.replace("Stmt", "").replaceAll("([a-z])([A-Z])", "$1 $2").toUpperCase(Locale.ROOT);
  }
}
