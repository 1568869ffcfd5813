package org.gajah.btree;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.index.FreePages;
import org.gajah.accessapi.redo.RedoContext;
import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.id.BlockNumber;
import org.gajah.base.memory.SharedMemory;
import org.gajah.base.seam.Chance;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.RealDisk;
import org.gajah.base.seam.Threads;
import org.gajah.btree.change.BTreeRedo;
import org.gajah.buffer.BufferAccess;
import org.gajah.buffer.BufferPool;
import org.gajah.disk.ClusterFiles;
import org.gajah.disk.RelationFiles;
import org.gajah.disk.SyncRequests;
import org.gajah.disk.TemporaryFiles;
import org.gajah.locks.Proc;
import org.gajah.locks.ProcTable;
import org.gajah.locks.table.BackendLocks;
import org.gajah.locks.table.LockSession;
import org.gajah.locks.table.LockTable;
import org.gajah.locks.table.TransactionWaits;
import org.gajah.page.Bytes;
import org.gajah.page.PageHeader;
import org.gajah.page.index.BTreeWriter;
import org.gajah.transaction.Transaction;
import org.gajah.transaction.TransactionSizes;
import org.gajah.transaction.Transactions;
import org.gajah.wal.Wal;
import org.gajah.wal.WalFileSource;
import org.gajah.wal.WalFiles;
import org.gajah.wal.WalInserter;
import org.gajah.wal.WalListener;
import org.gajah.walformat.RecordDecoder;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.ResourceManagerId;
import org.gajah.walformat.WalReader;
import org.gajah.walformat.WalSegmentSize;
import org.gajah.walformat.index.BTreeRecord;

/// A storage stack in a folder of its own, with B-trees on top.
final class TestInstance implements AutoCloseable {
  static final int PROCESSES = 32;
  static final long FIRST_XID = 1000;

  /// Where the log starts.
  static final long START = 0x100_0000;

  private static final long SYSTEM_ID = 42;

  final Path root;
  final SharedMemory memory = new SharedMemory();
  final ClusterFiles cluster;
  final RelationFiles files;
  final Wal wal;
  final WalFiles walFiles;
  final BufferPool pool;
  final ProcTable procs;
  final LockTable lockTable;
  final Transactions transactions;
  final BTree btree;
  final KnownFreePages freePages = new KnownFreePages();
  final List<String> log = new ArrayList<>();
  private final List<StorageContext> contexts = new ArrayList<>();

  /// Remembers free pages in memory.
  static final class KnownFreePages implements FreePages {
    private final Map<Integer, ConcurrentLinkedQueue<Integer>> pages = new ConcurrentHashMap<>();

    private ConcurrentLinkedQueue<Integer> of(IndexDescriptor index) {
      return pages.computeIfAbsent(index.oid(), oid -> new ConcurrentLinkedQueue<>());
    }

    @Override
    public int take(StorageContext context, IndexDescriptor index) {
      Integer block = of(index).poll();
      return block == null ? BlockNumber.INVALID : block;
    }

    @Override
    public void add(StorageContext context, IndexDescriptor index, int block) {
      if (!of(index).contains(block)) {
        of(index).add(block);
      }
    }

    @Override
    public void vacuum(StorageContext context, IndexDescriptor index) {}

    int count(IndexDescriptor index) {
      return of(index).size();
    }
  }

  TestInstance(Path root, int frames) {
    this(root, frames, true);
  }

  /// @param started whether the log is open for insertion; otherwise it is to be replayed
  TestInstance(Path root, int frames, boolean started) {
    this.root = root;
    makeFolders();
    cluster = new ClusterFiles(new RealDisk(RealDisk.Ownership.PRIVATE), root);
    files = new RelationFiles(cluster, new SyncRequests(cluster), memory);
    walFiles = new WalFiles(cluster, WalSegmentSize.DEFAULT, memory);
    wal = new Wal(walFiles, 2048, PROCESSES, SYSTEM_ID, 1, WalListener.NONE, memory);
    pool = new BufferPool(frames, true, wal, memory);
    procs =
        new ProcTable(
            PROCESSES,
            Threads.platform(),
            Clock.system(),
            (proc, cause) -> cause.printStackTrace());
    lockTable = new LockTable(procs, 1000);
    transactions =
        new Transactions(TransactionSizes.of(PROCESSES, 0), cluster, wal, memory, this::note);
    btree = new BTree(PROCESSES, memory, freePages, 7);
    transactions.start(FIRST_XID, 16384, 3, 1);
    if (started) {
      wal.start(START, START - 0x1000, START, true, 0);
    }
    StorageContext first = context();
    transactions.open((int) FIRST_XID, first.proc());
  }

