package org.gajah.catalog.privilege;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gajah.base.id.Oid;
import org.gajah.catalog.rows.PgDefaultAcl;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.AclItem;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.nodes.kinds.ObjectType;
import org.jspecify.annotations.Nullable;

/// The access control lists that new objects get, as ALTER DEFAULT PRIVILEGES has set them. Mirrors
/// `get_user_default_acl` of `catalog/aclchk.c`.
public final class DefaultPrivileges {
  private static final Comparator<AclItem> ORDER =
      Comparator.comparing(AclItem::grantee, Oid::compare)
          .thenComparing(AclItem::grantor, Oid::compare)
          .thenComparing(AclItem::privileges, Long::compareUnsigned);

  private final CatalogSource catalog;
  private final AclChanges changes;

  public DefaultPrivileges(CatalogSource catalog, Roles roles) {
    this.catalog = catalog;
    this.changes = new AclChanges(roles);
  }

  /// The list of a new object.
  ///
  /// @param kind table, sequence, function, type or schema; others have no such defaults
  /// @param schema that the object is made in; 0 for a schema itself
  /// @return null when it needs no list, for the usual privileges are all that it gets
  public AclItem @Nullable [] of(ObjectType kind, int owner, int schema) {
    char letter = letter(kind);
    if (letter == 0) {
      return null;
    }
    AclItem[] everywhere = list(owner, Oid.INVALID, letter);
    AclItem[] here = schema == Oid.INVALID ? null : list(owner, schema, letter);
    if (everywhere == null && here == null) {
      return null;
    }
    AclItem[] usual = Acls.byDefault(kind, owner);
    List<AclItem> result =
        merge(
            List.of(everywhere == null ? usual : everywhere),
            here == null ? List.of() : List.of(here),
            owner);
    List<AclItem> sorted = result.stream().sorted(ORDER).toList();
    boolean asUsual = sorted.equals(List.of(usual).stream().sorted(ORDER).toList());
    return sorted.isEmpty() || asUsual ? null : sorted.toArray(AclItem[]::new);
  }

  /// What either list gives. Two empty ones make none at all, so that the object gets the usual
  /// privileges after all: PostgreSQL's own behaviour.
  private List<AclItem> merge(List<AclItem> everywhere, List<AclItem> here, int owner) {
    if (everywhere.isEmpty()) {
      return here;
    }
    List<AclItem> result = new ArrayList<>(everywhere);
    for (AclItem item : here) {
      result = changes.change(result, item, AclChanges.Mode.GRANT, owner, false);
    }
    return result;
  }

  /// A list in the order in which defaults are kept and compared.
  public static List<AclItem> sorted(List<AclItem> list) {
    return list.stream().sorted(ORDER).toList();
  }

  private static char letter(ObjectType kind) {
    return switch (kind) {
      case OBJECT_TABLE -> PgDefaultAcl.DEFACLOBJ_RELATION;
      case OBJECT_SEQUENCE -> PgDefaultAcl.DEFACLOBJ_SEQUENCE;
      case OBJECT_FUNCTION -> PgDefaultAcl.DEFACLOBJ_FUNCTION;
      case OBJECT_TYPE -> PgDefaultAcl.DEFACLOBJ_TYPE;
      case OBJECT_SCHEMA -> PgDefaultAcl.DEFACLOBJ_NAMESPACE;
      default -> 0;
    };
  }

  private AclItem @Nullable [] list(int owner, int schema, char letter) {
    PgDefaultAcl row = catalog.find(SysCache.DEFACLROLENSPOBJ, owner, schema, letter);
    return row == null ? null : row.defaclacl();
  }
}
