package org.gajah.spi;

import java.util.List;
import org.gajah.base.settings.SettingSource;
import org.gajah.locks.Proc;
import org.jspecify.annotations.Nullable;

/// The shared catalogs as logins need them. Each call runs in a transaction of its own, or none, on
/// the thread of `proc`.
public interface LoginCatalog {
  /// A role, or null when there is none of this name.
  @Nullable Role role(String name, Proc proc);

  /// The role with an OID, or null.
  @Nullable Role role(int oid, Proc proc);

  /// Whether there is any role at all.
  boolean hasRoles(Proc proc);

  /// Whether a role is a member, directly or not, of another; false when either does not exist. A
  /// role is a member of itself; being a superuser makes nobody one.
  boolean isMember(String role, String group, Proc proc);

  /// A database, or null when there is none of this name.
  @Nullable Database database(String name, Proc proc);

  /// Whether a role has a privilege to connect to a database.
  boolean mayConnect(Database database, Role role, Proc proc);

  /// Whether a role has the privileges of another (pg_use_reserved_connections and the like).
  boolean hasPrivilegesOf(Role role, String group, Proc proc);

  /// What `pg_db_role_setting` has for a session, from the weakest to the strongest.
  List<Stored> settings(Database database, Role role, Proc proc);

  /// Whether a role was granted SET on a setting.
  boolean maySet(Role role, String setting, Proc proc);

  /// A row of `pg_authid`.
  ///
  /// @param secret `rolpassword`, or null
  /// @param validUntil `rolvaliduntil` in microseconds since 2000, or null for ever
  /// @param connectionLimit -1 for none
  record Role(
      int oid,
      String name,
      boolean superuser,
      boolean canLogin,
      boolean replication,
      int connectionLimit,
      @Nullable String secret,
      @Nullable Long validUntil) {}

  /// A row of `pg_database`.
  ///
  /// @param encoding number of the encoding
  /// @param connectionLimit -1 for none, -2 for a database whose removal was interrupted
  /// @param allowsConnections `datallowconn`
  record Database(
      int oid,
      String name,
      int encoding,
      int tablespace,
      boolean allowsConnections,
      int connectionLimit) {}

  /// A list of `name=value` and what it counts as: [SettingSource#GLOBAL] and its kin.
  record Stored(SettingSource source, List<String> assignments) {}
}
