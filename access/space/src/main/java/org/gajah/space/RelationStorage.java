package org.gajah.space;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.Persistence;
import org.gajah.accessapi.relation.RelationDescriptor;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.Severity;
import org.gajah.base.id.BlockNumber;
import org.gajah.base.id.ForkNumber;
import org.gajah.buffer.BufferAccess;
import org.gajah.buffer.BufferPool.PageFilter;
import org.gajah.buffer.BufferRing;
import org.gajah.buffer.ReadMode;
import org.gajah.disk.RelationFiles;
import org.gajah.disk.RelationFork;
import org.gajah.disk.RelationKey;
import org.gajah.locks.Proc;
import org.gajah.page.Bytes;
import org.gajah.page.PageHeader;
import org.gajah.transaction.CommitParticipant;
import org.gajah.transaction.EndRecord;
import org.gajah.wal.WalInserter;
import org.gajah.walformat.record.StorageRecord;

/// The coming and going of relations' files in one session's transactions. Mirrors
/// `catalog/storage.c`.
///
/// Files are made at once, and logged, so that a standby makes them too; what a transaction made is
/// deleted when it, or the subtransaction that did it, aborts. Files of dropped relations are
/// deleted when the transaction has committed. Which ones they are stands in the record of the
/// transaction's end. A crash in between leaves files that nobody needs.
public final class RelationStorage implements CommitParticipant {
  /// A deletion that waits for the outcome of a transaction.
  private record Pending(RelationKey relation, boolean atCommit, int level) {}

  private final StorageContext context;
  private List<Pending> pending = new ArrayList<>();

  /// Takes part in the ends of the context's transactions from now on.
  public RelationStorage(StorageContext context) {
    this.context = context;
    context.transaction().addParticipant(this);
  }

  // Making files

  /// Makes the main fork of a relation, and for an unlogged one the fork that says how it looks
  /// after a crash.
  ///
  /// @param deleteOnAbort whether the files go when the present (sub)transaction aborts
  public void create(RelationKey relation, Persistence persistence, boolean deleteOnAbort) {
    if (deleteOnAbort) {
      pending.add(new Pending(relation, false, context.transaction().nestingLevel()));
    }
    context.files().fork(relation, ForkNumber.MAIN).create(false);
    switch (persistence) {
      case PERMANENT -> logCreation(relation, ForkNumber.MAIN);
      case UNLOGGED -> createFork(relation, ForkNumber.INIT, true);
      case TEMPORARY -> {}
    }
  }

  /// Makes another fork of a relation.
  public void createFork(RelationKey relation, ForkNumber fork, boolean logged) {
    context.files().fork(relation, fork).create(false);
    if (logged) {
      logCreation(relation, fork);
    }
  }

  private void logCreation(RelationKey relation, ForkNumber fork) {
    context.wal().begin();
    context
        .wal()
        .insert(
            new StorageRecord.Create(relation.locator(), fork),
            WalInserter.SPECIAL_RELATION_UPDATE);
  }

  // Dropping files

  /// Deletes the files of a relation when the transaction commits.
  public void dropAtCommit(RelationKey relation) {
    pending.add(new Pending(relation, true, context.transaction().nestingLevel()));
  }

  /// Takes back that the files of a relation are deleted.
  ///
  /// @param atCommit whether that was to be at a commit, otherwise at an abort
  public void preserve(RelationKey relation, boolean atCommit) {
    pending.removeIf(each -> each.atCommit == atCommit && each.relation.equals(relation));
  }

  /// Whether the present transaction has made the files of a relation, so that nobody else has seen
  /// them.
  public boolean isNew(RelationKey relation) {
    return isNew(relation, 1);
  }

  /// Whether the present subtransaction has made the files of a relation, or what was done within
  /// it: they go when it aborts.
  public boolean isNewInSubtransaction(RelationKey relation) {
    return isNew(relation, context.transaction().nestingLevel());
  }

