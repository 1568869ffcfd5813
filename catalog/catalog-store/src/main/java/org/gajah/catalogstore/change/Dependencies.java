package org.gajah.catalogstore.change;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gajah.base.error.PgException;
import org.gajah.base.id.Oid;
import org.gajah.catalog.object.DependencyType;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.object.Pinned;
import org.gajah.catalog.rows.PgAuthid;
import org.gajah.catalog.rows.PgDepend;
import org.gajah.catalog.rows.PgShdepend;
import org.gajah.catalog.rows.PgTablespace;
import org.gajah.catalog.rows.SystemCatalogs;
import org.gajah.catalog.source.AclItem;
import org.gajah.catalog.source.CatalogIndex;
import org.gajah.catalog.source.CatalogTable;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.jspecify.annotations.Nullable;

/// Writes down what depends on what: in `pg_depend` within a database, in `pg_shdepend` on roles
/// and tablespaces. Dependencies on what is pinned are left out. Mirrors `catalog/pg_depend.c` and
/// `catalog/pg_shdepend.c`.
public final class Dependencies {
  /// How an object depends on a shared one.
  public enum SharedType {
    OWNER('o'),
    ACL('a'),
    INITIAL_ACL('i'),
    POLICY('r'),
    TABLESPACE('t');

    private final char code;

    SharedType(char code) {
      this.code = code;
    }

    public char code() {
      return code;
    }
  }

  private final CatalogWriter writer;
  private final int database;

  public Dependencies(CatalogWriter writer) {
    this.writer = writer;
    this.database = writer.catalog().context().transaction().database();
  }

  // Within the database

  /// An object depends on another.
  public void record(ObjectAddress depender, ObjectAddress referenced, DependencyType type) {
    recordAll(depender, List.of(referenced), type);
  }

  /// An object depends on others, all in the same way.
  public void recordAll(
      ObjectAddress depender, Collection<ObjectAddress> referenced, DependencyType type) {
    for (ObjectAddress other : referenced) {
      if (!Pinned.is(other)) {
        writer.insert(
            new PgDepend(
                depender.catalog(),
                depender.object(),
                depender.column(),
                other.catalog(),
                other.object(),
                other.column(),
                type.code()));
      }
    }
  }

  /// Forgets all that an object and its columns depend on (`deleteDependencyRecordsFor`).
  ///
  /// @param keepExtension whether membership in an extension stays
  /// @return how many dependencies there were
  public int forget(int catalog, int object, boolean keepExtension) {
    int count = 0;
    for (Found<PgDepend> found : dependenciesOf(catalog, object)) {
      if (!keepExtension || found.row().deptype() != DependencyType.EXTENSION.code()) {
        writer.delete(found);
        count++;
      }
    }
    return count;
  }

  /// Forgets the dependencies of one type that an object has on objects of a catalog.
  public int forget(int catalog, int object, int referencedCatalog, DependencyType type) {
    int count = 0;
    for (Found<PgDepend> found : dependenciesOf(catalog, object)) {
      if (found.row().refclassid() == referencedCatalog && found.row().deptype() == type.code()) {
        writer.delete(found);
        count++;
      }
    }
    return count;
  }

  /// Forgets all that one column of an object depends on.
  public void forgetColumn(ObjectAddress column) {
    for (Found<PgDepend> found : dependenciesOf(column.catalog(), column.object())) {
      if (found.row().objsubid() == column.column()) {
        writer.delete(found);
      }
    }
  }

  private List<Found<PgDepend>> dependenciesOf(int catalog, int object) {
    return writer.catalog().locate(PgDepend.DEPENDER_INDEX, catalog, object);
  }

  /// An object depends on another object instead of the one it depended on, as when it is moved to
  /// another schema (`changeDependencyFor`).
  ///
  /// @return how many dependencies were changed
  public int change(ObjectAddress depender, int referencedCatalog, int old, int now) {
    boolean oldPinned = Pinned.is(referencedCatalog, old);
    boolean newPinned = Pinned.is(referencedCatalog, now);
    if (oldPinned) {
      if (!newPinned) {
        record(depender, new ObjectAddress(referencedCatalog, now, 0), DependencyType.NORMAL);
      }
      return 1;
    }
    int count = 0;
    for (Found<PgDepend> found : dependenciesOf(depender.catalog(), depender.object())) {
      PgDepend row = found.row();
      if (row.refclassid() == referencedCatalog && row.refobjid() == old) {
        if (newPinned) {
          writer.delete(found);
        } else {
          writer.update(
              found,
              new PgDepend(
                  row.classid(),
                  row.objid(),
                  row.objsubid(),
                  row.refclassid(),
                  now,
                  row.refobjsubid(),
                  row.deptype()));
        }
        count++;
      }
    }
    return count;
  }

  /// The extension that an object is a member of; 0 when there is none.
  public int extensionOf(int catalog, int object) {
    for (Found<PgDepend> found : dependenciesOf(catalog, object)) {
      if (found.row().deptype() == DependencyType.EXTENSION.code()) {
        return found.row().refobjid();
      }
    }
    return Oid.INVALID;
  }

  // On shared objects

