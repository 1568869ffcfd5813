package org.gajah.catalog.privilege;

import static org.gajah.catalog.privilege.Privilege.ALTER_SYSTEM;
import static org.gajah.catalog.privilege.Privilege.CONNECT;
import static org.gajah.catalog.privilege.Privilege.CREATE;
import static org.gajah.catalog.privilege.Privilege.CREATE_TEMP;
import static org.gajah.catalog.privilege.Privilege.DELETE;
import static org.gajah.catalog.privilege.Privilege.EXECUTE;
import static org.gajah.catalog.privilege.Privilege.INSERT;
import static org.gajah.catalog.privilege.Privilege.MAINTAIN;
import static org.gajah.catalog.privilege.Privilege.REFERENCES;
import static org.gajah.catalog.privilege.Privilege.SELECT;
import static org.gajah.catalog.privilege.Privilege.SET;
import static org.gajah.catalog.privilege.Privilege.TRIGGER;
import static org.gajah.catalog.privilege.Privilege.TRUNCATE;
import static org.gajah.catalog.privilege.Privilege.UPDATE;
import static org.gajah.catalog.privilege.Privilege.USAGE;

import java.util.function.IntFunction;
import org.gajah.base.id.Oid;
import org.gajah.catalog.source.AclItem;
import org.gajah.nodes.kinds.ObjectType;
import org.jspecify.annotations.Nullable;

/// Access control lists: what they allow whom, and what holds where an object has none. Mirrors
/// `aclmask` and `acldefault` of `utils/adt/acl.c`.
public final class Acls {
  private static final long RELATION =
      Privilege.bits(INSERT, SELECT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER, MAINTAIN);
  private static final long SEQUENCE = Privilege.bits(USAGE, SELECT, UPDATE);
  private static final long DATABASE = Privilege.bits(CREATE, CREATE_TEMP, CONNECT);
  private static final long LARGE_OBJECT = Privilege.bits(SELECT, UPDATE);
  private static final long SCHEMA = Privilege.bits(USAGE, CREATE);

  private Acls() {}

  /// All privileges that there are for objects of a kind.
  public static long all(ObjectType kind) {
    return switch (kind) {
      case OBJECT_COLUMN -> Privilege.bits(INSERT, SELECT, UPDATE, REFERENCES);
      case OBJECT_TABLE, OBJECT_VIEW, OBJECT_MATVIEW, OBJECT_FOREIGN_TABLE, OBJECT_INDEX ->
          RELATION;
      case OBJECT_SEQUENCE -> SEQUENCE;
      case OBJECT_DATABASE -> DATABASE;
      case OBJECT_FUNCTION, OBJECT_PROCEDURE, OBJECT_ROUTINE, OBJECT_AGGREGATE -> EXECUTE.bit();
      case OBJECT_LANGUAGE, OBJECT_FDW, OBJECT_FOREIGN_SERVER, OBJECT_TYPE, OBJECT_DOMAIN ->
          USAGE.bit();
      case OBJECT_LARGEOBJECT -> LARGE_OBJECT;
      case OBJECT_SCHEMA -> SCHEMA;
      case OBJECT_TABLESPACE -> CREATE.bit();
      case OBJECT_PARAMETER_ACL -> Privilege.bits(SET, ALTER_SYSTEM);
      default -> 0;
    };
  }

  /// What everybody may do with an object of a kind that has no list.
  private static long world(ObjectType kind) {
    return switch (kind) {
      case OBJECT_DATABASE -> Privilege.bits(CREATE_TEMP, CONNECT);
      case OBJECT_FUNCTION, OBJECT_PROCEDURE, OBJECT_ROUTINE, OBJECT_AGGREGATE -> EXECUTE.bit();
      case OBJECT_LANGUAGE, OBJECT_TYPE, OBJECT_DOMAIN -> USAGE.bit();
      default -> 0;
    };
  }

  /// The list that an object without one has (`acldefault`).
  public static AclItem[] byDefault(ObjectType kind, int owner) {
    long world = world(kind);
    long own = kind == ObjectType.OBJECT_COLUMN ? 0 : all(kind);
    AclItem everybody = new AclItem(Oid.INVALID, owner, world);
    AclItem ownItem = new AclItem(owner, owner, own);
    if (world != 0) {
      return own != 0 ? new AclItem[] {everybody, ownItem} : new AclItem[] {everybody};
    }
    return own != 0 ? new AclItem[] {ownItem} : new AclItem[0];
  }

  /// Which of the bits of a mask a role has, by itself or through others (`aclmask`). An owner has
  /// all grant options.
  ///
  /// @param all whether all bits are wanted; otherwise the first that is found is enough
  public static long mask(
      AclItem[] list, int role, int owner, long mask, boolean all, Roles roles) {
    if (mask == 0) {
      return 0;
    }
    long result = 0;
    if ((mask >>> 32) != 0 && roles.hasPrivilegesOf(role, owner)) {
      result = mask & ~0xFFFFFFFFL;
      if (enough(result, mask, all)) {
        return result;
      }
    }
    for (AclItem item : list) {
      if (item.grantee() == Oid.INVALID || item.grantee() == role) {
        result |= item.privileges() & mask;
        if (enough(result, mask, all)) {
          return result;
        }
      }
    }
    long remaining = mask & ~result;
    for (AclItem item : list) {
      if (item.grantee() != Oid.INVALID
          && item.grantee() != role
          && (item.privileges() & remaining) != 0
          && roles.hasPrivilegesOf(role, item.grantee())) {
        result |= item.privileges() & mask;
        if (enough(result, mask, all)) {
          return result;
        }
        remaining = mask & ~result;
      }
    }
    return result;
  }

  private static boolean enough(long result, long mask, boolean all) {
    return all ? result == mask : result != 0;
  }

  /// The list of an object, or what holds where it has none.
  static AclItem[] orDefault(AclItem @Nullable [] list, ObjectType kind, int owner) {
    return list == null ? byDefault(kind, owner) : list;
  }

  /// An entry as type `aclitem` shows it: `grantee=privileges/grantor`.
  ///
  /// @param roles answers a role's name, or null where there is none
  public static String text(AclItem item, IntFunction<@Nullable String> roles) {
    StringBuilder text = new StringBuilder();
    if (item.grantee() != 0) {
      text.append(role(item.grantee(), roles));
    }
    text.append('=');
    for (Privilege privilege : Privilege.ALL) {
      if ((item.privileges() & privilege.bit()) != 0) {
        text.append(privilege.letter());
      }
      if ((item.privileges() >>> Integer.SIZE & privilege.bit()) != 0) {
        text.append('*');
      }
    }
    return text.append('/').append(role(item.grantor(), roles)).toString();
  }

  private static String role(int oid, IntFunction<@Nullable String> roles) {
    String name = roles.apply(oid);
    if (name == null) {
      return Integer.toUnsignedString(oid);
    }
    boolean safe = name.chars().allMatch(c -> c == '_' || Character.isLetterOrDigit(c));
    return safe ? name : '"' + name.replace("\"", "\"\"") + '"';
  }
}
