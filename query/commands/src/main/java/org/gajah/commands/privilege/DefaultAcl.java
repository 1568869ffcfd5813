package org.gajah.commands.privilege;

import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.object.DependencyType;
import org.gajah.catalog.object.DropPlan;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.privilege.Acls;
import org.gajah.catalog.privilege.DefaultPrivileges;
import org.gajah.catalog.rows.PgDefaultAcl;
import org.gajah.catalog.rows.PgNamespace;
import org.gajah.catalog.source.AclItem;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Dropper;
import org.gajah.nodes.kinds.DropBehavior;
import org.gajah.nodes.kinds.ObjectType;
import org.jspecify.annotations.Nullable;

/// Changes the privileges that a role's new objects get. Mirrors `SetDefaultACL` of
/// `catalog/aclchk.c`.
///
/// @param type of the objects
/// @param role that will own them
/// @param schema that they will be in; 0 for all
record DefaultAcl(Definer definer, ObjectType type, int role, int schema) {
  /// The kind of objects that a letter in `pg_default_acl` stands for.
  static ObjectType typeOf(char letter) {
    return switch (letter) {
      case PgDefaultAcl.DEFACLOBJ_RELATION -> ObjectType.OBJECT_TABLE;
      case PgDefaultAcl.DEFACLOBJ_SEQUENCE -> ObjectType.OBJECT_SEQUENCE;
      case PgDefaultAcl.DEFACLOBJ_FUNCTION -> ObjectType.OBJECT_FUNCTION;
      case PgDefaultAcl.DEFACLOBJ_TYPE -> ObjectType.OBJECT_TYPE;
      case PgDefaultAcl.DEFACLOBJ_NAMESPACE -> ObjectType.OBJECT_SCHEMA;
      default -> throw PgException.internal("unexpected default ACL type: " + letter);
    };
  }

  private char letter() {
    return switch (type) {
      case OBJECT_TABLE -> PgDefaultAcl.DEFACLOBJ_RELATION;
      case OBJECT_SEQUENCE -> PgDefaultAcl.DEFACLOBJ_SEQUENCE;
      case OBJECT_FUNCTION -> PgDefaultAcl.DEFACLOBJ_FUNCTION;
      case OBJECT_TYPE -> PgDefaultAcl.DEFACLOBJ_TYPE;
      case OBJECT_SCHEMA -> PgDefaultAcl.DEFACLOBJ_NAMESPACE;
      default -> throw PgException.internal("unrecognized object type: " + type);
    };
  }

  /// Makes a change. A list that says what would be so anyhow is not kept.
  void change(GrantWishes wishes) {
    if (type == ObjectType.OBJECT_SCHEMA && schema != Oid.INVALID) {
      throw new PgException(
          SqlState.INVALID_GRANT_OPERATION,
          "cannot use IN SCHEMA clause when using GRANT/REVOKE ON SCHEMAS");
    }
    // In a schema they come on top of those that hold everywhere.
    List<AclItem> usual =
        schema == Oid.INVALID ? List.of(Acls.byDefault(type, role)) : List.<AclItem>of();
    Found<PgDefaultAcl> found =
        definer.writer().find(PgDefaultAcl.ROLE_NSP_OBJ_INDEX, role, schema, letter());
    List<AclItem> old = found == null ? usual : List.of(found.row().defaclacl());
    List<AclItem> now =
        DefaultPrivileges.sorted(wishes.apply(definer, old, role, role, wishes.privileges()));
    if (!now.equals(DefaultPrivileges.sorted(usual))) {
      store(found, old, now);
    } else if (found != null) {
      new Dropper(definer)
          .drop(
              List.of(ObjectAddress.of(PgDefaultAcl.TABLE, found.row().oid())),
              DropBehavior.DROP_CASCADE,
              DropPlan.Options.NONE);
    }
    definer.nextCommand();
  }

  private void store(@Nullable Found<PgDefaultAcl> found, List<AclItem> old, List<AclItem> now) {
    AclItem[] list = now.toArray(AclItem[]::new);
    int oid = found == null ? definer.oids().next(PgDefaultAcl.OID_INDEX) : found.row().oid();
    ObjectAddress self = ObjectAddress.of(PgDefaultAcl.TABLE, oid);
    if (found == null) {
      definer.writer().insert(new PgDefaultAcl(oid, role, schema, letter(), list));
      definer.dependencies().recordOwner(self, role);
      if (schema != Oid.INVALID) {
        definer
            .dependencies()
            .record(self, ObjectAddress.of(PgNamespace.TABLE, schema), DependencyType.AUTO);
      }
    } else {
      definer
          .writer()
          .update(
              found,
              RowEdit.of(PgDefaultAcl.TABLE, found.row())
                  .set(PgDefaultAcl.ANUM_DEFACLACL, list)
                  .row());
    }
    definer
        .dependencies()
        .changeAcl(self, role, found == null ? null : old.toArray(AclItem[]::new), list);
  }
}
