package org.gajah.commands.maintenance;

import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.FullXid;
import org.gajah.base.id.MultiXactId;
import org.gajah.base.id.Xid;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgDatabase;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogstore.change.CatalogWriter;
import org.gajah.commands.CommandContext;
import org.gajah.locks.table.LockMode;
import org.gajah.locks.table.LockTag;
import org.gajah.transaction.LogTruncation;
import org.gajah.transaction.LogTruncation.Oldest;
import org.gajah.transaction.Transaction;
import org.gajah.transaction.Transactions;
import org.jspecify.annotations.Nullable;

/// The oldest ids in the session's database, which VACUUM moves on, and with them the beginning of
/// the logs about transactions. Mirrors `vac_update_datfrozenxid` and the database scan of
/// `vac_truncate_clog` in `commands/vacuum.c`.
final class DatabaseHorizons {
  /// `datconnlimit` of a database whose DROP was interrupted.
  private static final int INVALID_DATABASE = -2;

  private final CommandContext context;
  private final Transaction transaction;
  private final Transactions shared;
  private final int database;

  // No id in a catalog can be later than these, which were next when the work began: one that is
  // comes from a damaged row, and nothing is concluded from it.
  private final int nextXid;
  private final int nextMulti;

  DatabaseHorizons(CommandContext context) {
    this.context = context;
    this.transaction = context.process().transaction();
    this.shared = transaction.shared();
    this.database = context.session().identity().database().oid();
    this.nextXid = FullXid.xid(shared.xids().next());
    this.nextMulti = shared.multiXacts().next();
  }

  /// Notes the oldest ids of this database in its row; where they have moved, or ids run short,
  /// cuts the logs off before those that no database needs.
  void update() {
    // One at a time in this database: who has looked earlier must not write later.
    context.process().locks().acquire(LockTag.frozenIds(database), LockMode.EXCLUSIVE);
    int xid = transaction.horizons().shared();
    int multi = shared.multiXacts().oldestNeeded(transaction);
    for (PgClass row : context.catalog().all(PgClass.TABLE)) {
      if (Xid.isNormal(row.relfrozenxid())) {
        if (Xid.precedes(nextXid, row.relfrozenxid())) {
          return;
        }
        xid = Xid.precedes(row.relfrozenxid(), xid) ? row.relfrozenxid() : xid;
      }
      if (MultiXactId.isValid(row.relminmxid())) {
        if (MultiXactId.precedes(nextMulti, row.relminmxid())) {
          return;
        }
        multi = MultiXactId.precedes(row.relminmxid(), multi) ? row.relminmxid() : multi;
      }
    }
    boolean moved = store(xid, multi);
    LogTruncation truncation = shared.truncation();
    if (moved
        || truncation.isDue(oid -> context.catalog().find(SysCache.DATABASEOID, oid) != null)) {
      int ownXid = xid;
      int ownMulti = multi;
      truncation.run(
          () -> oldestOfAll(ownXid, ownMulti),
          context.process().proc(),
          context.process().wal(),
          context.session().reporter());
    }
  }

  /// Writes the ids into the database's row, in place. They only move forward, unless what stands
  /// there cannot be true.
  private boolean store(int xid, int multi) {
    var writer = new CatalogWriter(context.catalog());
    while (true) {
      var found = writer.locate(SysCache.DATABASEOID, database);
      PgDatabase old = found.row();
      var edit = RowEdit.of(PgDatabase.TABLE, old);
      if (Xid.precedes(old.datfrozenxid(), xid) || Xid.precedes(nextXid, old.datfrozenxid())) {
        edit.set(PgDatabase.ANUM_DATFROZENXID, xid);
      }
      if (MultiXactId.precedes(old.datminmxid(), multi)
          || MultiXactId.precedes(nextMulti, old.datminmxid())) {
        edit.set(PgDatabase.ANUM_DATMINMXID, multi);
      }
      PgDatabase changed = edit.row();
      if (changed.equals(old)) {
        return false;
      }
      if (writer.overwrite(found, changed)) {
        return true;
      }
    }
  }

  /// The oldest ids of all databases; null when rows cannot be true.
  private @Nullable Oldest oldestOfAll(int ownXid, int ownMulti) {
    int now = FullXid.xid(shared.xids().next());
    Oldest oldest = new Oldest(ownXid, database, ownMulti, database);
    boolean wrapped = false;
    boolean impossible = false;
    for (PgDatabase row : context.catalog().all(PgDatabase.TABLE)) {
      if (row.datconnlimit() == INVALID_DATABASE) {
        continue; // nobody will ever read it again
      }
      impossible |=
          Xid.precedes(nextXid, row.datfrozenxid())
              || MultiXactId.precedes(nextMulti, row.datminmxid());
      wrapped |= Xid.precedes(now, row.datfrozenxid());
      oldest = older(oldest, row);
    }
    if (wrapped) {
      warnWrapped();
    }
    return wrapped || impossible ? null : oldest;
  }

  private static Oldest older(Oldest known, PgDatabase row) {
    boolean xid = Xid.precedes(row.datfrozenxid(), known.xid());
    boolean multi = MultiXactId.precedes(row.datminmxid(), known.multi());
    return new Oldest(
        xid ? row.datfrozenxid() : known.xid(),
        xid ? row.oid() : known.xidDatabase(),
        multi ? row.datminmxid() : known.multi(),
        multi ? row.oid() : known.multiDatabase());
  }

  private void warnWrapped() {
    context
        .session()
        .reporter()
        .report(
            new PgException(
                    Severity.WARNING,
                    SqlState.WARNING,
                    "some databases have not been vacuumed in over 2 billion transactions",
                    null)
                .detail("You might have already suffered transaction-wraparound data loss."));
  }
}
