package org.gajah.heap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.gajah.accessapi.redo.RedoContext;
import org.gajah.accessapi.redo.RedoHandler;
import org.gajah.accessapi.relation.AttributeSet;
import org.gajah.accessapi.relation.Persistence;
import org.gajah.accessapi.relation.RelationDescriptor.Identity;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.relation.TableDescriptor.IndexedAttributes;
import org.gajah.accessapi.toast.Toaster;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.id.RelFileLocator;
import org.gajah.base.memory.SharedMemory;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.RealDisk;
import org.gajah.base.seam.RealDisk.Ownership;
import org.gajah.base.seam.Threads;
import org.gajah.buffer.BufferAccess;
import org.gajah.buffer.BufferPool;
import org.gajah.disk.ClusterFiles;
import org.gajah.disk.RelationFiles;
import org.gajah.disk.RelationKey;
import org.gajah.disk.SyncRequests;
import org.gajah.heap.change.Heap2Redo;
import org.gajah.heap.change.HeapRedo;
import org.gajah.locks.Proc;
import org.gajah.locks.ProcTable;
import org.gajah.locks.table.BackendLocks;
import org.gajah.locks.table.LockTable;
import org.gajah.page.value.TupleLayout;
import org.gajah.page.value.TupleLayout.Attribute;
import org.gajah.space.StorageRedo;
import org.gajah.transaction.Horizons;
import org.gajah.transaction.MultiXacts;
import org.gajah.transaction.TransactionSizes;
import org.gajah.transaction.Transactions;
import org.gajah.wal.Wal;
import org.gajah.wal.WalFiles;
import org.gajah.wal.WalInserter;
import org.gajah.wal.WalListener;
import org.gajah.walformat.RecordDecoder;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.ResourceManagerId;
import org.gajah.walformat.WalPageSource;
import org.gajah.walformat.WalReader;
import org.gajah.walformat.WalSegmentSize;
import org.gajah.walformat.record.WalRecords;
import org.jspecify.annotations.Nullable;

/// An instance without catalogs in a directory: storage floors, the heap, and tables whose
/// descriptors are made by hand.
final class TestCluster implements AutoCloseable {
  static final int DATABASE = 5;
  static final long START = 0x0100_0000;
  static final int FIRST_XID = 1000;
  private static final long SYSTEM_ID = 0x1234_5678_9ABCL;
  private static final int PROCESSES = 16;

  /// The columns of the usual table: `id int4, number int4, body text`.
  static final TupleLayout LAYOUT =
      new TupleLayout(
          List.of(
              new Attribute(4, true, 4, false),
              new Attribute(4, true, 4, false),
              new Attribute(-1, false, 4, true)));

  final SharedMemory memory = new SharedMemory();
  final Path root;
  final ClusterFiles files;
  final RelationFiles relations;
  final Wal wal;
  final BufferPool pool;
  final ProcTable procs;
  final LockTable locks;
  final Transactions transactions;
  final HeapAccessMethod heap;
  final Queue<Throwable> panics = new ConcurrentLinkedQueue<>();
  private final AtomicInteger nextOid = new AtomicInteger(20_000);

  TestCluster(Path root) {
    this(root, 256, NO_TOASTER);
  }

  TestCluster(Path root, int buffers, Toaster toaster) {
    this.root = root;
    prepare(root);
    files = new ClusterFiles(new RealDisk(Ownership.PRIVATE), root);
    relations = new RelationFiles(files, new SyncRequests(files), memory);
    procs =
        new ProcTable(
            PROCESSES, Threads.platform(), Clock.system(), (proc, cause) -> panics.add(cause));
    WalFiles walFiles = new WalFiles(files, WalSegmentSize.DEFAULT, memory);
    wal = new Wal(walFiles, 64, PROCESSES, SYSTEM_ID, 1, WalListener.NONE, memory);
    pool = new BufferPool(buffers, false, wal, memory);
    locks = new LockTable(procs, 10_000);
    transactions =
        new Transactions(TransactionSizes.of(PROCESSES, 0), files, wal, memory, this::report);
    heap = new HeapAccessMethod(transactions.multiXacts(), toaster);
  }

  private void report(PgException message) {
    if (message.severity().atLeast(Severity.WARNING)) {
      panics.add(message);
    }
  }

  /// Opens the cluster for work, with an empty log.
  TestCluster open() {
    wal.start(START, START - 0x1000, START, true, 0);
    transactions.start(FIRST_XID, 20_000, 3, 1);
    Proc proc = procs.enter();
    transactions.multiXacts().startup(new MultiXacts.Position(1, 0, 1, 1), proc);
    transactions.open(FIRST_XID, proc);
    procs.leave(proc);
    return this;
  }

