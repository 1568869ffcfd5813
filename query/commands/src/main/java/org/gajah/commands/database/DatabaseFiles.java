package org.gajah.commands.database;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.id.RelFileLocator;
import org.gajah.catalog.rows.PgTablespace;
import org.gajah.commands.CommandContext;
import org.gajah.recovery.cluster.DatabaseFolders;
import org.gajah.wal.WalInserter;
import org.gajah.walformat.record.DatabaseRecord;

/// Removes what is in memory and on disk of a database that nobody uses any more.
final class DatabaseFiles {
  private final CommandContext context;
  private final int database;
  private final DatabaseFolders folders;

  DatabaseFiles(CommandContext context, int database) {
    this.context = context;
    this.database = database;
    this.folders = new DatabaseFolders(context.storage().storage().files());
  }

  /// Forgets its pages, without writing them.
  void dropPages() {
    context
        .process()
        .buffers()
        .drop(false, (file, block) -> file.relation().locator().database() == database);
  }

  /// Forgets open files, sizes, requests to sync, and the relation map.
  void forget() {
    context.storage().storage().relations().forgetDatabase(database, 0);
    context.catalog().shared().maps().forget(database);
  }

  /// Removes its folders from all tablespaces, and logs that (`remove_dbtablespaces`).
  void removeFolders() {
    List<Integer> gone = new ArrayList<>();
    for (PgTablespace row : context.catalog().all(PgTablespace.TABLE)) {
      int tablespace = row.oid();
      if (tablespace != RelFileLocator.GLOBAL_TABLESPACE && folders.exists(tablespace, database)) {
        folders.remove(tablespace, database, context.session().reporter());
        gone.add(tablespace);
      }
    }
    if (!gone.isEmpty()) {
      logRemoval(gone);
    }
  }

  /// Removes its folder from one tablespace, and logs that.
  void removeFolder(int tablespace) {
    folders.remove(tablespace, database, context.session().reporter());
    logRemoval(List.of(tablespace));
  }

  private void logRemoval(List<Integer> tablespaces) {
    WalInserter wal = context.process().wal();
    wal.begin();
    wal.insert(
        new DatabaseRecord.Drop(
            database, tablespaces.stream().mapToInt(Integer::intValue).toArray()),
        WalInserter.SPECIAL_RELATION_UPDATE);
  }
}