  private void makeFolders() {
    try {
      for (String folder :
          List.of(
              "base/5",
              "global",
              "pg_wal",
              "pg_xact",
              "pg_subtrans",
              "pg_multixact/offsets",
              "pg_multixact/members")) {
        Files.createDirectories(root.resolve(folder));
      }
      Path clog = root.resolve("pg_xact/0000");
      if (!Files.exists(clog)) {
        Files.write(clog, new byte[8192]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A process of its own, for one thread.
  StorageContext context() {
    Proc proc = procs.enter();
    WalInserter inserter = new WalInserter(wal, proc);
    BufferAccess buffers = new BufferAccess(pool, inserter, proc, 100, false);
    Reporter reporter = this::note;
    BackendLocks locks = lockTable.enter(proc, new QuietSession(reporter));
    Transaction transaction = new Transaction(transactions, proc, inserter, locks, reporter);
    transaction.database(5, 1663);
    transactions.procArray().enter(proc.number(), 5);
    StorageContext context =
        new StorageContext(
            proc,
            files,
            new TemporaryFiles(files.cluster(), proc.pid(), reporter),
            buffers,
            inserter,
            locks,
            new TransactionWaits(locks),
            transaction,
            Chance.seeded(proc.number()),
            reporter);
    synchronized (contexts) {
      contexts.add(context);
    }
    return context;
  }

  private record QuietSession(Reporter reporter) implements LockSession {
    @Override
    public long deadlockTimeoutMillis() {
      return 1000;
    }

    @Override
    public long lockTimeoutMillis() {
      return 0;
    }

    @Override
    public boolean logsLockWaits() {
      return false;
    }
  }

  private void note(PgException message) {
    synchronized (log) {
      log.add(message.primaryMessage());
    }
  }

  /// Lets so many transactions pass, so that deleted pages can be used anew.
  void passTransactions(int count) {
    transactions.xids().advanceTo(transactions.xids().next() + count);
    transactions.open((int) transactions.xids().next(), contexts.getFirst().proc());
  }

  /// Makes everything logged so far durable.
  void flushLog() {
    wal.flush(wal.endPosition(), contexts.getFirst().proc());
  }

  /// Replays the log of another instance from its start, up to a record that starts at or behind
  /// `end`.
  ///
  /// @return how many records were replayed
  int replay(TestInstance origin, long end) {
    StorageContext context = contexts.getFirst();
    RedoContext redo =
        new RedoContext(
            context.proc(), files, context.buffers(), transactions, new RecordDecoder());
    BTreeRedo handler = new BTreeRedo(memory.allocate("redo", PageHeader.PAGE_SIZE));
    try (WalFileSource source =
        new WalFileSource(origin.walFiles, segment -> 1, origin.wal.flushed())) {
      WalReader reader = new WalReader(source, WalSegmentSize.DEFAULT, SYSTEM_ID);
      reader.begin(START);
      int count = 0;
      while (reader.next() && Long.compareUnsigned(reader.record().start(), end) < 0) {
        redo(handler, redo, reader.record());
        count++;
      }
      if (reader.fault() != null && reader.end() < Math.min(end, origin.wal.flushed())) {
        throw new AssertionError(reader.fault());
      }
      return count;
    }
  }

  /// Opens the log for insertion, after the log of another instance was replayed up to `end`.
  void startBehind(long end) {
    long start = (end | WalSegmentSize.DEFAULT.bytes() - 1) + 1;
    wal.start(start, start - 0x1000, start, true, 0);
  }

  /// The places in the log that records of a kind end at.
  List<Long> endsOf(Predicate<BTreeRecord> kind) {
    List<Long> ends = new ArrayList<>();
    try (WalFileSource source = new WalFileSource(walFiles, segment -> 1, wal.flushed())) {
      WalReader reader = new WalReader(source, WalSegmentSize.DEFAULT, SYSTEM_ID);
      reader.begin(START);
      while (reader.next()) {
        RecordView record = reader.record();
        if (record.resourceManagerNumber() == ResourceManagerId.BTREE.ordinal()
            && kind.test(BTreeRecord.decode(record))) {
          ends.add(reader.end());
        }
      }
    }
    return ends;
  }

  private static void redo(BTreeRedo handler, RedoContext context, RecordView record) {
    if (record.resourceManagerNumber() == ResourceManagerId.BTREE.ordinal()) {
      handler.redo(record, context);
    } else if (record.resourceManagerNumber() == ResourceManagerId.XLOG.ordinal()) {
      for (int i = 0; i < record.blockCount(); i++) {
        context.page(record, i);
        context.release(i);
      }
    }
  }

  /// Asserts that the pages of an index are those of a replica, but for what a replica need not
  /// know.
  ///
  /// @param theirs the index as the replica has it
  void assertSamePages(TestInstance replica, IndexDescriptor own, IndexDescriptor theirs) {
    MemorySegment ownPage = memory.allocate("comparison", PageHeader.PAGE_SIZE);
    MemorySegment theirPage = memory.allocate("comparison", PageHeader.PAGE_SIZE);
    int blocks = own.main().blocks();
    if (theirs.main().blocks() != blocks) {
      throw new AssertionError(theirs.main().blocks() + " blocks instead of " + blocks);
    }
    for (int block = 0; block < blocks; block++) {
      copyMasked(own, block, ownPage);
      replica.copyMasked(theirs, block, theirPage);
      long difference = ownPage.mismatch(theirPage);
      if (difference >= 0) {
        throw new AssertionError("block " + block + " differs from byte " + difference + " on");
      }
    }
  }

  private void copyMasked(IndexDescriptor index, int block, MemorySegment into) {
    BufferAccess buffers = contexts.getFirst().buffers();
    int buffer = buffers.read(index.main(), block);
    buffers.lockShared(buffer);
    Bytes.copy(buffers.page(buffer), 0, into, 0, PageHeader.PAGE_SIZE);
    buffers.unlockAndRelease(buffer);
    if (!PageHeader.isNew(into)) {
      BTreeWriter.mask(into);
    }
  }

  /// Asserts that nobody holds a page or a lightweight lock.
  void assertNothingHeld() {
    if (pool.pins() != 0) {
      throw new AssertionError(pool.pins() + " pins leaked");
    }
    for (StorageContext context : contexts) {
      if (context.proc().lightweightLocks() != 0 || context.buffers().pins() != 0) {
        throw new AssertionError(
            "process "
                + context.proc().number()
                + " holds "
                + context.proc().lightweightLocks()
                + " locks and "
                + context.buffers().pins()
                + " pins");
      }
    }
  }

  @Override
  public void close() {
    memory.close();
  }
}
