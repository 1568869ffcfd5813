package org.gajah.commands.relation;

import org.gajah.accessapi.relation.Persistence;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.relation.ToastDescriptor;
import org.gajah.base.id.Oid;
import org.gajah.base.id.RelFileLocator;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgIndex;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Dropper;
import org.gajah.disk.RelationKey;
import org.gajah.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/// New files for a table that is written anew, while its old rows can still be read; when they are
/// full, they become the table's. Mirrors `make_new_heap` and `finish_heap_swap` of
/// `commands/cluster.c`.
public final class MovedTable {
  private final Definer definer;
  private final Relation table;
  private final char persistence;
  private final int tablespace;
  private final RelationKey files;
  private final @Nullable RelationKey toastFiles;
  private final @Nullable RelationKey toastIndexFiles;
  private final TableDescriptor rows;

  private MovedTable(Definer definer, Relation table, char persistence, int tablespace) {
    this.definer = definer;
    this.table = table;
    this.persistence = persistence;
    this.tablespace = tablespace;
    this.files = newFiles(table.row(), false);
    int toast = table.row().reltoastrelid();
    if (toast == Oid.INVALID) {
      this.toastFiles = null;
      this.toastIndexFiles = null;
      this.rows =
          definer.context().relations().descriptors().moved(table, files, persistence, null);
      return;
    }
    PgClass toastRow = definer.catalog().get(SysCache.RELOID, toast);
    this.toastFiles = newFiles(toastRow, false);
    this.toastIndexFiles = newFiles(indexOf(toast), true);
    ToastDescriptor chunks =
        definer
            .context()
            .relations()
            .descriptors()
            .movedToast(toast, toastFiles, toastIndexFiles, persistence);
    new IndexFill(definer).fillEmpty(chunks.index());
    this.rows =
        definer.context().relations().descriptors().moved(table, files, persistence, chunks);
  }

  /// Makes the files.
  ///
  /// @param persistence how long the table lasts from now on
  /// @param tablespace where it is from now on; 0 for the database's own
  public static MovedTable make(Definer definer, Relation table, char persistence, int tablespace) {
    return new MovedTable(definer, table, persistence, tablespace);
  }

  private PgClass indexOf(int table) {
    PgIndex index = definer.catalog().scan(PgIndex.INDRELID_INDEX, table).getFirst();
    return definer.catalog().get(SysCache.RELOID, index.indexrelid());
  }

  private RelationKey newFiles(PgClass row, boolean isIndex) {
    RelationKey old = Dropper.keyOf(definer, row);
    int place =
        tablespace == Oid.INVALID
            ? definer.context().process().transaction().databaseTablespace()
            : tablespace;
    int number = definer.oids().nextFileNumber(place, definer.database(), old.session(), false);
    RelationKey key =
        new RelationKey(new RelFileLocator(place, definer.database(), number), old.session());
    Persistence newPersistence = Persistence.of(persistence);
    if (isIndex) {
      IndexFiles.create(definer, key, newPersistence);
    } else {
      definer.context().files().create(key, newPersistence, true);
    }
    return key;
  }

  /// Where the rows are to be written.
  public TableDescriptor rows() {
    return rows;
  }

  /// The new files become the table's, and its indexes are built anew.
  public void finish() {
    adopt(table.oid(), files);
    int toast = table.row().reltoastrelid();
    if (toast != Oid.INVALID && toastFiles != null && toastIndexFiles != null) {
      adopt(toast, toastFiles);
      adopt(indexOf(toast).oid(), toastIndexFiles);
    }
    MissingValues.clear(definer, table.oid());
    definer.nextCommand();
    for (PgIndex index : definer.catalog().scan(PgIndex.INDRELID_INDEX, table.oid())) {
      new NewFiles(definer).replace(index.indexrelid(), persistence);
      new IndexFill(definer).fill(table.oid(), index.indexrelid(), false);
    }
  }

  private void adopt(int relation, RelationKey newFiles) {
    Found<PgClass> found = definer.writer().locate(SysCache.RELOID, relation);
    definer.context().files().dropAtCommit(Dropper.keyOf(definer, found.row()));
    Transaction transaction = definer.context().process().transaction();
    boolean isIndex = found.row().relkind() == PgClass.RELKIND_INDEX;
    RowEdit<PgClass> edit =
        RowEdit.of(PgClass.TABLE, found.row())
            .set(PgClass.ANUM_RELFILENODE, newFiles.locator().relNumber())
            .set(PgClass.ANUM_RELTABLESPACE, tablespace)
            .set(PgClass.ANUM_RELPERSISTENCE, persistence)
            .set(PgClass.ANUM_RELPAGES, isIndex ? 1 : 0)
            // Nobody has counted the new rows.
            .set(PgClass.ANUM_RELTUPLES, isIndex ? 0f : -1f)
            .set(PgClass.ANUM_RELALLVISIBLE, 0);
    if (found.row().relfrozenxid() != Oid.INVALID) {
      edit.set(PgClass.ANUM_RELFROZENXID, transaction.snapshots().forCatalog().xmin())
          .set(
              PgClass.ANUM_RELMINMXID, transaction.shared().multiXacts().oldestNeeded(transaction));
    }
    definer.writer().update(found, edit.row());
  }
}
