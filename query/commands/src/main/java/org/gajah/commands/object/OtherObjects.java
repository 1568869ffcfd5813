package org.gajah.commands.object;

import org.gajah.base.error.PgException;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.rows.PgAggregate;
import org.gajah.catalog.rows.PgAmop;
import org.gajah.catalog.rows.PgAmproc;
import org.gajah.catalog.rows.PgCast;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgCollation;
import org.gajah.catalog.rows.PgConversion;
import org.gajah.catalog.rows.PgDefaultAcl;
import org.gajah.catalog.rows.PgEnum;
import org.gajah.catalog.rows.PgExtension;
import org.gajah.catalog.rows.PgLanguage;
import org.gajah.catalog.rows.PgNamespace;
import org.gajah.catalog.rows.PgOpclass;
import org.gajah.catalog.rows.PgOperator;
import org.gajah.catalog.rows.PgOpfamily;
import org.gajah.catalog.rows.PgPolicy;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.PgRange;
import org.gajah.catalog.rows.PgStatisticExt;
import org.gajah.catalog.rows.PgStatisticExtData;
import org.gajah.catalog.rows.PgTransform;
import org.gajah.catalog.rows.PgTrigger;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogTable;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogfacts.RelationOid;
import org.gajah.catalogstore.change.CatalogWriter;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.locks.table.LockMode;

/// How objects go that have no files and no columns.
public final class OtherObjects {
  private final Definer definer;
  private final CatalogWriter writer;

  OtherObjects(Definer definer) {
    this.definer = definer;
    this.writer = definer.writer();
  }

  void drop(CatalogTable<?> table, ObjectAddress object) {
    int oid = object.object();
    switch (table.oid()) {
      case RelationOid.PG_NAMESPACE -> Dropper.deleteRow(writer, PgNamespace.OID_INDEX, oid);
      case RelationOid.PG_PROC -> routine(oid);
      case RelationOid.PG_OPERATOR -> Dropper.deleteRow(writer, PgOperator.OID_INDEX, oid);
      case RelationOid.PG_OPCLASS -> Dropper.deleteRow(writer, PgOpclass.OID_INDEX, oid);
      case RelationOid.PG_OPFAMILY -> Dropper.deleteRow(writer, PgOpfamily.OID_INDEX, oid);
      case RelationOid.PG_AMOP -> Dropper.deleteRow(writer, PgAmop.OID_INDEX, oid);
      case RelationOid.PG_AMPROC -> Dropper.deleteRow(writer, PgAmproc.OID_INDEX, oid);
      case RelationOid.PG_CAST -> Dropper.deleteRow(writer, PgCast.OID_INDEX, oid);
      case RelationOid.PG_COLLATION -> Dropper.deleteRow(writer, PgCollation.OID_INDEX, oid);
      case RelationOid.PG_CONVERSION -> Dropper.deleteRow(writer, PgConversion.OID_INDEX, oid);
      case RelationOid.PG_LANGUAGE -> Dropper.deleteRow(writer, PgLanguage.OID_INDEX, oid);
      case RelationOid.PG_EXTENSION -> Dropper.deleteRow(writer, PgExtension.OID_INDEX, oid);
      case RelationOid.PG_TRANSFORM -> Dropper.deleteRow(writer, PgTransform.OID_INDEX, oid);
      case RelationOid.PG_DEFAULT_ACL -> Dropper.deleteRow(writer, PgDefaultAcl.OID_INDEX, oid);
      case RelationOid.PG_TRIGGER -> trigger(oid);
      case RelationOid.PG_POLICY -> policy(oid);
      case RelationOid.PG_STATISTIC_EXT -> statistics(oid);
      default -> throw PgException.notBuilt("dropping objects of " + table.name());
    }
  }

  private void routine(int oid) {
    PgProc row = definer.catalog().get(SysCache.PROCOID, oid);
    Dropper.deleteRow(writer, PgProc.OID_INDEX, oid);
    if (row.prokind() == 'a') {
      Dropper.deleteRow(writer, PgAggregate.FNOID_INDEX, oid);
    }
  }

  private void trigger(int oid) {
    PgTrigger row = definer.catalog().scan(PgTrigger.OID_INDEX, oid).getFirst();
    definer.context().relations().opener().openIfExists(row.tgrelid(), LockMode.ACCESS_EXCLUSIVE);
    Dropper.deleteRow(writer, PgTrigger.OID_INDEX, oid);
    // The relation's mark that it has triggers stays: VACUUM takes it away.
    definer.catalog().changes().relationChanged(row.tgrelid(), false);
  }

  private void policy(int oid) {
    PgPolicy row = definer.catalog().scan(PgPolicy.OID_INDEX, oid).getFirst();
    Dropper.deleteRow(writer, PgPolicy.OID_INDEX, oid);
    definer.catalog().changes().relationChanged(row.polrelid(), false);
  }

  private void statistics(int oid) {
    PgStatisticExt row = definer.catalog().scan(PgStatisticExt.OID_INDEX, oid).getFirst();
    writer.deleteAll(PgStatisticExtData.STXOID_INH_INDEX, oid);
    Dropper.deleteRow(writer, PgStatisticExt.OID_INDEX, oid);
    definer.catalog().changes().relationChanged(row.stxrelid(), false);
  }

  /// What goes with the row of a type.
  void typeGone(PgType row) {
    switch (row.typtype()) {
      case 'e' -> writer.deleteAll(PgEnum.TYPID_LABEL_INDEX, row.oid());
      case 'r' -> Dropper.deleteRow(writer, PgRange.RNGTYPID_INDEX, row.oid());
      default -> {}
    }
  }

  /// A relation that has a mark for something says whether it still has any.
  void clearMark(int relation, int column) {
    Found<PgClass> found = writer.locate(SysCache.RELOID, relation);
    writer.update(found, RowEdit.of(PgClass.TABLE, found.row()).set(column, false).row());
  }
}
