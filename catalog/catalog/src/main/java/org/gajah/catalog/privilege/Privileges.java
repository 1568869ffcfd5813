package org.gajah.catalog.privilege;

import static org.gajah.catalog.privilege.Privilege.CREATE_TEMP;
import static org.gajah.catalog.privilege.Privilege.DELETE;
import static org.gajah.catalog.privilege.Privilege.INSERT;
import static org.gajah.catalog.privilege.Privilege.MAINTAIN;
import static org.gajah.catalog.privilege.Privilege.SELECT;
import static org.gajah.catalog.privilege.Privilege.TRUNCATE;
import static org.gajah.catalog.privilege.Privilege.UPDATE;
import static org.gajah.catalog.privilege.Privilege.USAGE;

import java.util.Locale;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgDatabase;
import org.gajah.catalog.rows.PgForeignDataWrapper;
import org.gajah.catalog.rows.PgForeignServer;
import org.gajah.catalog.rows.PgLanguage;
import org.gajah.catalog.rows.PgLargeobjectMetadata;
import org.gajah.catalog.rows.PgNamespace;
import org.gajah.catalog.rows.PgParameterAcl;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.PgRange;
import org.gajah.catalog.rows.PgTablespace;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.AclItem;
import org.gajah.catalog.source.CatalogSession;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.catalogfacts.FunctionOid;
import org.gajah.nodes.kinds.ObjectType;
import org.jspecify.annotations.Nullable;

/// Says what a role may do with an object. Mirrors `catalog/aclchk.c`.
///
/// The questions come in three forms: `mask` answers which of several bits are there, `may` whether
/// any is (or all), `require` throws what PostgreSQL says when not.
public final class Privileges {
  private static final int PG_TOAST = 99;

  private final CatalogSource catalog;
  private final CatalogSession session;
  private final Roles roles;

  public Privileges(CatalogSource catalog, CatalogSession session) {
    this.catalog = catalog;
    this.session = session;
    this.roles = new Roles(catalog, session);
  }

  public Roles roles() {
    return roles;
  }

  /// Whether the current user has a privilege on an object.
  ///
  /// @param kind `OBJECT_TABLE` for every kind of relation, `OBJECT_FUNCTION` for every routine
  public boolean may(ObjectType kind, int oid, Privilege privilege) {
    return may(kind, oid, session.user(), privilege);
  }

  /// Whether a role has a privilege on an object.
  public boolean may(ObjectType kind, int oid, int role, Privilege privilege) {
    return mask(kind, oid, role, privilege.bit(), false) != 0;
  }

  /// @param name of the object, for the message
  /// @throws PgException 42501 unless the current user has a privilege on an object
  public void require(ObjectType kind, int oid, Privilege privilege, String name) {
    if (!may(kind, oid, privilege)) {
      throw Denials.noPrivilege(kind, name);
    }
  }

  /// @throws PgException 42501 unless the current user may use a schema so
  public void requireSchema(int schema, Privilege privilege) {
    if (!may(ObjectType.OBJECT_SCHEMA, schema, privilege)) {
      PgNamespace row = catalog.find(SysCache.NAMESPACEOID, schema);
      throw Denials.noPrivilege(
          ObjectType.OBJECT_SCHEMA, row == null ? Oid.toString(schema) : row.nspname());
    }
  }

  /// @throws PgException 42501 unless a role may call a routine
  public void requireExecute(int routine, int role) {
    if (!may(ObjectType.OBJECT_FUNCTION, routine, role, Privilege.EXECUTE)) {
      PgProc row = catalog.get(SysCache.PROCOID, routine);
      throw Denials.noPrivilege(kindOf(row), row.proname());
    }
  }

  /// The kind of object that a routine is (`get_func_prokind`'s).
  public static ObjectType kindOf(PgProc routine) {
    return switch (routine.prokind()) {
      case PgProc.PROKIND_AGGREGATE -> ObjectType.OBJECT_AGGREGATE;
      case PgProc.PROKIND_PROCEDURE -> ObjectType.OBJECT_PROCEDURE;
      default -> ObjectType.OBJECT_FUNCTION;
    };
  }

