package org.gajah.spi.block;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.jspecify.annotations.Nullable;

/// The transaction block of one session. Mirrors the upper half of `access/transam/xact.c`.
///
/// The session calls [#startCommand] before each statement, [#commitCommand] after it, or
/// [#abortCurrent] when it failed. Statements such as COMMIT only leave a wish here
/// ([#commit(boolean)]); it is granted by the [#commitCommand] that follows.
///
/// A transaction is on its own (it ends with its statement), in an implicit block (it ends with the
/// simple query's text or the pipeline), or in a block that somebody opened. In a block a failed
/// statement leaves the transaction, or its innermost subtransaction, failed until ROLLBACK or
/// ROLLBACK TO.
public final class TransactionBlock {
  /// What kind of block there is.
  private enum Kind {
    /// No transaction.
    NONE,
    /// The transaction of one statement.
    SINGLE,
    /// Statements that were sent together.
    IMPLICIT,
    /// Between BEGIN and COMMIT.
    EXPLICIT
  }

  /// What the present statement wants to happen at its end.
  private enum Wish {
    NOTHING,
    BEGIN,
    COMMIT,
    PREPARE,
    ROLLBACK,
    SAVEPOINT,
    RELEASE,
    ROLLBACK_TO
  }

  /// A savepoint, or a subtransaction of a function (then without a name).
  private record Level(@Nullable String savepoint) {}

  private final TransactionWork work;
  private final Reporter reporter;
  private final List<Level> levels = new ArrayList<>();
  private Kind kind = Kind.NONE;
  private boolean failed;
  private Wish wish = Wish.NOTHING;
  private boolean chain;
  private @Nullable Characteristics chained;
  private @Nullable String wishName;
  private int wishTarget;
  private boolean pipelining;
  private boolean needsImmediateCommit;
  private long started;

  public TransactionBlock(TransactionWork work, Reporter reporter) {
    this.work = work;
    this.reporter = reporter;
  }

  // What there is.

  /// The byte of ReadyForQuery: `I` outside of a block, `T` in one, `E` in a failed one.
  public char status() {
    return failed ? 'E' : isBlock() ? 'T' : 'I';
  }

  /// Whether a transaction is in progress and has not failed.
  public boolean isInTransaction() {
    return kind != Kind.NONE && !failed;
  }

  /// Whether nothing at all is in progress, not even a failed block.
  public boolean isIdle() {
    return kind == Kind.NONE;
  }

  /// Whether the block has failed: only its end, or a savepoint's, is accepted.
  public boolean isFailed() {
    return failed;
  }

  /// Whether there is a block, an implicit one included.
  public boolean isBlock() {
    return kind == Kind.EXPLICIT || kind == Kind.IMPLICIT || wish == Wish.BEGIN;
  }

  public boolean isSubtransaction() {
    return !levels.isEmpty();
  }

  /// How many transactions are inside of each other: 0 none, 1 the transaction, more in
  /// subtransactions.
  public int nestingLevel() {
    return kind == Kind.NONE ? 0 : levels.size() + 1;
  }

  /// The fault of a statement that cannot be run in a failed block.
  public static PgException abortedFault() {
    return new PgException(
        SqlState.IN_FAILED_SQL_TRANSACTION,
        "current transaction is aborted, commands ignored until end of transaction block");
  }

  // The session's calls.

  /// Makes sure that a transaction is in progress (or failed).
  public void startCommand() {
    if (kind != Kind.NONE) {
      return;
    }
    pipelining = false;
    needsImmediateCommit = false;
    kind = Kind.SINGLE;
    started++;
    work.start();
  }

  /// How many transactions have been started: tells one from the next.
  public long transactionsStarted() {
    return started;
  }

  /// Turns the transaction of a statement into an implicit block, since more statements follow.
  public void beginImplicit() {
    if (kind == Kind.SINGLE) {
      kind = Kind.IMPLICIT;
    }
  }

  /// Ends an implicit block: the next [#commitCommand] commits.
  public void endImplicit() {
    if (kind == Kind.IMPLICIT) {
      kind = Kind.SINGLE;
    }
  }

  /// Says that statements of the extended protocol may follow before the next Sync.
  public void pipelining(boolean on) {
    pipelining = on;
  }

  /// Whether the running statement must be committed as soon as it is done, Sync or not.
  public boolean needsImmediateCommit() {
    return needsImmediateCommit;
  }

  /// Makes what the statement did visible to the next one of the same transaction.
  public void nextCommand() {
    if (isInTransaction()) {
      work.nextCommand();
    }
  }

