package org.gajah.commands.privilege;

import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.catalog.privilege.Acls;
import org.gajah.catalog.rows.PgDefaultAcl;
import org.gajah.catalogfacts.RelationOid;
import org.gajah.commands.object.Definer;
import org.gajah.nodes.GrantStmt;
import org.gajah.nodes.kinds.DropBehavior;
import org.gajah.nodes.kinds.GrantTargetType;
import org.gajah.nodes.kinds.ObjectType;

/// Takes all privileges on an object from a role, for DROP OWNED. Mirrors `RemoveRoleFromObjectACL`
/// of `catalog/aclchk.c`.
public final class RoleRevocation {
  private RoleRevocation() {}

  /// @param catalog of the object
  public static void revoke(Definer definer, int role, int catalog, int object) {
    if (catalog == PgDefaultAcl.TABLE.oid()) {
      for (PgDefaultAcl row : definer.catalog().scan(PgDefaultAcl.OID_INDEX, object)) {
        ObjectType type = DefaultAcl.typeOf(row.defaclobjtype());
        new DefaultAcl(definer, type, row.defaclrole(), row.defaclnamespace())
            .change(wishes(type, role));
      }
      return;
    }
    ObjectType type =
        switch (catalog) {
          case RelationOid.PG_CLASS -> ObjectType.OBJECT_TABLE;
          case RelationOid.PG_DATABASE -> ObjectType.OBJECT_DATABASE;
          case RelationOid.PG_TYPE -> ObjectType.OBJECT_TYPE;
          case RelationOid.PG_PROC -> ObjectType.OBJECT_ROUTINE;
          case RelationOid.PG_LANGUAGE -> ObjectType.OBJECT_LANGUAGE;
          case RelationOid.PG_NAMESPACE -> ObjectType.OBJECT_SCHEMA;
          case RelationOid.PG_TABLESPACE -> ObjectType.OBJECT_TABLESPACE;
          case RelationOid.PG_FOREIGN_SERVER -> ObjectType.OBJECT_FOREIGN_SERVER;
          case RelationOid.PG_FOREIGN_DATA_WRAPPER -> ObjectType.OBJECT_FDW;
          case RelationOid.PG_PARAMETER_ACL -> ObjectType.OBJECT_PARAMETER_ACL;
          default -> throw PgException.notBuilt("DROP OWNED of privileges on such objects");
        };
    GrantWishes wishes = wishes(type, role);
    if (type == ObjectType.OBJECT_TABLE) {
      GrantStmt revoke =
          new GrantStmt(
              false,
              GrantTargetType.ACL_TARGET_OBJECT,
              type,
              List.of(),
              List.of(),
              List.of(),
              false,
              null,
              DropBehavior.DROP_CASCADE);
      new RelationGrant(definer, revoke, wishes).apply(object);
    } else {
      GrantCommand.plain(definer, type, object, wishes);
    }
    definer.nextCommand();
  }

  private static GrantWishes wishes(ObjectType type, int role) {
    return new GrantWishes(
        false, false, DropBehavior.DROP_CASCADE, List.of(role), true, Acls.all(type));
  }
}
