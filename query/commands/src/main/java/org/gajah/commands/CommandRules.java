package org.gajah.commands;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.nodes.*;

/// Which utility statements may run in a read-only transaction, during recovery and in parallel
/// mode. Mirrors `ClassifyUtilityCommandAsReadOnly` of `tcop/utility.c`.
public final class CommandRules {
  /// How a statement behaves.
  public enum Kind {
    /// It changes nothing at all.
    STRICTLY_READ_ONLY(true, true, true),
    /// It does not belong into parallel mode.
    NOT_IN_PARALLEL(true, true, false),
    /// A read-only transaction may run it, recovery may not: NOTIFY, LISTEN, and commands that
    /// change no rows but write to the log.
    NOT_IN_RECOVERY(true, false, false),
    /// It changes what others see.
    WRITES(false, false, false);

    private final boolean inReadOnly;
    private final boolean inRecovery;
    private final boolean inParallel;

    Kind(boolean inReadOnly, boolean inRecovery, boolean inParallel) {
      this.inReadOnly = inReadOnly;
      this.inRecovery = inRecovery;
      this.inParallel = inParallel;
    }

    public boolean inReadOnly() {
      return inReadOnly;
    }

    public boolean inRecovery() {
      return inRecovery;
    }

    public boolean inParallel() {
      return inParallel;
    }
  }

  private CommandRules() {}

  /// How a statement behaves.
  public static Kind of(UtilityStmt statement) {
    return switch (statement) {
      case DiscardStmt _,
          ClosePortalStmt _,
          ConstraintsSetStmt _,
          DeallocateStmt _,
          DeclareCursorStmt _,
          ExecuteStmt _,
          FetchStmt _,
          LoadStmt _,
          PrepareStmt _,
          UnlistenStmt _,
          VariableSetStmt _ ->
          Kind.NOT_IN_PARALLEL;
      case CallStmt _, DoStmt _, ExplainStmt _, VariableShowStmt _, AlterSystemStmt _ ->
          Kind.STRICTLY_READ_ONLY;
      case CheckPointStmt _ -> Kind.NOT_IN_PARALLEL;
      case ClusterStmt _, ReindexStmt _, VacuumStmt _ -> Kind.NOT_IN_RECOVERY;
      case ListenStmt _, NotifyStmt _ -> Kind.NOT_IN_RECOVERY;
      case CopyStmt copy -> copy.is_from() ? Kind.NOT_IN_RECOVERY : Kind.STRICTLY_READ_ONLY;
      case LockStmt lock -> lock.mode() > 3 ? Kind.NOT_IN_RECOVERY : Kind.NOT_IN_PARALLEL;
      case TransactionStmt transaction ->
          switch (transaction.kind()) {
            case TRANS_STMT_BEGIN,
                TRANS_STMT_START,
                TRANS_STMT_COMMIT,
                TRANS_STMT_ROLLBACK,
                TRANS_STMT_SAVEPOINT,
                TRANS_STMT_RELEASE,
                TRANS_STMT_ROLLBACK_TO ->
                Kind.STRICTLY_READ_ONLY;
            case TRANS_STMT_PREPARE, TRANS_STMT_COMMIT_PREPARED, TRANS_STMT_ROLLBACK_PREPARED ->
                Kind.NOT_IN_RECOVERY;
          };
      default -> Kind.WRITES;
    };
  }

  /// Refuses a statement that the present state does not allow.
  ///
  /// @param readOnly whether the transaction is
  /// @param inRecovery whether the instance is a standby
  /// @throws PgException 25006
  public static void check(UtilityStmt statement, boolean readOnly, boolean inRecovery) {
    if (!readOnly && !inRecovery) {
      return;
    }
    Kind kind = of(statement);
    if (readOnly && !kind.inReadOnly) {
      throw readOnly(CommandTags.of(statement));
    }
    if (inRecovery && !kind.inRecovery) {
      throw new PgException(
          SqlState.READ_ONLY_SQL_TRANSACTION,
          "cannot execute " + CommandTags.of(statement) + " during recovery");
    }
  }

  /// The fault of a statement that writes, in a transaction that must not.
  public static PgException readOnly(String tag) {
    return new PgException(
        SqlState.READ_ONLY_SQL_TRANSACTION,
        "cannot execute " + tag + " in a read-only transaction");
  }
}
