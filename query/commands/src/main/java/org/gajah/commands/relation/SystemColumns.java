package org.gajah.commands.relation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.commands.object.Definer;
import org.gajah.commands.relation.NewRelation.Request;
import org.jspecify.annotations.Nullable;

/// The columns that every table has, and what the others must not be. Mirrors
/// `CheckAttributeNamesTypes` of `catalog/heap.c`.
public final class SystemColumns {
  /// The most columns that a table may have.
  public static final int MAX_COLUMNS = 1600;

  private record SystemColumn(String name, int number, int type, int length, char alignment) {}

  private static final List<SystemColumn> ALL =
      List.of(
          new SystemColumn("ctid", -1, TypeOid.TID, 6, 's'),
          new SystemColumn("xmin", -2, TypeOid.XID, 4, 'i'),
          new SystemColumn("cmin", -3, TypeOid.CID, 4, 'i'),
          new SystemColumn("xmax", -4, TypeOid.XID, 4, 'i'),
          new SystemColumn("cmax", -5, TypeOid.CID, 4, 'i'),
          new SystemColumn("tableoid", -6, TypeOid.OID, 4, 'i'));

  private SystemColumns() {}

  /// The number of the system column with a name; 0 when there is none.
  public static int number(String name) {
    for (SystemColumn column : ALL) {
      if (column.name.equals(name)) {
        return column.number;
      }
    }
    return 0;
  }

  public static List<PgAttribute> rows(int relation) {
    List<PgAttribute> result = new ArrayList<>();
    for (SystemColumn column : ALL) {
      result.add(
          RowEdit.blank(PgAttribute.TABLE)
              .set(PgAttribute.ANUM_ATTRELID, relation)
              .set(PgAttribute.ANUM_ATTNAME, column.name)
              .set(PgAttribute.ANUM_ATTTYPID, column.type)
              .set(PgAttribute.ANUM_ATTLEN, column.length)
              .set(PgAttribute.ANUM_ATTNUM, column.number)
              .set(PgAttribute.ANUM_ATTCACHEOFF, -1)
              .set(PgAttribute.ANUM_ATTTYPMOD, -1)
              .set(PgAttribute.ANUM_ATTBYVAL, column.length == 4)
              .set(PgAttribute.ANUM_ATTALIGN, column.alignment)
              .set(PgAttribute.ANUM_ATTSTORAGE, 'p')
              .set(PgAttribute.ANUM_ATTNOTNULL, true)
              .set(PgAttribute.ANUM_ATTISLOCAL, true)
              .row());
    }
    return result;
  }

  public static void checkNames(Definer definer, Request request) {
    if (request.columns().size() > MAX_COLUMNS) {
      throw new PgException(
          SqlState.TOO_MANY_COLUMNS, "tables can have at most %d columns".formatted(MAX_COLUMNS));
    }
    boolean hasSystem =
        request.kind() != PgClass.RELKIND_VIEW && request.kind() != PgClass.RELKIND_COMPOSITE_TYPE;
    Set<String> seen = new HashSet<>();
    for (PgAttribute column : request.columns()) {
      if (hasSystem && number(column.attname()) != 0) {
        throw conflict(column.attname());
      }
      if (!seen.add(column.attname())) {
        throw twice(column.attname());
      }
    }
    boolean system = request.kind() == PgClass.RELKIND_TOASTVALUE;
    ColumnTypes types = new ColumnTypes(definer, definer.mayChangeCatalogs());
    for (PgAttribute column : request.columns()) {
      if (!system) {
        types.check(column.attname(), column.atttypid(), column.attcollation(), null);
      }
    }
  }

  public static PgException conflict(String name) {
    return new PgException(
        SqlState.DUPLICATE_COLUMN,
        "column name \"%s\" conflicts with a system column name".formatted(name));
  }

  public static PgException twice(String name) {
    return new PgException(
        SqlState.DUPLICATE_COLUMN, "column \"%s\" specified more than once".formatted(name));
  }
}
