package org.gajah.commands.object;

import java.util.List;
import org.gajah.activity.statistics.StatisticsKey;
import org.gajah.base.error.PgException;
import org.gajah.base.id.Oid;
import org.gajah.base.id.RelFileLocator;
import org.gajah.catalog.object.DropPlan;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.relation.RelationKinds;
import org.gajah.catalog.rows.PgAttrdef;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgConstraint;
import org.gajah.catalog.rows.PgIndex;
import org.gajah.catalog.rows.PgInherits;
import org.gajah.catalog.rows.PgNamespace;
import org.gajah.catalog.rows.PgRewrite;
import org.gajah.catalog.rows.PgSequence;
import org.gajah.catalog.rows.PgStatistic;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.rows.SystemCatalogs;
import org.gajah.catalog.source.CatalogIndex;
import org.gajah.catalog.source.CatalogRow;
import org.gajah.catalog.source.CatalogTable;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogfacts.RelationOid;
import org.gajah.catalogstore.change.CatalogWriter;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.disk.RelationKey;
import org.gajah.locks.table.LockMode;
import org.gajah.locks.table.LockTag;
import org.gajah.nodes.kinds.DropBehavior;

/// Drops objects with what depends on them. Mirrors `deleteOneObject` and `doDeletion` of
/// `catalog/dependency.c`.
public final class Dropper {
  private final Definer definer;
  private final CatalogWriter writer;

  public Dropper(Definer definer) {
    this.definer = definer;
    this.writer = definer.writer();
  }

  /// Drops objects.
  public void drop(List<ObjectAddress> objects, DropBehavior behavior) {
    drop(objects, behavior, DropPlan.Options.NONE);
  }

  public void drop(List<ObjectAddress> objects, DropBehavior behavior, DropPlan.Options options) {
    DropPlan plan =
        DropPlan.of(
            definer.catalog(),
            definer.descriptions(),
            objects,
            behavior,
            options,
            this::lock,
            definer.context().session().reporter());
    for (ObjectAddress object : plan.objects()) {
      one(object);
    }
  }

  /// Drops all that is in a schema, which itself stays.
  public void dropContents(int schema) {
    drop(
        List.of(ObjectAddress.of(PgNamespace.TABLE, schema)),
        DropBehavior.DROP_CASCADE,
        new DropPlan.Options(true, true, true));
  }

  private boolean lock(ObjectAddress object) {
    if (object.catalog() == PgClass.TABLE.oid()) {
      LockMode mode = LockMode.ACCESS_EXCLUSIVE;
      return definer.context().relations().opener().openIfExists(object.object(), mode) != null
          || definer.catalog().find(SysCache.RELOID, object.object()) != null;
    }
    definer
        .context()
        .process()
        .locks()
        .acquire(
            LockTag.object(
                definer.lockDatabase(object.catalog()), object.catalog(), object.object(), 0),
            LockMode.ACCESS_EXCLUSIVE);
    return true;
  }

  private void one(ObjectAddress object) {
    delete(object);
    if (object.column() == 0) {
      forgetDependencies(object);
      definer.dependencies().forgetShared(object);
    } else {
      forgetColumnDependencies(object);
      definer.dependencies().forgetShared(object);
    }
    definer.comments().forget(object);
    definer.nextCommand();
  }

  private void forgetDependencies(ObjectAddress object) {
    definer.dependencies().forget(object.catalog(), object.object(), false);
  }

  private void forgetColumnDependencies(ObjectAddress object) {
    definer.dependencies().forgetColumn(object);
  }

  private void delete(ObjectAddress object) {
    switch (object.catalog()) {
      case RelationOid.PG_CLASS -> relation(object);
      case RelationOid.PG_CONSTRAINT -> constraint(object.object());
      case RelationOid.PG_ATTRDEF -> columnDefault(object.object());
      case RelationOid.PG_TYPE -> type(object.object());
      case RelationOid.PG_REWRITE -> rule(object.object());
      case RelationOid.PG_PROC -> {
        plain(object);
        definer
            .context()
            .process()
            .statistics()
            .dropped(StatisticsKey.function(definer.database(), object.object()));
      }
      default -> plain(object);
    }
  }

  /// Objects that are a row of a catalog and nothing else.
  private void plain(ObjectAddress object) {
    for (CatalogTable<?> table : SystemCatalogs.ALL) {
      if (table.oid() == object.catalog()) {
        new OtherObjects(definer).drop(table, object);
        return;
      }
    }
    throw PgException.internal("unrecognized object class: " + Oid.toString(object.catalog()));
  }

  public static <R extends CatalogRow> void deleteRow(
      CatalogWriter writer, CatalogIndex<R> index, Object... key) {
    Found<R> found = writer.find(index, key);
    if (found == null) {
      throw PgException.internal("could not find tuple in " + index.table().name());
    }
    writer.delete(found);
  }

  // Relations

