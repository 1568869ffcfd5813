package org.gajah.commands.table;

import org.gajah.accessapi.relation.Persistence;
import org.gajah.base.id.Oid;
import org.gajah.base.id.RelFileLocator;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.index.IndexFiles;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Dropper;
import org.gajah.disk.RelationKey;
import org.gajah.transaction.Transaction;

/// Gives a relation new, empty files; the old ones go when the transaction commits. Mirrors
/// `RelationSetNewRelfilenumber` of `utils/cache/relcache.c`.
public final class NewFiles {
  private final Definer definer;

  public NewFiles(Definer definer) {
    this.definer = definer;
  }

  /// Replaces the files of a relation that is not a mapped one. What is made of the new ones is seen
  /// from the next command on, which starts here.
  public void replace(int relation, char persistence) {
    PgClass row = definer.catalog().get(SysCache.RELOID, relation);
    replace(relation, persistence, row.reltablespace());
  }

  /// The same, into a tablespace.
  ///
  /// @param tablespace 0 for the database's own
  public void replace(int relation, char persistence, int tablespace) {
    Found<PgClass> found = definer.writer().locate(SysCache.RELOID, relation);
    PgClass row = found.row();
    RelationKey old = Dropper.keyOf(definer, row);
    Transaction transaction = definer.context().process().transaction();
    int place =
        tablespace == Oid.INVALID ? transaction.databaseTablespace() : tablespace;
    int number =
        definer.oids().nextFileNumber(place, definer.database(), old.session(), false);
    RelationKey key =
        new RelationKey(
            new RelFileLocator(place, definer.database(), number), old.session());
    Persistence newPersistence = Persistence.of(persistence);
    if (row.relkind() == PgClass.RELKIND_INDEX) {
      IndexFiles.create(definer, key, newPersistence);
    } else {
      definer.context().files().create(key, newPersistence, true);
    }
    definer.context().files().dropAtCommit(old);
    RowEdit<PgClass> edit =
        RowEdit.of(PgClass.TABLE, row)
            .set(PgClass.ANUM_RELFILENODE, number)
            .set(PgClass.ANUM_RELTABLESPACE, tablespace)
            .set(PgClass.ANUM_RELPERSISTENCE, persistence);
    if (row.relkind() != PgClass.RELKIND_SEQUENCE) {
      edit.set(PgClass.ANUM_RELPAGES, 0)
          .set(PgClass.ANUM_RELTUPLES, -1)
          .set(PgClass.ANUM_RELALLVISIBLE, 0);
    }
    if (row.relfrozenxid() != Oid.INVALID) {
      edit.set(PgClass.ANUM_RELFROZENXID, transaction.snapshots().forCatalog().xmin())
          .set(
              PgClass.ANUM_RELMINMXID,
              transaction.shared().multiXacts().oldestNeeded(transaction));
    }
    definer.writer().update(found, edit.row());
    definer.nextCommand();
  }
}