  /// Ends a statement that went well: grants its wish, commits when it stands alone.
  public void commitCommand() {
    switch (wish) {
      case NOTHING -> {
        if (failed) {
          return;
        }
        switch (kind) {
          case NONE -> throw PgException.internal("no transaction to end a command of");
          case SINGLE -> commitAll();
          case IMPLICIT, EXPLICIT -> work.nextCommand();
        }
      }
      case BEGIN -> {
        kind = Kind.EXPLICIT;
        granted();
      }
      case COMMIT -> chained(this::commitAll);
      case ROLLBACK -> chained(this::rollbackAll);
      case PREPARE -> prepareAll();
      case SAVEPOINT -> {
        push(new Level(wishName));
        granted();
      }
      case RELEASE -> {
        while (levels.size() > wishTarget) {
          work.commitSubtransaction();
          levels.removeLast();
        }
        granted();
      }
      case ROLLBACK_TO -> {
        Level target = levels.get(wishTarget);
        dropLevels(wishTarget);
        push(target);
        granted();
      }
    }
  }

  private void granted() {
    wish = Wish.NOTHING;
    wishName = null;
    chain = false;
  }

  private void push(Level level) {
    work.startSubtransaction();
    levels.add(level);
  }

  private void commitAll() {
    while (!levels.isEmpty()) {
      work.commitSubtransaction();
      levels.removeLast();
    }
    chained = work.characteristics();
    work.commit();
    ended();
  }

  private void prepareAll() {
    String gid = wishName == null ? "" : wishName;
    while (!levels.isEmpty()) {
      work.commitSubtransaction();
      levels.removeLast();
    }
    work.prepare(gid);
    ended();
  }

  private void rollbackAll() {
    boolean wasFailed = failed && levels.isEmpty();
    dropLevels(0);
    chained = work.characteristics();
    if (!wasFailed) {
      work.abort();
    }
    work.cleanUp();
    ended();
  }

  /// Aborts and forgets all levels down to `size`; of them only the innermost may have failed.
  private void dropLevels(int size) {
    while (levels.size() > size) {
      if (failed) {
        failed = false;
      } else {
        work.abortSubtransaction();
      }
      work.cleanUpSubtransaction();
      levels.removeLast();
    }
  }

  private void ended() {
    kind = Kind.NONE;
    failed = false;
    granted();
  }

  /// Ends the transaction, and starts another that behaves like it where CHAIN was said. How it
  /// behaves counts as it is when its subtransactions are gone.
  private void chained(Runnable end) {
    boolean again = chain;
    chained = null;
    end.run();
    Characteristics before = chained;
    if (again && before != null) {
      startCommand();
      work.restore(before);
      kind = Kind.EXPLICIT;
    }
  }

  /// Deals with a failure of the present statement. Never makes a failed block good.
  public void abortCurrent() {
    Wish failedWish = wish;
    int target = wishTarget;
    granted();
    switch (kind) {
      case NONE -> {}
      case SINGLE, IMPLICIT -> rollbackAll();
      case EXPLICIT -> {
        switch (failedWish) {
          case COMMIT, ROLLBACK, PREPARE -> rollbackAll();
          case RELEASE, ROLLBACK_TO -> {
            dropLevels(Math.min(target, levels.size()));
            fail();
          }
          case NOTHING, SAVEPOINT, BEGIN -> fail();
        }
      }
    }
  }

  private void fail() {
    if (failed) {
      return;
    }
    failed = true;
    if (levels.isEmpty()) {
      work.abort();
    } else {
      work.abortSubtransaction();
    }
  }

  /// Aborts whatever is in progress, as when the session ends.
  public void abortOutOfAny() {
    granted();
    if (kind != Kind.NONE) {
      rollbackAll();
    }
  }

  // The statements' calls.

  /// BEGIN.
  public void begin() {
    switch (kind) {
      case SINGLE, IMPLICIT -> wish = Wish.BEGIN;
      case EXPLICIT ->
          warn(SqlState.ACTIVE_SQL_TRANSACTION, "there is already a transaction in progress");
      case NONE -> throw PgException.internal("BEGIN without a transaction");
    }
  }

  /// COMMIT.
  ///
  /// @return whether it is going to commit; false when the transaction has failed and is rolled
  ///   back
  public boolean commit(boolean andChain) {
    if (kind != Kind.EXPLICIT) {
      noBlock("COMMIT AND CHAIN", andChain);
      if (kind == Kind.IMPLICIT) {
        wish = Wish.COMMIT;
      }
      return true;
    }
    chain = andChain;
    wish = failed ? Wish.ROLLBACK : Wish.COMMIT;
    return !failed;
  }