  /// Which of the bits of a mask a role has on an object.
  ///
  /// @param all whether all are wanted; otherwise the first that is found is enough
  /// @throws PgException when there is no such object
  public long mask(ObjectType kind, int oid, int role, long mask, boolean all) {
    return switch (kind) {
      case OBJECT_TABLE,
          OBJECT_VIEW,
          OBJECT_MATVIEW,
          OBJECT_FOREIGN_TABLE,
          OBJECT_INDEX,
          OBJECT_SEQUENCE ->
          relationMask(oid, role, mask, all);
      case OBJECT_SCHEMA -> schemaMask(oid, role, mask, all);
      case OBJECT_TYPE, OBJECT_DOMAIN -> typeMask(oid, role, mask, all);
      case OBJECT_PARAMETER_ACL -> parameterMask(oid, role, mask, all);
      default -> roles.isSuperuser(role) ? mask : plainMask(kind, oid, role, mask, all);
    };
  }

  private record Guarded(int owner, AclItem @Nullable [] list) {}

  private long plainMask(ObjectType kind, int oid, int role, long mask, boolean all) {
    Guarded object = guarded(kind, oid);
    if (object == null) {
      throw missing(kind, oid);
    }
    return Acls.mask(
        Acls.orDefault(object.list, kind, object.owner), role, object.owner, mask, all, roles);
  }

  private @Nullable Guarded guarded(ObjectType kind, int oid) {
    return switch (kind) {
      case OBJECT_FUNCTION, OBJECT_PROCEDURE, OBJECT_ROUTINE, OBJECT_AGGREGATE -> {
        PgProc row = catalog.find(SysCache.PROCOID, oid);
        yield row == null ? null : new Guarded(row.proowner(), row.proacl());
      }
      case OBJECT_DATABASE -> {
        PgDatabase row = catalog.find(SysCache.DATABASEOID, oid);
        yield row == null ? null : new Guarded(row.datdba(), row.datacl());
      }
      case OBJECT_LANGUAGE -> {
        PgLanguage row = catalog.find(SysCache.LANGOID, oid);
        yield row == null ? null : new Guarded(row.lanowner(), row.lanacl());
      }
      case OBJECT_TABLESPACE -> {
        PgTablespace row = catalog.find(SysCache.TABLESPACEOID, oid);
        yield row == null ? null : new Guarded(row.spcowner(), row.spcacl());
      }
      case OBJECT_FDW -> {
        PgForeignDataWrapper row = catalog.find(SysCache.FOREIGNDATAWRAPPEROID, oid);
        yield row == null ? null : new Guarded(row.fdwowner(), row.fdwacl());
      }
      case OBJECT_FOREIGN_SERVER -> {
        PgForeignServer row = catalog.find(SysCache.FOREIGNSERVEROID, oid);
        yield row == null ? null : new Guarded(row.srvowner(), row.srvacl());
      }
      case OBJECT_LARGEOBJECT -> {
        var rows =
            catalog.scan(PgLargeobjectMetadata.OID_INDEX, oid).stream().findFirst().orElse(null);
        yield rows == null ? null : new Guarded(rows.lomowner(), rows.lomacl());
      }
      default -> throw PgException.internal("unrecognized object type: " + kind.value());
    };
  }

  private static PgException missing(ObjectType kind, int oid) {
    return new PgException(
        SqlState.UNDEFINED_OBJECT,
        "%s with OID %s does not exist".formatted(Denials.noun(kind), Oid.toString(oid)));
  }

