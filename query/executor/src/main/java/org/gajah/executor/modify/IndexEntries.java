package org.gajah.executor.modify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.index.IndexAccessMethod.UniqueCheck;
import org.gajah.accessapi.index.IndexScan;
import org.gajah.accessapi.index.ScanKey;
import org.gajah.accessapi.table.DirtyRow;
import org.gajah.accessapi.table.TableFetch;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Tid;
import org.gajah.batch.Batch;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.relation.Index;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.rows.SysCache;
import org.gajah.executor.rows.Plain;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.RelationAccess.OpenIndex;
import org.gajah.executor.state.RelationAccess.OpenTable;
import org.gajah.expression.VectorExpression;
import org.gajah.expression.VectorPredicate;
import org.gajah.nodes.Expr;
import org.jspecify.annotations.Nullable;

/// Keeps a table's indexes. Mirrors `executor/execIndexing.c`.
public final class IndexEntries {
  private final ExecutionState state;
  private final TableFetch fetch;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Integer> duplicates = new ArrayList<>(1);

  /// One index, and how its columns are computed.
  ///
  /// @param has of rows that were prepared, which belong into a partial index
  private record Entry(
      OpenIndex index,
      Vector[] columns,
      VectorExpression[] expressions,
      @Nullable VectorPredicate predicate,
      boolean[] has) {}

  /// @param fetch looks at rows of the table
  public IndexEntries(OpenTable table, TableFetch fetch, ExecutionState state) {
    this.state = state;
    this.fetch = fetch;
    for (Index index : table.relation().indexes()) {
      if (index.row().indisready()) {
        entries.add(entry(state.relations().index(index.oid())));
      }
    }
  }

