package org.gajah.transaction;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.MultiXactId;
import org.gajah.base.id.Xid;
import org.gajah.base.memory.SharedMemory;
import org.gajah.disk.ClusterFiles;
import org.gajah.locks.LockRank;
import org.gajah.locks.LwLock;
import org.gajah.locks.Proc;
import org.gajah.wal.Wal;
import org.gajah.wal.WalInserter;
import org.gajah.walformat.record.MultiXactRecord;
import org.jspecify.annotations.Nullable;

/// Groups of transactions that lock rows together: gives them ids, keeps their members in two logs
/// and knows which are still needed. Mirrors `access/transam/multixact.c`.
///
/// A multixact's entry tells where its members start, and they end where the next one's start: both
/// entries are written with the multixact, so that a reader never waits for the maker of the next.
/// Logs of 17.0 to 17.6 do not know this; see [MultiXactRedo].
public final class MultiXacts implements MultiXactAccess {
  /// Where multixacts stand: what a checkpoint writes down.
  ///
  /// @param next the next multixact to be given out
  /// @param nextOffset where its members will start
  /// @param oldest the oldest one that may stand in a table
  /// @param oldestDatabase the database that it may stand in
  public record Position(int next, int nextOffset, int oldest, int oldestDatabase) {}

  private static final int DEFAULT_FREEZE_MAX_AGE = 400_000_000;
  private static final int VACUUM_CALL_INTERVAL = 65_536;

  private final Wal wal;
  private final Reporter log;
  private final MultiXactOffsets offsets;
  private final MultiXactMembers members;
  private final OldestMultiXacts oldest;
  private final LwLock lock = new LwLock(LockRank.MULTIXACT_GEN);
  private final MultiXactTruncation truncation;
  private final MultiXactRedo redo;
  private volatile int next = MultiXactId.FIRST;
  private int nextOffset;
  private boolean open;
  private static final int NAMES_MARGIN = 1_000_000;

  private volatile int freezeMaxAge = DEFAULT_FREEZE_MAX_AGE;
  private volatile MultiXactLimits limits =
      MultiXactLimits.of(MultiXactId.FIRST, 1, DEFAULT_FREEZE_MAX_AGE);
  private volatile MultiXactSpace space = MultiXactSpace.UNKNOWN;
  private volatile WraparoundListener listener = WraparoundListener.NONE;

  /// @param offsetPages pages of offsets kept in memory (`multixact_offset_buffers`)
  /// @param memberPages pages of members kept in memory (`multixact_member_buffers`)
  /// @param entries how many processes and prepared transactions there may be
  MultiXacts(
      int offsetPages,
      int memberPages,
      int entries,
      ClusterFiles cluster,
      Wal wal,
      SharedMemory memory,
      Reporter log) {
    this.wal = wal;
    this.log = log;
    offsets = new MultiXactOffsets(offsetPages, cluster, wal, memory, log);
    members = new MultiXactMembers(memberPages, cluster, wal, memory, log);
    oldest = new OldestMultiXacts(entries);
    truncation = new MultiXactTruncation(this, offsets, members, wal, log);
    redo = new MultiXactRedo(this, offsets, members, log);
  }

  void listener(WraparoundListener newListener) {
    listener = newListener;
  }

  /// What is done with the pages of members.
  public Slru.Counters memberCounters() {
    return members.slru().counters();
  }

  /// What is done with the pages of offsets.
  public Slru.Counters offsetCounters() {
    return offsets.slru().counters();
  }

  /// The pages of offsets, for statistics.
  public Slru offsetPages() {
    return offsets.slru();
  }

  /// The pages of members, for statistics.
  public Slru memberPages() {
    return members.slru();
  }

  // Start, checkpoint, truncation

  /// Says where multixacts stand, from the control file or the checkpoint that redo starts with.
  public void startup(Position position, Proc proc) {
    position(position.next(), position.nextOffset(), proc);
    limit(position.oldest(), position.oldestDatabase(), proc);
    offsets.slru().latestPage(MultiXactOffsets.page(position.next()));
    members.slru().latestPage(MultiXactMembers.page(position.nextOffset()));
  }

  /// Sets what comes next, at the start or from a checkpoint in redo.
  public void position(int newNext, int newNextOffset, Proc proc) {
    lock.acquireExclusive(proc);
    next = newNext == MultiXactId.INVALID ? MultiXactId.FIRST : newNext;
    nextOffset = newNextOffset;
    lock.releaseExclusive(proc);
  }

