package org.gajah.heap.prune;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.MultiXactId;
import org.gajah.base.id.Xid;
import org.gajah.heap.visibility.MultiXactBits;
import org.gajah.heap.visibility.RowState;
import org.gajah.page.LinePointer;
import org.gajah.page.heap.HeapTuple;
import org.gajah.page.heap.Infomask;
import org.gajah.transaction.MultiXactAccess;
import org.gajah.transaction.Transaction;
import org.gajah.walformat.record.HeapPrune.FreezePlan;
import org.jspecify.annotations.Nullable;

/// Prepares the freezing of the tuples of one page after the other: for each tuple what its header
/// would become, for the page whether it must be done. Mirrors `heap_prepare_freeze_tuple`.
///
/// Tuples are offered with [#prepare] while the page is looked through; then the page is frozen, or
/// not, as a whole.
public final class PageFreezer {
  private final RowState state;
  private final Transaction transaction;
  private final FreezeCutoffs cutoffs;
  private final MultiXactFreezer multiFreezer;
  private final MultiXactAccess.Members members = new MultiXactAccess.Members();
  private final FreezeTracker ifFrozen = new FreezeTracker(Xid.INVALID, MultiXactId.INVALID);
  private final FreezeTracker ifNot = new FreezeTracker(Xid.INVALID, MultiXactId.INVALID);
  private final TupleFreeze[] plans = new TupleFreeze[HeapTuple.MAX_PER_PAGE];
  private int count;
  private boolean required;
  private boolean totallyFrozen;

  /// What becomes of one tuple.
  private static final class TupleFreeze {
    int offsetNumber;
    int xmax;
    int infomask;
    int infomask2;
    int flags;
    boolean xminMustHaveCommitted;
    boolean xmaxMustHaveAborted;

    boolean isLike(TupleFreeze other) {
      return xmax == other.xmax
          && infomask == other.infomask
          && infomask2 == other.infomask2
          && flags == other.flags;
    }

    static int compare(TupleFreeze a, TupleFreeze b) {
      int order = Integer.compareUnsigned(a.xmax, b.xmax);
      order = order != 0 ? order : a.infomask2 - b.infomask2;
      order = order != 0 ? order : a.infomask - b.infomask;
      order = order != 0 ? order : a.flags - b.flags;
      return order != 0 ? order : a.offsetNumber - b.offsetNumber;
    }
  }

  public PageFreezer(RowState state, FreezeCutoffs cutoffs) {
    this.state = state;
    this.transaction = state.transaction();
    this.cutoffs = cutoffs;
    this.multiFreezer = new MultiXactFreezer(state, cutoffs);
    Arrays.setAll(plans, i -> new TupleFreeze());
  }

  public FreezeCutoffs cutoffs() {
    return cutoffs;
  }

  /// Starts a page.
  ///
  /// @param tracker of the table so far
  void start(FreezeTracker tracker) {
    count = 0;
    required = false;
    ifFrozen.set(tracker);
    ifNot.set(tracker);
  }

  /// How many tuples of the page there is something to freeze in.
  int count() {
    return count;
  }

  /// Whether something in the page is so old that it must be frozen now.
  boolean isRequired() {
    return required;
  }

  /// Whether nothing in the tuple that was offered last will be left to freeze, once the page is.
  boolean isTotallyFrozen() {
    return totallyFrozen;
  }

  /// What stays in the table when the page is frozen, or when it is not.
  FreezeTracker outcome(boolean frozen) {
    return frozen ? ifFrozen : ifNot;
  }

