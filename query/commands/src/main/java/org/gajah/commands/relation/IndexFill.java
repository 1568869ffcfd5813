package org.gajah.commands.relation;

import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.index.IndexAccessMethod;
import org.gajah.accessapi.index.IndexBuild;
import org.gajah.accessapi.index.KeyDescriber;
import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.table.IndexBuildScan;
import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.BlockNumber;
import org.gajah.base.id.ForkNumber;
import org.gajah.base.settings.Settings;
import org.gajah.batch.Batch;
import org.gajah.batch.Vector;
import org.gajah.catalog.operator.Operators;
import org.gajah.catalog.relation.Index;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgIndex;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.CommandRelations;
import org.gajah.commands.object.Definer;
import org.gajah.executor.modify.KeyText;

/// Builds the content of an index from its table's rows. Mirrors `index_build` of
/// `catalog/index.c`.
public final class IndexFill {
  private final Definer definer;

  public IndexFill(Definer definer) {
    this.definer = definer;
  }

  /// What was counted while an index was built.
  ///
  /// @param rows of the table, those left out that are dead but for old snapshots
  public record Counts(double rows, long entries, boolean brokenChain) {}

  /// Builds an index in its empty file and writes down what was counted.
  ///
  /// @param isNew whether nobody has used the index before
  public void fill(int tableOid, int indexOid, boolean isNew) {
    CommandRelations relations = definer.context().relations();
    Relation table = relations.catalog().get(tableOid);
    Index index = relations.catalog().index(indexOid);
    TableDescriptor tableDescriptor = relations.descriptors().table(table);
    IndexDescriptor descriptor = relations.descriptors().index(table, index);
    IndexAccessMethod method = relations.indexMethod(index.method());
    Counts counts = build(table, tableDescriptor, index, descriptor, method);
    if (index.relation().relpersistence() == PgClass.RELPERSISTENCE_UNLOGGED
        && !descriptor.fork(ForkNumber.INIT).exists()) {
      definer.context().files().createFork(descriptor.files(), ForkNumber.INIT, true);
      method.buildEmpty(relations.storage(), descriptor);
    }
    if (isNew && counts.brokenChain()) {
      setCheckXmin(indexOid);
    }
    count(tableOid, tableDescriptor.main().blocks(), counts.rows(), true, true);
    count(indexOid, descriptor.main().blocks(), (double) counts.entries(), false, false);
    definer.nextCommand();
  }

  /// Builds an index of a table that is written anew, in files that are not its own yet.
  ///
  /// @param rows the table as its new files are
  /// @param into the index as its new files are
  public Counts fillMoved(Relation table, TableDescriptor rows, Index index, IndexDescriptor into) {
    IndexAccessMethod method = definer.context().relations().indexMethod(index.method());
    Counts counts = build(table, rows, index, into, method);
    if (index.relation().relpersistence() == PgClass.RELPERSISTENCE_UNLOGGED) {
      definer.context().files().createFork(into.files(), ForkNumber.INIT, true);
      method.buildEmpty(definer.context().relations().storage(), into);
    }
    return counts;
  }

  /// Writes what an empty index has.
  public void fillEmpty(IndexDescriptor descriptor) {
    IndexAccessMethod method = definer.context().relations().indexMethod(Operators.BTREE_METHOD);
    try (IndexBuild build =
        method.build(
            definer.context().relations().storage(), descriptor, KeyDescriber.SILENT, 1 << 20)) {
      build.finish();
    }
    if (!descriptor.isTemporary()
        && !descriptor.needsWal()
        && !descriptor.fork(ForkNumber.INIT).exists()) {
      definer.context().files().createFork(descriptor.files(), ForkNumber.INIT, true);
      method.buildEmpty(definer.context().relations().storage(), descriptor);
    }
  }

  private Counts build(
      Relation table,
      TableDescriptor tableDescriptor,
      Index index,
      IndexDescriptor descriptor,
      IndexAccessMethod method) {
    StorageContext storage = definer.context().relations().storage();
    long memory =
        definer.context().session().settings().intValue(Settings.MAINTENANCE_WORK_MEM) * 1024L;
    IndexColumns columns = new IndexColumns(definer.context(), table, tableDescriptor, index);
    KeyDescriber keys =
        new KeyText(
            definer.context().catalog(),
            definer.context().registry(),
            definer.context().functions(),
            index);
    try (IndexBuild build = method.build(storage, descriptor, keys, memory);
        IndexBuildScan scan =
            definer
                .context()
                .relations()
                .heap()
                .scanForIndex(
                    storage,
                    tableDescriptor,
                    IndexBuildScan.Options.build(descriptor.properties().unique()))) {
      int count;
      while ((count = scan.next(Vector.BATCH_ROWS)) > 0) {
        definer.context().process().proc().checkInterrupts();
        add(columns, scan, count, build);
      }
      long entries = build.finish();
      return new Counts(scan.liveRows(), entries, scan.sawBrokenChain());
    } catch (PgException fault) {
      throw fault.sqlState() == SqlState.UNIQUE_VIOLATION ? placed(fault, table) : fault;
    }
  }

  private PgException placed(PgException fault, Relation table) {
    int namespace = table.row().relnamespace();
    return fault.with(
        ErrorField.SCHEMA,
        definer.context().catalog().get(SysCache.NAMESPACEOID, namespace).nspname());
  }

  private static void add(IndexColumns columns, IndexBuildScan scan, int rows, IndexBuild build) {
    columns.clear(rows);
    scan.decode(columns.decoder());
    Batch batch = columns.select(rows);
    if (batch.selected() == 0) {
      return;
    }
    Vector[] values = columns.values(batch);
    for (int i = 0; i < batch.selected(); i++) {
      int row = batch.row(i);
      build.add(values, row, scan.tid(row), scan.isDead(row));
    }
  }

  private void setCheckXmin(int index) {
    Found<PgIndex> found = definer.writer().locate(SysCache.INDEXRELID, index);
    definer
        .writer()
        .update(
            found,
            RowEdit.of(PgIndex.TABLE, found.row()).set(PgIndex.ANUM_INDCHECKXMIN, true).row());
  }

  /// Writes a relation's size where it stands, whatever becomes of the transaction; of what is
  /// empty and was never counted nothing is written. That the table has another index everybody
  /// must hear, its size or not. Mirrors `index_update_stats` of `catalog/index.c`.
  private void count(int relation, int blocks, double rows, boolean isTable, boolean hasIndex) {
    Found<PgClass> found = definer.writer().locate(SysCache.RELOID, relation);
    PgClass row = found.row();
    boolean counts = rows > 0 || row.reltuples() >= 0;
    boolean newSize = counts && (row.relpages() != blocks || row.reltuples() != (float) rows);
    boolean newIndex = isTable && row.relhasindex() != hasIndex;
    if (!newSize && !newIndex) {
      definer.catalog().changes().relationChanged(relation, row.relisshared());
      return;
    }
    RowEdit<PgClass> edit = RowEdit.of(PgClass.TABLE, row);
    if (newSize) {
      edit.set(PgClass.ANUM_RELPAGES, (int) BlockNumber.toLong(blocks))
          .set(PgClass.ANUM_RELTUPLES, (float) rows);
    }
    if (newIndex) {
      edit.set(PgClass.ANUM_RELHASINDEX, hasIndex);
    }
    definer.writer().overwrite(found, edit.row());
  }
}
