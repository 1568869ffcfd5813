package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `TransactionStmtKind` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public enum TransactionStmtKind implements PgEnum {
  TRANS_STMT_BEGIN(0),
  TRANS_STMT_START(1),
  TRANS_STMT_COMMIT(2),
  TRANS_STMT_ROLLBACK(3),
  TRANS_STMT_SAVEPOINT(4),
  TRANS_STMT_RELEASE(5),
  TRANS_STMT_ROLLBACK_TO(6),
  TRANS_STMT_PREPARE(7),
  TRANS_STMT_COMMIT_PREPARED(8),
  TRANS_STMT_ROLLBACK_PREPARED(9);

  private final int value;

  TransactionStmtKind(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static TransactionStmtKind of(int value) {
    return switch (value) {
      case 0 -> TRANS_STMT_BEGIN;
      case 1 -> TRANS_STMT_START;
      case 2 -> TRANS_STMT_COMMIT;
      case 3 -> TRANS_STMT_ROLLBACK;
      case 4 -> TRANS_STMT_SAVEPOINT;
      case 5 -> TRANS_STMT_RELEASE;
      case 6 -> TRANS_STMT_ROLLBACK_TO;
      case 7 -> TRANS_STMT_PREPARE;
      case 8 -> TRANS_STMT_COMMIT_PREPARED;
      case 9 -> TRANS_STMT_ROLLBACK_PREPARED;

      default -> throw PgException.internal("unexpected TransactionStmtKind: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
