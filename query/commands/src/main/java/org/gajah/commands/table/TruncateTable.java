package org.gajah.commands.table;

import java.util.List;
import org.gajah.base.id.Oid;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgIndex;
import org.gajah.catalog.rows.SysCache;
import org.gajah.commands.index.IndexFill;
import org.gajah.commands.object.Definer;

/// Empties tables: they get new files, and so do their TOAST tables and indexes.
public final class TruncateTable {
  private final Definer definer;

  public TruncateTable(Definer definer) {
    this.definer = definer;
  }

  /// Empties a table that nobody else uses.
  public void empty(int table) {
    PgClass row = definer.catalog().get(SysCache.RELOID, table);
    one(row);
    if (row.reltoastrelid() != Oid.INVALID) {
      one(definer.catalog().get(SysCache.RELOID, row.reltoastrelid()));
    }
  }

  private void one(PgClass row) {
    new NewFiles(definer).replace(row.oid(), row.relpersistence());
    List<PgIndex> indexes = definer.catalog().scan(PgIndex.INDRELID_INDEX, row.oid());
    for (PgIndex index : indexes) {
      new NewFiles(definer).replace(index.indexrelid(), row.relpersistence());
      new IndexFill(definer).fill(row.oid(), index.indexrelid(), false);
    }
  }
}
