package org.gajah.btree;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gajah.accessapi.relation.ColumnStorage;
import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.accessapi.relation.KeyOrder;
import org.gajah.accessapi.relation.Persistence;
import org.gajah.accessapi.relation.RelationDescriptor.Identity;
import org.gajah.base.id.RelFileLocator;
import org.gajah.base.id.Tid;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.disk.RelationFiles;
import org.gajah.disk.RelationKey;
import org.gajah.page.value.TupleLayout;
import org.gajah.transaction.Horizons;

/// Descriptors of indexes for tests, and rows for them.
final class TestIndex {
  /// Types of columns.
  enum ColumnType {
    INT4(4, true, 4),
    INT8(8, true, 8),
    /// int4 whose order is behind a call.
    OPAQUE_INT4(4, true, 4),
    OID(4, true, 4),
    TEXT(-1, false, 4),
    /// text whose order ignores case, so that equal values may have different bytes.
    CASELESS(-1, false, 4);

    final int length;
    final boolean byValue;
    final int align;

    ColumnType(int length, boolean byValue, int align) {
      this.length = length;
      this.byValue = byValue;
      this.align = align;
    }

    KeyOrder order() {
      return new TypeOrder(this);
    }
  }

  private record TypeOrder(ColumnType type) implements KeyOrder {
    @Override
    public Simple simple() {
      return switch (type) {
        case INT4, INT8 -> Simple.SIGNED;
        case OID -> Simple.UNSIGNED;
        case TEXT -> Simple.BYTES;
        case OPAQUE_INT4, CASELESS -> Simple.NONE;
      };
    }

    @Override
    public int compare(long left, long right) {
      return type == ColumnType.OID ? Long.compareUnsigned(left, right) : Long.compare(left, right);
    }

    @Override
    public int compare(
        byte[] left, int leftFrom, int leftLength, byte[] right, int rightFrom, int rightLength) {
      if (type == ColumnType.CASELESS) {
        String a = new String(left, leftFrom, leftLength, StandardCharsets.ISO_8859_1);
        String b = new String(right, rightFrom, rightLength, StandardCharsets.ISO_8859_1);
        return a.compareToIgnoreCase(b);
      }
      return Arrays.compareUnsigned(
          left, leftFrom, leftFrom + leftLength, right, rightFrom, rightFrom + rightLength);
    }

    @Override
    public boolean equalImage() {
      return type != ColumnType.CASELESS;
    }
  }

  /// A column of an index.
  record Column(ColumnType type, boolean descending, boolean nullsFirst) {
    static Column of(ColumnType type) {
      return new Column(type, false, false);
    }
  }

  final List<Column> columns;
  private final int included;
  private boolean unique;
  private boolean nullsNotDistinct;
  private boolean deduplicate = true;
  private int fillFactor = 90;
  private Persistence persistence = Persistence.PERMANENT;

  TestIndex(Column... columns) {
    this(0, columns);
  }

  /// @param included how many columns at the end are not part of the key
  TestIndex(int included, Column... columns) {
    this.columns = List.of(columns);
    this.included = included;
  }

  TestIndex unique() {
    unique = true;
    return this;
  }

  TestIndex nullsNotDistinct() {
    nullsNotDistinct = true;
    return this;
  }

  TestIndex notDeduplicated() {
    deduplicate = false;
    return this;
  }

  TestIndex fillFactor(int perCent) {
    fillFactor = perCent;
    return this;
  }

  TestIndex persistence(Persistence newPersistence) {
    persistence = newPersistence;
    return this;
  }

  IndexDescriptor descriptor(int oid, RelationFiles files) {
    List<TupleLayout.Attribute> attributes = new ArrayList<>();
    List<IndexDescriptor.KeyColumn> keys = new ArrayList<>();
    List<ColumnStorage> storage = new ArrayList<>();
    for (Column column : columns) {
      ColumnType type = column.type;
      attributes.add(
          new TupleLayout.Attribute(type.length, type.byValue, type.align, type.length == -1));
      storage.add(type.length == -1 ? ColumnStorage.EXTENDED : ColumnStorage.PLAIN);
      if (keys.size() < columns.size() - included) {
        keys.add(
            new IndexDescriptor.KeyColumn(
                "c" + keys.size(), type.order(), column.descending, column.nullsFirst));
      }
    }
    int session = persistence == Persistence.TEMPORARY ? 0 : RelationKey.SHARED;
    RelationKey key = new RelationKey(new RelFileLocator(1663, 5, oid), session);
    return new IndexDescriptor(
        new Identity(oid, "i" + oid, key, persistence, Horizons.Kind.DATA),
        new TupleLayout(attributes),
        oid + 1,
        "t",
        keys,
        new IndexDescriptor.Properties(
            unique, nullsNotDistinct, true, false, fillFactor, deduplicate),
        storage,
        files);
  }

  /// A vector for each column, with room for one row.
  Vector[] vectors() {
    return columns.stream()
        .map(column -> column.type.byValue ? new LongVector(1) : new BytesVector(1))
        .toArray(Vector[]::new);
  }

  /// Puts a row into the vectors; values are longs, strings or null.
  void set(Vector[] vectors, List<?> row) {
    for (int i = 0; i < vectors.length; i++) {
      vectors[i].clear();
      switch (row.get(i)) {
        case null -> vectors[i].setNull(0);
        case Long number -> ((LongVector) vectors[i]).set(0, number);
        case String text -> {
          byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
          ((BytesVector) vectors[i]).set(0, bytes, 0, bytes.length);
        }
        default -> throw new IllegalArgumentException("unknown value");
      }
    }
  }

  /// Reads a row back.
  List<Object> get(Vector[] vectors) {
    List<Object> row = new ArrayList<>();
    for (Vector vector : vectors) {
      if (vector.isNull(0)) {
        row.add(null);
      } else if (vector instanceof LongVector numbers) {
        row.add(numbers.get(0));
      } else {
        BytesVector bytes = (BytesVector) vector;
        row.add(
            new String(bytes.array(), bytes.from(0), bytes.length(0), StandardCharsets.ISO_8859_1));
      }
    }
    return row;
  }

  /// Compares rows by the key columns in the order of the index.
  int compare(List<?> left, List<?> right) {
    for (int i = 0; i < columns.size() - included; i++) {
      int result = compare(columns.get(i), left.get(i), right.get(i));
      if (result != 0) {
        return result;
      }
    }
    return 0;
  }

  private static int compare(Column column, Object left, Object right) {
    if (left == null || right == null) {
      int side = column.nullsFirst ? -1 : 1;
      boolean bothNull = left == null && right == null;
      return bothNull ? 0 : left == null ? side : -side;
    }
    int result = compareValues(column.type, left, right);
    return column.descending ? -result : result;
  }

  /// Compares values in the order of their type.
  static int compareValues(ColumnType type, Object left, Object right) {
    if (left instanceof Long number) {
      return type.order().compare(number, (Long) right);
    }
    String a = (String) left;
    String b = (String) right;
    return Integer.signum(type == ColumnType.CASELESS ? a.compareToIgnoreCase(b) : a.compareTo(b));
  }

  static long tid(int row) {
    return Tid.of(row / 100, row % 100 + 1);
  }
}
