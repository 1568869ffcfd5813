package org.gajah.commands.object;

import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.privilege.Roles;
import org.gajah.catalog.rows.PgNamespace;
import org.gajah.catalog.rows.SysCache;
import org.gajah.commands.TemporaryObjects;
import org.gajah.nodes.kinds.ObjectType;

/// The session's schema for temporary objects, made when it is first needed. Mirrors
/// `InitTempTableNamespace` of `catalog/namespace.c`.
public final class TemporarySchema {
  private final Definer definer;

  TemporarySchema(Definer definer) {
    this.definer = definer;
  }

  /// The number of the session that has a schema for temporary objects.
  public static int sessionOf(Definer definer, int schema) {
    String name = Objects.requireNonNull(definer.context().namespaces().nameOf(schema));
    return Integer.parseInt(name.substring(name.lastIndexOf('_') + 1));
  }

  int oid() {
    TemporaryObjects state = definer.context().temporary();
    if (state.schema() == Oid.INVALID) {
      make(state);
    }
    return state.schema();
  }

  private void make(TemporaryObjects state) {
    if (!definer
        .privileges()
        .may(ObjectType.OBJECT_DATABASE, definer.database(), Privilege.CREATE_TEMP)) {
      throw new PgException(
          SqlState.INSUFFICIENT_PRIVILEGE,
          "permission denied to create temporary tables in database \"%s\""
              .formatted(definer.context().namespaces().databaseName()));
    }
    int number = definer.context().process().proc().number();
    String name = "pg_temp_" + number;
    PgNamespace old = definer.catalog().find(SysCache.NAMESPACENAME, name);
    int schema;
    if (old == null) {
      schema = NewSchema.create(definer, name, Roles.BOOTSTRAP_SUPERUSER, true);
      definer.nextCommand();
    } else {
      // What a session of the same number has left behind, that did not end in good order.
      new Dropper(definer).dropContents(old.oid());
      schema = old.oid();
    }
    String toastName = "pg_toast_temp_" + number;
    PgNamespace oldToast = definer.catalog().find(SysCache.NAMESPACENAME, toastName);
    int toast = oldToast == null ? 0 : oldToast.oid();
    if (oldToast == null) {
      toast = NewSchema.create(definer, toastName, Roles.BOOTSTRAP_SUPERUSER, true);
      definer.nextCommand();
    }
    state.take(schema, toast);
  }
}
