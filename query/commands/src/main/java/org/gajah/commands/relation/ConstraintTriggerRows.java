package org.gajah.commands.relation;

import org.gajah.base.id.Oid;
import org.gajah.catalog.object.DependencyType;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgConstraint;
import org.gajah.catalog.rows.PgTrigger;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.object.Definer;

/// Makes the triggers with which the server keeps constraints. Mirrors what `CreateTrigger` does
/// for internal ones.
public final class ConstraintTriggerRows {
  /// After an inserted row.
  public static final int INSERT = 1 << 2;

  /// After a deleted row.
  public static final int DELETE = 1 << 3;

  /// After an updated row.
  public static final int UPDATE = 1 << 4;

  private static final int ROW = 1;
  private static final char ENABLED = 'O';

  private final Definer definer;

  /// When a trigger fires, as `DEFERRABLE` and `INITIALLY DEFERRED` say.
  public record Timing(boolean deferrable, boolean deferred) {
    /// Always at the end of the statement.
    public static final Timing IMMEDIATE = new Timing(false, false);
  }

  /// A trigger that a constraint wants.
  ///
  /// @param prefix of its name, before its OID
  /// @param otherTable 0 for none
  /// @param events bits of what it fires after
  /// @param function OID in `pg_proc`
  public record Request(
      String prefix,
      int table,
      int otherTable,
      int index,
      int constraint,
      int events,
      int function,
      Timing timing) {}

  public ConstraintTriggerRows(Definer definer) {
    this.definer = definer;
  }

  public void create(Request request) {
    int oid = definer.oids().next(PgTrigger.OID_INDEX);
    definer
        .writer()
        .insert(
            RowEdit.blank(PgTrigger.TABLE)
                .set(PgTrigger.ANUM_OID, oid)
                .set(PgTrigger.ANUM_TGRELID, request.table())
                .set(PgTrigger.ANUM_TGNAME, request.prefix() + "_" + Oid.toString(oid))
                .set(PgTrigger.ANUM_TGFOID, request.function())
                .set(PgTrigger.ANUM_TGTYPE, (short) (ROW | request.events()))
                .set(PgTrigger.ANUM_TGENABLED, ENABLED)
                .set(PgTrigger.ANUM_TGISINTERNAL, true)
                .set(PgTrigger.ANUM_TGCONSTRRELID, request.otherTable())
                .set(PgTrigger.ANUM_TGCONSTRINDID, request.index())
                .set(PgTrigger.ANUM_TGCONSTRAINT, request.constraint())
                .set(PgTrigger.ANUM_TGDEFERRABLE, request.timing().deferrable())
                .set(PgTrigger.ANUM_TGINITDEFERRED, request.timing().deferred())
                .set(PgTrigger.ANUM_TGATTR, new short[0])
                .set(PgTrigger.ANUM_TGARGS, new byte[0])
                .row());
    mark(request.table());
    definer
        .dependencies()
        .record(
            ObjectAddress.of(PgTrigger.TABLE, oid),
            ObjectAddress.of(PgConstraint.TABLE, request.constraint()),
            DependencyType.INTERNAL);
    definer.nextCommand();
  }

  /// Says of a table that it has triggers.
  private void mark(int table) {
    Found<PgClass> found = definer.writer().locate(SysCache.RELOID, table);
    if (found.row().relhastriggers()) {
      definer.catalog().changes().relationChanged(table, false);
    } else {
      definer
          .writer()
          .update(
              found,
              RowEdit.of(PgClass.TABLE, found.row()).set(PgClass.ANUM_RELHASTRIGGERS, true).row());
    }
  }
}
