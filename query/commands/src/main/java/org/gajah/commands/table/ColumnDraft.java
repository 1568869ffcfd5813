package org.gajah.commands.table;

import java.util.List;
import java.util.Objects;
import org.gajah.catalog.type.BaseType;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.source.RowEdit;
import org.gajah.nodes.ColumnDef;
import org.gajah.nodes.Expr;
import org.gajah.nodes.TypeName;
import org.jspecify.annotations.Nullable;

/// A column that is being defined: what was written, with what its constraints say of it.
final class ColumnDraft {
  final ColumnDef definition;
  final String name;
  TypeName typeName;
  boolean isNotNull;

  /// The default or generation expression as written.
  @Nullable Expr rawDefault;

  /// A default that is analyzed already.
  @Nullable Expr cookedDefault;

  char identity;
  char generated;
  int number;

  ColumnDraft(ColumnDef definition) {
    this.definition = definition;
    this.name = Objects.requireNonNull(definition.colname());
    this.typeName = Objects.requireNonNull(definition.typeName());
    this.isNotNull = definition.is_not_null();
    this.identity = definition.identity();
    this.generated = definition.generated();
    this.rawDefault = definition.raw_default();
    this.cookedDefault = definition.cooked_default();
  }

  /// The beginning of a row of `pg_attribute` for a column of a type.
  static RowEdit<PgAttribute> row(String name, int number, PgType type, BaseType typed) {
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

  List<org.gajah.nodes.Constraint> constraints() {
    return definition.constraints();
  }
}
