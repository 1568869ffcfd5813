package org.gajah.commands.relation;

import java.util.List;
import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.base.id.Oid;
import org.gajah.catalog.relation.Index;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgIndex;
import org.gajah.catalog.rows.SysCache;
import org.gajah.commands.CommandRelations;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Dropper;
import org.gajah.space.RelationStorage;

/// Empties tables: they get new files, and so do their TOAST tables and indexes. A table whose
/// files the present subtransaction made is emptied where it is. Mirrors `ExecuteTruncateGuts()` of
/// `commands/tablecmds.c` and `heap_truncate_one_rel()` of `catalog/heap.c`.
public final class TruncateTable {
  private final Definer definer;

  public TruncateTable(Definer definer) {
    this.definer = definer;
  }

  /// Empties a table that nobody else uses.
  public void empty(int table) {
    PgClass row = definer.catalog().get(SysCache.RELOID, table);
    boolean inPlace = definer.context().files().isNewInSubtransaction(Dropper.keyOf(definer, row));
    empty(row, inPlace);
    if (row.reltoastrelid() != Oid.INVALID) {
      empty(definer.catalog().get(SysCache.RELOID, row.reltoastrelid()), inPlace);
    }
  }

  private void empty(PgClass row, boolean inPlace) {
    if (inPlace) {
      cut(row.oid());
    } else {
      replace(row);
    }
  }

  private void replace(PgClass row) {
    new NewFiles(definer).replace(row.oid(), row.relpersistence());
    List<PgIndex> indexes = definer.catalog().scan(PgIndex.INDRELID_INDEX, row.oid());
    for (PgIndex index : indexes) {
      new NewFiles(definer).replace(index.indexrelid(), row.relpersistence());
      new IndexFill(definer).fill(row.oid(), index.indexrelid(), false);
    }
  }

  private void cut(int oid) {
    CommandRelations relations = definer.context().relations();
    Relation table = relations.catalog().get(oid);
    RelationStorage.truncate(relations.storage(), relations.descriptors().table(table), 0);
    for (Index index : table.indexes()) {
      IndexDescriptor descriptor = relations.index(index.oid()).descriptor();
      RelationStorage.truncate(relations.storage(), descriptor, 0);
      new IndexFill(definer).fillEmpty(descriptor);
    }
  }
}