  /// An object has an owner.
  public void recordOwner(ObjectAddress object, int owner) {
    recordShared(object, PgAuthid.TABLE, owner, SharedType.OWNER);
  }

  /// An object depends on a shared one.
  public void recordShared(
      ObjectAddress object, CatalogTable<?> catalog, int referenced, SharedType type) {
    if (Pinned.is(catalog.oid(), referenced)) {
      return;
    }
    writer.insert(
        new PgShdepend(
            databaseOf(object.catalog()),
            object.catalog(),
            object.object(),
            object.column(),
            catalog.oid(),
            referenced,
            type.code()));
  }

  /// The database that an object belongs to; 0 for shared ones.
  private int databaseOf(int catalog) {
    for (CatalogTable<?> table : SystemCatalogs.ALL) {
      if (table.oid() == catalog) {
        return table.shared() ? Oid.INVALID : database;
      }
    }
    throw PgException.internal("unsupported object class: " + Oid.toString(catalog));
  }

  private List<Found<PgShdepend>> sharedOf(int catalog, int object) {
    return writer.catalog().locate(PgShdepend.DEPENDER_INDEX, databaseOf(catalog), catalog, object);
  }

  /// An object changes its owner: the old one's dependency becomes the new one's, whose privileges
  /// are the owner's now and need no dependency of their own.
  public void changeOwner(int catalog, int object, int owner) {
    changeShared(catalog, object, PgAuthid.TABLE, owner, SharedType.OWNER);
    for (Found<PgShdepend> found : sharedOf(catalog, object)) {
      PgShdepend row = found.row();
      if (row.refclassid() == PgAuthid.TABLE.oid()
          && row.refobjid() == owner
          && (row.deptype() == SharedType.ACL.code
              || row.deptype() == SharedType.INITIAL_ACL.code)) {
        writer.delete(found);
      }
    }
  }

  /// An object moves to a tablespace; 0 for the database's default one.
  public void changeTablespace(int catalog, int object, int tablespace) {
    changeShared(catalog, object, PgTablespace.TABLE, tablespace, SharedType.TABLESPACE);
  }

  private void changeShared(
      int catalog, int object, CatalogTable<?> referenced, int now, SharedType type) {
    Found<PgShdepend> old = null;
    for (Found<PgShdepend> found : sharedOf(catalog, object)) {
      if (found.row().objsubid() == 0 && found.row().deptype() == type.code) {
        old = found;
      }
    }
    boolean needed = now != Oid.INVALID && !Pinned.is(referenced.oid(), now);
    if (old == null) {
      if (needed) {
        recordShared(new ObjectAddress(catalog, object, 0), referenced, now, type);
      }
    } else if (!needed) {
      writer.delete(old);
    } else {
      PgShdepend row = old.row();
      writer.update(
          old,
          new PgShdepend(
              row.dbid(),
              row.classid(),
              row.objid(),
              row.objsubid(),
              referenced.oid(),
              now,
              row.deptype()));
    }
  }

  /// The access control list of an object, or of a column, has changed: its grantees and grantors,
  /// the owner left out, are what it depends on (`updateAclDependencies`).
  public void changeAcl(
      ObjectAddress object, int owner, AclItem @Nullable [] before, AclItem @Nullable [] after) {
    Set<Integer> old = members(before);
    Set<Integer> now = members(after);
    for (int role : now) {
      if (role != owner && !old.contains(role)) {
        recordShared(object, PgAuthid.TABLE, role, SharedType.ACL);
      }
    }
    for (Found<PgShdepend> found : sharedOf(object.catalog(), object.object())) {
      PgShdepend row = found.row();
      if (row.objsubid() == object.column()
          && row.deptype() == SharedType.ACL.code
          && old.contains(row.refobjid())
          && !now.contains(row.refobjid())
          && row.refobjid() != owner) {
        writer.delete(found);
      }
    }
  }

  private static Set<Integer> members(AclItem @Nullable [] list) {
    Set<Integer> result = new TreeSet<>();
    if (list != null) {
      for (AclItem item : list) {
        if (item.grantee() != Oid.INVALID) {
          result.add(item.grantee());
        }
        result.add(item.grantor());
      }
    }
    return result;
  }

  /// Forgets what an object depends on of shared objects.
  ///
  /// @param object a column of it alone, or all of it
  public void forgetShared(ObjectAddress object) {
    for (Found<PgShdepend> found : sharedOf(object.catalog(), object.object())) {
      if (object.column() == 0 || found.row().objsubid() == object.column()) {
        writer.delete(found);
      }
    }
  }

  /// What depends on a shared object, as DROP ROLE and DROP TABLESPACE have to know.
  public List<PgShdepend> dependents(CatalogTable<?> catalog, int referenced) {
    return new ArrayList<>(
        writer.catalog().scan(PgShdepend.REFERENCE_INDEX, catalog.oid(), referenced));
  }

  /// What depends on an object within the database.
  public List<PgDepend> dependents(ObjectAddress referenced) {
    CatalogIndex<PgDepend> index = PgDepend.REFERENCE_INDEX;
    return referenced.column() == 0
        ? writer.catalog().scan(index, referenced.catalog(), referenced.object())
        : writer
            .catalog()
            .scan(index, referenced.catalog(), referenced.object(), referenced.column());
  }
}