  /// The bits of a relation as a whole (`pg_class_aclmask`).
  private long relationMask(int oid, int role, long wanted, boolean all) {
    PgClass row = catalog.find(SysCache.RELOID, oid);
    if (row == null) {
      throw new PgException(
          SqlState.UNDEFINED_TABLE,
          "relation with OID %s does not exist".formatted(Oid.toString(oid)));
    }
    long mask = wanted;
    long changes = Privilege.bits(INSERT, UPDATE, DELETE, TRUNCATE, USAGE);
    boolean superuser = roles.isSuperuser(role);
    if ((mask & changes) != 0
        && isSystem(row)
        && row.relkind() != PgClass.RELKIND_VIEW
        && !superuser) {
      mask &= ~changes;
    }
    if (superuser) {
      return mask;
    }
    ObjectType kind =
        row.relkind() == PgClass.RELKIND_SEQUENCE
            ? ObjectType.OBJECT_SEQUENCE
            : ObjectType.OBJECT_TABLE;
    long result =
        Acls.mask(
            Acls.orDefault(row.relacl(), kind, row.relowner()),
            role,
            row.relowner(),
            mask,
            all,
            roles);
    result |= granted(mask, result, SELECT.bit(), role, Roles.PG_READ_ALL_DATA);
    result |=
        granted(
            mask, result, Privilege.bits(INSERT, UPDATE, DELETE), role, Roles.PG_WRITE_ALL_DATA);
    result |= granted(mask, result, MAINTAIN.bit(), role, Roles.PG_MAINTAIN);
    return result;
  }

  /// The bits that a predefined role brings.
  private long granted(long mask, long result, long brings, int role, int predefined) {
    return (mask & brings & ~result) != 0 && roles.hasPrivilegesOf(role, predefined)
        ? mask & brings
        : 0;
  }

  /// Whether a relation is a system catalog or a TOAST table.
  private static boolean isSystem(PgClass relation) {
    return relation.relnamespace() == PG_TOAST
        || Oid.compare(relation.oid(), Oid.FIRST_UNPINNED) < 0;
  }

  private long schemaMask(int oid, int role, long mask, boolean all) {
    if (roles.isSuperuser(role)) {
      return mask;
    }
    if (oid == session.temporaryNamespace() && oid != Oid.INVALID) {
      return may(ObjectType.OBJECT_DATABASE, session.database(), role, CREATE_TEMP)
          ? mask & Acls.all(ObjectType.OBJECT_SCHEMA)
          : mask & USAGE.bit();
    }
    PgNamespace row = catalog.find(SysCache.NAMESPACEOID, oid);
    if (row == null) {
      throw new PgException(
          SqlState.UNDEFINED_SCHEMA,
          "schema with OID %s does not exist".formatted(Oid.toString(oid)));
    }
    long result =
        Acls.mask(
            Acls.orDefault(row.nspacl(), ObjectType.OBJECT_SCHEMA, row.nspowner()),
            role,
            row.nspowner(),
            mask,
            all,
            roles);
    boolean usesAll =
        (mask & USAGE.bit() & ~result) != 0
            && (roles.hasPrivilegesOf(role, Roles.PG_READ_ALL_DATA)
                || roles.hasPrivilegesOf(role, Roles.PG_WRITE_ALL_DATA));
    return usesAll ? result | USAGE.bit() : result;
  }

  /// The bits of a type; an array has its elements', a multirange its range's.
  private long typeMask(int oid, int role, long mask, boolean all) {
    if (roles.isSuperuser(role)) {
      return mask;
    }
    PgType type = guardedType(type(oid));
    return Acls.mask(
        Acls.orDefault(type.typacl(), ObjectType.OBJECT_TYPE, type.typowner()),
        role,
        type.typowner(),
        mask,
        all,
        roles);
  }

  private PgType type(int oid) {
    PgType type = catalog.find(SysCache.TYPEOID, oid);
    if (type == null) {
      throw new PgException(
          SqlState.UNDEFINED_OBJECT,
          "type with OID %s does not exist".formatted(Oid.toString(oid)));
    }
    return type;
  }

