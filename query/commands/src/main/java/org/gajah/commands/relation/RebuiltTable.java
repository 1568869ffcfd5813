package org.gajah.commands.relation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.accessapi.relation.Persistence;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.relation.ToastDescriptor;
import org.gajah.accessapi.table.RewriteOptions;
import org.gajah.accessapi.table.RewriteOrder;
import org.gajah.accessapi.table.RewriteResult;
import org.gajah.accessapi.table.VacuumOptions.FreezeAges;
import org.gajah.base.id.Oid;
import org.gajah.base.id.RelFileLocator;
import org.gajah.base.settings.SettingReader;
import org.gajah.base.settings.Settings;
import org.gajah.catalog.relation.Index;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgIndex;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.catalogstore.relation.RelationDescriptors;
import org.gajah.commands.object.Definer;
import org.gajah.disk.RelationKey;
import org.gajah.locks.table.LockMode;

/// Writes a table with all its versions anew: its TOAST table, which keeps its ids, and its indexes
/// go along. Mirrors `rebuild_relation`, `copy_table_data` and `finish_heap_swap` of
/// `commands/cluster.c`.
///
/// Everything is built in new files first. Until the catalogs say that they are the table's, which
/// is the last that happens, the old ones can be read, even those of a catalog that is needed on
/// the way.
public final class RebuiltTable {
  private final Definer definer;
  private final RelationDescriptors descriptors;
  private final Relation table;
  private final List<Moved> moved = new ArrayList<>();

  /// Indexes that everybody may use from now on, as nothing in them is missing any more.
  private final List<Integer> whole = new ArrayList<>();

  /// A relation in its new files.
  ///
  /// @param pages it has there
  /// @param rows or entries
  private record Moved(PgClass row, RelationKey files, int pages, double rows) {}

  /// @param table which is locked against everybody else
  public RebuiltTable(Definer definer, Relation table) {
    this.definer = definer;
    this.descriptors = definer.context().relations().descriptors();
    this.table = table;
  }

  /// Builds the new files.
  ///
  /// @param order in which rows are to lie
  /// @param observer is told what was found before the indexes are built
  public RewriteResult build(RewriteOrder order, Consumer<RewriteResult> observer) {
    PgClass row = table.row();
    StorageContext storage = definer.context().relations().storage();
    RelationKey files = newFiles(row);
    TableDescriptor into = moved(files);
    RewriteResult result =
        definer
            .context()
            .relations()
            .heap()
            .rewrite(storage, descriptors.table(table), into, options(), order);
    observer.accept(result);
    double rows = result.rows();
    List<Moved> indexes = new ArrayList<>();
    for (PgIndex index : definer.catalog().scan(PgIndex.INDRELID_INDEX, table.oid())) {
      Index built = definer.context().relations().catalog().index(index.indexrelid());
      RelationKey indexFiles = newFiles(built.relation());
      IndexDescriptor descriptor =
          descriptors.movedIndex(table, built, indexFiles, row.relpersistence());
      IndexFill.Counts counts = new IndexFill(definer).fillMoved(table, into, built, descriptor);
      rows = counts.rows();
      if (becomesWhole(index, counts)) {
        whole.add(index.indexrelid());
      }
      indexes.add(
          new Moved(
              built.relation(), indexFiles, descriptor.main().blocks(), (double) counts.entries()));
    }
    moved.addFirst(new Moved(row, files, result.pages(), rows));
    moved.addAll(indexes);
    return result;
  }

  /// Nobody has looked for duplicates, so nothing is said of indexes that allow none.
  private static boolean becomesWhole(PgIndex index, IndexFill.Counts counts) {
    boolean isPartial = !index.indisvalid() || !index.indisready() || !index.indislive();
    return !index.indisunique()
        && !index.indisexclusion()
        && !counts.brokenChain()
        && (isPartial || index.indcheckxmin());
  }

  private RewriteOptions options() {
    SettingReader settings = definer.context().session().settings();
    FreezeAges ages =
        new FreezeAges(
            0,
            0,
            0,
            0,
            settings.intValue(Settings.AUTOVACUUM_FREEZE_MAX_AGE),
            settings.intValue(Settings.AUTOVACUUM_MULTIXACT_FREEZE_MAX_AGE),
            settings.intValue(Settings.VACUUM_FAILSAFE_AGE),
            settings.intValue(Settings.VACUUM_MULTIXACT_FAILSAFE_AGE));
    List<Integer> dropped =
        table.columns().stream()
            .filter(PgAttribute::attisdropped)
            .map(column -> column.attnum() - 1)
            .toList();
    return new RewriteOptions(table.row().relfrozenxid(), table.row().relminmxid(), ages, dropped);
  }

