package org.gajah.analyzer.context;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgAm;
import org.gajah.catalog.rows.PgAmop;
import org.gajah.catalog.rows.PgAmproc;
import org.gajah.catalog.rows.PgOpclass;
import org.gajah.catalog.rows.PgOperator;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.catalogfacts.TypeOid;
import org.jspecify.annotations.Nullable;

/// Operators and operator classes.
public final class Operators {
  public static final int BTREE = 403;
  public static final int HASH = 405;
  private static final int EQUAL_STRATEGY = 3;
  private static final int ARRAY_EQ = 1070;
  private static final int ARRAY_LT = 1072;
  private static final int ARRAY_GT = 1073;
  private static final int RECORD_EQ = 2988;
  private static final int RECORD_LT = 2990;
  private static final int RECORD_GT = 2991;

  /// The operators that sort and group values of a type; 0 where there is none.
  ///
  /// @param hashable whether `equal` can hash
  public record Ordering(int less, int equal, int greater, boolean hashable) {}

  private final AnalysisContext context;
  private final CatalogSource catalog;

  Operators(AnalysisContext context) {
    this.context = context;
    this.catalog = context.catalog();
  }

  public PgOperator get(int oid) {
    return catalog.get(SysCache.OPEROID, oid);
  }

  /// The operator with exactly these types, or null.
  ///
  /// @param name with its schema, if one is given
  /// @param left 0 for a prefix operator
  public @Nullable PgOperator exact(List<String> name, int left, int right) {
    String bare = name.getLast();
    if (name.size() > 1) {
      return catalog.find(SysCache.OPERNAMENSP, bare, left, right, schema(name));
    }
    PgOperator best = null;
    int bestDepth = Integer.MAX_VALUE;
    for (PgOperator operator : catalog.list(SysCache.OPERNAMENSP, bare, left, right)) {
      int depth = context.lookups().functions().depthOnPath(operator.oprnamespace());
      if (depth >= 0 && depth < bestDepth) {
        best = operator;
        bestDepth = depth;
      }
    }
    return best;
  }

  private int schema(List<String> name) {
    if (name.size() > 3) {
      throw new PgException(
          SqlState.SYNTAX_ERROR,
          "improper qualified name (too many dotted names): " + NameLists.join(name));
    }
    return context.lookups().types().schema(name.get(name.size() - 2));
  }

  /// The operators of a name, those hidden by others of the same types left out.
  ///
  /// @param prefix whether prefix operators are wanted, or binary ones
  public List<PgOperator> candidates(List<String> name, boolean prefix) {
    int wanted = name.size() > 1 ? schema(name) : 0;
    List<PgOperator> result = new ArrayList<>();
    for (PgOperator operator : catalog.list(SysCache.OPERNAMENSP, name.getLast())) {
      if (operator.oprkind() != (prefix ? 'l' : 'b')) {
        continue;
      }
      if (wanted != 0 ? operator.oprnamespace() == wanted : isUnhidden(operator)) {
        result.add(operator);
      }
    }
    return result;
  }

  private boolean isUnhidden(PgOperator operator) {
    PgOperator seen = exact(List.of(operator.oprname()), operator.oprleft(), operator.oprright());
    return seen != null && seen.oid() == operator.oid();
  }

  /// Whether a bare name with these types means this operator.
  public boolean isVisible(PgOperator operator) {
    return isUnhidden(operator);
  }

  /// The default operator class of a type for an index access method, or null.
  public @Nullable PgOpclass defaultClass(int type, int method) {
    Types types = context.lookups().types();
    int base = types.base(type);
    char category = types.category(base);
    PgOpclass exact = null;
    PgOpclass preferred = null;
    PgOpclass binary = null;
    int preferredCount = 0;
    int binaryCount = 0;
    for (PgOpclass each : catalog.list(SysCache.CLAAMNAMENSP, method)) {
      if (!each.opcdefault()) {
        continue;
      }
      if (each.opcintype() == base) {
        exact = each;
      } else if (isBinaryCoercible(base, each.opcintype())) {
        if (types.isPreferredIn(category, each.opcintype())) {
          preferred = each;
          preferredCount++;
        } else {
          binary = each;
          binaryCount++;
        }
      }
    }
    if (exact != null) {
      return exact;
    }
    if (preferredCount == 1) {
      return preferred;
    }
    return preferredCount == 0 && binaryCount == 1 ? binary : null;
  }

