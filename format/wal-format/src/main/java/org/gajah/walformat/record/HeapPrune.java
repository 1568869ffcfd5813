package org.gajah.walformat.record;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.walformat.Description;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordView;

/// A heap page was pruned, tuples were frozen, dead line pointers freed, or all of that
/// (`xl_heap_prune`, XLOG_HEAP2_PRUNE_...). Block 0 is the page.
///
/// | where | offset | size | field | meaning |
/// |---|---:|---:|---|---|
/// | main | 0 | 1 | reason | not used |
/// | main | 1 | 1 | flags | [#CATALOG_REL] and so on |
/// | main | 2 | 4 | | the conflict horizon, with [#HAS_CONFLICT_HORIZON] |
/// | block 0 | | 4 | nplans | with [#HAS_FREEZE_PLANS]: how many plans (2 bytes used) |
/// | block 0 | | 12 each | plans | xmax (4), t_infomask2 (2), t_infomask (2), frzflags (1, then 1 unused), ntuples (2) |
/// | block 0 | | 2 + 4 each | | with [#HAS_REDIRECTIONS]: how many; from, to |
/// | block 0 | | 2 + 2 each | | with [#HAS_DEAD_ITEMS]: how many; offset numbers |
/// | block 0 | | 2 + 2 each | | with [#HAS_NOW_UNUSED_ITEMS]: how many; offset numbers |
/// | block 0 | | 2 each | | offset numbers of the plans' tuples, plan by plan |
///
/// @param info which of the three kinds, see [Heap2Record]
/// @param conflictHorizon on a standby, snapshots as old as this one still see what goes; 0 when
///   nobody does
/// @param redirected pairs: a line pointer and where it leads from now on
/// @param dead line pointers that become dead
/// @param unused line pointers that become unused
public record HeapPrune(
    int info,
    int flags,
    int conflictHorizon,
    List<FreezePlan> plans,
    int[] redirected,
    int[] dead,
    int[] unused)
    implements Heap2Record {
  public static final int CATALOG_REL = 0x02;

  /// Redo needs a cleanup lock.
  public static final int CLEANUP_LOCK = 0x04;

  public static final int HAS_CONFLICT_HORIZON = 0x08;
  public static final int HAS_FREEZE_PLANS = 0x10;
  public static final int HAS_REDIRECTIONS = 0x20;
  public static final int HAS_DEAD_ITEMS = 0x40;
  public static final int HAS_NOW_UNUSED_ITEMS = 0x80;

  private static final int PLAN_SIZE = 12;

  /// What some tuples have in common when they are frozen.
  ///
  /// @param xmax their xmax afterwards
  /// @param infomask2 their t_infomask2 afterwards
  /// @param infomask their t_infomask afterwards
  /// @param flags [#FREEZE_XVAC], [#INVALID_XVAC]
  /// @param offsetNumbers the tuples, ascending
  public record FreezePlan(int xmax, int infomask2, int infomask, int flags, int[] offsetNumbers) {
    public static final int FREEZE_XVAC = 0x02;
    public static final int INVALID_XVAC = 0x04;
  }

  /// A record whose flags say what it holds.
  ///
  /// @param flags [#CATALOG_REL] and [#CLEANUP_LOCK] as they apply
  public static HeapPrune of(
      int info,
      int flags,
      int conflictHorizon,
      List<FreezePlan> plans,
      int[] redirected,
      int[] dead,
      int[] unused) {
    int all =
        flags
            | (conflictHorizon == 0 ? 0 : HAS_CONFLICT_HORIZON)
            | (plans.isEmpty() ? 0 : HAS_FREEZE_PLANS)
            | (redirected.length == 0 ? 0 : HAS_REDIRECTIONS)
            | (dead.length == 0 ? 0 : HAS_DEAD_ITEMS)
            | (unused.length == 0 ? 0 : HAS_NOW_UNUSED_ITEMS);
    return new HeapPrune(info, all, conflictHorizon, plans, redirected, dead, unused);
  }

  public boolean hasFlag(int flag) {
    return (flags & flag) != 0;
  }

  @Override
  public void encode(RecordBuilder builder) {
    builder.mainData().putByte(0).putByte(flags);
    if (hasFlag(HAS_CONFLICT_HORIZON)) {
      builder.mainData().putInt(conflictHorizon);
    }
    ByteSink block = builder.blockData(0);
    if (!plans.isEmpty()) {
      block.putInt(plans.size());
      for (FreezePlan plan : plans) {
        block.putInt(plan.xmax()).putShort(plan.infomask2()).putShort(plan.infomask());
        block.putShort(plan.flags()).putShort(plan.offsetNumbers().length);
      }
    }
    encodeItems(block, redirected, 2);
    encodeItems(block, dead, 1);
    encodeItems(block, unused, 1);
    for (FreezePlan plan : plans) {
      block.putShorts(plan.offsetNumbers());
    }
  }

  private static void encodeItems(ByteSink block, int[] items, int each) {
    if (items.length > 0) {
      block.putShort(items.length / each).putShorts(items);
    }
  }

  public static HeapPrune decode(RecordView view) {
    int main = view.mainFrom();
    int flags = view.byteAt(main + 1);
    int horizon = (flags & HAS_CONFLICT_HORIZON) == 0 ? 0 : view.intAt(main + 2);
    if (!view.hasBlockData(0)) {
      int[] none = {};
      return new HeapPrune(view.info(), flags, horizon, List.of(), none, none, none);
    }
    int at = view.block(0).dataFrom();
    int planCount = (flags & HAS_FREEZE_PLANS) == 0 ? 0 : view.unsignedShortAt(at);
    int plansAt = at + 4;
    at = planCount == 0 ? at : plansAt + planCount * PLAN_SIZE;
    int[] redirected = items(view, at, (flags & HAS_REDIRECTIONS) != 0, 2);
    at += size(redirected);
    int[] dead = items(view, at, (flags & HAS_DEAD_ITEMS) != 0, 1);
    at += size(dead);
    int[] unused = items(view, at, (flags & HAS_NOW_UNUSED_ITEMS) != 0, 1);
    at += size(unused);
    return new HeapPrune(
        view.info(), flags, horizon, plans(view, plansAt, planCount, at), redirected, dead, unused);
  }

  private static int[] items(RecordView view, int at, boolean there, int each) {
    return there ? view.shortsAt(at + 2, each * view.unsignedShortAt(at)) : new int[0];
  }

  private static int size(int[] items) {
    return items.length == 0 ? 0 : 2 + 2 * items.length;
  }

  private static List<FreezePlan> plans(RecordView view, int from, int count, int offsetsFrom) {
    List<FreezePlan> plans = new ArrayList<>(count);
    int offsets = offsetsFrom;
    for (int at = from; at < from + count * PLAN_SIZE; at += PLAN_SIZE) {
      int tuples = view.unsignedShortAt(at + 10);
      plans.add(
          new FreezePlan(
              view.intAt(at),
              view.unsignedShortAt(at + 4),
              view.unsignedShortAt(at + 6),
              view.byteAt(at + 8),
              view.shortsAt(offsets, tuples)));
      offsets += 2 * tuples;
    }
    return plans;
  }

  @Override
  public void describe(Description out) {
    if (hasFlag(HAS_CONFLICT_HORIZON)) {
      out.add("snapshotConflictHorizon: %u", conflictHorizon);
    }
    out.add(", isCatalogRel: %b", hasFlag(CATALOG_REL));
    if (plans.isEmpty() && redirected.length + dead.length + unused.length == 0) {
      return;
    }
    out.add(", nplans: %u, nredirected: %u", plans.size(), redirected.length / 2);
    out.add(", ndead: %u, nunused: %u", dead.length, unused.length);
    if (!plans.isEmpty()) {
      out.text(", plans: [");
      String separator = "";
      for (FreezePlan plan : plans) {
        out.text(separator);
        out.add("{ xmax: %u, infomask: %u", plan.xmax(), plan.infomask());
        out.add(", infomask2: %u", plan.infomask2());
        out.add(", ntuples: %u", plan.offsetNumbers().length);
        out.add(", offsets:%o }", plan.offsetNumbers());
        separator = ", ";
      }
      out.text("]");
    }
    if (redirected.length > 0) {
      out.text(", redirected:").pairs(redirected);
    }
    if (dead.length > 0) {
      out.add(", dead:%o", dead);
    }
    if (unused.length > 0) {
      out.add(", unused:%o", unused);
    }
  }
}