  /// PREPARE TRANSACTION.
  ///
  /// @return whether it is going to prepare
  public boolean prepare(String gid) {
    boolean good = commit(false) && wish == Wish.COMMIT;
    if (good) {
      wish = Wish.PREPARE;
      wishName = gid;
    }
    return good;
  }

  /// ROLLBACK.
  public void rollback(boolean andChain) {
    if (kind != Kind.EXPLICIT) {
      noBlock("ROLLBACK AND CHAIN", andChain);
    }
    chain = andChain;
    wish = Wish.ROLLBACK;
  }

  private void noBlock(String chainCommand, boolean andChain) {
    if (andChain) {
      throw onlyInBlocks(chainCommand);
    }
    warn(SqlState.NO_ACTIVE_SQL_TRANSACTION, "there is no transaction in progress");
  }

  /// SAVEPOINT.
  public void savepoint(String name) {
    requireExplicit("SAVEPOINT");
    wish = Wish.SAVEPOINT;
    wishName = name;
  }

  /// RELEASE SAVEPOINT.
  public void release(String name) {
    requireExplicit("RELEASE SAVEPOINT");
    wishTarget = find(name);
    wish = Wish.RELEASE;
  }

  /// ROLLBACK TO SAVEPOINT.
  public void rollbackTo(String name) {
    requireExplicit("ROLLBACK TO SAVEPOINT");
    wishTarget = find(name);
    wish = Wish.ROLLBACK_TO;
  }

  private void requireExplicit(String command) {
    if (kind != Kind.EXPLICIT) {
      throw onlyInBlocks(command);
    }
  }

  private int find(String name) {
    for (int i = levels.size() - 1; i >= 0; i--) {
      if (name.equals(levels.get(i).savepoint)) {
        return i;
      }
    }
    throw new PgException(
        SqlState.S_E_INVALID_SPECIFICATION, "savepoint \"" + name + "\" does not exist");
  }

  private static PgException onlyInBlocks(String command) {
    return new PgException(
        SqlState.NO_ACTIVE_SQL_TRANSACTION, command + " can only be used in transaction blocks");
  }

  private void warn(SqlState state, String message) {
    reporter.report(Severity.WARNING, state, message);
  }

  // Subtransactions of functions.

  /// Starts a subtransaction within a statement, as for a block with an exception handler.
  public void beginInternal() {
    work.nextCommand();
    push(new Level(null));
  }

  /// Commits the innermost subtransaction, which [#beginInternal] started.
  public void releaseInternal() {
    checkInternal();
    work.commitSubtransaction();
    levels.removeLast();
  }

  /// Rolls back the innermost subtransaction, which [#beginInternal] started.
  public void rollbackInternal() {
    checkInternal();
    dropLevels(levels.size() - 1);
  }

  private void checkInternal() {
    if (levels.isEmpty() || levels.getLast().savepoint != null) {
      throw PgException.internal("no subtransaction of a function to end");
    }
  }

  // What statements demand of their surroundings.

  /// Says that a statement commits on its own and cannot be part of a larger transaction.
  ///
  /// @param topLevel whether the client sent it
  /// @throws PgException 25001
  public void preventInBlock(boolean topLevel, String command) {
    if (pipelining) {
      throw active(command + " cannot be executed within a pipeline");
    }
    if (isBlock()) {
      throw active(command + " cannot run inside a transaction block");
    }
    if (isSubtransaction()) {
      throw active(command + " cannot run inside a subtransaction");
    }
    if (!topLevel) {
      throw active(command + " cannot be executed from a function");
    }
    needsImmediateCommit = true;
  }

  private static PgException active(String message) {
    return new PgException(SqlState.ACTIVE_SQL_TRANSACTION, message);
  }

  /// Says that a statement makes sense only within a block.
  ///
  /// @throws PgException 25P01
  public void requireBlock(boolean topLevel, String command) {
    if (!isInLarger(topLevel)) {
      throw onlyInBlocks(command);
    }
  }

  /// The same with a warning.
  public void warnNoBlock(boolean topLevel, String command) {
    if (!isInLarger(topLevel)) {
      warn(SqlState.NO_ACTIVE_SQL_TRANSACTION, command + " can only be used in transaction blocks");
    }
  }

  /// Whether a statement is part of something larger, so that it cannot start or end transactions.
  public boolean isInLarger(boolean topLevel) {
    return isBlock() || isSubtransaction() || !topLevel;
  }

  /// Whether a statement that may commit in between must not do so.
  public boolean isInBlock(boolean topLevel) {
    if (isInLarger(topLevel) || pipelining) {
      return true;
    }
    needsImmediateCommit = true;
    return false;
  }
}
