package org.gajah.functions;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgAmop;
import org.gajah.catalog.rows.PgAmproc;
import org.gajah.catalog.rows.PgOpclass;
import org.gajah.catalog.rows.PgOperator;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.catalogfacts.TypeOid;
import org.jspecify.annotations.Nullable;

/// The functions that the default operator classes of a type name: its order, its equality and its
/// hash. Mirrors `lookup_type_cache()` of `utils/cache/typcache.c`.
public final class TypeFunctions {
  private static final int BTREE = 403;
  private static final int HASH = 405;
  private static final short ORDER_PROC = 1;
  private static final short HASH_PROC = 1;
  private static final short HASH_EXTENDED_PROC = 2;
  private static final short BTREE_EQUAL = 3;
  private static final short HASH_EQUAL = 1;

  private TypeFunctions() {}

  /// OID of the comparison function (`btint4cmp`), or 0 where the type has no order.
  public static int comparison(CatalogSource catalog, int type) {
    return support(catalog, BTREE, type, ORDER_PROC);
  }

  /// OID of the hash function, or 0.
  public static int hash(CatalogSource catalog, int type) {
    return support(catalog, HASH, type, HASH_PROC);
  }

  /// OID of the hash function with a seed, or 0.
  public static int hashExtended(CatalogSource catalog, int type) {
    return support(catalog, HASH, type, HASH_EXTENDED_PROC);
  }

  /// OID of the function behind the default equality operator, or 0.
  public static int equality(CatalogSource catalog, int type) {
    int operator = equalityOperator(catalog, type);
    return operator == 0 ? 0 : catalog.get(SysCache.OPEROID, operator).oprcode();
  }

  /// OID of the default equality operator, or 0.
  public static int equalityOperator(CatalogSource catalog, int type) {
    int operator = operator(catalog, BTREE, type, BTREE_EQUAL);
    return operator != 0 ? operator : operator(catalog, HASH, type, HASH_EQUAL);
  }

  /// The OID of the comparison function.
  ///
  /// @throws PgException 42883 where the type has no order
  public static int orderOf(CatalogSource catalog, PgType type, String name) {
    int function = comparison(catalog, type.oid());
    if (function == 0) {
      throw new PgException(
          SqlState.UNDEFINED_FUNCTION, "could not identify a comparison function for type " + name);
    }
    return function;
  }

  private static int support(CatalogSource catalog, int method, int type, short number) {
    PgOpclass operators = defaultClass(catalog, method, type);
    if (operators == null) {
      return 0;
    }
    PgAmproc row =
        catalog.find(
            SysCache.AMPROCNUM,
            operators.opcfamily(),
            operators.opcintype(),
            operators.opcintype(),
            number);
    return row == null ? 0 : row.amproc();
  }

  private static int operator(CatalogSource catalog, int method, int type, short strategy) {
    PgOpclass operators = defaultClass(catalog, method, type);
    if (operators == null) {
      return 0;
    }
    PgAmop row =
        catalog.find(
            SysCache.AMOPSTRATEGY,
            operators.opcfamily(),
            operators.opcintype(),
            operators.opcintype(),
            strategy);
    return row == null ? 0 : row.amopopr();
  }

  /// The default operator class for a type, that of a type which it is binary compatible with, or
  /// null.
  private static @Nullable PgOpclass defaultClass(CatalogSource catalog, int method, int oid) {
    PgType type = base(catalog, oid);
    PgOpclass found = null;
    for (PgOpclass candidate : catalog.list(SysCache.CLAAMNAMENSP, method)) {
      if (!candidate.opcdefault()) {
        continue;
      }
      if (candidate.opcintype() == type.oid()) {
        return candidate;
      }
      if (accepts(catalog, candidate.opcintype(), type)
          && (found == null || isPreferred(catalog, candidate))) {
        found = candidate;
      }
    }
    return found;
  }

  private static boolean isPreferred(CatalogSource catalog, PgOpclass candidate) {
    return catalog.get(SysCache.TYPEOID, candidate.opcintype()).typispreferred();
  }

  private static boolean accepts(CatalogSource catalog, int wanted, PgType type) {
    return switch (wanted) {
      case TypeOid.ANYARRAY -> type.typelem() != 0 && type.typlen() == -1;
      case TypeOid.ANYENUM -> type.typtype() == PgType.TYPTYPE_ENUM;
      case TypeOid.ANYRANGE -> type.typtype() == PgType.TYPTYPE_RANGE;
      case TypeOid.ANYMULTIRANGE -> type.typtype() == PgType.TYPTYPE_MULTIRANGE;
      case TypeOid.RECORD -> type.typtype() == PgType.TYPTYPE_COMPOSITE;
      default -> {
        var cast = catalog.find(SysCache.CASTSOURCETARGET, type.oid(), wanted);
        yield cast != null && cast.castmethod() == 'b' && cast.castcontext() == 'i';
      }
    };
  }

  /// The type below all domains.
  public static PgType base(CatalogSource catalog, int oid) {
    PgType type = catalog.get(SysCache.TYPEOID, oid);
    while (type.typtype() == PgType.TYPTYPE_DOMAIN) {
      type = catalog.get(SysCache.TYPEOID, type.typbasetype());
    }
    return type;
  }

  /// The operator's row.
  public static PgOperator operator(CatalogSource catalog, int oid) {
    return catalog.get(SysCache.OPEROID, oid);
  }
}