  private void relation(ObjectAddress object) {
    PgClass row = definer.catalog().get(SysCache.RELOID, object.object());
    if (object.column() != 0) {
      column(row, object.column());
      return;
    }
    if (row.relkind() == PgClass.RELKIND_RELATION) {
      TableInUse.refuse(definer.context(), row.oid(), "DROP TABLE");
    }
    if (row.relkind() == PgClass.RELKIND_INDEX) {
      int table = definer.catalog().get(SysCache.INDEXRELID, row.oid()).indrelid();
      deleteRow(writer, PgIndex.INDEXRELID_INDEX, row.oid());
      definer.catalog().changes().relationChanged(table, false);
    }
    if (row.relkind() == PgClass.RELKIND_SEQUENCE) {
      deleteRow(writer, PgSequence.SEQRELID_INDEX, row.oid());
    }
    if (RelationKinds.hasStorage(row.relkind())) {
      definer.context().files().dropAtCommit(key(row));
      definer
          .context()
          .process()
          .statistics()
          .dropped(StatisticsKey.relation(row.relisshared() ? 0 : definer.database(), row.oid()));
    }
    writer.deleteAll(PgInherits.RELID_SEQNO_INDEX, row.oid());
    writer.deleteAll(PgStatistic.RELID_ATT_INH_INDEX, row.oid());
    writer.deleteAll(PgAttribute.RELID_ATTNUM_INDEX, row.oid());
    writer.delete(writer.locate(SysCache.RELOID, row.oid()));
  }

  private RelationKey key(PgClass row) {
    return keyOf(definer, row);
  }

  /// Where the files of a relation are that is not a mapped one.
  public static RelationKey keyOf(Definer definer, PgClass row) {
    int tablespace =
        row.reltablespace() == Oid.INVALID
            ? definer.context().process().transaction().databaseTablespace()
            : row.reltablespace();
    int session =
        row.relpersistence() == PgClass.RELPERSISTENCE_TEMP
            ? TemporarySchema.sessionOf(definer, row.relnamespace())
            : RelationKey.SHARED;
    return new RelationKey(
        new RelFileLocator(tablespace, definer.database(), row.relfilenode()), session);
  }

  /// Drops a column: its place stays. Mirrors `RemoveAttributeById`.
  private void column(PgClass table, int number) {
    Found<PgAttribute> found = writer.locate(SysCache.ATTNUM, table.oid(), (short) number);
    if (number > 0) {
      writer.update(
          found,
          RowEdit.of(PgAttribute.TABLE, found.row())
              .set(PgAttribute.ANUM_ATTISDROPPED, true)
              .set(PgAttribute.ANUM_ATTTYPID, 0)
              .set(PgAttribute.ANUM_ATTNOTNULL, false)
              .set(PgAttribute.ANUM_ATTGENERATED, '\0')
              .set(PgAttribute.ANUM_ATTNAME, "........pg.dropped.%d........".formatted(number))
              .set(PgAttribute.ANUM_ATTHASMISSING, false)
              .set(PgAttribute.ANUM_ATTSTATTARGET, null)
              .set(PgAttribute.ANUM_ATTACL, null)
              .set(PgAttribute.ANUM_ATTOPTIONS, null)
              .set(PgAttribute.ANUM_ATTFDWOPTIONS, null)
              .set(PgAttribute.ANUM_ATTMISSINGVAL, null)
              .row());
    } else {
      writer.delete(found);
    }
    writer.deleteAll(PgStatistic.RELID_ATT_INH_INDEX, table.oid(), (short) number);
    definer.catalog().changes().relationChanged(table.oid(), false);
  }

  private void columnDefault(int oid) {
    PgAttrdef row = definer.catalog().scan(PgAttrdef.OID_INDEX, oid).getFirst();
    deleteRow(writer, PgAttrdef.OID_INDEX, oid);
    Found<PgAttribute> found = writer.locate(SysCache.ATTNUM, row.adrelid(), row.adnum());
    writer.update(
        found,
        RowEdit.of(PgAttribute.TABLE, found.row()).set(PgAttribute.ANUM_ATTHASDEF, false).row());
  }

  private void constraint(int oid) {
    PgConstraint row = definer.catalog().scan(PgConstraint.OID_INDEX, oid).getFirst();
    if (row.conrelid() != Oid.INVALID && row.contype() == PgConstraint.CONSTRAINT_CHECK) {
      Found<PgClass> found = writer.locate(SysCache.RELOID, row.conrelid());
      writer.update(
          found,
          RowEdit.of(PgClass.TABLE, found.row())
              .set(PgClass.ANUM_RELCHECKS, found.row().relchecks() - 1)
              .row());
    }
    deleteRow(writer, PgConstraint.OID_INDEX, oid);
  }

  private void type(int oid) {
    PgType row = definer.types().get(oid);
    deleteRow(writer, PgType.OID_INDEX, oid);
    new OtherObjects(definer).typeGone(row);
  }

  private void rule(int oid) {
    PgRewrite row = definer.catalog().scan(PgRewrite.OID_INDEX, oid).getFirst();
    deleteRow(writer, PgRewrite.OID_INDEX, oid);
    definer.catalog().changes().relationChanged(row.ev_class(), false);
  }
}
