package org.gajah.commands.database;

import java.util.ArrayList;
import java.util.List;
import org.gajah.accessapi.relation.Persistence;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.id.Oid;
import org.gajah.base.id.RelFileLocator;
import org.gajah.catalog.relation.RelationKinds;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgDatabase;
import org.gajah.catalog.rows.PgTablespace;
import org.gajah.catalogstore.cache.RelationMaps;
import org.gajah.commands.CommandContext;
import org.gajah.commands.object.Definer;
import org.gajah.disk.RelationKey;
import org.gajah.locks.Proc;
import org.gajah.locks.table.LockMode;
import org.gajah.locks.table.LockTag;
import org.gajah.recovery.checkpoint.CheckpointFlags;
import org.gajah.recovery.cluster.DatabaseFolders;
import org.gajah.recovery.cluster.RelationMapStore;
import org.gajah.wal.WalInserter;
import org.gajah.walformat.WalRecord;
import org.gajah.walformat.file.RelationMapFile;
import org.gajah.walformat.record.DatabaseRecord;
import org.gajah.walformat.record.RelationMapRecord;

/// Fills a new database with what a template has. Mirrors `CreateDatabaseUsingWalLog` and
/// `CreateDatabaseUsingFileCopy` of `commands/dbcommands.c`.
///
/// The template is locked against all who would enter it, so that nothing in it changes meanwhile.
/// Who fails has to remove what is there of the new database.
final class DatabaseCopy {
  private final Definer definer;
  private final CommandContext context;
  private final DatabaseFolders folders;
  private final PgDatabase template;
  private final int database;
  private final int tablespace;

  /// @param database the new one
  /// @param tablespace its default tablespace
  DatabaseCopy(Definer definer, PgDatabase template, int database, int tablespace) {
    this.definer = definer;
    this.context = definer.context();
    this.folders = new DatabaseFolders(context.storage().storage().files());
    this.template = template;
    this.database = database;
    this.tablespace = tablespace;
  }

  private long log(WalRecord record, int flags) {
    WalInserter wal = context.process().wal();
    wal.begin();
    return wal.insert(record, flags);
  }

  // Page by page

  /// Copies relation by relation, through the shared buffers and the log.
  void throughLog() {
    createFolder();
    RelationMapFile map = copyMap();
    for (PgClass row : relationsOfTemplate()) {
      copy(row, map);
    }
  }

  private void createFolder() {
    Proc proc = context.process().proc();
    // What is in the log must be made of it at once: redo would otherwise know a folder that was
    // never there when the checkpoint that lets it start behind the record was made.
    proc.delayCheckpoint(Proc.DELAY_START);
    try {
      long lsn = log(new DatabaseRecord.CreateWalLog(database, tablespace), 0);
      context.process().wal().wal().flush(lsn, proc);
      folders.create(tablespace, database, false);
    } finally {
      proc.allowCheckpoint(Proc.DELAY_START);
    }
  }

  private RelationMapFile copyMap() {
    RelationMaps maps = context.catalog().shared().maps();
    RelationMapFile map = maps.read(template.oid(), template.dattablespace());
    Proc proc = context.process().proc();
    ByteSink bytes = new ByteSink(RelationMapFile.SIZE);
    map.encode(bytes);
    proc.delayCheckpoint(Proc.DELAY_START);
    RelationMapRecord record =
        new RelationMapRecord(database, tablespace, Slice.of(bytes.toByteArray()));
    try {
      context.process().wal().wal().flush(log(record, 0), proc);
      new RelationMapStore(context.storage().storage().files()).apply(record);
    } finally {
      proc.allowCheckpoint(Proc.DELAY_START);
    }
    return map;
  }

  private List<PgClass> relationsOfTemplate() {
    var relations = context.relations();
    PgClass self = relations.catalog().get(PgClass.TABLE.oid()).row();
    RelationMaps maps = context.catalog().shared().maps();
    int number =
        maps.read(template.oid(), template.dattablespace()).fileNumber(PgClass.TABLE.oid());
    RelationKey files =
        new RelationKey(new RelFileLocator(template.dattablespace(), template.oid(), number));
    lock(template.oid(), self.oid());
    var elsewhere =
        relations
            .descriptors()
            .moved(
                relations.catalog().get(PgClass.TABLE.oid()),
                files,
                PgClass.RELPERSISTENCE_PERMANENT,
                null);
    List<PgClass> result = new ArrayList<>();
    for (PgClass row :
        context
            .catalog()
            .all(PgClass.TABLE, elsewhere, context.process().transaction().snapshots().latest())) {
      if (row.reltablespace() != RelFileLocator.GLOBAL_TABLESPACE
          && RelationKinds.hasStorage(row.relkind())
          && row.relpersistence() != PgClass.RELPERSISTENCE_TEMP) {
        result.add(row);
      }
    }
    return result;
  }

  private void lock(int ofDatabase, int relation) {
    context
        .process()
        .locks()
        .acquire(LockTag.relation(ofDatabase, relation), LockMode.ACCESS_SHARE);
  }

  private void copy(PgClass row, RelationMapFile map) {
    context.process().proc().checkInterrupts();
    int number = row.relfilenode() == Oid.INVALID ? map.fileNumber(row.oid()) : row.relfilenode();
    int from = row.reltablespace() == Oid.INVALID ? template.dattablespace() : row.reltablespace();
    int to = from == template.dattablespace() ? tablespace : from;
    lock(template.oid(), row.oid());
    lock(database, row.oid());
    context
        .files()
        .copyAll(
            new RelationKey(new RelFileLocator(from, template.oid(), number)),
            new RelationKey(new RelFileLocator(to, database, number)),
            Persistence.of(row.relpersistence()),
            false,
            true);
  }

  // File by file

  /// Copies files. A checkpoint before sees to it that they are complete, one after it that redo
  /// need not copy them again, when the template may be another.
  void byFiles() {
    context.checkpoint(CheckpointFlags.FLUSH_ALL);
    for (PgTablespace row : definer.catalog().all(PgTablespace.TABLE)) {
      int from = row.oid();
      if (from != RelFileLocator.GLOBAL_TABLESPACE && folders.isUsed(from, template.oid())) {
        int to = from == template.dattablespace() ? tablespace : from;
        folders.copy(from, template.oid(), to, database);
        log(
            new DatabaseRecord.CreateFileCopy(database, to, template.oid(), from),
            WalInserter.SPECIAL_RELATION_UPDATE);
      }
    }
    context.checkpoint(0);
  }
}