  private static void prepare(Path root) {
    try {
      for (String folder :
          List.of(
              "base/" + DATABASE,
              "pg_xact",
              "pg_subtrans",
              "pg_multixact/offsets",
              "pg_multixact/members",
              "pg_wal")) {
        Files.createDirectories(root.resolve(folder));
      }
      if (!Files.exists(root.resolve("pg_xact/0000"))) {
        Files.write(root.resolve("pg_xact/0000"), new byte[8192]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// For tables whose rows are never long.
  static final Toaster NO_TOASTER =
      (context, table, frozen) -> {
        throw PgException.notBuilt("TOAST in this test");
      };

  TestSession session() {
    return new TestSession(this);
  }

  // Tables

  /// An empty table with [#LAYOUT], whose `id` is indexed and a key.
  TableDescriptor table() {
    return table(Persistence.PERMANENT, 100);
  }

  TableDescriptor table(Persistence persistence, int fillFactor) {
    TableDescriptor table = describe(nextOid.getAndIncrement(), persistence, fillFactor);
    table.main().create(false);
    return table;
  }

  /// The descriptor of a table of this or another cluster.
  TableDescriptor describe(int oid, Persistence persistence, int fillFactor) {
    RelationKey key =
        new RelationKey(
            new RelFileLocator(RelFileLocator.DEFAULT_TABLESPACE, DATABASE, oid),
            persistence == Persistence.TEMPORARY ? 3 : RelationKey.SHARED);
    AttributeSet id = AttributeSet.of(0);
    return new TableDescriptor(
        new Identity(oid, "t" + oid, key, persistence, Horizons.Kind.DATA),
        LAYOUT,
        new TableDescriptor.Options(fillFactor, 2032),
        new IndexedAttributes(id, AttributeSet.EMPTY, id, AttributeSet.EMPTY),
        null,
        relations);
  }

  // Redo

  /// Replays the log of another cluster, all of it.
  ///
  /// @return how many records of each kind were replayed
  Map<String, Integer> replay(TestCluster from) {
    Proc proc = procs.enter();
    BackendLocks locksOfProc = locks.enter(proc, TestSession.lockSession());
    WalInserter inserter = new WalInserter(wal, proc);
    BufferAccess buffers = new BufferAccess(pool, inserter, proc, 16, false);
    RecordDecoder decoder = new RecordDecoder();
    RedoContext context = new RedoContext(proc, relations, buffers, transactions, decoder);
    Map<String, Integer> counts = new TreeMap<>();
    WalReader reader = new WalReader(from.pages(), WalSegmentSize.DEFAULT, SYSTEM_ID);
    reader.begin(START);
    while (reader.next()) {
      RecordView record = reader.record();
      RedoHandler handler = handler(record.resourceManagerNumber());
      if (handler != null) {
        handler.redo(record, context);
      }
      String name =
          ResourceManagerId.of(record.resourceManagerNumber())
              + " "
              + WalRecords.nameOf(record.resourceManagerNumber(), record.info());
      counts.merge(name, 1, Integer::sum);
      if (buffers.pins() != 0) {
        throw new AssertionError("redo of " + name + " left pins");
      }
    }
    buffers.close();
    locksOfProc.close();
    procs.leave(proc);
    return counts;
  }

  private static final HeapRedo HEAP_REDO = new HeapRedo();
  private static final Heap2Redo HEAP2_REDO = new Heap2Redo();
  private static final StorageRedo STORAGE_REDO = new StorageRedo();

  private static @Nullable RedoHandler handler(int resourceManager) {
    return switch (ResourceManagerId.of(resourceManager)) {
      case HEAP -> HEAP_REDO;
      case HEAP2 -> HEAP2_REDO;
      case STORAGE -> STORAGE_REDO;
      default -> null;
    };
  }

  /// The log as it is on disk.
  private WalPageSource pages() {
    return new WalPageSource() {
      @Override
      public int read(long position, int required, long record, byte[] into) {
        if (position >= wal.flushed()) {
          return END;
        }
        int given = (int) Math.min(8192, wal.flushed() - position);
        if (given < required) {
          return END;
        }
        try (Arena arena = Arena.ofConfined()) {
          MemorySegment page = arena.allocate(8192);
          wal.files().readPage(1, position, page);
          MemorySegment.copy(page, ValueLayout.JAVA_BYTE, 0, into, 0, given);
        }
        return given;
      }

      @Override
      public int timeline() {
        return 1;
      }
    };
  }

  /// Writes the log out.
  void flush() {
    Proc proc = procs.enter();
    wal.flush(wal.endPosition(), proc);
    procs.leave(proc);
  }

  @Override
  public void close() {
    if (pool.pins() != 0) {
      throw new AssertionError(pool.pins() + " pins leaked");
    }
    wal.close();
    memory.close();
    if (!panics.isEmpty()) {
      throw new AssertionError("panic", panics.peek());
    }
  }
}
