package org.gajah.catalogstore.layout;

import java.util.ArrayList;
import java.util.List;
import org.gajah.accessapi.relation.ColumnStorage;
import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.base.error.PgException;
import org.gajah.base.id.Oid;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.source.CatalogColumn;
import org.gajah.catalog.source.CatalogIndex;
import org.gajah.catalog.source.CatalogTable;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.page.value.TupleLayout;
import org.gajah.page.value.TupleLayout.Attribute;

/// The layouts of system catalogs and their indexes, from the types of their columns. Mirrors the
/// table of types in `bootstrap/bootstrap.c`.
public final class CatalogLayouts {
  private static final int NAME_LENGTH = 64;
  private static final int ANY_ARRAY = 2277;
  private static final int ACL_ITEM_ARRAY = 1034;

  private CatalogLayouts() {}

  /// The layout of a catalog's rows.
  public static TupleLayout of(CatalogTable<?> table) {
    return new TupleLayout(
        table.columns().stream().map(column -> attribute(column.type())).toList());
  }

  /// The layout of an index's tuples: names are cut at their end there.
  public static TupleLayout of(CatalogIndex<?> index) {
    List<Attribute> attributes = new ArrayList<>();
    for (int column : index.columns()) {
      int type = type(index, column);
      attributes.add(type == TypeOid.NAME ? new Attribute(-2, false, 1, false) : attribute(type));
    }
    return new TupleLayout(attributes);
  }

  /// How long values of a catalog's columns are stored.
  public static List<ColumnStorage> storage(CatalogTable<?> table) {
    return table.columns().stream()
        .map(column ->
            attribute(column.type()).packable() ? ColumnStorage.EXTENDED : ColumnStorage.PLAIN)
        .toList();
  }

  /// The key columns of an index.
  public static List<IndexDescriptor.KeyColumn> keyColumns(CatalogIndex<?> index) {
    List<IndexDescriptor.KeyColumn> result = new ArrayList<>();
    for (int number : index.columns()) {
      CatalogColumn column = index.table().columns().get(number - 1);
      result.add(
          new IndexDescriptor.KeyColumn(
              column.name(), CatalogOrders.of(column.type()), false, false));
    }
    return result;
  }

  static int type(CatalogIndex<?> index, int column) {
    return index.table().columns().get(column - 1).type();
  }

  /// Empty vectors for rows of a layout.
  public static Vector[] vectors(TupleLayout layout, int capacity) {
    Vector[] result = new Vector[layout.attributeCount()];
    for (int i = 0; i < result.length; i++) {
      result[i] =
          layout.attribute(i).byValue() ? new LongVector(capacity) : new BytesVector(capacity);
    }
    return result;
  }

  private static Attribute attribute(int type) {
    return switch (type) {
      case TypeOid.BOOL, TypeOid.CHAR -> fixed(1);
      case TypeOid.INT2 -> fixed(2);
      case TypeOid.INT4, TypeOid.OID, TypeOid.REGPROC, TypeOid.XID, TypeOid.FLOAT4 -> fixed(4);
      case TypeOid.INT8, TypeOid.TIMESTAMPTZ, TypeOid.PG_LSN -> fixed(8);
      case TypeOid.NAME -> new Attribute(NAME_LENGTH, false, 1, false);
      case TypeOid.INT2VECTOR, TypeOid.OIDVECTOR, TypeOid.BYTEA ->
          new Attribute(-1, false, 4, false);
      case ACL_ITEM_ARRAY, ANY_ARRAY -> new Attribute(-1, false, 8, true);
      default -> {
        if (Integer.compareUnsigned(type, Oid.FIRST_NORMAL) >= 0) {
          throw PgException.internal("catalog column of unknown type " + type);
        }
        yield new Attribute(-1, false, ROW_ARRAYS.contains(type) ? 8 : 4, true);
      }
    };
  }

  /// `_pg_statistic`, whose elements are rows.
  private static final List<Integer> ROW_ARRAYS = List.of(10028);

  private static Attribute fixed(int length) {
    return new Attribute(length, true, length, false);
  }
}
