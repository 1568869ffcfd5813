package org.gajah.executor.rows;

import java.util.Arrays;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.operator.HashOperators;
import org.gajah.catalog.operator.Operators;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.functions.FunctionRegistry;
import org.gajah.functions.ValueCall;
import org.gajah.functions.contract.FunctionContext;

/// A hash table over the first columns of a [RowStore]: finds the rows whose keys are equal to
/// those of another row. Nulls are equal to nulls; who does not want that keeps them out.
public final class KeyHasher {
  private static final int NONE = -1;
  private static final int SKIPPED = -2;

  /// A table with more buckets is made anew when it is emptied.
  private static final int LARGE = 1 << 12;

  private final Column[] columns;
  private RowStore store;
  private int[] buckets = new int[64];
  private int[] next = new int[64];
  private int[] hashes = new int[64];

  /// How one column of the key is compared.
  ///
  /// @param operator the equality, the type of those who look on its left, that of the stored rows
  ///   on its right
  public record Key(int operator, int collation, int leftType, int rightType) {}

  /// @param store rows that begin with the keys; what else they have does not matter
  public KeyHasher(
      FunctionRegistry registry, FunctionContext context, List<Key> keys, RowStore store) {
    this.store = store;
    this.columns =
        keys.stream().map(key -> new Column(registry, context, key)).toArray(Column[]::new);
    Arrays.fill(buckets, NONE);
  }

  /// The hash of a row's keys.
  ///
  /// @param stored whether they have the stored rows' types, else those of rows that look
  public int hash(Vector[] keys, int row, boolean stored) {
    int hash = 0;
    for (int i = 0; i < columns.length; i++) {
      hash = Integer.rotateLeft(hash, 1) ^ columns[i].hash(keys[i], row, stored);
    }
    return hash * 0x9E3779B9;
  }

  /// The first stored row with the keys of a row that looks, or -1.
  public int find(Vector[] keys, int row) {
    int hash = hash(keys, row, false);
    return search(buckets[hash >>> shift()], hash, keys, row, false);
  }

  /// The next stored row with the same keys.
  public int findNext(int previous, Vector[] keys, int row) {
    return search(next[previous], hashes[previous], keys, row, false);
  }

  /// The first stored row with the keys of a row that may be stored itself, or -1.
  public int findStored(Vector[] keys, int row) {
    int hash = hash(keys, row, true);
    return search(buckets[hash >>> shift()], hash, keys, row, true);
  }

  private int shift() {
    return Integer.numberOfLeadingZeros(buckets.length) + 1;
  }

  private int search(int from, int hash, Vector[] keys, int row, boolean stored) {
    for (int at = from; at != NONE; at = next[at]) {
      if (hashes[at] == hash && equal(keys, row, at, stored)) {
        return at;
      }
    }
    return NONE;
  }

  /// Whether a row that looks and a stored one are equal wherever neither is null.
  public boolean mayEqual(Vector[] keys, int row, int at) {
    Vector[] chunk = store.chunk(at);
    int place = store.place(at);
    for (int i = 0; i < columns.length; i++) {
      boolean known = !keys[i].isNull(row) && !chunk[i].isNull(place);
      if (known && !columns[i].equal(keys[i], row, chunk[i], place, false)) {
        return false;
      }
    }
    return true;
  }

  private boolean equal(Vector[] keys, int row, int at, boolean stored) {
    Vector[] chunk = store.chunk(at);
    int place = store.place(at);
    for (int i = 0; i < columns.length; i++) {
      if (!columns[i].equal(keys[i], row, chunk[i], place, stored)) {
        return false;
      }
    }
    return true;
  }

  /// Puts the store's last row into the table.
  public void insertLast() {
    int at = store.rows() - 1;
    if (at >= next.length) {
      next = Arrays.copyOf(next, 2 * at);
      hashes = Arrays.copyOf(hashes, 2 * at);
    }
    if (store.rows() > buckets.length) {
      grow();
    }
    hashes[at] = hash(store.chunk(at), store.place(at), true);
    int bucket = hashes[at] >>> shift();
    next[at] = buckets[bucket];
    buckets[bucket] = at;
  }

  /// Keeps the store's last row out of the table.
  public void skipLast() {
    int at = store.rows() - 1;
    if (at >= next.length) {
      next = Arrays.copyOf(next, 2 * at);
      hashes = Arrays.copyOf(hashes, 2 * at);
    }
    next[at] = SKIPPED;
  }

