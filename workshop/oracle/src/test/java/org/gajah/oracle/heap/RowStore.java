package org.gajah.oracle.heap;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.gajah.accessapi.index.IndexAccessMethod.UniqueCheck;
import org.gajah.accessapi.index.IndexScan;
import org.gajah.accessapi.index.ScanKey;
import org.gajah.accessapi.index.ScanKey.Strategy;
import org.gajah.accessapi.index.VacuumedIndexes;
import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.table.LockWait;
import org.gajah.accessapi.table.RowLock;
import org.gajah.accessapi.table.TableFetch;
import org.gajah.accessapi.table.TableFetch.LockOptions;
import org.gajah.accessapi.table.TableScan;
import org.gajah.accessapi.table.TableWriter;
import org.gajah.accessapi.table.TableWriter.InsertOptions;
import org.gajah.accessapi.table.TupleFailure;
import org.gajah.accessapi.table.TupleOutcome;
import org.gajah.accessapi.table.UpdatedIndexes;
import org.gajah.accessapi.table.VacuumObserver;
import org.gajah.accessapi.table.VacuumOptions;
import org.gajah.accessapi.table.VacuumResult;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.id.Tid;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.page.value.TupleDecoder;
import org.gajah.recovery.cluster.StorageProcess;
import org.gajah.relations.toast.Detoaster;
import org.gajah.transaction.Snapshot;
import org.jspecify.annotations.Nullable;

/// The table `(id int primary key, n int, body text, extra text)` of a real cluster, as one process
/// of ours works with it.
final class RowStore implements AutoCloseable {
  static final String DEFINITION =
      "(id int primary key, n int, body text, extra text compression lz4)";

  private static final int[] ALL = {0, 1, 2, 3};

  /// A row.
  record Row(int id, int n, @Nullable String body, @Nullable String extra) {}

  private final RealCluster cluster;
  final StorageProcess process;
  final TableDescriptor table;
  private final IndexDescriptor index;

  RowStore(RealCluster cluster, RealTable real, int database) {
    this.cluster = cluster;
    this.process = cluster.process(database);
    process.wal().checkConsistency(cluster.consistencyChecked);
    this.table = cluster.describe(real);
    this.index = real.describe(real.indexes().getFirst(), cluster.engine.storage().relations());
  }

  Snapshot snapshot() {
    process.transaction().nextCommand();
    return process.transaction().snapshots().forStatement();
  }

  private static Vector[] vectors(int rows) {
    return new Vector[] {
      new LongVector(rows), new LongVector(rows), new BytesVector(rows), new BytesVector(rows)
    };
  }

  private static void set(Vector[] columns, int at, Row row) {
    ((LongVector) columns[0]).set(at, row.id);
    ((LongVector) columns[1]).set(at, row.n);
    set((BytesVector) columns[2], at, row.body);
    set((BytesVector) columns[3], at, row.extra);
  }

  private static void set(BytesVector column, int at, @Nullable String value) {
    if (value == null) {
      column.setNull(at);
    } else {
      byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
      column.set(at, bytes, 0, bytes.length);
    }
  }

  private TableWriter writer(InsertOptions options) {
    process.transaction().nextCommand();
    return cluster.heap.write(process.context(), table, options);
  }

  private void insertEntry(Vector[] columns, int row, long tid, boolean unchanged) {
    try (TableFetch fetch = cluster.heap.fetch(process.context(), table)) {
      cluster.btree.insert(
          process.context(),
          index,
          new Vector[] {columns[0]},
          row,
          tid,
          fetch,
          UniqueCheck.IMMEDIATE,
          unchanged);
    }
  }

  void insert(Row row) {
    Vector[] columns = vectors(1);
    set(columns, 0, row);
    try (TableWriter writer = writer(InsertOptions.ORDINARY)) {
      insertEntry(columns, 0, writer.insert(columns, 0), false);
    }
  }

  void insertAll(List<Row> rows, InsertOptions options) {
    Vector[] columns = vectors(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      set(columns, i, rows.get(i));
    }
    long[] tids = new long[rows.size()];
    try (TableWriter writer = writer(options)) {
      writer.insertAll(columns, tids.length, tids);
    }
    for (int i = 0; i < tids.length; i++) {
      insertEntry(columns, i, tids[i], false);
    }
  }

  /// Inserts a row as ON CONFLICT does, and takes it back or not.
  void insertSpeculatively(Row row, boolean succeeds) {
    Vector[] columns = vectors(1);
    set(columns, 0, row);
    int xid = process.transaction().xid();
    int token = process.context().waits().beginSpeculative(xid);
    try (TableWriter writer = writer(InsertOptions.ORDINARY)) {
      long tid = writer.insertSpeculatively(columns, 0, token);
      insertEntry(columns, 0, tid, false);
      writer.completeSpeculative(tid, succeeds);
    }
    process.context().waits().endSpeculative(xid);
  }

  /// Where the version of a row is that a snapshot sees.
  long find(int id, Snapshot snapshot) {
    try (TableFetch fetch = cluster.heap.fetch(process.context(), table);
        IndexScan scan = cluster.btree.scan(process.context(), index, false)) {
      scan.rescan(List.of(ScanKey.of(0, Strategy.EQUAL, id)));
      for (long tid = scan.next(true); Tid.isValid(tid); tid = scan.next(true)) {
        long found = fetch.find(tid, snapshot);
        if (Tid.isValid(found)) {
          LongVector key = new LongVector(1);
          fetch.decode(new TupleDecoder(table.layout(), new int[] {0}, new Vector[] {key}), 0);
          if (key.get(0) != id) {
            throw new AssertionError(
                "entry of %d at %s leads to %d at %s"
                    .formatted(id, Tid.toString(tid), key.get(0), Tid.toString(found)));
          }
          return found;
        }
        if (fetch.allDead()) {
          scan.killPresent();
        }
      }
      return Tid.INVALID;
    }
  }

