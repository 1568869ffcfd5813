package org.gajah.spi.block;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.Slice;
import org.gajah.base.settings.Settings;
import org.gajah.spi.Portals;
import org.gajah.spi.SessionContext;
import org.gajah.transaction.Snapshot;
import org.gajah.transaction.SynchronousCommit;
import org.gajah.transaction.Transaction;
import org.gajah.transaction.twophase.TwoPhase;

/// The work below a transaction block: storage's transaction, and what the session keeps by
/// transactions (settings, portals). Mirrors the order of `CommitTransaction` and
/// `AbortTransaction` in `access/transam/xact.c`.
public final class EngineTransaction implements TransactionWork, TransactionSettings.Running {
  private final Transaction transaction;
  private final TwoPhase twoPhase;
  private final SessionContext session;
  private final Portals portals;
  private final List<TransactionStep> steps = new ArrayList<>();
  private final List<Level> levels = new ArrayList<>();
  private boolean deferrable;
  private boolean hasSnapshot;

  /// What is changed back when a level fails.
  ///
  /// @param settings the settings' level
  /// @param before how the transaction behaved when the level began
  private record Level(int settings, Characteristics before) {}

  /// @param twoPhase the instance's prepared transactions
  public EngineTransaction(
      Transaction transaction, SessionContext session, Portals portals, TwoPhase twoPhase) {
    this.twoPhase = twoPhase;
    this.transaction = transaction;
    this.session = session;
    this.portals = portals;
  }

  /// Adds somebody with work to do; called in the order in which they are added.
  public void addStep(TransactionStep step) {
    steps.add(step);
  }

  public Transaction transaction() {
    return transaction;
  }

  /// The snapshot for a new statement. Taking it fixes how the transaction behaves.
  public Snapshot statementSnapshot() {
    hasSnapshot = true;
    return transaction.snapshots().forStatement();
  }

  @Override
  public void start() {
    var settings = session.settings();
    hasSnapshot = false;
    deferrable = settings.is(Settings.DEFAULT_TRANSACTION_DEFERRABLE);
    transaction.start(
        session.statementTimestamp(),
        TransactionSettings.level(settings.enumCode(Settings.DEFAULT_TRANSACTION_ISOLATION)),
        settings.is(Settings.DEFAULT_TRANSACTION_READ_ONLY));
    levels.add(new Level(settings.enter(), characteristics()));
    steps.forEach(TransactionStep::started);
  }

  @Override
  public void commit() {
    beforeCommit(false);
    int synchronous = session.settings().enumCode(Settings.SYNCHRONOUS_COMMIT);
    transaction.synchronousCommit(SynchronousCommit.values()[synchronous]);
    transaction.commit();
    leaveSettings(0, true);
    steps.forEach(step -> step.ended(true));
  }

  private void beforeCommit(boolean preparing) {
    do {
      steps.forEach(TransactionStep::fireDeferred);
    } while (portals.beforeCommit(preparing));
    steps.forEach(step -> step.beforeCommit(preparing));
  }

  @Override
  public void prepare(String gid) {
    beforeCommit(true);
    twoPhase.prepare(
        Slice.of(gid.getBytes(StandardCharsets.UTF_8)),
        session.identity().role().oid(),
        transaction);
    leaveSettings(0, true);
    steps.forEach(step -> step.ended(true));
  }

  @Override
  public void abort() {
    portals.aborted();
    Characteristics before = levels.isEmpty() ? characteristics() : levels.getFirst().before;
    transaction.abort();
    leaveSettings(0, false);
    adopt(before);
    steps.forEach(step -> step.ended(false));
  }

  @Override
  public void cleanUp() {
    portals.cleanUp();
  }

  /// Undoes or keeps the settings of the levels from `from` on (0 is the transaction).
  private void leaveSettings(int from, boolean committed) {
    if (levels.size() > from) {
      session.settings().leave(levels.get(from).settings, committed);
      levels.subList(from, levels.size()).clear();
    }
  }

  @Override
  public void startSubtransaction() {
    transaction.beginSubtransaction();
    levels.add(new Level(session.settings().enter(), characteristics()));
    int level = transaction.nestingLevel();
    steps.forEach(step -> step.subtransactionStarted(level));
  }

  @Override
  public void commitSubtransaction() {
    int level = levels.size();
    Characteristics now = characteristics();
    boolean readOnly = levels.getLast().before.readOnly();
    transaction.commitSubtransaction();
    portals.subtransactionCommitted(level);
    leaveSettings(level - 1, true);
    adopt(new Characteristics(now.isolation(), readOnly, now.deferrable()));
    steps.forEach(step -> step.subtransactionEnded(level, true));
  }

  @Override
  public void abortSubtransaction() {
    int level = levels.size();
    Characteristics before = levels.getLast().before;
    portals.subtransactionAborted(level);
    transaction.abortSubtransaction();
    leaveSettings(level - 1, false);
    adopt(before);
    steps.forEach(step -> step.subtransactionEnded(level, false));
  }

  @Override
  public void cleanUpSubtransaction() {
    portals.cleanUpSubtransaction(levels.size() + 1);
  }

  @Override
  public void nextCommand() {
    transaction.nextCommand();
  }

  @Override
  public Characteristics characteristics() {
    return new Characteristics(transaction.isolation(), transaction.isReadOnly(), deferrable);
  }

  @Override
  public void restore(Characteristics characteristics) {
    adopt(characteristics);
    Level started = levels.getFirst();
    levels.set(0, new Level(started.settings, characteristics));
  }

  @Override
  public void adopt(Characteristics characteristics) {
    transaction.isolation(characteristics.isolation());
    transaction.readOnly(characteristics.readOnly());
    deferrable = characteristics.deferrable();
  }

  @Override
  public boolean isActive() {
    return transaction.isActive();
  }

  @Override
  public boolean hasSnapshot() {
    return hasSnapshot;
  }

  @Override
  public boolean isSubtransaction() {
    return levels.size() > 1;
  }
}
