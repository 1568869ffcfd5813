package org.gajah.commands.role;

import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.privilege.Roles;
import org.gajah.catalog.rows.PgAuthMembers;
import org.gajah.catalog.rows.PgAuthid;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogstore.change.Dependencies.SharedType;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.object.Definer;
import org.jspecify.annotations.Nullable;

/// Grants and revokes membership in roles. Mirrors `AddRoleMems` and `DelRoleMems`.
final class Memberships {
  private final Definer definer;

  /// What a grant says; null for what it says nothing of.
  record Terms(@Nullable Boolean admin, @Nullable Boolean inherit, @Nullable Boolean set) {
    static final Terms NONE = new Terms(null, null, null);
  }

  Memberships(Definer definer) {
    this.definer = definer;
  }

  /// Who grants membership in a role when nobody is named.
  int grantor(int role, boolean isGrant) {
    if (definer.roles().isSuperuser(definer.user())) {
      return Roles.BOOTSTRAP_SUPERUSER;
    }
    int best = definer.roles().bestAdmin(definer.user(), role);
    if (best == Oid.INVALID) {
      throw denied(role, isGrant);
    }
    return best;
  }

  private PgException denied(int role, boolean isGrant) {
    String name = definer.roles().name(role);
    return new PgException(
            SqlState.INSUFFICIENT_PRIVILEGE,
            "permission denied to %s role \"%s\"".formatted(isGrant ? "grant" : "revoke", name))
        .detail(
            "Only roles with the %s option on role \"%s\" may %s this role."
                .formatted("ADMIN", name, isGrant ? "grant" : "revoke"));
  }

  /// @throws PgException 42501 unless the user may grant membership in a role
  void requireAdmin(int role, boolean isGrant) {
    if (definer.roles().isSuperuser(role)) {
      if (!definer.roles().isSuperuser(definer.user())) {
        throw new PgException(
                SqlState.INSUFFICIENT_PRIVILEGE,
                "permission denied to %s role \"%s\""
                    .formatted(isGrant ? "grant" : "revoke", definer.roles().name(role)))
            .detail(
                "Only roles with the %s attribute may %s roles with the %s attribute."
                    .formatted("SUPERUSER", isGrant ? "grant" : "revoke", "SUPERUSER"));
      }
      return;
    }
    if (isGrant && role == Roles.PG_DATABASE_OWNER) {
      throw new PgException(
          SqlState.INSUFFICIENT_PRIVILEGE,
          "role \"%s\" cannot have explicit members".formatted(definer.roles().name(role)));
    }
    if (!definer.roles().isAdmin(definer.user(), role)) {
      throw denied(role, isGrant);
    }
  }

  void grant(int role, List<Integer> members, int grantor, Terms terms) {
    for (int member : members) {
      boolean isCircle = definer.roles().isMemberNotSuper(/* member= */ role, /* role= */ member);
      if (isCircle) {
        throw new PgException(
            SqlState.INVALID_GRANT_OPERATION,
            "role \"%s\" is a member of role \"%s\""
                .formatted(definer.roles().name(role), definer.roles().name(member)));
      }
      grant(role, member, grantor, terms);
      definer.nextCommand();
    }
  }

  private @Nullable Found<PgAuthMembers> find(int role, int member, int grantor) {
    return definer.writer().find(PgAuthMembers.ROLE_MEMBER_INDEX, role, member, grantor);
  }

  private void grant(int role, int member, int grantor, Terms terms) {
    Found<PgAuthMembers> old = find(role, member, grantor);
    if (old != null) {
      change(old, role, member, grantor, terms);
      return;
    }
    PgAuthid row = Objects.requireNonNull(definer.roles().find(member));
    int oid = definer.oids().next(PgAuthMembers.OID_INDEX);
    definer
        .writer()
        .insert(
            new PgAuthMembers(
                oid,
                role,
                member,
                grantor,
                terms.admin != null && terms.admin,
                terms.inherit == null ? row.rolinherit() : terms.inherit,
                terms.set == null || terms.set));
    ObjectAddress self = ObjectAddress.of(PgAuthMembers.TABLE, oid);
    // The membership goes with its roles; only the grantor must not go before it.
    definer.dependencies().recordShared(self, PgAuthid.TABLE, grantor, SharedType.ACL);
  }

  private void change(Found<PgAuthMembers> old, int role, int member, int grantor, Terms terms) {
    PgAuthMembers row = old.row();
    boolean admin = terms.admin == null ? row.admin_option() : terms.admin;
    boolean inherit = terms.inherit == null ? row.inherit_option() : terms.inherit;
    boolean set = terms.set == null ? row.set_option() : terms.set;
    if (admin == row.admin_option() && inherit == row.inherit_option() && set == row.set_option()) {
      definer.notice(
          "role \"%s\" has already been granted membership in role \"%s\" by role \"%s\""
              .formatted(
                  definer.roles().name(member),
                  definer.roles().name(role),
                  definer.roles().name(grantor)));
      return;
    }
    definer
        .writer()
        .update(
            old,
            RowEdit.of(PgAuthMembers.TABLE, row)
                .set(PgAuthMembers.ANUM_ADMIN_OPTION, admin)
                .set(PgAuthMembers.ANUM_INHERIT_OPTION, inherit)
                .set(PgAuthMembers.ANUM_SET_OPTION, set)
                .row());
  }

  /// Takes membership away, or with terms only those options.
  void revoke(int role, List<Integer> members, int grantor, Terms terms, boolean cascade) {
    for (int member : members) {
      Found<PgAuthMembers> found = find(role, member, grantor);
      if (found == null) {
        definer
            .context()
            .session()
            .reporter()
            .report(
                Severity.WARNING,
                SqlState.WARNING,
                "role \"%s\" has not been granted membership in role \"%s\" by role \"%s\""
                    .formatted(
                        definer.roles().name(member),
                        definer.roles().name(role),
                        definer.roles().name(grantor)));
        continue;
      }
      boolean whole = terms.equals(Terms.NONE);
      if (found.row().admin_option() && (whole || terms.admin != null)) {
        requireNoGrants(role, member, cascade);
      }
      if (whole) {
        delete(found);
      } else {
        PgAuthMembers row = found.row();
        definer
            .writer()
            .update(
                found,
                RowEdit.of(PgAuthMembers.TABLE, row)
                    .set(PgAuthMembers.ANUM_ADMIN_OPTION, terms.admin == null && row.admin_option())
                    .set(
                        PgAuthMembers.ANUM_INHERIT_OPTION,
                        terms.inherit == null && row.inherit_option())
                    .set(PgAuthMembers.ANUM_SET_OPTION, terms.set == null && row.set_option())
                    .row());
      }
      definer.nextCommand();
    }
  }

  private void requireNoGrants(int role, int member, boolean cascade) {
    for (PgAuthMembers row : definer.catalog().scan(PgAuthMembers.ROLE_MEMBER_INDEX, role)) {
      if (row.grantor() == member) {
        if (cascade) {
          throw PgException.notBuilt("REVOKE ... CASCADE of membership in roles");
        }
        throw new PgException(SqlState.DEPENDENT_OBJECTS_STILL_EXIST, "dependent privileges exist")
            .hint("Use CASCADE to revoke them too.");
      }
    }
  }

  /// Deletes a membership.
  void delete(Found<PgAuthMembers> found) {
    definer.dependencies().forgetShared(ObjectAddress.of(PgAuthMembers.TABLE, found.row().oid()));
    definer.writer().delete(found);
  }
}
