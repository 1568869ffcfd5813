package org.gajah.commands.table;

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
import org.gajah.commands.table.NewRelation.Request;
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

  static List<PgAttribute> rows(int relation) {
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

  static void checkNames(Definer definer, Request request) {
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
    for (PgAttribute column : request.columns()) {
      if (!system) {
        checkType(definer, column.attname(), column.atttypid(), column.attcollation(), null);
      }
    }
  }

  static PgException conflict(String name) {
    return new PgException(
        SqlState.DUPLICATE_COLUMN,
        "column name \"%s\" conflicts with a system column name".formatted(name));
  }

  static PgException twice(String name) {
    return new PgException(
        SqlState.DUPLICATE_COLUMN, "column \"%s\" specified more than once".formatted(name));
  }

  /// Whether a column may have a type (`CheckAttributeType`).
  ///
  /// @param containing types that it is in
  public static void checkType(
      Definer definer, String column, int type, int collation, @Nullable Set<Integer> containing) {
    PgType row = definer.types().get(type);
    switch (row.typtype()) {
      case 'p' -> throw new PgException(
          SqlState.INVALID_TABLE_DEFINITION,
          "column \"%s\" has pseudo-type %s"
              .formatted(column, definer.typeNames().format(type)));
      case 'd' -> checkType(definer, column, row.typbasetype(), collation, containing);
      case 'c' -> checkComposite(definer, row, containing);
      default -> {
        int element = definer.types().element(type);
        if (element != Oid.INVALID) {
          checkType(definer, column, element, collation, containing);
        }
      }
    }
    if (collation == Oid.INVALID && row.typcollation() != Oid.INVALID) {
      throw new PgException(
              SqlState.INVALID_TABLE_DEFINITION,
              "no collation was derived for column \"%s\" with collatable type %s"
                  .formatted(column, definer.typeNames().format(type)))
          .hint("Use the COLLATE clause to set the collation explicitly.");
    }
  }

  private static void checkComposite(
      Definer definer, PgType row, @Nullable Set<Integer> containing) {
    if (containing != null && containing.contains(row.oid())) {
      throw new PgException(
          SqlState.INVALID_TABLE_DEFINITION,
          "composite type %s cannot be made a member of itself"
              .formatted(definer.typeNames().format(row.oid())));
    }
    Set<Integer> inner = new HashSet<>(containing == null ? Set.of() : containing);
    inner.add(row.oid());
    for (PgAttribute column : definer.types().attributes(row.typrelid())) {
      if (!column.attisdropped()) {
        checkType(definer, column.attname(), column.atttypid(), column.attcollation(), inner);
      }
    }
  }
}