  /// Looks at a tuple that stays, and plans what freezing would make of it.
  void prepare(MemorySegment page, int at, int offsetNumber) {
    TupleFreeze plan = plans[count];
    int mask = HeapTuple.infomask(page, at);
    plan.offsetNumber = offsetNumber;
    plan.xmax = HeapTuple.rawXmax(page, at);
    plan.infomask = mask;
    plan.infomask2 = HeapTuple.infomask2(page, at);
    plan.flags = 0;
    plan.xminMustHaveCommitted = false;
    plan.xmaxMustHaveAborted = false;
    int xmin = HeapTuple.xmin(page, at);
    boolean xminDone = !Xid.isNormal(xmin);
    boolean freezeXmin = !xminDone && mayFreezeXmin(xmin);
    boolean replaceXvac = mustReplaceXvac(page, at, mask);
    XmaxFate xmaxFate = considerXmax(plan, mask);
    if (freezeXmin) {
      plan.xminMustHaveCommitted = true;
      // A combined command id means something within the transaction that inserted the row only.
      // The real server leaves the bit; redo of later records would clear it, and their authors
      // would not.
      plan.infomask = plan.infomask & ~Infomask.COMBO_CID | Infomask.XMIN_FROZEN;
    }
    if (replaceXvac) {
      required = true;
      plan.flags |=
          (mask & Infomask.MOVED_OFF) != 0 ? FreezePlan.INVALID_XVAC : FreezePlan.FREEZE_XVAC;
    }
    if (xmaxFate == XmaxFate.FREEZE) {
      plan.xmax = Xid.INVALID;
      plan.infomask = plan.infomask & ~Infomask.XMAX_BITS | Infomask.XMAX_INVALID;
      plan.infomask2 &= ~(Infomask.HOT_UPDATED | Infomask.KEYS_UPDATED);
    }
    boolean xmaxDone = xmaxFate == XmaxFate.DONE;
    totallyFrozen = (freezeXmin || xminDone) && (xmaxFate == XmaxFate.FREEZE || xmaxDone);
    if (!required && !(xminDone && xmaxDone)) {
      required = mustFreeze(page, at, ifNot);
    }
    if (freezeXmin || replaceXvac || xmaxFate == XmaxFate.FREEZE || xmaxFate == XmaxFate.REPLACE) {
      count++;
    }
  }

  private boolean mayFreezeXmin(int xmin) {
    if (Xid.precedes(xmin, cutoffs.relfrozenXid())) {
      throw MultiXactFreezer.corrupted(
          "found xmin %s from before relfrozenxid %s", xmin, cutoffs.relfrozenXid());
    }
    return Xid.precedes(xmin, cutoffs.oldestXmin());
  }

  private static boolean mustReplaceXvac(MemorySegment page, int at, int mask) {
    return (mask & Infomask.MOVED) != 0 && Xid.isNormal(HeapTuple.rawCommandId(page, at));
  }

  private enum XmaxFate {
    /// There is none.
    DONE,
    /// It goes.
    FREEZE,
    /// Something else takes its place.
    REPLACE,
    KEEP
  }

  private XmaxFate considerXmax(TupleFreeze plan, int mask) {
    int xmax = plan.xmax;
    if ((mask & Infomask.XMAX_IS_MULTI) != 0) {
      return considerMulti(plan, mask);
    }
    if (!Xid.isValid(xmax)) {
      return XmaxFate.DONE;
    }
    if (!Xid.isNormal(xmax)) {
      throw new PgException(
          SqlState.DATA_CORRUPTED,
          "found raw xmax %s (infomask 0x%04x) not invalid and not multi"
              .formatted(Xid.toString(xmax), mask));
    }
    if (Xid.precedes(xmax, cutoffs.relfrozenXid())) {
      throw MultiXactFreezer.corrupted(
          "found xmax %s from before relfrozenxid %s", xmax, cutoffs.relfrozenXid());
    }
    if (!Xid.precedes(xmax, cutoffs.oldestXmin())) {
      return XmaxFate.KEEP;
    }
    // Had it committed, the tuple would have been dead and gone.
    plan.xmaxMustHaveAborted = !Infomask.xmaxLockedOnly(mask);
    return XmaxFate.FREEZE;
  }

  private XmaxFate considerMulti(TupleFreeze plan, int mask) {
    MultiXactFreezer.Fate fate = multiFreezer.decide(plan.xmax, mask, ifFrozen);
    if (fate == MultiXactFreezer.Fate.KEEP) {
      return XmaxFate.KEEP;
    }
    required = true;
    switch (fate) {
      case DROP -> {
        return XmaxFate.FREEZE;
      }
      case UPDATER -> plan.infomask &= ~Infomask.XMAX_BITS;
      case COMMITTED_UPDATER ->
          plan.infomask = plan.infomask & ~Infomask.XMAX_BITS | Infomask.XMAX_COMMITTED;
      case REPLACE -> {
        MultiXactBits bits = MultiXactBits.of(multiFreezer.replacement(), state);
        plan.infomask = plan.infomask & ~Infomask.XMAX_BITS | bits.infomask();
        plan.infomask2 = plan.infomask2 & ~Infomask.KEYS_UPDATED | bits.infomask2();
      }
      case KEEP -> {}
    }
    plan.xmax = multiFreezer.replacement();
    return XmaxFate.REPLACE;
  }

