package org.gajah.commands.privilege;

import java.util.List;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.privilege.AclChanges;
import org.gajah.catalog.privilege.AclChanges.Grantor;
import org.gajah.catalog.privilege.Acls;
import org.gajah.catalog.privilege.Denials;
import org.gajah.catalog.source.AclItem;
import org.gajah.commands.object.Definer;
import org.gajah.nodes.kinds.ObjectType;
import org.jspecify.annotations.Nullable;

/// Changes the list of one object as far as the user may. Mirrors `restrict_and_check_grant` of
/// `catalog/aclchk.c`.
///
/// @param type of the object
/// @param name of the object, for messages
/// @param relation the table of a column, or null
record AclEdit(Definer definer, ObjectType type, String name, @Nullable String relation) {
  /// The list afterwards.
  AclItem[] change(AclItem @Nullable [] old, int owner, GrantWishes wishes) {
    AclItem[] list = old == null ? Acls.byDefault(type, owner) : old;
    return change(list, list, owner, wishes);
  }

  /// @param forRights the list that says what the user may grant: a column's with its table's
  AclItem[] change(AclItem[] list, AclItem[] forRights, int owner, GrantWishes wishes) {
    Grantor grantor =
        new AclChanges(definer.roles())
            .bestGrantor(definer.user(), wishes.privileges(), forRights, owner);
    long bits = restricted(forRights, owner, grantor, wishes);
    List<AclItem> result =
        wishes.apply(definer, List.of(list), grantor.role(), owner, bits);
    return result.toArray(AclItem[]::new);
  }

  private long restricted(AclItem[] list, int owner, Grantor grantor, GrantWishes wishes) {
    if (grantor.grantOptions() == 0) {
      long whole = Acls.all(type);
      long any =
          Acls.mask(
              list, grantor.role(), owner, whole | (whole << 32), false, definer.roles());
      if (any == 0) {
        throw relation == null
            ? Denials.noPrivilege(type, name)
            : Denials.noPrivilegeOnColumn(relation, name);
      }
    }
    long possible = wishes.privileges() & (grantor.grantOptions() >>> 32);
    if (possible == 0) {
      warn(
          wishes.isGrant(),
          wishes.isGrant() ? "no privileges were granted" : "no privileges could be revoked");
    } else if (!wishes.all() && possible != wishes.privileges()) {
      warn(
          wishes.isGrant(),
          wishes.isGrant()
              ? "not all privileges were granted"
              : "not all privileges could be revoked");
    }
    return possible;
  }

  private void warn(boolean isGrant, String text) {
    String what =
        relation == null
            ? "\"%s\"".formatted(name)
            : "column \"%s\" of relation \"%s\"".formatted(name, relation);
    definer
        .context()
        .session()
        .reporter()
        .report(
            Severity.WARNING,
            isGrant
                ? SqlState.WARNING_PRIVILEGE_NOT_GRANTED
                : SqlState.WARNING_PRIVILEGE_NOT_REVOKED,
            text + " for " + what);
  }
}
