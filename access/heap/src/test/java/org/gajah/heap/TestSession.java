package org.gajah.heap;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gajah.accessapi.StorageContext;
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
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.Severity;
import org.gajah.base.id.Tid;
import org.gajah.base.seam.Chance;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.buffer.BufferAccess;
import org.gajah.disk.TemporaryFiles;
import org.gajah.locks.Proc;
import org.gajah.locks.table.BackendLocks;
import org.gajah.locks.table.LockSession;
import org.gajah.locks.table.TransactionWaits;
import org.gajah.page.value.TupleDecoder;
import org.gajah.space.RelationStorage;
import org.gajah.transaction.IsolationLevel;
import org.gajah.transaction.Snapshot;
import org.gajah.transaction.Transaction;
import org.gajah.wal.WalInserter;

/// One session: a process with its transaction, and statements on tables with [TestCluster#LAYOUT]
/// in short words.
final class TestSession implements AutoCloseable {
  /// A row.
  record Row(int id, int number, String body) {}

  final TestCluster cluster;
  final StorageContext context;
  final Transaction transaction;
  final RelationStorage storage;
  final List<PgException> reports = new ArrayList<>();

  TestSession(TestCluster cluster) {
    this.cluster = cluster;
    Proc proc = cluster.procs.enter();
    cluster.transactions.procArray().enter(proc.number(), TestCluster.DATABASE);
    WalInserter inserter = new WalInserter(cluster.wal, proc);
    BufferAccess buffers = new BufferAccess(cluster.pool, inserter, proc, 100, false);
    BackendLocks locks = cluster.locks.enter(proc, lockSession());
    locks.database(TestCluster.DATABASE);
    Reporter reporter = reports::add;
    transaction = new Transaction(cluster.transactions, proc, inserter, locks, reporter);
    transaction.database(TestCluster.DATABASE, 1663);
    context =
        new StorageContext(
            proc,
            cluster.relations,
            new TemporaryFiles(cluster.relations.cluster(), proc.pid(), reporter),
            buffers,
            inserter,
            locks,
            new TransactionWaits(locks),
            transaction,
            Chance.seeded(proc.pid()),
            reporter);
    storage = new RelationStorage(context);
  }

  static LockSession lockSession() {
    return new LockSession() {
      @Override
      public long deadlockTimeoutMillis() {
        return 50;
      }

      @Override
      public long lockTimeoutMillis() {
        return 0;
      }

      @Override
      public boolean logsLockWaits() {
        return false;
      }

      @Override
      public Reporter reporter() {
        return message -> {
          if (message.severity().atLeast(Severity.WARNING)) {
            throw new AssertionError(message);
          }
        };
      }
    };
  }

  // Transactions

  TestSession begin() {
    return begin(IsolationLevel.READ_COMMITTED);
  }

  TestSession begin(IsolationLevel level) {
    transaction.start(0, level, false);
    return this;
  }

  void commit() {
    transaction.commit();
    checkLeaks();
  }

  void abort() {
    transaction.abort();
    checkLeaks();
  }

  private void checkLeaks() {
    if (context.buffers().pins() != 0
        || context.proc().lightweightLocks() != 0
        || context.locks().transactionLocks() != 0) {
      throw new AssertionError(
          "leaked: "
              + context.buffers().pins()
              + " pins, "
              + context.proc().lightweightLocks()
              + " lightweight locks, "
              + context.locks().transactionLocks()
              + " locks");
    }
  }

  /// Starts a new command.
  Snapshot snapshot() {
    transaction.nextCommand();
    return transaction.snapshots().forStatement();
  }

  @Override
  public void close() {
    if (transaction.isActive()) {
      transaction.abort();
    }
    checkLeaks();
    context.buffers().close();
    context.locks().close();
    cluster.transactions.procArray().leave(context.proc().number());
    cluster.procs.leave(context.proc());
  }

  // Statements

