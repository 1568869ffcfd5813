package org.gajah.functions;

import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.functions.contract.FunctionContext;

/// Names of types as messages show them.
public final class TypeNames {
  private TypeNames() {}

  /// The name of a type as `format_type(oid, null)` writes it.
  public static String format(FunctionContext context, int type) {
    PgType row = context.catalog().find(SysCache.TYPEOID, type);
    return row == null ? "???" : row.typname();
  }
}
