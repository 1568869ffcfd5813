package org.gajah.commands.relation;

import java.util.List;
import org.gajah.accessapi.relation.Persistence;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.base.id.RelFileLocator;
import org.gajah.base.settings.SettingChanger.Restriction;
import org.gajah.catalog.object.DependencyType;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgCollation;
import org.gajah.catalog.rows.PgNamespace;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.AclItem;
import org.gajah.catalog.source.RowEdit;
import org.gajah.commands.object.Definer;
import org.gajah.disk.RelationKey;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/// Makes relations that are no indexes: their files and their rows in the catalogs. Mirrors
/// `heap_create_with_catalog` of `catalog/heap.c`.
public final class NewRelation {
  private static final int HEAP_METHOD = 2;

  private final Definer definer;

  /// What is to be made.
  ///
  /// @param tablespace 0 for the database's own
  /// @param columns as rows of `pg_attribute`, with numbers and without a relation
  /// @param ofType the composite type of a typed table, or 0
  public record Request(
      String name,
      int schema,
      int tablespace,
      int owner,
      char kind,
      char persistence,
      List<PgAttribute> columns,
      int ofType,
      @Nullable List<String> options) {}

  public NewRelation(Definer definer) {
    this.definer = definer;
  }

  /// Makes a relation.
  ///
  /// @return its OID
  public int create(Request request) {
    if (request.persistence() == PgClass.RELPERSISTENCE_TEMP
        && definer.context().settingChanger().restriction() == Restriction.SECURITY_RESTRICTED
        && request.kind() != PgClass.RELKIND_TOASTVALUE) {
      throw new PgException(
          SqlState.INSUFFICIENT_PRIVILEGE,
          "cannot create temporary table within security-restricted operation");
    }
    if (isProtected(request) && !definer.mayChangeCatalogs()) {
      throw new PgException(
              SqlState.INSUFFICIENT_PRIVILEGE,
              "permission denied to create \"%s.%s\""
                  .formatted(
                      definer.context().namespaces().nameOf(request.schema()), request.name()))
          .detail("System catalog modifications are currently disallowed.");
    }
    SystemColumns.checkNames(definer, request);
    if (definer.catalog().find(SysCache.RELNAMENSP, request.name(), request.schema()) != null) {
      throw alreadyExists(request.name());
    }
    if (!new NewType(definer).moveArrayType(request.name(), request.schema())) {
      throw new PgException(
              SqlState.DUPLICATE_OBJECT, "type \"%s\" already exists".formatted(request.name()))
          .hint(
              "A relation has an associated type of the same name, so you must use a name that "
                  + "doesn't conflict with any existing type.");
    }
    boolean stored = isStored(request.kind());
    int tablespace = stored ? request.tablespace() : Oid.INVALID;
    int place = place(tablespace);
    int session = session(request);
    int relation = definer.oids().nextFileNumber(place, definer.database(), session, true);
    if (stored) {
      definer
          .context()
          .files()
          .create(
              new RelationKey(new RelFileLocator(place, definer.database(), relation), session),
              Persistence.of(request.persistence()),
              true);
    }
    int rowType = hasRowType(request.kind()) ? rowType(request, relation) : Oid.INVALID;
    AclItem[] acl = acl(request);
    definer.writer().insert(row(request, relation, rowType, tablespace, stored, acl));
    columns(request, relation);
    depend(request, relation, acl);
    return relation;
  }

  private static boolean isProtected(Request request) {
    return (request.schema() == PgNamespace.PG_CATALOG_NAMESPACE
            && request.kind() != PgClass.RELKIND_INDEX)
        || (request.schema() == PgNamespace.PG_TOAST_NAMESPACE
            && request.kind() != PgClass.RELKIND_TOASTVALUE);
  }

  /// Whether a relation is not made, for there is one of its name and IF NOT EXISTS was said.
  public static boolean skips(Definer definer, String name, int schema, boolean ifNotExists) {
    if (definer.catalog().find(SysCache.RELNAMENSP, name, schema) == null) {
      return false;
    }
    if (!ifNotExists) {
      throw alreadyExists(name);
    }
    definer.notice(
        SqlState.DUPLICATE_TABLE, "relation \"%s\" already exists, skipping".formatted(name));
    return true;
  }

  public static PgException alreadyExists(String name) {
    return new PgException(
        SqlState.DUPLICATE_TABLE, "relation \"%s\" already exists".formatted(name));
  }

  private int place(int tablespace) {
    return tablespace == Oid.INVALID
        ? definer.context().process().transaction().databaseTablespace()
        : tablespace;
  }

  private int session(Request request) {
    return request.persistence() == PgClass.RELPERSISTENCE_TEMP
        ? definer.context().process().proc().number()
        : RelationKey.SHARED;
  }

  public static boolean isStored(char kind) {
    return switch (kind) {
      case PgClass.RELKIND_RELATION,
          PgClass.RELKIND_TOASTVALUE,
          PgClass.RELKIND_MATVIEW,
          PgClass.RELKIND_SEQUENCE,
          PgClass.RELKIND_INDEX ->
          true;
      default -> false;
    };
  }

  private static boolean hasRowType(char kind) {
    return kind != PgClass.RELKIND_TOASTVALUE && kind != PgClass.RELKIND_SEQUENCE;
  }

  private static boolean isTable(char kind) {
    return kind == PgClass.RELKIND_RELATION
        || kind == PgClass.RELKIND_TOASTVALUE
        || kind == PgClass.RELKIND_MATVIEW;
  }

