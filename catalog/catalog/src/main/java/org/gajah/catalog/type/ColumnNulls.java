package org.gajah.catalog.type;

import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.nodes.CoerceToDomain;
import org.gajah.nodes.Const;
import org.gajah.nodes.Expr;
import org.gajah.nodes.kinds.CoercionForm;

/// What columns get that nobody gives a value. Mirrors `coerce_null_to_domain()` of
/// `parser/parse_coerce.c`.
public final class ColumnNulls {
  /// A dropped column has no type any more; any will do for its null.
  private static final Const DROPPED = new Const(TypeOid.INT4, -1, 0, 4, null, true, true, -1);

  private ColumnNulls() {}

  /// NULL of a column, checked by its domain.
  public static Expr of(Types types, PgAttribute column) {
    if (column.attisdropped()) {
      return DROPPED;
    }
    if (!types.isDomain(column.atttypid())) {
      return plain(column, column.atttypid(), -1);
    }
    BaseType base = types.base(column.atttypid(), -1);
    return new CoerceToDomain(
        plain(column, base.type(), base.typmod()),
        column.atttypid(),
        -1,
        0,
        CoercionForm.COERCE_IMPLICIT_CAST,
        -1);
  }

  private static Const plain(PgAttribute column, int type, int typmod) {
    return new Const(
        type, typmod, column.attcollation(), column.attlen(), null, true, column.attbyval(), -1);
  }
}