  static Vector[] columns(Row... rows) {
    LongVector ids = new LongVector(rows.length);
    LongVector numbers = new LongVector(rows.length);
    BytesVector bodies = new BytesVector(rows.length);
    for (int i = 0; i < rows.length; i++) {
      byte[] body = rows[i].body.getBytes(StandardCharsets.UTF_8);
      ids.set(i, rows[i].id);
      numbers.set(i, rows[i].number);
      bodies.set(i, body, 0, body.length);
    }
    return new Vector[] {ids, numbers, bodies};
  }

  TableWriter writer(TableDescriptor table) {
    return writer(table, InsertOptions.ORDINARY);
  }

  TableWriter writer(TableDescriptor table, InsertOptions options) {
    transaction.nextCommand();
    return cluster.heap.write(context, table, options);
  }

  /// Inserts a row in a command of its own.
  long insert(TableDescriptor table, int id, int number, String body) {
    try (TableWriter writer = writer(table)) {
      return writer.insert(columns(new Row(id, number, body)), 0);
    }
  }

  /// What became of an update, and where.
  record Updated(TupleOutcome outcome, long tid, TupleFailure failure) {}

  Updated update(TableDescriptor table, long tid, int id, int number, String body) {
    try (TableWriter writer = writer(table)) {
      TupleFailure failure = new TupleFailure();
      TupleOutcome outcome =
          writer.update(tid, columns(new Row(id, number, body)), 0, null, true, failure);
      return new Updated(outcome, writer.updatedTid(), failure);
    }
  }

  TupleOutcome delete(TableDescriptor table, long tid) {
    try (TableWriter writer = writer(table)) {
      return writer.delete(tid, null, true, false, new TupleFailure());
    }
  }

  TupleOutcome lock(TableDescriptor table, long tid, RowLock mode) {
    return lock(table, tid, mode, LockWait.BLOCK);
  }

  TupleOutcome lock(TableDescriptor table, long tid, RowLock mode, LockWait wait) {
    Snapshot snapshot = snapshot();
    try (TableFetch fetch = cluster.heap.fetch(context, table)) {
      return fetch.lock(
          tid, snapshot, mode, wait, LockOptions.NEWEST_WITH_UPDATES, new TupleFailure());
    }
  }

  /// All rows that a new snapshot sees, in their order in the table.
  List<Row> rows(TableDescriptor table) {
    return rows(table, snapshot(), 1024);
  }

  List<Row> rows(TableDescriptor table, Snapshot snapshot, int demand) {
    List<Row> found = new ArrayList<>();
    try (TableScan scan = cluster.heap.scan(context, table, snapshot, false)) {
      RowReader reader = new RowReader();
      int count;
      while ((count = scan.next(demand)) > 0) {
        reader.clear();
        scan.decode(reader.decoder);
        for (int row = 0; row < count; row++) {
          found.add(reader.row(row));
        }
      }
    }
    return found;
  }

  /// The row at a tid, or its version on the same page that a new snapshot sees; null when there is
  /// none.
  @org.jspecify.annotations.Nullable
  Row find(TableDescriptor table, long tid) {
    Snapshot snapshot = snapshot();
    try (TableFetch fetch = cluster.heap.fetch(context, table)) {
      long found = fetch.find(tid, snapshot);
      if (!Tid.isValid(found)) {
        return null;
      }
      RowReader reader = new RowReader();
      fetch.decode(reader.decoder, 0);
      return reader.row(0);
    }
  }

  /// Decodes rows of the usual layout.
  static final class RowReader {
    final LongVector ids = new LongVector(1024);
    final LongVector numbers = new LongVector(1024);
    final BytesVector bodies = new BytesVector(1024);
    final TupleDecoder decoder =
        new TupleDecoder(
            TestCluster.LAYOUT, new int[] {0, 1, 2}, new Vector[] {ids, numbers, bodies});

    void clear() {
      ids.clear();
      numbers.clear();
      bodies.clear();
    }

    Row row(int row) {
      return new Row(
          (int) ids.get(row),
          (int) numbers.get(row),
          bodies.slice(row).toString(StandardCharsets.UTF_8));
    }
  }
}