  private int rowType(Request request, int relation) {
    return new NewType(definer)
        .createWithArray(
            NewType.composite(request.name(), request.schema(), request.owner(), relation),
            request.kind(),
            null);
  }

  private AclItem @Nullable [] acl(Request request) {
    return switch (request.kind()) {
      case PgClass.RELKIND_RELATION,
          PgClass.RELKIND_VIEW,
          PgClass.RELKIND_MATVIEW,
          PgClass.RELKIND_FOREIGN_TABLE,
          PgClass.RELKIND_PARTITIONED_TABLE ->
          definer
              .defaultPrivileges()
              .of(ObjectType.OBJECT_TABLE, request.owner(), request.schema());
      case PgClass.RELKIND_SEQUENCE ->
          definer
              .defaultPrivileges()
              .of(ObjectType.OBJECT_SEQUENCE, request.owner(), request.schema());
      default -> null;
    };
  }

  private PgClass row(
      Request request,
      int relation,
      int rowType,
      int tablespace,
      boolean stored,
      AclItem @Nullable [] acl) {
    Transaction transaction = definer.context().process().transaction();
    boolean frozen = isTable(request.kind());
    List<String> options = request.options();
    return RowEdit.blank(PgClass.TABLE)
        .set(PgClass.ANUM_OID, relation)
        .set(PgClass.ANUM_RELNAME, request.name())
        .set(PgClass.ANUM_RELNAMESPACE, request.schema())
        .set(PgClass.ANUM_RELTYPE, rowType)
        .set(PgClass.ANUM_RELOFTYPE, request.ofType())
        .set(PgClass.ANUM_RELOWNER, request.owner())
        .set(PgClass.ANUM_RELAM, frozen ? HEAP_METHOD : Oid.INVALID)
        .set(PgClass.ANUM_RELFILENODE, stored ? relation : Oid.INVALID)
        .set(PgClass.ANUM_RELTABLESPACE, tablespace)
        .set(PgClass.ANUM_RELPAGES, request.kind() == PgClass.RELKIND_SEQUENCE ? 1 : 0)
        .set(PgClass.ANUM_RELTUPLES, request.kind() == PgClass.RELKIND_SEQUENCE ? 1 : -1)
        .set(PgClass.ANUM_RELPERSISTENCE, request.persistence())
        .set(PgClass.ANUM_RELKIND, request.kind())
        .set(PgClass.ANUM_RELNATTS, request.columns().size())
        .set(PgClass.ANUM_RELISPOPULATED, request.kind() != PgClass.RELKIND_MATVIEW)
        .set(
            PgClass.ANUM_RELREPLIDENT,
            isTable(request.kind()) && request.kind() != PgClass.RELKIND_TOASTVALUE
                    || request.kind() == PgClass.RELKIND_PARTITIONED_TABLE
                ? PgClass.REPLICA_IDENTITY_DEFAULT
                : PgClass.REPLICA_IDENTITY_NOTHING)
        .set(
            PgClass.ANUM_RELFROZENXID,
            frozen ? transaction.snapshots().forCatalog().xmin() : Oid.INVALID)
        .set(
            PgClass.ANUM_RELMINMXID,
            frozen ? transaction.shared().multiXacts().oldestNeeded(transaction) : Oid.INVALID)
        .set(PgClass.ANUM_RELACL, acl)
        .set(PgClass.ANUM_RELOPTIONS, options == null ? null : options.toArray(String[]::new))
        .row();
  }

  private void columns(Request request, int relation) {
    for (PgAttribute column : request.columns()) {
      definer
          .writer()
          .insert(
              RowEdit.of(PgAttribute.TABLE, column).set(PgAttribute.ANUM_ATTRELID, relation).row());
      dependOnType(relation, column);
    }
    if (request.kind() != PgClass.RELKIND_VIEW
        && request.kind() != PgClass.RELKIND_COMPOSITE_TYPE) {
      SystemColumns.rows(relation).forEach(definer.writer()::insert);
    }
  }

  /// A column depends on its type and collation.
  public void dependOnType(int relation, PgAttribute column) {
    ObjectAddress self = ObjectAddress.of(PgClass.TABLE, relation, column.attnum());
    definer
        .dependencies()
        .record(self, ObjectAddress.of(PgType.TABLE, column.atttypid()), DependencyType.NORMAL);
    if (column.attcollation() != Oid.INVALID) {
      definer
          .dependencies()
          .record(
              self,
              ObjectAddress.of(PgCollation.TABLE, column.attcollation()),
              DependencyType.NORMAL);
    }
  }

  private void depend(Request request, int relation, AclItem @Nullable [] acl) {
    ObjectAddress self = ObjectAddress.of(PgClass.TABLE, relation);
    if (request.kind() == PgClass.RELKIND_COMPOSITE_TYPE
        || request.kind() == PgClass.RELKIND_TOASTVALUE) {
      return;
    }
    definer.dependencies().recordOwner(self, request.owner());
    definer.dependencies().changeAcl(self, request.owner(), null, acl);
    definer
        .dependencies()
        .record(self, ObjectAddress.of(PgNamespace.TABLE, request.schema()), DependencyType.NORMAL);
    if (request.ofType() != Oid.INVALID) {
      definer
          .dependencies()
          .record(self, ObjectAddress.of(PgType.TABLE, request.ofType()), DependencyType.NORMAL);
    }
  }
}
