package org.gajah.commands.relation;

import org.gajah.accessapi.relation.Persistence;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.base.id.RelFileLocator;
import org.gajah.catalog.relation.RelationKinds;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgIndex;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Dropper;
import org.gajah.disk.RelationKey;

/// Moves the files of relations to another tablespace, page by page as they are. Mirrors
/// `ATExecSetTableSpace` of `commands/tablecmds.c`.
public final class MovedFiles {
  private final Definer definer;

  public MovedFiles(Definer definer) {
    this.definer = definer;
  }

  /// Whether a relation would be elsewhere.
  ///
  /// @param tablespace where it is to be; 0 for the database's own
  /// @throws PgException when it may not be moved there
  public boolean isMove(PgClass row, int tablespace) {
    int own = definer.context().process().transaction().databaseTablespace();
    int target = tablespace == own ? Oid.INVALID : tablespace;
    if (target == row.reltablespace()) {
      return false;
    }
    if (RelationKinds.hasStorage(row.relkind()) && row.relfilenode() == Oid.INVALID) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED,
          "cannot move system relation \"%s\"".formatted(row.relname()));
    }
    if (target == RelFileLocator.GLOBAL_TABLESPACE) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE,
          "only shared relations can be placed in pg_global tablespace");
    }
    if (definer.context().namespaces().isForeignTemporary(row.relnamespace())) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED, "cannot move temporary tables of other sessions");
    }
    return true;
  }

  /// Moves a relation with its TOAST table. It is locked against all others; indexes stay where
  /// they are.
  ///
  /// @param tablespace 0 for the database's own
  public void move(int relation, int tablespace) {
    Found<PgClass> found = definer.writer().locate(SysCache.RELOID, relation);
    PgClass row = found.row();
    if (!isMove(row, tablespace)) {
      return;
    }
    int own = definer.context().process().transaction().databaseTablespace();
    RowEdit<PgClass> edit =
        RowEdit.of(PgClass.TABLE, row)
            .set(PgClass.ANUM_RELTABLESPACE, tablespace == own ? Oid.INVALID : tablespace);
    if (RelationKinds.hasStorage(row.relkind())) {
      int place = tablespace == Oid.INVALID ? own : tablespace;
      edit.set(PgClass.ANUM_RELFILENODE, copy(row, place));
    }
    definer.writer().update(found, edit.row());
    if (!RelationKinds.hasStorage(row.relkind())) {
      // Nothing but this keeps the tablespace from being dropped.
      definer
          .dependencies()
          .changeTablespace(PgClass.TABLE.oid(), relation, tablespace == own ? 0 : tablespace);
    }
    definer.nextCommand();
    if (row.reltoastrelid() != Oid.INVALID) {
      move(row.reltoastrelid(), tablespace);
      for (PgIndex index : definer.catalog().scan(PgIndex.INDRELID_INDEX, row.reltoastrelid())) {
        move(index.indexrelid(), tablespace);
      }
    }
  }

  /// @return the number of the new files
  private int copy(PgClass row, int place) {
    RelationKey old = Dropper.keyOf(definer, row);
    int number = definer.oids().nextFileNumber(place, definer.database(), old.session(), false);
    RelationKey files =
        new RelationKey(new RelFileLocator(place, definer.database(), number), old.session());
    definer
        .context()
        .files()
        .copyAll(old, files, Persistence.of(row.relpersistence()), true, false);
    definer.context().files().dropAtCommit(old);
    return number;
  }
}
