package org.gajah.catalog.privilege;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.rows.PgAuthMembers;
import org.gajah.catalog.rows.PgAuthid;
import org.gajah.catalog.rows.PgDatabase;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSession;
import org.gajah.catalog.source.CatalogSource;
import org.jspecify.annotations.Nullable;

/// Roles and who belongs to them. Mirrors the membership half of `utils/adt/acl.c`.
public final class Roles {
  /// The role that initdb made.
  public static final int BOOTSTRAP_SUPERUSER = 10;

  /// The role whose only member is the owner of the current database.
  public static final int PG_DATABASE_OWNER = 6171;

  public static final int PG_READ_ALL_DATA = 6181;
  public static final int PG_WRITE_ALL_DATA = 6182;
  public static final int PG_MAINTAIN = 6337;
  public static final int PG_CHECKPOINT = 4544;

  /// Which memberships count.
  private enum Walk {
    /// All.
    MEMBERS,
    /// Those that inherit privileges.
    PRIVILEGES,
    /// Those that allow SET ROLE.
    SET_ROLE
  }

  private record Start(int role, Walk walk) {}

  private final CatalogSource catalog;
  private final CatalogSession session;
  private final Map<Start, Set<Integer>> closures = new HashMap<>();
  private long seen;

  public Roles(CatalogSource catalog, CatalogSession session) {
    this.catalog = catalog;
    this.session = session;
  }

  /// The role with an OID.
  public @Nullable PgAuthid find(int role) {
    return catalog.find(SysCache.AUTHOID, role);
  }

  /// The OID of a role by its name.
  ///
  /// @return 0 when there is none and that may be
  /// @throws PgException 42704 when there is none
  public int oid(String name, boolean missingOk) {
    PgAuthid role = catalog.find(SysCache.AUTHNAME, name);
    if (role == null) {
      if (missingOk) {
        return Oid.INVALID;
      }
      throw new PgException(
          SqlState.UNDEFINED_OBJECT, "role \"%s\" does not exist".formatted(name));
    }
    return role.oid();
  }

  /// A role's name.
  ///
  /// @throws PgException 42704 when there is no such role
  public String name(int role) {
    PgAuthid row = find(role);
    if (row == null) {
      throw new PgException(
          SqlState.UNDEFINED_OBJECT,
          "role with OID %s does not exist".formatted(Oid.toString(role)));
    }
    return row.rolname();
  }

  public boolean isSuperuser(int role) {
    PgAuthid row = find(role);
    return row != null && row.rolsuper();
  }

  /// Whether the session's current user is a superuser.
  public boolean isSuperuser() {
    return isSuperuser(session.user());
  }

  public boolean mayCreateRoles(int role) {
    PgAuthid row = find(role);
    return row != null && (row.rolsuper() || row.rolcreaterole());
  }

  public boolean mayCreateDatabases(int role) {
    PgAuthid row = find(role);
    return row != null && (row.rolsuper() || row.rolcreatedb());
  }

  public boolean bypassesRowSecurity(int role) {
    PgAuthid row = find(role);
    return row != null && (row.rolsuper() || row.rolbypassrls());
  }

  public boolean mayReplicate(int role) {
    PgAuthid row = find(role);
    return row != null && (row.rolsuper() || row.rolreplication());
  }

  /// Whether a role has the privileges of another without doing anything (`has_privs_of_role`).
  public boolean hasPrivilegesOf(int member, int role) {
    return member == role || isSuperuser(member) || closure(member, Walk.PRIVILEGES).contains(role);
  }

  /// Whether a role may become another (`member_can_set_role`).
  public boolean maySetRole(int member, int role) {
    return member == role || isSuperuser(member) || closure(member, Walk.SET_ROLE).contains(role);
  }

  /// @throws PgException 42501 unless a role may become another
  public void requireSetRole(int member, int role) {
    if (!maySetRole(member, role)) {
      throw new PgException(
          SqlState.INSUFFICIENT_PRIVILEGE, "must be able to SET ROLE \"%s\"".formatted(name(role)));
    }
  }

  /// Whether a role is a member of another, directly or not; superusers are of all
  /// (`is_member_of_role`).
  public boolean isMember(int member, int role) {
    return member == role || isSuperuser(member) || isMemberNotSuper(member, role);
  }

  /// Whether a role is a member of another by grants alone (`is_member_of_role_nosuper`).
  public boolean isMemberNotSuper(int member, int role) {
    return member == role || closure(member, Walk.MEMBERS).contains(role);
  }

  /// Whether a role may grant membership in another (`is_admin_of_role`).
  public boolean isAdmin(int member, int role) {
    if (isSuperuser(member)) {
      return true;
    }
    return member != role && adminThrough(member, role) != Oid.INVALID;
  }

  /// The role through which a member may grant membership in another, itself or one whose
  /// privileges it has; 0 when there is none (`select_best_admin`).
  public int bestAdmin(int member, int role) {
    return member == role ? Oid.INVALID : adminThrough(member, role);
  }

  /// The roles whose privileges a role has, itself first.
  public List<Integer> rolesOf(int role) {
    return List.copyOf(closure(role, Walk.PRIVILEGES));
  }

  private int adminThrough(int member, int role) {
    Set<Integer> mine = closure(member, Walk.PRIVILEGES);
    int best = Oid.INVALID;
    for (PgAuthMembers grant : catalog.list(SysCache.AUTHMEMROLEMEM, role)) {
      if (grant.admin_option()) {
        if (grant.member() == member) {
          return member;
        }
        if (mine.contains(grant.member())) {
          best = grant.member();
        }
      }
    }
    return best;
  }

  private Set<Integer> closure(int role, Walk walk) {
    long version =
        catalog.version(SysCache.AUTHMEMROLEMEM)
            + catalog.version(SysCache.AUTHOID)
            + catalog.version(SysCache.DATABASEOID);
    if (version != seen) {
      closures.clear();
      seen = version;
    }
    return closures.computeIfAbsent(new Start(role, walk), this::walk);
  }

  /// All roles that can be reached, the start included.
  private Set<Integer> walk(Start start) {
    Set<Integer> reached = new LinkedHashSet<>();
    Deque<Integer> open = new ArrayDeque<>();
    reached.add(start.role);
    open.add(start.role);
    int databaseOwner = databaseOwner();
    while (!open.isEmpty()) {
      int member = open.remove();
      for (PgAuthMembers grant : catalog.list(SysCache.AUTHMEMMEMROLE, member)) {
        if (counts(grant, start.walk) && reached.add(grant.roleid())) {
          open.add(grant.roleid());
        }
      }
      if (member == databaseOwner
          && databaseOwner != Oid.INVALID
          && reached.add(PG_DATABASE_OWNER)) {
        open.add(PG_DATABASE_OWNER);
      }
    }
    return reached;
  }

  private static boolean counts(PgAuthMembers grant, Walk walk) {
    return switch (walk) {
      case MEMBERS -> true;
      case PRIVILEGES -> grant.inherit_option();
      case SET_ROLE -> grant.set_option();
    };
  }

  private int databaseOwner() {
    if (session.database() == Oid.INVALID) {
      return Oid.INVALID;
    }
    PgDatabase database = catalog.find(SysCache.DATABASEOID, session.database());
    return database == null ? Oid.INVALID : database.datdba();
  }
}