  /// Opens for normal work when recovery is done: the logs end where the next multixact starts.
  public void trim(Proc proc) {
    Position now = current(proc);
    offsets.trim(now.next(), now.nextOffset(), proc);
    members.trim(now.nextOffset(), proc);
    open = true;
    limit(now.oldest(), now.oldestDatabase(), true, proc);
  }

  private Position current(Proc proc) {
    lock.acquireShared(proc);
    try {
      MultiXactLimits now = limits;
      return new Position(next, nextOffset, now.oldest(), now.oldestDatabase());
    } finally {
      lock.releaseShared(proc);
    }
  }

  /// Where multixacts stand now.
  public Position position(Proc proc) {
    return current(proc);
  }

  /// Writes and syncs the logs.
  public void checkpoint(Proc proc) {
    offsets.slru().flush(proc);
    members.slru().flush(proc);
  }

  /// Sets the setting `autovacuum_multixact_freeze_max_age`, which counts from the next [#limit]
  /// on.
  public void freezeMaxAgeSetting(int setting) {
    freezeMaxAge = setting;
  }

  /// Says which is the oldest multixact in any database.
  public void limit(int oldestMulti, int database, Proc proc) {
    limit(oldestMulti, database, false, proc);
  }

  private void limit(int oldestMulti, int database, boolean starting, Proc proc) {
    MultiXactLimits fresh = MultiXactLimits.of(oldestMulti, database, freezeMaxAge);
    lock.acquireExclusive(proc);
    limits = fresh;
    int now = next;
    lock.releaseExclusive(proc);
    if (!open) {
      return;
    }
    boolean tight = measureSpace(starting, proc);
    if (fresh.callsVacuum(now) || tight) {
      listener.vacuumNeeded();
    }
    if (fresh.warns(now)) {
      log.report(fresh.warningAhead(now, null));
    }
  }

  /// Takes over a later oldest multixact from a checkpoint in redo.
  public void advanceOldest(int oldestMulti, int database, Proc proc) {
    if (MultiXactId.precedes(limits.oldest(), oldestMulti)) {
      limit(oldestMulti, database, proc);
    }
  }

  /// Takes over a later position, in redo.
  public void advance(int minNext, int minNextOffset, Proc proc) {
    lock.acquireExclusive(proc);
    if (MultiXactId.precedes(next, minNext)) {
      next = minNext;
    }
    if (MultiXactId.offsetPrecedes(nextOffset, minNextOffset)) {
      nextOffset = minNextOffset;
    }
    lock.releaseExclusive(proc);
  }

  /// Finds out how much room there is for members.
  ///
  /// @return whether it is little
  private boolean measureSpace(boolean starting, Proc proc) {
    Position now = current(proc);
    Integer start = truncation.startOf(now.oldest(), now, proc);
    MultiXactSpace before = space;
    if (start != null) {
      if (!before.known() && !starting) {
        log.log("MultiXact member wraparound protections are now enabled");
      }
      space = MultiXactSpace.from(start);
    } else {
      log.log(
          "MultiXact member wraparound protections are disabled because oldest checkpointed"
              + " MultiXact "
              + MultiXactId.toString(now.oldest())
              + " does not exist on disk");
    }
    return start == null || space.isTight(now.nextOffset());
  }

  /// Removes multixacts that no table holds any more.
  ///
  /// @param newOldest the oldest that may stand in a table
  /// @param database the database that it may stand in
  public void truncate(int newOldest, int database, Proc proc, WalInserter inserter) {
    truncation.truncate(newOldest, database, proc, inserter);
  }

  /// Applies a record.
  ///
  /// @return the youngest transaction that it names, 0 for none
  int redo(MultiXactRecord record, Proc proc) {
    return redo.apply(record, proc);
  }

  // Making

  @Override
  public void announce(Transaction transaction) {
    int own = transaction.proc().number();
    if (MultiXactId.isValid(oldest.member(own))) {
      return;
    }
    lock.acquireShared(transaction.proc());
    oldest.member(own, next);
    lock.releaseShared(transaction.proc());
  }

  @Override
  public int create(
      int firstXid,
      Status firstStatus,
      int secondXid,
      Status secondStatus,
      Transaction transaction) {
    long first = MultiXactCache.pack(firstXid, firstStatus);
    long second = MultiXactCache.pack(secondXid, secondStatus);
    return create(new long[] {Math.min(first, second), Math.max(first, second)}, transaction);
  }

  @Override
  public int create(Members all, Transaction transaction) {
    return create(MultiXactCache.pack(all), transaction);
  }

  private int create(long[] packed, Transaction transaction) {
    int known = transaction.multiXactCache().find(packed);
    if (MultiXactId.isValid(known)) {
      return known;
    }
    checkSingleUpdate(packed);
    int multi = store(packed, transaction);
    transaction.multiXactCache().put(multi, packed);
    return multi;
  }

