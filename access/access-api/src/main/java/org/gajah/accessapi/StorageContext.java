package org.gajah.accessapi;

import org.gajah.accessapi.relation.RelationDescriptor;
import org.gajah.activity.statistics.RelationCounts;
import org.gajah.activity.statistics.SessionStatistics;
import org.gajah.base.error.Reporter;
import org.gajah.base.seam.Chance;
import org.gajah.buffer.BufferAccess;
import org.gajah.disk.RelationFiles;
import org.gajah.disk.TemporaryFiles;
import org.gajah.locks.Proc;
import org.gajah.locks.table.BackendLocks;
import org.gajah.locks.table.TransactionWaits;
import org.gajah.transaction.Transaction;
import org.gajah.transaction.Transactions;
import org.gajah.wal.WalInserter;

/// What one process needs to work on relations: its own handles to files, buffers, log, locks and
/// transaction. Every operation of an access method takes it; none keeps it beyond the object that
/// it was made for.
///
/// @param files the files of the instance
/// @param temporaryFiles of this process
/// @param chance for choices that are best left to chance, as where to look for free space
public record StorageContext(
    Proc proc,
    RelationFiles files,
    TemporaryFiles temporaryFiles,
    BufferAccess buffers,
    WalInserter wal,
    BackendLocks locks,
    TransactionWaits waits,
    Transaction transaction,
    Chance chance,
    Reporter reporter) {

  /// What the process counts.
  public SessionStatistics statistics() {
    return buffers.statistics();
  }

  /// What it counts of a relation.
  public RelationCounts counts(RelationDescriptor relation) {
    return buffers.statistics().relation(relation.lockDatabase(), relation.oid());
  }

  public Transactions transactions() {
    return transaction.shared();
  }
}
