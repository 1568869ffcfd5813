package org.gajah.recovery.redo;

import java.nio.charset.StandardCharsets;
import org.gajah.accessapi.redo.RedoContext;
import org.gajah.accessapi.redo.RedoHandler;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.recovery.cluster.Storage;
import org.gajah.recovery.cluster.TablespaceFolders;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.record.TablespaceRecord;

/// Redo of tablespaces: the symbolic link and the folder behind it. Mirrors `tblspc_redo`.
final class TablespaceRedo implements RedoHandler {
  private final TablespaceFolders folders;
  private final Reporter reporter;

  TablespaceRedo(Storage storage) {
    this.folders = new TablespaceFolders(storage.files());
    this.reporter = storage.environment().reporter();
  }

  @Override
  public void redo(RecordView record, RedoContext context) {
    switch (TablespaceRecord.decode(record)) {
      case TablespaceRecord.Create(var oid, var path) ->
          folders.create(oid, path.toString(StandardCharsets.UTF_8), true);
      case TablespaceRecord.Drop(var oid) -> drop(oid, context);
    }
  }

  /// What cannot be removed stays: nobody refers to it any more.
  private void drop(int oid, RedoContext context) {
    try {
      if (folders.remove(oid, database -> context.files().forgetDatabase(database, oid))) {
        return;
      }
    } catch (PgException e) {
      reporter.report(Severity.LOG, e.sqlState(), e.primaryMessage());
    }
    reporter.report(
        new PgException(
                Severity.LOG,
                SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
                "directories for tablespace %s could not be removed".formatted(Oid.toString(oid)),
                null)
            .hint("You can remove the directories manually if necessary."));
  }
}
