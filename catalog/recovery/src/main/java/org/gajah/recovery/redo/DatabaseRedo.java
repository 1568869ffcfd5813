package org.gajah.recovery.redo;

import org.gajah.accessapi.redo.RedoContext;
import org.gajah.accessapi.redo.RedoHandler;
import org.gajah.base.error.Reporter;
import org.gajah.recovery.cluster.DatabaseFolders;
import org.gajah.recovery.cluster.Storage;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.record.DatabaseRecord;

/// Redo of databases' folders: copied, made empty, removed. Mirrors `dbase_redo`.
final class DatabaseRedo implements RedoHandler {
  private final DatabaseFolders folders;
  private final Reporter reporter;

  DatabaseRedo(Storage storage) {
    this.folders = new DatabaseFolders(storage.files());
    this.reporter = storage.environment().reporter();
  }

  @Override
  public void redo(RecordView record, RedoContext context) {
    switch (DatabaseRecord.decode(record)) {
      case DatabaseRecord.CreateFileCopy copy -> copy(copy, context);
      case DatabaseRecord.CreateWalLog create ->
          folders.create(create.tablespace(), create.database(), true);
      case DatabaseRecord.Drop drop -> drop(drop, context);
    }
  }

  private void copy(DatabaseRecord.CreateFileCopy record, RedoContext context) {
    // What the template has in memory must be in its files.
    int template = record.sourceDatabase();
    context
        .buffers()
        .pool()
        .flush((file, block) -> file.relation().locator().database() == template, context.proc());
    context.files().forgetDatabase(record.database(), record.tablespace());
    folders.copyAgain(
        record.sourceTablespace(),
        record.sourceDatabase(),
        record.tablespace(),
        record.database(),
        reporter);
  }

  private void drop(DatabaseRecord.Drop record, RedoContext context) {
    int database = record.database();
    context
        .buffers()
        .pool()
        .drop((file, block) -> file.relation().locator().database() == database, context.proc());
    context.files().forgetDatabase(database, 0);
    context.forgetMissingOfDatabase(database);
    for (int tablespace : record.tablespaces()) {
      folders.remove(tablespace, database, reporter);
    }
  }
}
