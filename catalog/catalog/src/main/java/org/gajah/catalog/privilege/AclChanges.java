package org.gajah.catalog.privilege;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.source.AclItem;

/// Changes of access control lists: granting, revoking, new owners. Lists are values; each change
/// makes a new one. Mirrors `aclupdate`, `recursive_revoke` and `select_best_grantor` of
/// `utils/adt/acl.c`.
public final class AclChanges {
  /// What happens to privileges.
  public enum Mode {
    GRANT,
    REVOKE,
    /// They become exactly these.
    SET
  }

  private static final long LOW = 0xFFFFFFFFL;

  private final Roles roles;

  public AclChanges(Roles roles) {
    this.roles = roles;
  }

  /// Changes what one grantee has from one grantor.
  ///
  /// @param item the privileges, with those in the upper half that may be granted on
  /// @param owner of the object, who has all grant options
  /// @param cascade whether revoking a grant option takes along what was granted by it
  /// @throws PgException 2BP01 when it would have to, 0LP01 when a grant would go in a circle
  public List<AclItem> change(
      List<AclItem> list, AclItem item, Mode mode, int owner, boolean cascade) {
    if (mode != Mode.REVOKE && grantOptions(item.privileges()) != 0) {
      requireNoCircle(list, item, owner);
    }
    List<AclItem> result = new ArrayList<>(list);
    int at = find(result, item);
    if (at < 0) {
      result.add(new AclItem(item.grantee(), item.grantor(), 0));
      at = result.size() - 1;
    }
    long old = result.get(at).privileges();
    long now =
        switch (mode) {
          case SET -> item.privileges();
          case GRANT -> old | item.privileges();
          case REVOKE -> old & ~item.privileges();
        };
    result.set(at, new AclItem(item.grantee(), item.grantor(), now));
    if (now == 0) {
      result.remove(at);
    }
    long lost = grantOptions(old) & ~grantOptions(now);
    return lost != 0 && item.grantee() != Oid.INVALID
        ? revokeGrantedBy(result, item.grantee(), lost, owner, cascade)
        : result;
  }

  private static int find(List<AclItem> list, AclItem wanted) {
    for (int i = 0; i < list.size(); i++) {
      AclItem item = list.get(i);
      if (item.grantee() == wanted.grantee() && item.grantor() == wanted.grantor()) {
        return i;
      }
    }
    return -1;
  }

  private static long grantOptions(long privileges) {
    return privileges >>> 32;
  }

  private static long privileges(long privileges) {
    return privileges & LOW;
  }

  /// Takes away what somebody granted who has lost the right to, unless another still gives it.
  private List<AclItem> revokeGrantedBy(
      List<AclItem> list, int grantor, long lost, int owner, boolean cascade) {
    if (grantor == owner) {
      return list;
    }
    long still =
        Acls.mask(list.toArray(AclItem[]::new), grantor, owner, lost << 32, true, roles) >>> 32;
    long revoked = lost & ~still;
    if (revoked == 0) {
      return list;
    }
    for (AclItem item : list) {
      if (item.grantor() == grantor && (privileges(item.privileges()) & revoked) != 0) {
        if (!cascade) {
          throw new PgException(
                  SqlState.DEPENDENT_OBJECTS_STILL_EXIST, "dependent privileges exist")
              .hint("Use CASCADE to revoke them too.");
        }
        AclItem gone = new AclItem(item.grantee(), grantor, revoked | revoked << 32);
        List<AclItem> less = change(list, gone, Mode.REVOKE, owner, true);
        return revokeGrantedBy(less, grantor, lost, owner, true);
      }
    }
    return list;
  }

  /// Keeps grant options from being given in a circle: without those that the grantee has given,
  /// the grantor must still have his.
  private void requireNoCircle(List<AclItem> list, AclItem item, int owner) {
    if (item.grantor() == owner) {
      return;
    }
    List<AclItem> without = withoutGrantOptionsOf(list, item.grantee(), owner);
    long own =
        Acls.mask(
                without.toArray(AclItem[]::new),
                item.grantor(),
                owner,
                grantOptions(item.privileges()) << 32,
                true,
                roles)
            >>> 32;
    if ((grantOptions(item.privileges()) & ~own) != 0) {
      throw new PgException(
          SqlState.INVALID_GRANT_OPERATION,
          "grant options cannot be granted back to your own grantor");
    }
  }

  private List<AclItem> withoutGrantOptionsOf(List<AclItem> list, int grantee, int owner) {
    for (AclItem item : list) {
      if (item.grantee() == grantee && grantOptions(item.privileges()) != 0) {
        AclItem gone = new AclItem(grantee, item.grantor(), grantOptions(item.privileges()) << 32);
        return withoutGrantOptionsOf(change(list, gone, Mode.REVOKE, owner, true), grantee, owner);
      }
    }
    return list;
  }

  /// The list of an object that has a new owner: what the old one granted and was granted becomes
  /// the new one's (`aclnewowner`).
  public static List<AclItem> newOwner(List<AclItem> list, int old, int owner) {
    List<AclItem> result = new ArrayList<>();
    for (AclItem item : list) {
      AclItem moved =
          new AclItem(
              item.grantee() == old ? owner : item.grantee(),
              item.grantor() == old ? owner : item.grantor(),
              item.privileges());
      int at = find(result, moved);
      if (at < 0) {
        result.add(moved);
      } else {
        result.set(
            at,
            new AclItem(
                moved.grantee(),
                moved.grantor(),
                result.get(at).privileges() | moved.privileges()));
      }
    }
    return result;
  }

  /// Who grants, when a role does, and what of it he may: the owner for himself and for superusers,
  /// else whichever of the roles whose privileges it has was given most of the grant options.
  ///
  /// @param role who says GRANT
  /// @param wanted privileges
  public Grantor bestGrantor(int role, long wanted, AclItem[] list, int owner) {
    long options = (wanted & LOW) << 32;
    if (role == owner || roles.isSuperuser(role)) {
      return new Grantor(owner, options);
    }
    Grantor best = new Grantor(role, 0);
    int most = 0;
    for (int candidate : roles.rolesOf(role)) {
      long has = candidate == owner ? options : direct(list, candidate, options);
      if (has == options) {
        return new Grantor(candidate, has);
      }
      if (Long.bitCount(has) > most) {
        best = new Grantor(candidate, has);
        most = Long.bitCount(has);
      }
    }
    return best;
  }

  /// Which of the bits of a mask a role has been granted by itself.
  private static long direct(AclItem[] list, int role, long mask) {
    long result = 0;
    for (AclItem item : list) {
      if (item.grantee() == role) {
        result |= item.privileges() & mask;
      }
    }
    return result;
  }

  /// Who grants.
  ///
  /// @param role in whose name
  /// @param grantOptions which of the wanted privileges he may grant, in the upper half
  public record Grantor(int role, long grantOptions) {}
}