  private static void checkSingleUpdate(long[] packed) {
    int updates = 0;
    for (long member : packed) {
      if (MultiXactCache.status(member).isUpdate()) {
        updates++;
      }
    }
    if (updates > 1) {
      throw PgException.internal(
          "new multixact has more than one updating member: "
              + MultiXactRedo.describe(MultiXactId.INVALID, packed));
    }
  }

  private int store(long[] packed, Transaction transaction) {
    if (wal.isRecovering()) {
      throw PgException.internal("cannot assign MultiXactIds during recovery");
    }
    Proc proc = transaction.proc();
    WalInserter inserter = transaction.wal();
    List<PgException> warnings = new ArrayList<>();
    lock.acquireExclusive(proc);
    int multi;
    int offset;
    try {
      checkLimits(packed.length, warnings);
      multi = next;
      makeRoom(multi, packed.length, inserter, proc);
      offset = nextOffset == 0 ? 1 : nextOffset;
      next = MultiXactId.next(multi);
      nextOffset = endOf(offset, packed.length);
      proc.startCritical(); // a multixact that is not recorded would break the chain of offsets
    } finally {
      lock.releaseExclusive(proc);
    }
    // Otherwise redo could start behind the record while the pages were written before they say so.
    proc.delayCheckpoint(Proc.DELAY_START);
    try {
      inserter.begin();
      inserter.insert(new MultiXactRecord.Create(multi, offset, list(packed)));
      record(multi, offset, packed, proc);
    } catch (Throwable fault) {
      throw proc.panic(fault);
    } finally {
      proc.allowCheckpoint(Proc.DELAY_START);
      proc.endCritical();
    }
    warnings.forEach(transaction.reporter()::report);
    return multi;
  }

  private static List<MultiXactRecord.Create.Member> list(long[] packed) {
    List<MultiXactRecord.Create.Member> list = new ArrayList<>(packed.length);
    for (long member : packed) {
      list.add(
          new MultiXactRecord.Create.Member(
              MultiXactCache.xid(member), MultiXactCache.status(member).number()));
    }
    return list;
  }

  /// Where the next multixact's members start.
  static int endOf(int offset, int count) {
    return offset + count;
  }

  /// Writes what a record says; in redo too.
  void record(int multi, int offset, long[] packed, Proc proc) {
    int end = endOf(offset, packed.length);
    offsets.set(multi, offset, proc);
    offsets.set(MultiXactId.next(multi), end == 0 ? 1 : end, proc);
    members.write(offset, packed, multi, proc);
  }

  /// Looks whether there is room for a multixact.
  private void checkLimits(int count, List<PgException> warnings) {
    MultiXactLimits now = limits;
    if (now.callsVacuum(next)) {
      boolean stops = now.stops(next);
      if (stops || Integer.remainderUnsigned(next, VACUUM_CALL_INTERVAL) == 0) {
        listener.vacuumNeeded();
      }
      if (stops) {
        throw now.exhausted(databaseName(now));
      }
      if (now.warns(next)) {
        warnings.add(now.warning(next, databaseName(now)));
      }
    }
    checkSpace(count, now, warnings);
  }

  /// Whether warnings have begun, or will soon: time to know whom they are about.
  public boolean isNearWarning() {
    return limits.warns(next + NAMES_MARGIN);
  }

  /// The database that is furthest behind.
  public int oldestDatabase() {
    return limits.oldestDatabase();
  }

  private @Nullable String databaseName(MultiXactLimits now) {
    return listener.databaseName(now.oldestDatabase());
  }

  private void checkSpace(int count, MultiXactLimits now, List<PgException> warnings) {
    MultiXactSpace left = space;
    if (left.exceeded(nextOffset, count)) {
      listener.vacuumNeeded();
      throw left.exhausted(nextOffset, count, now.oldestDatabase());
    }
    boolean newSegment =
        MultiXactMembers.segment(nextOffset) != MultiXactMembers.segment(nextOffset + count);
    if (left.isTight(nextOffset) && newSegment) {
      listener.vacuumNeeded();
    }
    if (left.warns(nextOffset, count)) {
      warnings.add(left.warning(nextOffset, count, now.oldestDatabase()));
    }
  }

  /// Makes the pages that a multixact is the first to need.
  private void makeRoom(int multi, int count, WalInserter inserter, Proc proc) {
    int following = MultiXactId.next(multi);
    if (MultiXactOffsets.startsPage(following)) {
      long page = MultiXactOffsets.page(following);
      offsets.zero(page, false, proc);
      inserter.begin();
      inserter.insert(new MultiXactRecord.ZeroPage(false, page));
    }
    int first = nextOffset;
    int all = first == 0 ? count + 1 : count; // slot 0 stays empty
    MultiXactMembers.newPages(
        first,
        all,
        page -> {
          members.zero(page, false, proc);
          inserter.begin();
          inserter.insert(new MultiXactRecord.ZeroPage(true, page));
        });
  }

