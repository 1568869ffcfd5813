package org.gajah.commands.owned;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.object.Pinned;
import org.gajah.catalog.rows.PgAuthid;
import org.gajah.catalog.rows.PgShdepend;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.RoleNames;
import org.gajah.nodes.RoleSpec;

/// The roles that a command names, and what depends on them as far as this database is concerned.
record OwnedObjects(Definer definer) {
  /// The roles, all of which the user has the privileges of.
  ///
  /// @param what is denied otherwise
  /// @param detail about one of them, with a place for its name
  List<Integer> roles(List<RoleSpec> specs, String what, String detail) {
    List<Integer> roles = new ArrayList<>();
    for (RoleSpec spec : specs) {
      roles.add(RoleNames.oid(definer, spec, false));
    }
    roles.forEach(role -> requirePrivileges(role, what, detail));
    return roles;
  }

  void requirePrivileges(int role, String what, String detail) {
    if (!definer.roles().hasPrivilegesOf(definer.user(), role)) {
      throw new PgException(SqlState.INSUFFICIENT_PRIVILEGE, "permission denied to " + what)
          .detail(detail.formatted(definer.roles().name(role)));
    }
  }

  /// @throws PgException 2BP01 for a role that came with the cluster
  private void requireUnpinned(int role, String what) {
    if (Pinned.is(PgAuthid.TABLE.oid(), role)) {
      throw new PgException(
          SqlState.DEPENDENT_OBJECTS_STILL_EXIST,
          "cannot %s objects owned by %s because they are required by the database system"
              .formatted(
                  what, definer.descriptions().describe(ObjectAddress.of(PgAuthid.TABLE, role))));
    }
  }

  /// Visits what depends on roles in this database, and what all databases share.
  ///
  /// @param what a fault says is done to it
  /// @param visitor gets the role and what depends on it
  void forEach(List<Integer> roles, String what, BiConsumer<Integer, PgShdepend> visitor) {
    for (int role : roles) {
      requireUnpinned(role, what);
      dependents(role).forEach(row -> visitor.accept(role, row));
    }
  }

  private List<PgShdepend> dependents(int role) {
    return definer.dependencies().dependents(PgAuthid.TABLE, role).stream()
        .filter(row -> row.dbid() == Oid.INVALID || row.dbid() == definer.database())
        .toList();
  }
}
