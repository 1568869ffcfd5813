package org.gajah.commands.object;

import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.id.Oid;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgCollation;
import org.gajah.catalog.rows.PgConversion;
import org.gajah.catalog.rows.PgDatabase;
import org.gajah.catalog.rows.PgExtension;
import org.gajah.catalog.rows.PgForeignDataWrapper;
import org.gajah.catalog.rows.PgForeignServer;
import org.gajah.catalog.rows.PgLanguage;
import org.gajah.catalog.rows.PgNamespace;
import org.gajah.catalog.rows.PgOpclass;
import org.gajah.catalog.rows.PgOperator;
import org.gajah.catalog.rows.PgOpfamily;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.PgStatisticExt;
import org.gajah.catalog.rows.PgTablespace;
import org.gajah.catalog.rows.PgTsConfig;
import org.gajah.catalog.rows.PgTsDict;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.source.AclItem;
import org.gajah.catalog.source.CatalogIndex;
import org.gajah.catalog.source.CatalogRow;
import org.gajah.catalog.source.CatalogTable;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.jspecify.annotations.Nullable;

/// A catalog whose rows are objects with a name, perhaps a schema, an owner and privileges. Mirrors
/// `ObjectProperty` of `catalog/objectaddress.c`.
///
/// @param byOid the index by which an object is found
/// @param name number of the column with the name
/// @param schema number of the column with the schema; 0 for none
/// @param owner number of the column with the owner; 0 for none
/// @param acl number of the column with the privileges; 0 for none
public record ObjectCatalog<R extends CatalogRow>(
    CatalogIndex<R> byOid, int name, int schema, int owner, int acl) {
  private static final List<ObjectCatalog<?>> ALL =
      List.of(
          new ObjectCatalog<>(PgClass.OID_INDEX, 2, 3, 6, 31),
          new ObjectCatalog<>(PgType.OID_INDEX, 2, 3, 4, 32),
          new ObjectCatalog<>(PgProc.OID_INDEX, 2, 3, 4, 30),
          new ObjectCatalog<>(PgNamespace.OID_INDEX, 2, 0, 3, 4),
          new ObjectCatalog<>(PgDatabase.OID_INDEX, 2, 0, 3, 18),
          new ObjectCatalog<>(PgTablespace.OID_INDEX, 2, 0, 3, 4),
          new ObjectCatalog<>(PgLanguage.OID_INDEX, 2, 0, 3, 9),
          new ObjectCatalog<>(PgOperator.OID_INDEX, 2, 3, 4, 0),
          new ObjectCatalog<>(PgOpclass.OID_INDEX, 3, 4, 5, 0),
          new ObjectCatalog<>(PgOpfamily.OID_INDEX, 3, 4, 5, 0),
          new ObjectCatalog<>(PgCollation.OID_INDEX, 2, 3, 4, 0),
          new ObjectCatalog<>(PgConversion.OID_INDEX, 2, 3, 4, 0),
          new ObjectCatalog<>(PgStatisticExt.OID_INDEX, 3, 4, 5, 0),
          new ObjectCatalog<>(PgTsConfig.OID_INDEX, 2, 3, 4, 0),
          new ObjectCatalog<>(PgTsDict.OID_INDEX, 2, 3, 4, 0),
          new ObjectCatalog<>(PgExtension.OID_INDEX, 2, 0, 3, 0),
          new ObjectCatalog<>(PgForeignDataWrapper.OID_INDEX, 2, 0, 3, 6),
          new ObjectCatalog<>(PgForeignServer.OID_INDEX, 2, 0, 3, 7));

  /// The description of a catalog; null when its objects are of another sort.
  public static @Nullable ObjectCatalog<?> find(int catalog) {
    for (ObjectCatalog<?> each : ALL) {
      if (each.table().oid() == catalog) {
        return each;
      }
    }
    return null;
  }

  public static ObjectCatalog<?> of(int catalog) {
    ObjectCatalog<?> found = find(catalog);
    if (found == null) {
      throw PgException.internal("unrecognized class ID: " + Oid.toString(catalog));
    }
    return found;
  }

  public CatalogTable<R> table() {
    return byOid.table();
  }

  /// An object of one of these catalogs, as a row that can be changed.
  public static final class Editor<R extends CatalogRow> {
    private final Definer definer;
    private final ObjectCatalog<R> kind;
    private final Found<R> found;
    private final RowEdit<R> edit;

    Editor(Definer definer, ObjectCatalog<R> kind, int oid) {
      this.definer = definer;
      this.kind = kind;
      Found<R> row = definer.writer().find(kind.byOid(), oid);
      if (row == null) {
        throw PgException.internal(
            "cache lookup failed for object %s of catalog \"%s\""
                .formatted(Oid.toString(oid), kind.table().name()));
      }
      this.found = row;
      this.edit = RowEdit.of(kind.table(), row.row());
    }

    public String name() {
      return edit.text(kind.name());
    }

    /// OID of its schema; 0 when it has none.
    public int schema() {
      return kind.schema() == 0 ? Oid.INVALID : edit.int4(kind.schema());
    }

    public boolean hasSchema() {
      return kind.schema() != 0;
    }

    public int owner() {
      return edit.int4(kind.owner());
    }

    public boolean hasAcl() {
      return kind.acl() != 0;
    }

    public AclItem @Nullable [] acl() {
      return kind.acl() == 0 || edit.isNull(kind.acl()) ? null : edit.acl(kind.acl());
    }

    public Editor<R> name(String name) {
      edit.set(kind.name(), name);
      return this;
    }

    public Editor<R> schema(int schema) {
      edit.set(kind.schema(), schema);
      return this;
    }

    public Editor<R> owner(int owner) {
      edit.set(kind.owner(), owner);
      return this;
    }

    public Editor<R> acl(AclItem @Nullable [] acl) {
      edit.set(kind.acl(), acl);
      return this;
    }

    public void save() {
      definer.writer().update(found, edit.row());
    }
  }

  /// Opens an object to be changed.
  public Editor<R> edit(Definer definer, int oid) {
    return new Editor<>(definer, this, oid);
  }
}