  @Override
  public int expand(int multi, int xid, Status status, Transaction transaction) {
    Members old = transaction.multiXactMembers();
    members(multi, false, old, transaction);
    Members kept = new Members();
    for (int i = 0; i < old.count(); i++) {
      int member = old.xid(i);
      Status its = old.status(i);
      if (member == xid && its == status) {
        return multi;
      }
      if (transaction.isInProgress(member) || its.isUpdate() && transaction.didCommit(member)) {
        kept.add(member, its);
      }
    }
    kept.add(xid, status);
    return create(kept, transaction);
  }

  // Looking up

  @Override
  public void members(int multi, boolean lockOnly, Members into, Transaction transaction) {
    into.clear();
    if (!MultiXactId.isValid(multi)) {
      return;
    }
    long[] known = transaction.multiXactCache().find(multi);
    if (known != null) {
      for (long member : known) {
        into.add(MultiXactCache.xid(member), MultiXactCache.status(member));
      }
      return;
    }
    int own = transaction.proc().number();
    announceVisible(own, transaction.proc());
    if (lockOnly && MultiXactId.precedes(multi, oldest.visible(own))) {
      return; // nobody in it can run any more
    }
    checkExists(multi, transaction.proc());
    read(multi, into, transaction.proc());
    if (into.count() > 0) {
      transaction.multiXactCache().put(multi, MultiXactCache.pack(into));
    }
  }

  private void announceVisible(int own, Proc proc) {
    if (MultiXactId.isValid(oldest.visible(own))) {
      return;
    }
    lock.acquireExclusive(proc);
    oldest.visible(own, oldest.oldestMember(next));
    lock.releaseExclusive(proc);
  }

  private void checkExists(int multi, Proc proc) {
    Position now = current(proc);
    if (MultiXactId.precedes(multi, now.oldest())) {
      throw PgException.internal(
          "MultiXactId %s does no longer exist -- apparent wraparound"
              .formatted(MultiXactId.toString(multi)));
    }
    if (!MultiXactId.precedes(multi, now.next())) {
      throw PgException.internal(
          "MultiXactId %s has not been created yet -- apparent wraparound"
              .formatted(MultiXactId.toString(multi)));
    }
  }

  /// Reads the members of a multixact that exists.
  private void read(int multi, Members into, Proc proc) {
    int start = offsets.get(multi, proc);
    int end = offsets.get(MultiXactId.next(multi), proc);
    if (end == MultiXactOffsets.NONE) {
      throw new PgException(
          SqlState.DATA_CORRUPTED,
          "MultiXact %s has invalid next offset".formatted(MultiXactId.toString(multi)));
    }
    members.read(start, end - start, multi, into, proc);
  }

  @Override
  public boolean isRunning(int multi, boolean lockOnly, Transaction transaction) {
    Members all = transaction.multiXactMembers();
    members(multi, lockOnly, all, transaction);
    for (int i = 0; i < all.count(); i++) {
      if (transaction.isCurrent(all.xid(i))) {
        return true;
      }
    }
    for (int i = 0; i < all.count(); i++) {
      if (transaction.isInProgress(all.xid(i))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int next() {
    return next;
  }

  @Override
  public int oldestNeeded(Transaction transaction) {
    lock.acquireExclusive(transaction.proc());
    try {
      return oldest.oldestNeeded(next);
    } finally {
      lock.releaseExclusive(transaction.proc());
    }
  }

  @Override
  public int freezeMaxAge(Transaction transaction) {
    Position now = current(transaction.proc());
    long multis = Integer.toUnsignedLong(now.next() - now.oldest());
    return space.freezeMaxAge(multis, now.nextOffset(), freezeMaxAge);
  }

  // Ends of transactions

  /// What a process, or a prepared transaction, may be a member of; 0 for nothing.
  public int oldestMember(int entry) {
    return oldest.member(entry);
  }

  /// Says that a prepared transaction may be a member of multixacts from `multi` on.
  public void adoptOldestMember(int entry, int multi) {
    oldest.member(entry, multi);
  }

  /// Forgets what a process, or a prepared transaction, needed.
  public void ended(int entry) {
    oldest.clear(entry);
  }

  static boolean isYounger(int xid, int than) {
    return !Xid.isValid(than) || Xid.precedes(than, xid);
  }
}
