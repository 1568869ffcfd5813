package org.gajah.catalogstore.relation;

import java.util.function.IntConsumer;
import org.gajah.base.error.PgException;
import org.gajah.base.id.Oid;
import org.gajah.catalog.namespace.Names;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.relation.RelationCatalog;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalogstore.live.LiveCatalog;
import org.gajah.locks.table.BackendLocks;
import org.gajah.locks.table.LockMode;
import org.gajah.locks.table.LockTag;
import org.gajah.nodes.RangeVar;
import org.gajah.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/// Opens relations under a lock, which is kept until the transaction ends. Mirrors
/// `RangeVarGetRelidExtended` of `catalog/namespace.c` and `relation_open` of
/// `access/common/relation.c`.
public final class RelationOpener {
  private final LiveCatalog catalog;
  private final Names names;
  private final RelationCatalog relations;

  public RelationOpener(LiveCatalog catalog, Names names, RelationCatalog relations) {
    this.catalog = catalog;
    this.names = names;
    this.relations = relations;
  }

  public RelationCatalog relations() {
    return relations;
  }

  /// Opens the relation that a statement names.
  ///
  /// @throws PgException 42P01 when there is none
  public Relation open(RangeVar name, LockMode mode) {
    return relations.get(lock(name, mode, false, _ -> {}));
  }

  /// Opens the relation that a statement names; null when there is none.
  public @Nullable Relation openIfExists(RangeVar name, LockMode mode) {
    int oid = lock(name, mode, true, _ -> {});
    return oid == Oid.INVALID ? null : relations.find(oid);
  }

  /// Finds a relation by name and locks it. A name that means another relation by the time the lock
  /// is there is looked up again.
  ///
  /// @param check looks, before the lock is waited for, at whether the user may do what it is for;
  ///   it is given the OID, 0 when there is none
  /// @return 0 when there is none and that may be
  public int lock(RangeVar name, LockMode mode, boolean missingOk, IntConsumer check) {
    int locked = Oid.INVALID;
    while (true) {
      long before = catalog.shared().changes();
      int found = names.relation(name, true);
      if (found == locked && found != Oid.INVALID) {
        return found;
      }
      if (locked != Oid.INVALID) {
        locks().release(tag(locked), mode);
      }
      check.accept(found);
      if (found == Oid.INVALID) {
        return missing(name, missingOk);
      }
      acquire(found, mode);
      locked = found;
      if (catalog.shared().changes() == before) {
        return found;
      }
    }
  }

  private int missing(RangeVar name, boolean missingOk) {
    if (missingOk) {
      return Oid.INVALID;
    }
    // Says which part of the name is wrong.
    return names.relation(name, false);
  }

  /// Opens a relation by OID.
  ///
  /// @throws PgException XX000 when there is none
  public Relation open(int oid, LockMode mode) {
    acquire(oid, mode);
    return relations.get(oid);
  }

  /// Opens a relation by OID; null when somebody has dropped it.
  public @Nullable Relation openIfExists(int oid, LockMode mode) {
    acquire(oid, mode);
    Relation relation = relations.find(oid);
    if (relation == null) {
      locks().release(tag(oid), mode);
    }
    return relation;
  }

  private void acquire(int oid, LockMode mode) {
    Transaction transaction = catalog.context().transaction();
    LockTag tag = tag(oid);
    if (mode == LockMode.ACCESS_EXCLUSIVE) {
      transaction.beforeAccessExclusiveLock();
    }
    locks().acquire(tag, mode);
    if (mode == LockMode.ACCESS_EXCLUSIVE) {
      transaction.afterAccessExclusiveLock(databaseOf(oid), oid);
    }
  }

  private BackendLocks locks() {
    return catalog.context().locks();
  }

  private LockTag tag(int oid) {
    return LockTag.relation(databaseOf(oid), oid);
  }

  /// The database in a relation's lock tag: none for shared ones.
  private int databaseOf(int oid) {
    if (Oid.compare(oid, Oid.FIRST_NORMAL) >= 0) {
      return catalog.context().transaction().database();
    }
    PgClass row = catalog.find(SysCache.RELOID, oid);
    return row != null && row.relisshared()
        ? Oid.INVALID
        : catalog.context().transaction().database();
  }
}
