package org.gajah.spi;

import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.settings.SessionSettings;
import org.gajah.base.settings.SessionSettings.Scope;
import org.gajah.base.settings.SettingChanger;
import org.gajah.base.settings.SettingSource;
import org.gajah.nodes.A_Const;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.IntegerNode;
import org.gajah.nodes.Node;
import org.gajah.nodes.Statement;
import org.gajah.nodes.StringNode;
import org.gajah.nodes.TransactionStmt;
import org.gajah.nodes.kinds.TransactionStmtKind;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.block.TransactionBlock;
import org.jspecify.annotations.Nullable;

/// Runs BEGIN, COMMIT, SAVEPOINT and their kin.
public final class TransactionCommands {
  private final TransactionBlock block;
  private final SessionSettings settings;

  public TransactionCommands(TransactionBlock block, SessionSettings settings) {
    this.block = block;
    this.settings = settings;
  }

  /// Whether a statement may be run in a failed block: it ends it, or goes back to a savepoint.
  public static boolean endsFailedBlock(Statement statement) {
    return statement instanceof TransactionStmt transaction
        && switch (transaction.kind()) {
          case TRANS_STMT_COMMIT, TRANS_STMT_PREPARE, TRANS_STMT_ROLLBACK, TRANS_STMT_ROLLBACK_TO ->
              true;
          case TRANS_STMT_BEGIN,
              TRANS_STMT_START,
              TRANS_STMT_SAVEPOINT,
              TRANS_STMT_RELEASE,
              TRANS_STMT_COMMIT_PREPARED,
              TRANS_STMT_ROLLBACK_PREPARED ->
              false;
        };
  }

  /// Runs a statement; what it asks for happens at the end of the command.
  ///
  /// @param topLevel whether the client sent it
  /// @param superuser whether the role may set anything
  public Completion run(TransactionStmt statement, boolean topLevel, boolean superuser) {
    String name = statement.savepoint_name() == null ? "" : statement.savepoint_name();
    return Completion.of(
        switch (statement.kind()) {
          case TRANS_STMT_BEGIN, TRANS_STMT_START -> {
            block.begin();
            characteristics(statement.options(), superuser);
            yield statement.kind() == TransactionStmtKind.TRANS_STMT_START
                ? "START TRANSACTION"
                : "BEGIN";
          }
          case TRANS_STMT_COMMIT -> block.commit(statement.chain()) ? "COMMIT" : "ROLLBACK";
          case TRANS_STMT_ROLLBACK -> {
            block.rollback(statement.chain());
            yield "ROLLBACK";
          }
          case TRANS_STMT_SAVEPOINT -> {
            block.requireBlock(topLevel, "SAVEPOINT");
            block.savepoint(name);
            yield "SAVEPOINT";
          }
          case TRANS_STMT_RELEASE -> {
            block.requireBlock(topLevel, "RELEASE SAVEPOINT");
            block.release(name);
            yield "RELEASE";
          }
          case TRANS_STMT_ROLLBACK_TO -> {
            block.requireBlock(topLevel, "ROLLBACK TO SAVEPOINT");
            block.rollbackTo(name);
            yield "ROLLBACK";
          }
          case TRANS_STMT_PREPARE -> {
            String gid = statement.gid() == null ? "" : statement.gid();
            yield block.prepare(gid) ? "PREPARE TRANSACTION" : "ROLLBACK";
          }
          case TRANS_STMT_COMMIT_PREPARED -> {
            block.preventInBlock(topLevel, "COMMIT PREPARED");
            throw PgException.notBuilt("COMMIT PREPARED");
          }
          case TRANS_STMT_ROLLBACK_PREPARED -> {
            block.preventInBlock(topLevel, "ROLLBACK PREPARED");
            throw PgException.notBuilt("ROLLBACK PREPARED");
          }
        });
  }

  /// The options of BEGIN, and of SET TRANSACTION: settings that last as long as the transaction.
  public void characteristics(List<DefElem> options, boolean superuser) {
    for (DefElem option : options) {
      settings.set(
          option.defname(),
          text(option.arg()),
          Scope.TRANSACTION,
          SettingSource.SESSION,
          SettingChanger.of(superuser, setting -> false));
    }
  }

  /// The options of SET SESSION CHARACTERISTICS: defaults of the transactions to come.
  public void defaults(List<DefElem> options, boolean local, boolean superuser) {
    for (DefElem option : options) {
      settings.set(
          "default_" + option.defname(),
          text(option.arg()),
          local ? Scope.TRANSACTION : Scope.SESSION,
          SettingSource.SESSION,
          SettingChanger.of(superuser, setting -> false));
    }
  }

  private static String text(@Nullable Node value) {
    if (value instanceof A_Const constant) {
      Node inner = constant.val();
      return switch (inner) {
        case StringNode string -> string.sval();
        case IntegerNode integer -> integer.ival() != 0 ? "on" : "off";
        case null, default -> throw PgException.internal("unexpected transaction option");
      };
    }
    throw PgException.internal("unexpected transaction option");
  }
}
