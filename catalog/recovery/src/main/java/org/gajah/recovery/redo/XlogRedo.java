package org.gajah.recovery.redo;

import org.gajah.accessapi.redo.RedoContext;
import org.gajah.accessapi.redo.RedoHandler;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Lsn;
import org.gajah.base.id.Xid;
import org.gajah.recovery.cluster.Storage;
import org.gajah.transaction.MultiXacts;
import org.gajah.transaction.XidGenerator;
import org.gajah.walformat.Checkpoint;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.file.ControlFile;
import org.gajah.walformat.record.XlogRecord;

/// Redo of the log's own records. Mirrors `xlog_redo` and `xlogrecovery_redo`.
final class XlogRedo implements RedoHandler {
  private final Storage storage;
  private final ReplayState state;

  XlogRedo(Storage storage, ReplayState state) {
    this.storage = storage;
    this.state = state;
  }

  @Override
  public void redo(RecordView record, RedoContext context) {
    switch (XlogRecord.decode(record)) {
      case XlogRecord.CheckpointDone done -> checkpoint(done, context);
      case XlogRecord.NextOid next -> xids().nextOid(next.oid());
      case XlogRecord.FullPageImages images -> restore(images, record, context);
      case XlogRecord.ParameterChange change -> settings(change, context);
      case XlogRecord.FullPageWritesChange change -> state.fullPageWrites = change.on();
      case XlogRecord.OverwriteContrecord overwrite -> verify(overwrite);
      case XlogRecord.EndOfRecovery end -> checkTimeline(end.timeline(), "end-of-recovery");
      case XlogRecord.Noop _,
          XlogRecord.Switch _,
          XlogRecord.BackupEnd _,
          XlogRecord.RestorePoint _,
          XlogRecord.CheckpointRedo _ -> {}
    }
  }

  private XidGenerator xids() {
    return storage.transactions().xids();
  }

  private void checkpoint(XlogRecord.CheckpointDone done, RedoContext context) {
    Checkpoint checkpoint = done.checkpoint();
    checkTimeline(
        checkpoint.timeline(), done.shutdown() ? "shutdown checkpoint" : "online checkpoint");
    MultiXacts multiXacts = storage.transactions().multiXacts();
    if (done.shutdown()) {
      // Nothing ran then, so the counters are exact.
      xids().advanceTo(checkpoint.nextXid());
      xids().nextOid(checkpoint.nextOid());
      multiXacts.position(checkpoint.nextMulti(), checkpoint.nextMultiOffset(), context.proc());
      xids().oldest(checkpoint.oldestXid(), checkpoint.oldestXidDatabase(), context.proc());
    } else {
      // OIDs are followed by their own records.
      xids().advanceTo(checkpoint.nextXid());
      multiXacts.advance(checkpoint.nextMulti(), checkpoint.nextMultiOffset(), context.proc());
      if (Xid.precedes(xids().limits().oldestXid(), checkpoint.oldestXid())) {
        xids().oldest(checkpoint.oldestXid(), checkpoint.oldestXidDatabase(), context.proc());
      }
    }
    multiXacts.advanceOldest(
        checkpoint.oldestMulti(), checkpoint.oldestMultiDatabase(), context.proc());
    state.checkpoint = checkpoint;
  }

  private void checkTimeline(int timeline, String record) {
    int ours = storage.wal().timeline();
    if (timeline != ours) {
      throw PgException.panic(
          SqlState.INTERNAL_ERROR,
          "unexpected timeline ID %s (should be %s) in %s record"
              .formatted(
                  Integer.toUnsignedString(timeline), Integer.toUnsignedString(ours), record));
    }
  }

  private static void restore(
      XlogRecord.FullPageImages images, RecordView record, RedoContext context) {
    for (int index = 0; index < record.blockCount(); index++) {
      if (!record.hasBlock(index)) {
        continue;
      }
      if (!record.block(index).hasImage()) {
        if (!images.hint()) {
          throw PgException.internal("XLOG_FPI record did not contain a full-page image");
        }
        continue;
      }
      if (context.page(record, index) != RedoContext.Action.RESTORED) {
        throw PgException.internal(
            "unexpected XLogReadBufferForRedo result when restoring backup block");
      }
      context.release(index);
    }
  }

  private void settings(XlogRecord.ParameterChange change, RedoContext context) {
    if (change.trackCommitTimestamp()) {
      storage.commitTimestamps().activate(xids().next(), context.proc());
    } else if (storage.commitTimestamps().isActive()) {
      storage.commitTimestamps().deactivate(context.proc());
    }
    ControlFile.Settings settings =
        new ControlFile.Settings(
            change.walLevel(),
            change.walLogHints(),
            change.maxConnections(),
            change.maxWorkerProcesses(),
            change.maxWalSenders(),
            change.maxPreparedTransactions(),
            change.maxLocksPerTransaction(),
            change.trackCommitTimestamp());
    storage.control().update(file -> file.withSettings(settings));
  }

  private void verify(XlogRecord.OverwriteContrecord overwrite) {
    if (overwrite.overwritten() != state.overwrittenRecord) {
      throw PgException.fatal(
          SqlState.INTERNAL_ERROR,
          "mismatching overwritten LSN "
              + Lsn.toString(overwrite.overwritten())
              + " -> "
              + Lsn.toString(state.overwrittenRecord));
    }
    storage
        .environment()
        .reporter()
        .log(
            "successfully skipped missing contrecord at %s, overwritten at %s"
                .formatted(
                    Lsn.toString(overwrite.overwritten()),
                    storage.environment().times().ofTimestamp(overwrite.time())));
  }
}
