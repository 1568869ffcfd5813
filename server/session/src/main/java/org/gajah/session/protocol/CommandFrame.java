package org.gajah.session.protocol;

import org.gajah.base.error.PgException;
import org.gajah.nodes.RawStmt;
import org.gajah.spi.TransactionCommands;
import org.gajah.spi.block.TransactionBlock;
import org.jspecify.annotations.Nullable;

/// The start and the end of a command with regard to transactions and timeouts, the same for all
/// kinds of messages. Mirrors `start_xact_command` and `finish_xact_command` of `tcop/postgres.c`.
final class CommandFrame {
  private final TransactionBlock block;
  private final SessionTimeouts timeouts;
  private final StatementLog log;
  private boolean started;

  CommandFrame(TransactionBlock block, SessionTimeouts timeouts, StatementLog log) {
    this.log = log;
    this.block = block;
    this.timeouts = timeouts;
  }

  /// Makes sure that a transaction is in progress.
  void start() {
    if (!started) {
      long before = block.transactionsStarted();
      block.startCommand();
      started = true;
      watchTransaction(before);
    }
    timeouts.startStatement();
  }

  /// Ends the command, and the transaction where it was one on its own.
  void finish() {
    timeouts.stopStatement();
    if (started) {
      long before = block.transactionsStarted();
      block.commitCommand();
      started = false;
      watchTransaction(before);
    }
  }

  /// Deals with a failure.
  void abort() {
    timeouts.stopStatement();
    started = false;
    block.abortCurrent();
    watchTransaction(block.transactionsStarted());
  }

  private void watchTransaction(long before) {
    if (!block.isInTransaction()) {
      timeouts.stopTransaction();
    } else if (block.transactionsStarted() != before) {
      timeouts.startTransaction();
      log.transactionStarted();
    }
  }

  /// Says that a statement may be run as things are.
  ///
  /// @param raw null for an empty statement
  /// @throws PgException 25P02 when the block has failed and the statement does not end it
  void checkNotFailed(@Nullable RawStmt raw) {
    if (block.isFailed() && (raw == null || !TransactionCommands.endsFailedBlock(raw.stmt()))) {
      throw TransactionBlock.abortedFault();
    }
  }
}
