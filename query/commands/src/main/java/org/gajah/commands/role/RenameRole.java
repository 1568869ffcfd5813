package org.gajah.commands.role;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgAuthid;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.RoleNames;

/// ALTER ROLE ... RENAME TO.
public final class RenameRole {
  private static final String RESERVED = "Role names starting with \"pg_\" are reserved.";

  private RenameRole() {}

  public static void rename(Definer definer, String old, String name) {
    Found<PgAuthid> found = definer.writer().find(PgAuthid.ROLNAME_INDEX, old);
    if (found == null) {
      throw new PgException(SqlState.UNDEFINED_OBJECT, "role \"%s\" does not exist".formatted(old));
    }
    PgAuthid row = found.row();
    if (row.oid() == definer.context().sessionUser()) {
      throw new PgException(SqlState.FEATURE_NOT_SUPPORTED, "session user cannot be renamed");
    }
    if (row.oid() == definer.user()) {
      throw new PgException(SqlState.FEATURE_NOT_SUPPORTED, "current user cannot be renamed");
    }
    for (String each : new String[] {old, name}) {
      if (RoleNames.isReserved(each)) {
        throw RoleNames.reserved(each, RESERVED);
      }
    }
    if (definer.catalog().find(SysCache.AUTHNAME, name) != null) {
      throw new PgException(
          SqlState.DUPLICATE_OBJECT, "role \"%s\" already exists".formatted(name));
    }
    requireRights(definer, row);
    RowEdit<PgAuthid> edit = RowEdit.of(PgAuthid.TABLE, row).set(PgAuthid.ANUM_ROLNAME, name);
    String secret = row.rolpassword();
    if (secret != null && secret.matches("md5[0-9a-f]{32}")) {
      // It is salted with the name.
      edit.set(PgAuthid.ANUM_ROLPASSWORD, null);
      definer.notice("MD5 password cleared because of role rename");
    }
    definer.writer().update(found, edit.row());
  }

  private static void requireRights(Definer definer, PgAuthid row) {
    if (definer.roles().isSuperuser(definer.user())) {
      return;
    }
    if (row.rolsuper()) {
      throw denied(
          "Only roles with the %s attribute may rename roles with the %s attribute."
              .formatted("SUPERUSER", "SUPERUSER"));
    }
    if (!definer.roles().mayCreateRoles(definer.user())
        || !definer.roles().isAdmin(definer.user(), row.oid())) {
      throw denied(
          "Only roles with the %s attribute and the %s option on role \"%s\" may rename this role."
              .formatted("CREATEROLE", "ADMIN", row.rolname()));
    }
  }

  private static PgException denied(String detail) {
    return new PgException(SqlState.INSUFFICIENT_PRIVILEGE, "permission denied to rename role")
        .detail(detail);
  }
}
