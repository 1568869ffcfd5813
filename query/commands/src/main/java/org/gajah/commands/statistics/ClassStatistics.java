package org.gajah.commands.statistics;

import org.gajah.base.id.Xid;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgTrigger;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogstore.change.CatalogWriter;
import org.gajah.catalogstore.live.LiveCatalog.Found;

/// What VACUUM and ANALYZE write about a relation into `pg_class`, where the row is. Mirrors
/// `vac_update_relstats()`.
public final class ClassStatistics {
  private ClassStatistics() {}

  /// New values; ids of 0 leave what is there.
  ///
  /// @param outer whether a transaction block surrounds the command, so that flags of indexes must
  ///   not be cleared
  public record Values(
      int pages,
      double rows,
      int allVisible,
      boolean hasIndex,
      int frozenXid,
      int minMulti,
      boolean outer) {}

  public static void store(
      CatalogWriter writer, int relation, Values values, int nextXid, int nextMulti) {
    while (true) {
      Found<PgClass> found = writer.locate(SysCache.RELOID, relation);
      PgClass old = found.row();
      boolean hasTriggers =
          old.relhastriggers() && writer.find(PgTrigger.TGRELID_TGNAME_INDEX, relation) != null;
      PgClass changed = changed(old, values, hasTriggers, nextXid, nextMulti);
      if (changed.equals(old) || writer.overwrite(found, changed)) {
        return;
      }
    }
  }

  private static PgClass changed(
      PgClass old, Values values, boolean hasTriggers, int nextXid, int nextMulti) {
    RowEdit<PgClass> edit = RowEdit.of(PgClass.TABLE, old);
    edit.set(PgClass.ANUM_RELPAGES, values.pages);
    edit.set(PgClass.ANUM_RELTUPLES, (float) values.rows);
    edit.set(PgClass.ANUM_RELALLVISIBLE, values.allVisible);
    if (!values.outer) {
      edit.set(PgClass.ANUM_RELHASINDEX, values.hasIndex);
      if (old.relhastriggers() && !hasTriggers) {
        edit.set(PgClass.ANUM_RELHASTRIGGERS, false);
      }
    }
    if (mayReplace(values.frozenXid, old.relfrozenxid(), nextXid)) {
      edit.set(PgClass.ANUM_RELFROZENXID, values.frozenXid);
    }
    if (mayReplace(values.minMulti, old.relminmxid(), nextMulti)) {
      edit.set(PgClass.ANUM_RELMINMXID, values.minMulti);
    }
    return edit.row();
  }

  /// Ids only go forward, unless what is there lies in the future.
  private static boolean mayReplace(int id, int old, int next) {
    return id != Xid.INVALID && id != old && (old - id < 0 || next - old < 0);
  }
}
