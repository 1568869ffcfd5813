package org.gajah.engine;

import org.gajah.base.settings.Settings;
import org.gajah.batch.MemoryAccount;
import org.gajah.commands.referential.ConstraintTriggers;
import org.gajah.executor.trigger.TriggerQueue;
import org.gajah.spi.TransactionStep;

/// The triggers of a session's transactions.
final class SessionTriggers implements TransactionStep {
  private final TriggerQueue queue;

  SessionTriggers(EngineSession session) {
    this.queue =
        new TriggerQueue(
            new MemoryAccount("AfterTriggerEvents", session.context().memory(), Long.MAX_VALUE),
            new ConstraintTriggers(session.commands()),
            () ->
                session
                    .context()
                    .settings()
                    .enumName(Settings.SESSION_REPLICATION_ROLE)
                    .equals("replica"));
  }

  TriggerQueue queue() {
    return queue;
  }

  @Override
  public void fireDeferred() {
    queue.fireDeferred();
  }

  @Override
  public void ended(boolean committed) {
    queue.reset();
  }

  @Override
  public void subtransactionStarted(int level) {
    queue.beginSubtransaction();
  }

  @Override
  public void subtransactionEnded(int level, boolean committed) {
    queue.endSubtransaction(committed);
  }
}
