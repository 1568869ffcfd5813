package org.gajah.catalog.operator;

import java.util.HashMap;
import java.util.Map;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.rows.PgOpclass;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.catalog.type.TypeNames;
import org.gajah.catalog.type.Types;

/// Operator classes. Mirrors `GetDefaultOpClass` of `commands/indexcmds.c` and the look-ups of
/// `utils/cache/lsyscache.c`.
public final class OperatorClasses {
  private final CatalogSource catalog;
  private final Types types;
  private final Map<Question, Integer> defaults = new HashMap<>();
  private long seen;

  private record Question(int type, int method) {}

  public OperatorClasses(Types types) {
    this.catalog = types.catalog();
    this.types = types;
  }

  /// An operator class that must exist.
  ///
  /// @throws PgException XX000 when it does not
  public PgOpclass get(int operatorClass) {
    PgOpclass row = catalog.find(SysCache.CLAOID, operatorClass);
    if (row == null) {
      throw PgException.internal("cache lookup failed for opclass " + Oid.toString(operatorClass));
    }
    return row;
  }

  /// The default operator class of an access method for a type: one that takes the type itself goes
  /// before one whose preferred type it fits, and that before one that it merely fits; 0 when there
  /// is none, or no telling which.
  public int byDefault(int type, int method) {
    long version = catalog.version(SysCache.CLAOID) + catalog.version(SysCache.TYPEOID);
    if (version != seen) {
      defaults.clear();
      seen = version;
    }
    Integer known = defaults.get(new Question(type, method));
    if (known == null) {
      known = choose(type, method);
      defaults.put(new Question(type, method), known);
    }
    return known;
  }

  private int choose(int type, int method) {
    int base = types.base(type);
    char category = types.get(base).typcategory();
    int exact = 0;
    int preferred = 0;
    int compatible = 0;
    int exactCount = 0;
    int preferredCount = 0;
    int compatibleCount = 0;
    for (PgOpclass row : catalog.list(SysCache.CLAAMNAMENSP, method)) {
      if (row.opcdefault()) {
        if (row.opcintype() == base) {
          exactCount++;
          exact = row.oid();
        } else if (exactCount == 0 && types.isBinaryCoercible(base, row.opcintype())) {
          if (isPreferred(category, row.opcintype())) {
            preferredCount++;
            preferred = row.oid();
          } else {
            compatibleCount++;
            compatible = row.oid();
          }
        }
      }
    }
    if (exactCount == 1) {
      return exact;
    }
    if (exactCount > 1) {
      throw new PgException(
          SqlState.DUPLICATE_OBJECT,
          "there are multiple default operator classes for data type "
              + new TypeNames(types, null).format(base));
    }
    if (preferredCount == 1 || (preferredCount == 0 && compatibleCount == 1)) {
      return preferredCount == 1 ? preferred : compatible;
    }
    return Oid.INVALID;
  }

  private boolean isPreferred(char category, int type) {
    PgType row = types.get(type);
    return row.typcategory() == category && row.typispreferred();
  }
}