  /// The type whose list counts.
  private PgType guardedType(PgType type) {
    PgType result = type;
    if (result.typelem() != Oid.INVALID
        && result.typsubscript() == FunctionOid.ARRAY_SUBSCRIPT_HANDLER) {
      result = type(result.typelem());
    }
    if (result.typtype() == PgType.TYPTYPE_MULTIRANGE) {
      PgRange range = catalog.get(SysCache.RANGEMULTIRANGE, result.oid());
      result = type(range.rngtypid());
    }
    return result;
  }

  private long parameterMask(int oid, int role, long mask, boolean all) {
    if (roles.isSuperuser(role)) {
      return mask;
    }
    PgParameterAcl row = catalog.find(SysCache.PARAMETERACLOID, oid);
    if (row == null) {
      throw new PgException(
          SqlState.UNDEFINED_OBJECT,
          "parameter ACL with OID %s does not exist".formatted(Oid.toString(oid)));
    }
    AclItem[] list =
        Acls.orDefault(row.paracl(), ObjectType.OBJECT_PARAMETER_ACL, Roles.BOOTSTRAP_SUPERUSER);
    return Acls.mask(list, role, Roles.BOOTSTRAP_SUPERUSER, mask, all, roles);
  }

  /// Whether a role may set or ALTER SYSTEM a setting by a grant (`pg_parameter_aclcheck`).
  public boolean mayParameter(String name, int role, Privilege privilege) {
    return parameterMask(name, role, privilege.bit()) != 0;
  }

  /// Which of the bits of a mask a role has on a setting (`pg_parameter_aclmask`).
  public long parameterMask(String name, int role, long mask) {
    if (roles.isSuperuser(role)) {
      return mask;
    }
    PgParameterAcl row = catalog.find(SysCache.PARAMETERACLNAME, name.toLowerCase(Locale.ROOT));
    return row == null ? 0 : parameterMask(row.oid(), role, mask, false);
  }

  /// Which of the bits of a mask a role has on a column by the column's own list
  /// (`pg_attribute_aclmask`); privileges on the relation as a whole are not looked at.
  ///
  /// @throws PgException 42703 when there is no such column
  public long columnMask(int relation, int column, int role, long mask, boolean all) {
    PgAttribute attribute = catalog.find(SysCache.ATTNUM, relation, (short) column);
    if (attribute == null || attribute.attisdropped()) {
      throw new PgException(
          SqlState.UNDEFINED_COLUMN,
          "attribute %d of relation with OID %s does not exist"
              .formatted(column, Oid.toString(relation)));
    }
    if (attribute.attacl() == null) {
      return 0;
    }
    int owner = catalog.get(SysCache.RELOID, relation).relowner();
    return Acls.mask(attribute.attacl(), role, owner, mask, all, roles);
  }

  /// Whether a role has any of some privileges on a column by the column's own list.
  public boolean mayColumn(int relation, int column, int role, long mask) {
    return columnMask(relation, column, role, mask, false) != 0;
  }

  /// Whether a role has any of some privileges on any column, or all columns, by the columns' own
  /// lists (`pg_attribute_aclcheck_all`). A relation without columns has none.
  public boolean mayColumns(int relation, int role, long mask, boolean everyColumn) {
    PgClass row = catalog.get(SysCache.RELOID, relation);
    boolean result = false;
    for (short column = 1; column <= row.relnatts(); column++) {
      PgAttribute attribute = catalog.find(SysCache.ATTNUM, relation, column);
      if (attribute == null || attribute.attisdropped()) {
        continue;
      }
      AclItem[] list = attribute.attacl();
      result = list != null && Acls.mask(list, role, row.relowner(), mask, false, roles) != 0;
      if (result != everyColumn) {
        return result;
      }
    }
    return result;
  }

  /// Whether a role owns an object that has a given owner: as superuser, owner or by having the
  /// owner's privileges.
  public boolean owns(int owner, int role) {
    return roles.isSuperuser(role) || roles.hasPrivilegesOf(role, owner);
  }

  /// @throws PgException 42501 unless the current user owns an object
  public void requireOwner(ObjectType kind, int owner, String name) {
    if (!owns(owner, session.user())) {
      throw Denials.notOwner(kind, name);
    }
  }
}