  private Entry entry(OpenIndex open) {
    Index index = open.index();
    List<Expr> expressions = index.expressions().stream().map(Expr.class::cast).toList();
    List<Expr> predicate = index.predicate().stream().map(Expr.class::cast).toList();
    return new Entry(
        open,
        new Vector[open.descriptor().columnCount()],
        state.compiler(StoredExpressions.SHAPE).compile(expressions),
        predicate.isEmpty() ? null : state.compiler(StoredExpressions.SHAPE).predicate(predicate),
        new boolean[predicate.isEmpty() ? 0 : Vector.BATCH_ROWS]);
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /// Adds entries for a row to all indexes.
  ///
  /// @param rows the table's rows
  /// @param unchanged whether the row replaces another
  public void insert(Batch rows, int row, long tid, boolean unchanged) {
    duplicates.clear();
    for (Entry entry : entries) {
      if (compute(entry, rows, row)) {
        add(entry, row, tid, check(entry), unchanged);
      }
    }
  }

  /// Looks once more whether the key of a row is there twice in an index that lets such rows in.
  ///
  /// @throws PgException 23505
  public void recheck(int index, Batch rows, int row, long tid) {
    for (Entry entry : entries) {
      if (entry.index().index().oid() == index && compute(entry, rows, row)) {
        add(entry, row, tid, UniqueCheck.EXISTING, false);
      }
    }
  }

  /// OIDs of the indexes with keys that are checked later, in which the row that was added last may
  /// be there twice. Valid until the next row is added.
  public List<Integer> duplicates() {
    return duplicates;
  }

  private boolean add(Entry entry, int row, long tid, UniqueCheck check, boolean unchanged) {
    try {
      boolean unique =
          entry
              .index()
              .method()
              .insert(
                  storage(),
                  entry.index().descriptor(),
                  entry.columns(),
                  row,
                  tid,
                  fetch,
                  check,
                  unchanged);
      if (!unique && !entry.index().index().row().indimmediate()) {
        duplicates.add(entry.index().index().oid());
      }
      return unique;
    } catch (PgException fault) {
      throw fault.sqlState() == SqlState.UNIQUE_VIOLATION ? described(fault, entry, row) : fault;
    }
  }

  private PgException described(PgException fault, Entry entry, int row) {
    String key =
        new KeyText(state.catalog(), state.registry(), state.context(), entry.index().index())
            .describe(entry.columns(), row);
    int namespace =
        state.catalog().get(SysCache.RELOID, entry.index().index().table()).relnamespace();
    fault.with(ErrorField.SCHEMA, state.catalog().get(SysCache.NAMESPACEOID, namespace).nspname());
    return key == null ? fault : fault.detail("Key " + key + " already exists.");
  }

  private StorageContext storage() {
    return state.relations().storage();
  }

  /// Computes an index's columns for a row.
  ///
  /// @return false when the row does not belong into the index
  private boolean compute(Entry entry, Batch rows, int row) {
    Batch one = new Batch();
    one.view(rows);
    one.select(new int[] {row}, 1);
    if (entry.predicate() != null && entry.predicate().select(state.evaluation(), one) == 0) {
      return false;
    }
    one.select(new int[] {row}, 1);
    short[] attributes = entry.index().index().tableColumns();
    int expression = 0;
    for (int i = 0; i < attributes.length; i++) {
      Vector value =
          attributes[i] == 0
              ? entry.expressions()[expression++].evaluate(state.evaluation(), one)
              : rows.column(attributes[i] - 1);
      entry.columns()[i] = Plain.inline(state.context(), value, one);
    }
    return true;
  }

  // Many new rows

  /// Computes what all indexes have of some new rows, for [#insertPrepared].
  public void prepare(Batch rows) {
    for (Entry entry : entries) {
      Batch wanted = new Batch();
      wanted.view(rows);
      if (entry.predicate() != null) {
        entry.predicate().select(state.evaluation(), wanted);
        Arrays.fill(entry.has(), 0, rows.rows(), false);
        for (int i = 0; i < wanted.selected(); i++) {
          entry.has()[wanted.row(i)] = true;
        }
      }
      short[] attributes = entry.index().index().tableColumns();
      int expression = 0;
      for (int i = 0; i < attributes.length; i++) {
        Vector value =
            attributes[i] == 0
                ? entry.expressions()[expression++].evaluate(state.evaluation(), wanted)
                : rows.column(attributes[i] - 1);
        entry.columns()[i] = Plain.inline(state.context(), value, wanted);
      }
    }
  }

  /// Adds entries for one of the rows that were prepared.
  public void insertPrepared(int row, long tid) {
    duplicates.clear();
    for (Entry entry : entries) {
      if (entry.predicate() == null || entry.has()[row]) {
        add(entry, row, tid, check(entry), false);
      }
    }
  }

  private static UniqueCheck check(Entry entry) {
    if (!entry.index().index().isUnique()) {
      return UniqueCheck.NONE;
    }
    return entry.index().index().row().indimmediate() ? UniqueCheck.IMMEDIATE : UniqueCheck.PARTIAL;
  }

  // ON CONFLICT

  /// Adds entries for a row that is inserted speculatively.
  ///
  /// @param arbiters OIDs of the indexes that decide; empty for all unique ones
  /// @return false when an arbiter has the key already: the row must be taken back
  boolean insertSpeculatively(Batch rows, int row, long tid, List<Integer> arbiters) {
    boolean unique = true;
    duplicates.clear();
    for (Entry entry : entries) {
      if (compute(entry, rows, row)) {
        boolean decides = isArbiter(entry, arbiters);
        UniqueCheck check = decides ? UniqueCheck.PARTIAL : check(entry);
        unique &= add(entry, row, tid, check, false) || !decides;
      }
    }
    return unique;
  }

  private static boolean isArbiter(Entry entry, List<Integer> arbiters) {
    return arbiters.isEmpty()
        ? entry.index().index().isUnique()
        : arbiters.contains(entry.index().index().oid());
  }

  /// The row that a new one is in conflict with, or [Tid#INVALID]. Waits for those who have not
  /// decided yet.
  long conflict(Batch rows, int row, List<Integer> arbiters) {
    for (Entry entry : entries) {
      if (!isArbiter(entry, arbiters)) {
        continue;
      }
      requireImmediate(entry.index().index());
      if (compute(entry, rows, row)) {
        long found = conflict(entry, row);
        if (found != Tid.INVALID) {
          return found;
        }
      }
    }
    return Tid.INVALID;
  }

  private void requireImmediate(Index index) {
    if (!index.row().indimmediate()) {
      Relation table = state.relations().table(index.table()).relation();
      String schema = state.catalog().get(SysCache.NAMESPACEOID, table.namespace()).nspname();
      throw new PgException(
              SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
              "ON CONFLICT does not support deferrable unique constraints/exclusion constraints as"
                  + " arbiters")
          .with(ErrorField.SCHEMA, schema)
          .with(ErrorField.TABLE, table.name())
          .with(ErrorField.CONSTRAINT, index.name());
    }
  }

  private long conflict(Entry entry, int row) {
    List<ScanKey> keys = new ArrayList<>();
    boolean nullsEqual = entry.index().descriptor().properties().nullsNotDistinct();
    for (int i = 0; i < entry.index().index().keyColumnCount(); i++) {
      Vector column = entry.columns()[i];
      if (column.isNull(row)) {
        if (!nullsEqual) {
          return Tid.INVALID;
        }
        keys.add(ScanKey.ofNull(i, true));
        continue;
      }
      keys.add(
          switch (column) {
            case LongVector longs -> ScanKey.of(i, ScanKey.Strategy.EQUAL, longs.get(row));
            case BytesVector bytes ->
                ScanKey.of(i, ScanKey.Strategy.EQUAL, Slice.of(bytes.slice(row).toByteArray()));
          });
    }
    DirtyRow dirty = new DirtyRow();
    while (true) {
      long found = search(entry, keys, dirty);
      if (found == Tid.INVALID || dirty.unsettled() == 0) {
        return found;
      }
      if (dirty.speculativeToken() != 0) {
        storage().waits().awaitSpeculative(dirty.unsettled(), dirty.speculativeToken());
      } else {
        storage().transaction().await(dirty.unsettled());
      }
    }
  }

  private long search(Entry entry, List<ScanKey> keys, DirtyRow dirty) {
    try (IndexScan scan =
        entry.index().method().scan(storage(), entry.index().descriptor(), false)) {
      scan.anySnapshot();
      scan.rescan(keys);
      long tid = scan.next(true);
      while (tid != Tid.INVALID) {
        dirty.clear();
        long found = fetch.findDirty(tid, dirty);
        if (found != Tid.INVALID) {
          return found;
        }
        tid = scan.next(true);
      }
      return Tid.INVALID;
    }
  }
}
