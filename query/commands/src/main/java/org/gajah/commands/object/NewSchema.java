package org.gajah.commands.object;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.rows.PgNamespace;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.AclItem;
import org.gajah.nodes.kinds.ObjectType;

/// Makes schemas. Mirrors `catalog/pg_namespace.c`.
public final class NewSchema {
  private NewSchema() {}

  /// Makes a schema.
  ///
  /// @param temporary whether it is for temporary objects, which have no default privileges
  /// @return its OID
  public static int create(Definer definer, String name, int owner, boolean temporary) {
    if (definer.catalog().find(SysCache.NAMESPACENAME, name) != null) {
      throw new PgException(
          SqlState.DUPLICATE_SCHEMA, "schema \"%s\" already exists".formatted(name));
    }
    AclItem[] acl =
        temporary
            ? null
            : definer.defaultPrivileges().of(ObjectType.OBJECT_SCHEMA, owner, Oid.INVALID);
    int oid = definer.oids().next(PgNamespace.OID_INDEX);
    definer.writer().insert(new PgNamespace(oid, name, owner, acl));
    ObjectAddress self = ObjectAddress.of(PgNamespace.TABLE, oid);
    definer.dependencies().recordOwner(self, owner);
    definer.dependencies().changeAcl(self, owner, null, acl);
    return oid;
  }
}
