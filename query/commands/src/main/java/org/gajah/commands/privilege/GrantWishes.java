package org.gajah.commands.privilege;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.privilege.AclChanges;
import org.gajah.catalog.privilege.AclChanges.Mode;
import org.gajah.catalog.privilege.Acls;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.source.AclItem;
import org.gajah.commands.object.Definer;
import org.gajah.commands.role.RoleNames;
import org.gajah.nodes.AccessPriv;
import org.gajah.nodes.GrantStmt;
import org.gajah.nodes.RoleSpec;
import org.gajah.nodes.kinds.DropBehavior;
import org.gajah.nodes.kinds.ObjectType;

/// What a GRANT or REVOKE wants: whom it is about, and which privileges.
///
/// @param grantees 0 for everybody
/// @param all whether all privileges are meant
/// @param privileges bits
record GrantWishes(
    boolean isGrant,
    boolean grantOption,
    DropBehavior behavior,
    List<Integer> grantees,
    boolean all,
    long privileges) {

  static GrantWishes of(Definer definer, GrantStmt statement) {
    if (statement.grantor() != null
        && RoleNames.oid(definer, statement.grantor(), false) != definer.user()) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED, "grantor must be current user");
    }
    List<Integer> grantees = new ArrayList<>();
    for (RoleSpec spec : statement.grantees()) {
      grantees.add(RoleNames.oidOrPublic(definer, spec));
    }
    boolean all = statement.privileges().isEmpty();
    long bits = all ? Acls.all(statement.objtype()) : 0;
    for (AccessPriv privilege : statement.privileges()) {
      if (privilege.cols().isEmpty()) {
        bits |= bit(privilege, statement.objtype());
      }
    }
    return new GrantWishes(
        statement.is_grant(), statement.grant_option(), statement.behavior(), grantees, all, bits);
  }

  /// The bit of a privilege that objects of a kind have.
  static long bit(AccessPriv privilege, ObjectType type) {
    if (privilege.priv_name() == null) {
      return Acls.all(type);
    }
    String word = privilege.priv_name();
    Privilege known = Privilege.of(word.equals("temp") ? "temporary" : word);
    if (known == null) {
      throw new PgException(
          SqlState.SYNTAX_ERROR, "unrecognized privilege type \"%s\"".formatted(word));
    }
    long possible = Acls.all(type);
    if (type == ObjectType.OBJECT_TABLE) {
      // Sequences may be named in GRANT ON TABLE.
      possible |= Acls.all(ObjectType.OBJECT_SEQUENCE);
    }
    if ((known.bit() & possible) == 0) {
      throw new PgException(
          SqlState.INVALID_GRANT_OPERATION,
          "invalid privilege type %s for %s".formatted(known.word(), noun(type)));
    }
    return known.bit();
  }

  static String noun(ObjectType type) {
    return switch (type) {
      case OBJECT_TABLE -> "relation";
      case OBJECT_SEQUENCE -> "sequence";
      case OBJECT_DATABASE -> "database";
      case OBJECT_DOMAIN -> "domain";
      case OBJECT_FUNCTION -> "function";
      case OBJECT_LANGUAGE -> "language";
      case OBJECT_LARGEOBJECT -> "large object";
      case OBJECT_SCHEMA -> "schema";
      case OBJECT_PROCEDURE -> "procedure";
      case OBJECT_ROUTINE -> "routine";
      case OBJECT_TABLESPACE -> "tablespace";
      case OBJECT_TYPE -> "type";
      case OBJECT_FDW -> "foreign-data wrapper";
      case OBJECT_FOREIGN_SERVER -> "foreign server";
      case OBJECT_PARAMETER_ACL -> "parameter";
      case OBJECT_COLUMN -> "column";
      default -> throw PgException.internal("unrecognized GrantStmt.objtype");
    };
  }

  /// The same wishes with other privileges.
  GrantWishes with(long bits) {
    return new GrantWishes(isGrant, grantOption, behavior, grantees, all, bits);
  }

  /// A list after these changes (`merge_acl_with_grant`).
  List<AclItem> apply(Definer definer, List<AclItem> list, int grantor, int owner, long bits) {
    AclChanges changes = new AclChanges(definer.roles());
    List<AclItem> result = list;
    for (int grantee : grantees) {
      if (isGrant && grantOption && grantee == Oid.INVALID) {
        throw new PgException(
            SqlState.INVALID_GRANT_OPERATION, "grant options can only be granted to roles");
      }
      long own = isGrant || !grantOption ? bits : 0;
      long options = !isGrant || grantOption ? bits << 32 : 0;
      result =
          changes.change(
              result,
              new AclItem(grantee, grantor, own | options),
              isGrant ? Mode.GRANT : Mode.REVOKE,
              owner,
              behavior == DropBehavior.DROP_CASCADE);
    }
    return Objects.requireNonNull(result);
  }
}
