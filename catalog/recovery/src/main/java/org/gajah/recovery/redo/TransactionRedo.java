package org.gajah.recovery.redo;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gajah.accessapi.redo.RedoContext;
import org.gajah.accessapi.redo.RedoHandler;
import org.gajah.base.id.ForkNumber;
import org.gajah.base.id.Lsn;
import org.gajah.base.id.RelFileLocator;
import org.gajah.base.id.Xid;
import org.gajah.disk.RelationKey;
import org.gajah.recovery.cluster.OriginProgress;
import org.gajah.recovery.cluster.Storage;
import org.gajah.transaction.CommitLog;
import org.gajah.transaction.CommitTimestamps;
import org.gajah.transaction.Transactions;
import org.gajah.transaction.twophase.TwoPhaseRecovery;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.record.XactEnd;
import org.gajah.walformat.record.XactRecord;

/// Redo of the ends of transactions. Mirrors `xact_redo`.
final class TransactionRedo implements RedoHandler {
  private final Transactions transactions;
  private final CommitTimestamps commitTimestamps;
  private final TwoPhaseRecovery prepared;
  private final OriginProgress origins;

  TransactionRedo(Storage storage, OriginProgress origins) {
    this.transactions = storage.transactions();
    this.commitTimestamps = storage.commitTimestamps();
    this.prepared = storage.twoPhase().recovery();
    this.origins = origins;
  }

  @Override
  public void redo(RecordView record, RedoContext context) {
    switch (XactRecord.decode(record)) {
      case XactRecord.Commit(var wasPrepared, var end) ->
          end(end, wasPrepared, CommitLog.Status.COMMITTED, record, context);
      case XactRecord.Abort(var wasPrepared, var end) ->
          end(end, wasPrepared, CommitLog.Status.ABORTED, record, context);
      case XactRecord.Prepare prepare ->
          prepared.redoPrepare(
              prepare.state(), record.start(), record.end(), false, context.proc());
      // For standbys and for logical decoding.
      case XactRecord.Assignment _, XactRecord.Invalidations _ -> {}
    }
  }

  private void end(
      XactEnd end,
      boolean wasPrepared,
      CommitLog.Status status,
      RecordView record,
      RedoContext context) {
    int xid = wasPrepared ? end.twoPhaseXid() : record.xid();
    int[] children = end.subxacts();
    transactions.xids().seen(xid);
    for (int child : children) {
      transactions.xids().seen(child);
    }
    if (Xid.isValid(xid) && status == CommitLog.Status.COMMITTED) {
      boolean remote = end.has(XactEnd.HAS_ORIGIN);
      long time = remote ? end.originTime() : end.time();
      commitTimestamps.set(xid, children, time, record.origin(), context.proc());
    }
    if (Xid.isValid(xid)) {
      transactions
          .commitLog()
          .setTree(xid, children, children.length, status, Lsn.INVALID, context.proc());
    }
    if (end.has(XactEnd.HAS_ORIGIN)) {
      origins.advance(record.origin(), end.originLsn(), record.end(), false);
    }
    if (!end.relations().isEmpty()) {
      dropFiles(end.relations(), context);
    }
    if (wasPrepared) {
      prepared.redoFinish(xid, context.proc());
    }
  }

  /// Removes the files that the transaction dropped, or had made.
  private static void dropFiles(List<RelFileLocator> locators, RedoContext context) {
    Set<RelationKey> relations = new HashSet<>();
    for (RelFileLocator locator : locators) {
      relations.add(new RelationKey(locator));
      for (ForkNumber fork : ForkNumber.values()) {
        context.forgetMissing(locator, fork, 0);
      }
    }
    context
        .buffers()
        .pool()
        .drop((file, block) -> relations.contains(file.relation()), context.proc());
    for (RelationKey relation : relations) {
      context.files().delete(relation, false);
    }
  }
}