  /// Whether something in a tuple is so old that it cannot stay. Mirrors
  /// `heap_tuple_should_freeze`.
  ///
  /// @param tracker moved back to what is in the tuple
  public boolean mustFreeze(MemorySegment page, int at, FreezeTracker tracker) {
    int mask = HeapTuple.infomask(page, at);
    boolean must = mustFreezeXid(HeapTuple.xmin(page, at), tracker);
    int xmax = HeapTuple.rawXmax(page, at);
    if ((mask & Infomask.XMAX_IS_MULTI) == 0) {
      must |= mustFreezeXid(xmax, tracker);
    } else if (xmax != MultiXactId.INVALID) {
      must |= mustFreezeMulti(xmax, mask, tracker);
    }
    if (mustReplaceXvac(page, at, mask)) {
      tracker.seeXid(HeapTuple.rawCommandId(page, at));
      must = true;
    }
    return must;
  }

  private boolean mustFreezeXid(int xid, FreezeTracker tracker) {
    if (!Xid.isNormal(xid)) {
      return false;
    }
    tracker.seeXid(xid);
    return Xid.precedes(xid, cutoffs.freezeLimit());
  }

  private boolean mustFreezeMulti(int multi, int mask, FreezeTracker tracker) {
    tracker.seeMulti(multi);
    if (Infomask.xmaxLockedByUpgraded(mask)) {
      return true;
    }
    boolean must = MultiXactId.precedes(multi, cutoffs.multiLimit());
    state.multiXacts().members(multi, Infomask.xmaxLockedOnly(mask), members, transaction);
    for (int i = 0; i < members.count(); i++) {
      tracker.seeXid(members.xid(i));
      must |= Xid.precedes(members.xid(i), cutoffs.freezeLimit());
    }
    return must;
  }

  /// Looks at the commit log once more before anything is frozen: what freezing forgets cannot be
  /// asked again.
  void check(MemorySegment page) {
    for (int i = 0; i < count; i++) {
      TupleFreeze plan = plans[i];
      int at = LinePointer.tupleAt(page, plan.offsetNumber);
      int xmin = HeapTuple.rawXmin(page, at);
      if (plan.xminMustHaveCommitted && !transaction.didCommit(xmin)) {
        throw MultiXactFreezer.corrupted("uncommitted xmin %s needs to be frozen", xmin);
      }
      int xmax = HeapTuple.rawXmax(page, at);
      if (plan.xmaxMustHaveAborted && transaction.didCommit(xmax)) {
        throw MultiXactFreezer.corrupted("cannot freeze committed xmax %s", xmax);
      }
    }
  }

  /// Plans one tuple that does not lie in a page, and must be frozen as far as it may be. Mirrors
  /// `heap_freeze_tuple`.
  ///
  /// @return what it becomes; null for what it is
  public @Nullable FreezePlan alone(MemorySegment tuple, int at) {
    start(new FreezeTracker(cutoffs.oldestXmin(), cutoffs.oldestMulti()));
    prepare(tuple, at, 1);
    return count == 0 ? null : plans().getFirst();
  }

  /// The plans, those tuples together that come to look the same.
  List<FreezePlan> plans() {
    Arrays.sort(plans, 0, count, TupleFreeze::compare);
    List<FreezePlan> result = new ArrayList<>();
    int from = 0;
    while (from < count) {
      int to = from + 1;
      while (to < count && plans[to].isLike(plans[from])) {
        to++;
      }
      int[] offsetNumbers = new int[to - from];
      for (int i = from; i < to; i++) {
        offsetNumbers[i - from] = plans[i].offsetNumber;
      }
      TupleFreeze plan = plans[from];
      result.add(
          new FreezePlan(plan.xmax, plan.infomask2, plan.infomask, plan.flags, offsetNumbers));
      from = to;
    }
    return result;
  }
}