  // Files

  /// The table as its new files are, with new files of its TOAST table.
  private TableDescriptor moved(RelationKey files) {
    PgClass row = table.row();
    if (row.relkind() == PgClass.RELKIND_TOASTVALUE) {
      return descriptors.movedChunks(table, files, row.relpersistence());
    }
    int toast = row.reltoastrelid();
    if (toast == Oid.INVALID) {
      return descriptors.moved(table, files, row.relpersistence(), null);
    }
    definer.context().relations().opener().open(toast, LockMode.ACCESS_EXCLUSIVE);
    PgClass toastRow = definer.catalog().get(SysCache.RELOID, toast);
    PgIndex index = definer.catalog().scan(PgIndex.INDRELID_INDEX, toast).getFirst();
    PgClass indexRow = definer.catalog().get(SysCache.RELOID, index.indexrelid());
    RelationKey toastFiles = newFiles(toastRow);
    RelationKey indexFiles = newFiles(indexRow);
    ToastDescriptor chunks =
        descriptors.movedToast(toast, toastFiles, indexFiles, row.relpersistence());
    new IndexFill(definer).fillEmpty(chunks.index());
    // Nobody has counted the chunks.
    moved.add(new Moved(toastRow, toastFiles, 0, -1));
    moved.add(new Moved(indexRow, indexFiles, 1, 0));
    return descriptors.moved(table, files, row.relpersistence(), chunks);
  }

  /// New files where the old ones are.
  private RelationKey newFiles(PgClass row) {
    RelationKey old = descriptors.files(row);
    RelFileLocator place = old.locator();
    int number =
        definer.oids().nextFileNumber(place.tablespace(), place.database(), old.session(), false);
    RelationKey files =
        new RelationKey(
            new RelFileLocator(place.tablespace(), place.database(), number), old.session());
    Persistence persistence = Persistence.of(row.relpersistence());
    if (row.relkind() == PgClass.RELKIND_INDEX) {
      IndexFiles.create(definer, files, persistence);
    } else {
      definer.context().files().create(files, persistence, true);
    }
    return files;
  }

  // Swapping

  /// The new files become the table's.
  ///
  /// @param result of building them
  public void adopt(RewriteResult result) {
    for (Moved each : moved) {
      adopt(each, result);
    }
    whole.forEach(this::markWhole);
    if (!descriptors.table(table).isCatalog()) {
      MissingValues.clear(definer, table.oid());
    }
    definer.nextCommand();
  }

  private void adopt(Moved each, RewriteResult result) {
    Found<PgClass> found = definer.writer().locate(SysCache.RELOID, each.row.oid());
    definer.context().files().dropAtCommit(descriptors.files(found.row()));
    RowEdit<PgClass> edit =
        RowEdit.of(PgClass.TABLE, found.row())
            .set(PgClass.ANUM_RELFILENODE, each.files.locator().relNumber())
            .set(PgClass.ANUM_RELPAGES, each.pages)
            .set(PgClass.ANUM_RELTUPLES, (float) each.rows)
            .set(PgClass.ANUM_RELALLVISIBLE, 0);
    if (each.row.relkind() != PgClass.RELKIND_INDEX) {
      edit.set(PgClass.ANUM_RELFROZENXID, result.frozenXid())
          .set(PgClass.ANUM_RELMINMXID, result.minMulti());
    }
    definer.writer().update(found, edit.row());
  }

  private void markWhole(int index) {
    Found<PgIndex> found = definer.writer().locate(SysCache.INDEXRELID, index);
    definer
        .writer()
        .update(
            found,
            RowEdit.of(PgIndex.TABLE, found.row())
                .set(PgIndex.ANUM_INDCHECKXMIN, false)
                .set(PgIndex.ANUM_INDISVALID, true)
                .set(PgIndex.ANUM_INDISREADY, true)
                .set(PgIndex.ANUM_INDISLIVE, true)
                .row());
  }
}