  private boolean isNew(RelationKey relation, int level) {
    for (Pending each : pending) {
      if (!each.atCommit && each.level >= level && each.relation.equals(relation)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Phase phase() {
    return Phase.PENDING_DELETIONS;
  }

  @Override
  public void contribute(EndRecord record, boolean committing) {
    contribute(record, committing, 1);
  }

  @Override
  public void contributeSubtransaction(EndRecord record, int level) {
    contribute(record, false, level);
  }

  private void contribute(EndRecord record, boolean committing, int level) {
    for (Pending each : pending) {
      if (each.atCommit == committing && each.level >= level && !each.relation.isTemporary()) {
        record.droppedRelations().add(each.relation.locator());
      }
    }
  }

  @Override
  public void ended(boolean committed) {
    if (!pending.isEmpty()) {
      delete(committed, 1);
      pending.clear();
    }
  }

  /// What is to be deleted stands in the state of the prepared transaction.
  @Override
  public void prepared() {
    pending.clear();
  }

  @Override
  public void subtransactionEnded(int level, boolean committed) {
    if (pending.isEmpty()) {
      return;
    }
    if (!committed) {
      delete(false, level);
      pending.removeIf(each -> each.level >= level);
      return;
    }
    List<Pending> raised = new ArrayList<>(pending.size());
    for (Pending each : pending) {
      raised.add(each.level < level ? each : new Pending(each.relation, each.atCommit, level - 1));
    }
    pending = raised;
  }

  private void delete(boolean committed, int level) {
    Set<RelationKey> doomed = new HashSet<>();
    for (Pending each : pending) {
      if (each.atCommit == committed && each.level >= level) {
        doomed.add(each.relation);
      }
    }
    // The outcome of the transaction is decided: a file that stays behind is only a nuisance.
    deleteFiles(context.files(), context.buffers(), doomed, context.reporter());
  }

  /// Forgets the pages of relations and deletes their files. After a commit that is the end of
  /// them: nobody else may look at the relations any more. Files that cannot be deleted are
  /// reported as warnings.
  public static void deleteFiles(
      RelationFiles files, BufferAccess buffers, Set<RelationKey> relations, Reporter reporter) {
    if (relations.isEmpty()) {
      return;
    }
    PageFilter filter = (file, block) -> relations.contains(file.relation());
    boolean temporary = false;
    boolean shared = false;
    for (RelationKey relation : relations) {
      temporary |= relation.isTemporary();
      shared |= !relation.isTemporary();
    }
    if (shared) {
      buffers.drop(false, filter);
    }
    if (temporary) {
      buffers.drop(true, filter);
    }
    for (RelationKey relation : relations) {
      try {
        files.delete(relation, true);
      } catch (PgException e) {
        reporter.report(Severity.WARNING, e.sqlState(), e.primaryMessage());
      }
    }
  }

  // Truncation

  /// Cuts a relation, with its maps, to its first `blocks` blocks. The caller holds the exclusive
  /// lock on the relation and has made sure that nothing is lost.
  public static void truncate(StorageContext context, RelationDescriptor relation, int blocks) {
    FreeSpaceMap freeSpace = new FreeSpaceMap(context, relation);
    int freeSpaceBlocks = freeSpace.prepareTruncation(blocks);
    int visibilityBlocks = new VisibilityMap(context, relation).prepareTruncation(blocks);
    Proc proc = context.proc();
    // A checkpoint that started after the record and finished before the file is cut would let redo
    // start behind the record, and blocks would come back.
    proc.delayCheckpoint(Proc.DELAY_START | Proc.DELAY_COMPLETE);
    proc.startCritical();
    try {
      if (relation.needsWal()) {
        context.wal().begin();
        long lsn =
            context
                .wal()
                .insert(
                    new StorageRecord.Truncate(
                        blocks, relation.files().locator(), StorageRecord.Truncate.ALL),
                    WalInserter.SPECIAL_RELATION_UPDATE);
        // The file may be cut at once; pages that are gone must be gone for redo as well.
        context.wal().wal().flush(lsn, proc);
      }
      cut(context.buffers(), relation.main(), blocks);
      if (BlockNumber.isValid(freeSpaceBlocks)) {
        cut(context.buffers(), relation.fork(ForkNumber.FREE_SPACE_MAP), freeSpaceBlocks);
      }
      if (BlockNumber.isValid(visibilityBlocks)) {
        cut(context.buffers(), relation.fork(ForkNumber.VISIBILITY_MAP), visibilityBlocks);
      }
    } catch (Throwable fault) {
      throw proc.panic(fault);
    } finally {
      proc.endCritical();
      proc.allowCheckpoint(Proc.DELAY_START | Proc.DELAY_COMPLETE);
    }
    if (BlockNumber.isValid(freeSpaceBlocks)) {
      freeSpace.vacuum(blocks, BlockNumber.INVALID);
    }
  }

  static void cut(BufferAccess buffers, RelationFork fork, int blocks) {
    buffers.drop(
        fork.relation().isTemporary(),
        (file, block) -> file == fork && Integer.compareUnsigned(block, blocks) >= 0);
    fork.truncate(blocks);
  }

  // Copies

  /// Makes the files of a relation as a copy of another's, all forks of it. Nobody changes that one
  /// meanwhile.
  ///
  /// @param to may be in another tablespace, or database; its persistence is `persistence`
  /// @param deleteOnAbort whether the new files go when the present (sub)transaction aborts
  /// @param standard whether the log may leave out what lies between pd_lower and pd_upper of the
  ///   main fork's pages
  public void copyAll(
      RelationKey from,
      RelationKey to,
      Persistence persistence,
      boolean deleteOnAbort,
      boolean standard) {
    if (deleteOnAbort) {
      pending.add(new Pending(to, false, context.transaction().nestingLevel()));
    }
    for (ForkNumber fork : ForkNumber.values()) {
      if (fork == ForkNumber.MAIN || context.files().fork(from, fork).exists()) {
        boolean logged =
            persistence == Persistence.PERMANENT
                || persistence == Persistence.UNLOGGED && fork == ForkNumber.INIT;
        createFork(to, fork, logged);
        copy(from, to, fork, persistence, standard && fork == ForkNumber.MAIN);
      }
    }
  }

  /// Copies a fork page by page into another relation's, which is there and empty.
  private void copy(
      RelationKey from,
      RelationKey to,
      ForkNumber fork,
      Persistence persistence,
      boolean standard) {
    RelationFork source = context.files().fork(from, fork);
    RelationFork target = context.files().fork(to, fork);
    if (persistence == Persistence.UNLOGGED) {
      target.unlogged();
    }
    boolean logged =
        persistence == Persistence.PERMANENT
            || persistence == Persistence.UNLOGGED && fork == ForkNumber.INIT;
    BufferAccess buffers = context.buffers();
    BufferRing reading = new BufferRing(BufferRing.Kind.BULK_READ, buffers.pool().size());
    BufferRing writing = new BufferRing(BufferRing.Kind.BULK_WRITE, buffers.pool().size());
    int blocks = source.blocks();
    for (int block = 0; block < blocks; block++) {
      context.proc().checkInterrupts();
      int copy = buffers.extend(target, 1, writing);
      int original = buffers.read(source, block, ReadMode.NORMAL, reading);
      buffers.lockShared(original);
      copyPage(original, copy, logged, standard);
      buffers.unlockAndRelease(original);
      buffers.unlockAndRelease(copy);
    }
  }

  private void copyPage(int original, int copy, boolean logged, boolean standard) {
    BufferAccess buffers = context.buffers();
    Proc proc = context.proc();
    proc.startCritical();
    try {
      Bytes.copy(buffers.page(original), 0, buffers.page(copy), 0, PageHeader.PAGE_SIZE);
      buffers.markDirty(copy);
      if (logged) {
        PageImages.log(context, copy, standard);
      }
    } catch (Throwable fault) {
      throw proc.panic(fault);
    } finally {
      proc.endCritical();
    }
  }

  /// Deletions that wait for the end of the transaction; 0 between transactions.
  public int pendingCount() {
    return pending.size();
  }
}
