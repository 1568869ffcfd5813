package org.gajah.commands.setting;

import java.util.List;
import java.util.Objects;
import org.gajah.base.id.Oid;
import org.gajah.catalog.rows.PgDbRoleSetting;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.object.Definer;
import org.gajah.nodes.VariableSetStmt;
import org.gajah.nodes.kinds.VariableSetKind;

/// The settings that roles and databases have of their own, with which sessions start. Mirrors
/// `catalog/pg_db_role_setting.c`.
public final class DatabaseRoleSettings {
  private final Definer definer;

  public DatabaseRoleSettings(Definer definer) {
    this.definer = definer;
  }

  /// Does what `SET ...` or `RESET ...` says to the settings of a role in a database.
  ///
  /// @param database 0 for all
  /// @param role 0 for all
  public void alter(int database, int role, VariableSetStmt statement) {
    String value = new SettingText(definer.context()).of(statement);
    Found<PgDbRoleSetting> found =
        definer.writer().find(PgDbRoleSetting.DATABASEID_ROL_INDEX, database, role);
    if (found == null && value == null) {
      return;
    }
    List<String> old = found == null ? List.of() : stored(found.row());
    OwnSettings settings = new OwnSettings(definer);
    List<String> now =
        statement.kind() == VariableSetKind.VAR_RESET_ALL
            ? settings.reset(old)
            : settings.changed(old, Objects.requireNonNull(statement.name()), value);
    PgDbRoleSetting row = new PgDbRoleSetting(database, role, now.toArray(String[]::new));
    if (found == null) {
      definer.writer().insert(row);
    } else if (now.isEmpty()) {
      definer.writer().delete(found);
    } else {
      definer.writer().update(found, row);
    }
  }

  private static List<String> stored(PgDbRoleSetting row) {
    String[] config = row.setconfig();
    return config == null ? List.of() : List.of(config);
  }

  /// Forgets the settings of a database that is dropped.
  public void forgetDatabase(int database) {
    definer.writer().deleteAll(PgDbRoleSetting.DATABASEID_ROL_INDEX, database);
  }

  /// Forgets the settings of a role that is dropped, in all databases.
  public void forgetRole(int role) {
    for (PgDbRoleSetting row : definer.catalog().all(PgDbRoleSetting.TABLE)) {
      if (row.setrole() == role && role != Oid.INVALID) {
        definer.writer().deleteAll(PgDbRoleSetting.DATABASEID_ROL_INDEX, row.setdatabase(), role);
      }
    }
  }
}
