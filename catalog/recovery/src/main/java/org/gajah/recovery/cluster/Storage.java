package org.gajah.recovery.cluster;

import org.gajah.activity.statistics.FixedStatistics;
import org.gajah.activity.statistics.SharedStatistics;
import org.gajah.activity.statistics.StatisticsKind;
import org.gajah.base.memory.SharedMemory;
import org.gajah.buffer.BufferPool;
import org.gajah.disk.ClusterFiles;
import org.gajah.disk.RelationFiles;
import org.gajah.disk.SyncRequests;
import org.gajah.locks.ProcTable;
import org.gajah.locks.table.LockTable;
import org.gajah.recovery.statistics.PreparedStatistics;
import org.gajah.transaction.CommitTimestamps;
import org.gajah.transaction.Slru;
import org.gajah.transaction.TransactionSizes;
import org.gajah.transaction.Transactions;
import org.gajah.transaction.twophase.TwoPhase;
import org.gajah.wal.Wal;
import org.gajah.wal.WalCounters;
import org.gajah.wal.WalFiles;
import org.gajah.walformat.WalLevel;
import org.gajah.walformat.WalSegmentSize;
import org.gajah.walformat.file.ControlFile;
import org.gajah.walformat.record.TwoPhaseState;

/// The storage floors of one instance, put together. Everything here hangs off one directory and is
/// shared by all processes.
public final class Storage implements AutoCloseable {
  private static final long NANOS_PER_MICRO = 1000;

  private final Environment environment;
  private final StorageSettings settings;
  private final ControlFileStore control;
  private final SharedMemory memory = new SharedMemory();
  private final WalEvents walEvents = new WalEvents();
  private final ClusterFiles files;
  private final SyncRequests syncRequests;
  private final RelationFiles relations;
  private final ProcTable procs;
  private final Wal wal;
  private final BufferPool buffers;
  private final LockTable locks;
  private final Transactions transactions;
  private final CommitTimestamps commitTimestamps;
  private final TwoPhase twoPhase;
  private final SharedStatistics statistics;
  private final PreparedStatistics prepared;

  /// @param control has been read and found in order
  public Storage(
      ClusterFiles files,
      Environment environment,
      StorageSettings settings,
      ControlFileStore control) {
    this.files = files;
    this.environment = environment;
    this.settings = settings;
    this.control = control;
    ControlFile known = control.current();
    StorageSettings.Memory sizes = settings.memory();
    StorageSettings.Processes places = settings.processes();
    WalSegmentSize segmentSize = new WalSegmentSize(known.format().walSegmentSize());
    syncRequests = new SyncRequests(files);
    relations = new RelationFiles(files, syncRequests, memory);
    procs =
        new ProcTable(
            places.all(), environment.threads(), environment.clock(), environment.panics());
    wal =
        new Wal(
            new WalFiles(files, segmentSize, memory),
            sizes.walPages(segmentSize),
            places.all(),
            known.systemId(),
            known.checkpoint().timeline(),
            walEvents,
            memory);
    buffers = new BufferPool(sizes.shared(), known.checksumVersion() != 0, wal, memory);
    locks = new LockTable(procs, places.locks());
    TransactionSizes counts =
        new TransactionSizes(
            places.all(),
            places.maxPreparedTransactions(),
            sizes.slruPages(sizes.transactions()),
            sizes.slruPages(sizes.subtransactions()),
            sizes.multiXactOffsets(),
            sizes.multiXactMembers());
    transactions = new Transactions(counts, files, wal, memory, environment.reporter());
    commitTimestamps =
        new CommitTimestamps(
            sizes.slruPages(sizes.commitTimestamps()), files, wal, memory, environment.reporter());
    transactions.commitTimestamps(commitTimestamps);
    transactions.logsForStandbys(settings.logging().level() != WalLevel.MINIMAL);
    twoPhase = new TwoPhase(counts, transactions, locks, files, environment.reporter());
    statistics = new SharedStatistics(environment.clock()::timestamp);
    statistics.source(StatisticsKind.WAL, this::logCounts);
    statistics.source(StatisticsKind.SLRU, this::slruCounts);
    prepared = new PreparedStatistics(places.all());
    twoPhase.handler(TwoPhaseState.Section.PGSTAT, prepared);
  }

  private long[] logCounts() {
    WalCounters counters = wal.counters();
    return new long[] {
      counters.records(),
      counters.images(),
      counters.bytes(),
      counters.buffersFull(),
      counters.writes(),
      counters.syncs(),
      counters.writeNanos() / NANOS_PER_MICRO,
      counters.syncNanos() / NANOS_PER_MICRO
    };
  }

  /// In the order of their names, which is that of the file; three logs are no such thing here.
  private long[] slruCounts() {
    long[] sums = new long[FixedStatistics.SLRUS * FixedStatistics.SLRU_COUNTERS];
    put(sums, 0, commitTimestamps.slru().counters());
    put(sums, 1, transactions.multiXacts().memberCounters());
    put(sums, 2, transactions.multiXacts().offsetCounters());
    put(sums, 5, transactions.subtransactions().slru().counters());
    put(sums, 6, transactions.commitLog().slru().counters());
    return sums;
  }

  private static void put(long[] sums, int number, Slru.Counters counters) {
    int at = number * FixedStatistics.SLRU_COUNTERS;
    sums[at] = counters.zeroed();
    sums[at + 1] = counters.hit();
    sums[at + 2] = counters.read();
    sums[at + 3] = counters.written();
    sums[at + 5] = counters.flushed();
    sums[at + 6] = counters.truncated();
  }

  /// What is counted in the instance.
  public SharedStatistics statistics() {
    return statistics;
  }

  /// What prepared transactions have counted.
  PreparedStatistics preparedStatistics() {
    return prepared;
  }

  public Environment environment() {
    return environment;
  }

  public StorageSettings settings() {
    return settings;
  }

  public ControlFileStore control() {
    return control;
  }

  public SharedMemory memory() {
    return memory;
  }

  /// Where to ask for events of the log.
  public WalEvents walEvents() {
    return walEvents;
  }

  public ClusterFiles files() {
    return files;
  }

  public SyncRequests syncRequests() {
    return syncRequests;
  }

  public RelationFiles relations() {
    return relations;
  }

  public ProcTable procs() {
    return procs;
  }

  public Wal wal() {
    return wal;
  }

  public BufferPool buffers() {
    return buffers;
  }

  public LockTable locks() {
    return locks;
  }

  public Transactions transactions() {
    return transactions;
  }

  public CommitTimestamps commitTimestamps() {
    return commitTimestamps;
  }

  /// Prepared transactions.
  public TwoPhase twoPhase() {
    return twoPhase;
  }

  /// Closes files and gives memory back. No process is left.
  @Override
  public void close() {
    wal.close();
    relations.close();
    memory.close();
  }
}
