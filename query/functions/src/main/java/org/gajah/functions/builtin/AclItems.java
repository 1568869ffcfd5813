package org.gajah.functions.builtin;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.privilege.Acls;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.rows.PgAuthid;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.AclItem;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.types.contract.PgFunction;
import org.jspecify.annotations.Nullable;

/// Type `aclitem`: grantee and grantor (4 bytes each) and the bits of the privileges with those of
/// the grant options above them (8 bytes).
public final class AclItems {
  private static final int GRANTOR = 4;
  private static final int PRIVILEGES = 8;
  private static final int SIZE = 16;

  /// Where the items of an `aclitem[]` start.
  private static final int LIST_HEAD = 20;

  private AclItems() {}

  @PgFunction("aclitemout")
  public static void out(FunctionContext context, byte[] item, int from, int length, ByteSink out) {
    AclItem entry =
        new AclItem(
            LittleEndian.intAt(item, from),
            LittleEndian.intAt(item, from + GRANTOR),
            LittleEndian.longAt(item, from + PRIVILEGES));
    out.putUtf8(Acls.text(entry, role -> roleName(context, role)));
  }

  private static @Nullable String roleName(FunctionContext context, int role) {
    PgAuthid row = context.catalog().find(SysCache.AUTHOID, role);
    return row == null ? null : row.rolname();
  }

  /// The names of the privileges stand between commas.
  @PgFunction("makeaclitem")
  public static void make(
      int grantee, int grantor, Slice privileges, boolean option, ByteSink out) {
    long bits = 0;
    for (String word : Texts.of(privileges).split(",", -1)) {
      Privilege privilege = Privilege.of(word.strip());
      if (privilege == null) {
        throw new PgException(
            SqlState.INVALID_PARAMETER_VALUE,
            "unrecognized privilege type: \"" + word.strip() + "\"");
      }
      bits |= privilege.bit();
    }
    out.putInt(grantee).putInt(grantor).putLong(option ? bits | bits << Integer.SIZE : bits);
  }

  @PgFunction("aclitem_eq")
  public static boolean equal(Slice a, Slice b) {
    return a.equals(b);
  }

  @PgFunction("hash_aclitem")
  public static int hash(Slice item) {
    return (int) (privileges(item) + grantee(item) + grantor(item));
  }

  /// Whether a list gives a grantee, by the same grantor, all that an item says.
  @PgFunction("aclcontains")
  public static boolean contains(Slice list, Slice item) {
    for (int at = LIST_HEAD; at + SIZE <= list.length(); at += SIZE) {
      Slice each = new Slice(list.array(), list.from() + at, SIZE);
      boolean same = grantee(each) == grantee(item) && grantor(each) == grantor(item);
      if (same && (privileges(each) & privileges(item)) == privileges(item)) {
        return true;
      }
    }
    return false;
  }

  private static int grantee(Slice item) {
    return LittleEndian.intAt(item.array(), item.from());
  }

  private static int grantor(Slice item) {
    return LittleEndian.intAt(item.array(), item.from() + GRANTOR);
  }

  private static long privileges(Slice item) {
    return LittleEndian.longAt(item.array(), item.from() + PRIVILEGES);
  }

  /// The list that an object without one has, by the letter of its kind.
  @PgFunction("acldefault_sql")
  public static void byDefault(byte letter, int owner, ByteSink out) {
    AclItem[] items = Acls.byDefault(kind(letter), owner);
    out.putInt(1).putInt(0).putInt(TypeOid.ACLITEM).putInt(items.length).putInt(1);
    for (AclItem item : items) {
      out.putInt(item.grantee()).putInt(item.grantor()).putLong(item.privileges());
    }
  }

  private static ObjectType kind(byte letter) {
    return switch ((char) letter) {
      case 'c' -> ObjectType.OBJECT_COLUMN;
      case 'r' -> ObjectType.OBJECT_TABLE;
      case 's' -> ObjectType.OBJECT_SEQUENCE;
      case 'd' -> ObjectType.OBJECT_DATABASE;
      case 'f' -> ObjectType.OBJECT_FUNCTION;
      case 'l' -> ObjectType.OBJECT_LANGUAGE;
      case 'L' -> ObjectType.OBJECT_LARGEOBJECT;
      case 'n' -> ObjectType.OBJECT_SCHEMA;
      case 'p' -> ObjectType.OBJECT_PARAMETER_ACL;
      case 't' -> ObjectType.OBJECT_TABLESPACE;
      case 'F' -> ObjectType.OBJECT_FDW;
      case 'S' -> ObjectType.OBJECT_FOREIGN_SERVER;
      case 'T' -> ObjectType.OBJECT_TYPE;
      default -> {
        // Zero ends a message; a byte above 127 alone is no character.
        String shown = letter == 0 ? "" : letter < 0 ? "\uFFFD" : Character.toString(letter);
        throw new PgException(
            SqlState.INTERNAL_ERROR, "unrecognized object type abbreviation: " + shown);
      }
    };
  }
}
