package org.gajah.commands.relation;

import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalog.type.BaseType;

/// What a column takes over from its type.
public final class ColumnShape {
  private ColumnShape() {}

  /// The beginning of a row of `pg_attribute`, without its relation.
  public static RowEdit<PgAttribute> row(String name, int number, PgType type, BaseType typed) {
    return RowEdit.blank(PgAttribute.TABLE)
        .set(PgAttribute.ANUM_ATTNAME, name)
        .set(PgAttribute.ANUM_ATTTYPID, typed.type())
        .set(PgAttribute.ANUM_ATTLEN, type.typlen())
        .set(PgAttribute.ANUM_ATTNUM, number)
        .set(PgAttribute.ANUM_ATTCACHEOFF, -1)
        .set(PgAttribute.ANUM_ATTTYPMOD, typed.typmod())
        .set(PgAttribute.ANUM_ATTBYVAL, type.typbyval())
        .set(PgAttribute.ANUM_ATTALIGN, type.typalign())
        .set(PgAttribute.ANUM_ATTSTORAGE, type.typstorage())
        .set(PgAttribute.ANUM_ATTISLOCAL, true)
        .set(PgAttribute.ANUM_ATTCOLLATION, type.typcollation());
  }
}