  /// Whether values of one type can be taken for values of another as they are.
  public boolean isBinaryCoercible(int source, int target) {
    Types types = context.lookups().types();
    if (source == target
        || target == TypeOid.ANY
        || target == TypeOid.ANYELEMENT
        || target == TypeOid.ANYCOMPATIBLE) {
      return true;
    }
    int base = source == 0 ? 0 : types.base(source);
    if (base == target) {
      return true;
    }
    boolean accepted =
        switch (target) {
          case TypeOid.ANYARRAY, TypeOid.ANYCOMPATIBLEARRAY -> types.element(base) != 0;
          case TypeOid.ANYNONARRAY, TypeOid.ANYCOMPATIBLENONARRAY -> types.element(base) == 0;
          case TypeOid.ANYENUM -> types.isEnum(base);
          case TypeOid.ANYRANGE, TypeOid.ANYCOMPATIBLERANGE -> types.kind(base) == 'r';
          case TypeOid.ANYMULTIRANGE, TypeOid.ANYCOMPATIBLEMULTIRANGE -> types.kind(base) == 'm';
          case TypeOid.RECORD -> types.isComplex(base);
          case TypeOid.RECORDARRAY -> types.isComplex(types.element(base));
          default -> false;
        };
    if (accepted) {
      return true;
    }
    var cast = context.lookups().functions().cast(base, target);
    return cast != null && cast.castmethod() == 'b' && cast.castcontext() == 'i';
  }

  /// The operator of a strategy in an operator family, or 0.
  public int member(int family, int left, int right, int strategy) {
    PgAmop row = catalog.find(SysCache.AMOPSTRATEGY, family, left, right, (short) strategy);
    return row == null || row.amoppurpose() != 's' ? 0 : row.amopopr();
  }

  /// The support function of an operator family, or 0.
  public int support(int family, int left, int right, int number) {
    PgAmproc row = catalog.find(SysCache.AMPROCNUM, family, left, right, (short) number);
    return row == null ? 0 : row.amproc();
  }

  /// The uses of an operator in operator families.
  public List<PgAmop> uses(int operator) {
    return catalog.list(SysCache.AMOPOPID, operator);
  }

  /// How values of a type are sorted and grouped.
  public Ordering ordering(int type) {
    Types types = context.lookups().types();
    PgOpclass btree = defaultClass(type, BTREE);
    PgOpclass hash = defaultClass(type, HASH);
    int base = types.base(type);
    int less = 0;
    int equal = 0;
    int greater = 0;
    if (btree != null) {
      int in = btree.opcintype();
      less = member(btree.opcfamily(), in, in, 1);
      equal = member(btree.opcfamily(), in, in, EQUAL_STRATEGY);
      greater = member(btree.opcfamily(), in, in, 5);
    }
    if (equal == 0 && hash != null) {
      equal = member(hash.opcfamily(), hash.opcintype(), hash.opcintype(), 1);
    }
    int element = types.element(base);
    if (equal == ARRAY_EQ && element != 0) {
      Ordering parts = ordering(element);
      return new Ordering(
          parts.less == 0 ? 0 : less == 0 ? ARRAY_LT : less,
          parts.equal == 0 ? 0 : equal,
          parts.less == 0 ? 0 : greater == 0 ? ARRAY_GT : greater,
          parts.equal != 0 && parts.hashable);
    }
    if (equal == RECORD_EQ) {
      return ofRecord(base, less, equal, greater);
    }
    boolean hashable = equal != 0 && hash != null && get(equal).oprcanhash();
    return new Ordering(less, equal, greater, hashable);
  }

  private Ordering ofRecord(int type, int less, int equal, int greater) {
    boolean sortable = true;
    boolean comparable = true;
    boolean hashable = type != TypeOid.RECORD;
    int relation = context.lookups().types().relation(type);
    if (relation != 0) {
      for (var column : context.lookups().relations().columns(relation)) {
        if (!column.attisdropped()) {
          Ordering part = ordering(column.atttypid());
          sortable &= part.less != 0;
          comparable &= part.equal != 0;
          hashable &= part.hashable;
        }
      }
    }
    return new Ordering(
        sortable ? (less == 0 ? RECORD_LT : less) : 0,
        comparable ? equal : 0,
        sortable ? (greater == 0 ? RECORD_GT : greater) : 0,
        comparable && hashable);
  }

  /// The access method of a name.
  public @Nullable PgAm method(String name) {
    return catalog.find(SysCache.AMNAME, name);
  }
}