  private void grow() {
    buckets = new int[4 * buckets.length];
    Arrays.fill(buckets, NONE);
    for (int at = 0; at < store.rows() - 1; at++) {
      if (next[at] == SKIPPED) {
        continue;
      }
      int bucket = hashes[at] >>> shift();
      next[at] = buckets[bucket];
      buckets[bucket] = at;
    }
  }

  /// Goes on with another store, which is empty.
  public void use(RowStore empty) {
    store = empty;
    clear();
  }

  /// The hash of a stored row that was put into the table.
  public int hashOf(int row) {
    return hashes[row];
  }

  /// Bytes held beside the store.
  public long memory() {
    return 4L * (buckets.length + next.length + hashes.length);
  }

  /// Forgets all rows, as the store has.
  public void clear() {
    if (buckets.length > LARGE) {
      buckets = new int[64];
      next = new int[64];
      hashes = new int[64];
    }
    Arrays.fill(buckets, NONE);
  }

  /// One column: compared as numbers, as bytes, or by the functions that the catalogs name.
  private static final class Column {
    private final KeyKind kind;
    private final FunctionContext context;
    private final ValueCall leftHash;
    private final ValueCall rightHash;
    private final ValueCall crossEquality;
    private final ValueCall ownEquality;

    Column(FunctionRegistry registry, FunctionContext context, Key key) {
      this.context = context;
      CatalogSource catalog = context.catalog();
      Operators operators = new Operators(catalog);
      this.kind = KeyKind.of(operators.code(key.operator()), key.collation(), context);
      HashOperators compatible = operators.compatibleHashOperators(key.operator());
      HashOperators functions = operators.hashFunctions(key.operator());
      if (functions == null) {
        throw PgException.internal(
            "could not find hash function for hash operator " + key.operator());
      }
      int own = compatible == null ? key.operator() : compatible.right();
      leftHash = hashCall(registry, context, functions.left(), key.leftType(), key.collation());
      rightHash = hashCall(registry, context, functions.right(), key.rightType(), key.collation());
      crossEquality =
          equality(
              registry,
              context,
              operators.code(key.operator()),
              key.leftType(),
              key.rightType(),
              key.collation());
      ownEquality =
          equality(
              registry,
              context,
              operators.code(own),
              key.rightType(),
              key.rightType(),
              key.collation());
    }

    private static ValueCall hashCall(
        FunctionRegistry registry, FunctionContext context, int function, int type, int collation) {
      return new ValueCall(
          registry.prepare(context, function, List.of(type), TypeOid.INT4, collation),
          byValue(context, type));
    }

    private static ValueCall equality(
        FunctionRegistry registry,
        FunctionContext context,
        int function,
        int left,
        int right,
        int collation) {
      return new ValueCall(
          registry.prepare(context, function, List.of(left, right), TypeOid.BOOL, collation),
          byValue(context, left),
          byValue(context, right));
    }

    private static boolean byValue(FunctionContext context, int type) {
      return context.catalog().get(SysCache.TYPEOID, type).typbyval();
    }

    int hash(Vector keys, int row, boolean stored) {
      if (keys.isNull(row)) {
        return 0;
      }
      return switch (kind) {
        case NUMBER -> Long.hashCode(((LongVector) keys).get(row) * 0x9E3779B97F4A7C15L);
        case BYTES -> bytesHash((BytesVector) keys, row);
        case FUNCTION -> {
          ValueCall call = stored ? rightHash : leftHash;
          yield (int) call.setFrom(context, 0, keys, row).callLong(context);
        }
      };
    }

    private static int bytesHash(BytesVector keys, int row) {
      byte[] array = keys.array();
      int from = keys.from(row);
      int end = from + keys.length(row);
      int hash = 1;
      for (int i = from; i < end; i++) {
        hash = 31 * hash + array[i];
      }
      return hash * 0x85EBCA6B;
    }

    boolean equal(Vector left, int leftRow, Vector right, int rightRow, boolean stored) {
      boolean leftNull = left.isNull(leftRow);
      if (leftNull || right.isNull(rightRow)) {
        return leftNull && right.isNull(rightRow);
      }
      return switch (kind) {
        case NUMBER -> ((LongVector) left).get(leftRow) == ((LongVector) right).get(rightRow);
        case BYTES ->
            KeyKind.bytesEqual((BytesVector) left, leftRow, (BytesVector) right, rightRow);
        case FUNCTION -> {
          ValueCall call = stored ? ownEquality : crossEquality;
          yield call.setFrom(context, 0, left, leftRow)
                  .setFrom(context, 1, right, rightRow)
                  .callLong(context)
              != 0;
        }
      };
    }
  }
}