  /// Replaces a row.
  ///
  /// @param keepBody whether the value of `body` stays as it is stored
  TupleOutcome update(int id, Row row, boolean keepBody) {
    long tid = find(id, snapshot());
    Vector[] columns = vectors(1);
    try (TableFetch fetch = cluster.heap.fetch(process.context(), table)) {
      if (!fetch.fetch(tid, null)) {
        throw new AssertionError("row " + id + " is gone");
      }
      Vector[] old = vectors(1);
      fetch.decode(new TupleDecoder(table.layout(), ALL, old), 0);
      set(columns, 0, row);
      if (keepBody) {
        columns[2].clear();
        columns[2].copyFrom(old[2], 0, 0);
      }
    }
    try (TableWriter writer = writer(InsertOptions.ORDINARY)) {
      TupleOutcome outcome = writer.update(tid, columns, 0, null, false, new TupleFailure());
      if (outcome == TupleOutcome.OK && writer.updatedIndexes() == UpdatedIndexes.ALL) {
        insertEntry(columns, 0, writer.updatedTid(), id == row.id);
      }
      return outcome;
    }
  }

  TupleOutcome delete(int id) {
    long tid = find(id, snapshot());
    try (TableWriter writer = writer(InsertOptions.ORDINARY)) {
      return writer.delete(tid, null, false, false, new TupleFailure());
    }
  }

  /// Locks a row, unless it would have to wait.
  ///
  /// @param options whether versions that are being made are locked too, for which it waits
  ///   whatever happens
  TupleOutcome lock(int id, RowLock mode, LockOptions options) {
    Snapshot snapshot = snapshot();
    long tid = find(id, snapshot);
    if (!Tid.isValid(tid)) {
      return TupleOutcome.INVISIBLE;
    }
    try (TableFetch fetch = cluster.heap.fetch(process.context(), table)) {
      return fetch.lock(tid, snapshot, mode, LockWait.SKIP, options, new TupleFailure());
    }
  }

  /// Locks the newest version of a row, waiting for it.
  TupleOutcome lockNewest(int id, RowLock mode) {
    Snapshot snapshot = snapshot();
    long tid = find(id, snapshot);
    try (TableFetch fetch = cluster.heap.fetch(process.context(), table)) {
      return fetch.lock(
          tid, snapshot, mode, LockWait.BLOCK, LockOptions.NEWEST_WITH_UPDATES, new TupleFailure());
    }
  }

  /// Adds one to a row's number, waiting for whoever is changing it.
  ///
  /// @return false when somebody has changed it meanwhile
  boolean increment(int id) {
    long tid = find(id, snapshot());
    Vector[] columns = vectors(1);
    try (TableFetch fetch = cluster.heap.fetch(process.context(), table)) {
      if (!fetch.fetch(tid, null)) {
        return false;
      }
      fetch.decode(new TupleDecoder(table.layout(), ALL, columns), 0);
    }
    LongVector numbers = (LongVector) columns[1];
    numbers.set(0, numbers.get(0) + 1);
    try (TableWriter writer = writer(InsertOptions.ORDINARY)) {
      TupleOutcome outcome = writer.update(tid, columns, 0, null, true, new TupleFailure());
      if (outcome == TupleOutcome.OK && writer.updatedIndexes() == UpdatedIndexes.ALL) {
        insertEntry(columns, 0, writer.updatedTid(), true);
      }
      return outcome == TupleOutcome.OK;
    }
  }

  VacuumResult vacuum(VacuumOptions options) {
    return cluster.heap.vacuum(
        process.context(),
        table,
        options,
        VacuumedIndexes.of(
            process.context(), List.of(new VacuumedIndexes.Entry(cluster.btree, index))),
        VacuumObserver.NONE);
  }

  /// Reads all rows that a snapshot sees.
  void forEach(Snapshot snapshot, Consumer<Row> consumer) {
    Vector[] columns = vectors(1024);
    TupleDecoder decoder = new TupleDecoder(table.layout(), ALL, columns);
    try (TableScan scan = cluster.heap.scan(process.context(), table, snapshot, false);
        Detoaster detoaster =
            new Detoaster(process.context(), cluster.chunks, cluster.btree, cluster.toastTables)) {
      int count;
      while ((count = scan.next(1024)) > 0) {
        Arrays.stream(columns).forEach(Vector::clear);
        scan.decode(decoder);
        for (int row = 0; row < count; row++) {
          consumer.accept(
              new Row(
                  (int) ((LongVector) columns[0]).get(row),
                  (int) ((LongVector) columns[1]).get(row),
                  text(columns[2], row, detoaster),
                  text(columns[3], row, detoaster)));
        }
      }
    }
  }

  private static @Nullable String text(Vector column, int row, Detoaster detoaster) {
    if (column.isNull(row)) {
      return null;
    }
    BytesVector bytes = (BytesVector) column;
    ByteSink out = new ByteSink(0);
    detoaster.append(bytes.form(row), bytes.array(), bytes.from(row), bytes.length(row), out);
    return new String(out.toByteArray(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    process.close();
  }
}
