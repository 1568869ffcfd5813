package org.gajah.cli.inspect;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;
import org.gajah.base.id.Xid;
import org.gajah.page.heap.HeapTuple;
import org.gajah.page.heap.Infomask;
import org.gajah.page.slru.CommitLogPage;
import org.gajah.page.slru.MultiXactPages;

/// Which rows are committed, by their hint bits and the commit log. In a stopped cluster nothing is
/// in progress: what did not commit has been rolled back.
final class Visibility {
  private static final String COMMIT_LOG = "pg_xact";
  private static final String OFFSETS = "pg_multixact/offsets";
  private static final String MEMBERS = "pg_multixact/members";

  /// Members with this status and above have changed the row, those below have only locked it.
  private static final int FIRST_UPDATE = 4;

  private final ClusterReader cluster;
  private final Map<String, MemorySegment> pages = new HashMap<>();

  Visibility(ClusterReader cluster) {
    this.cluster = cluster;
  }

  private MemorySegment page(String folder, long number) throws IOException {
    String key = folder + number;
    MemorySegment known = pages.get(key);
    if (known == null) {
      known = cluster.slru(folder, number);
      pages.put(key, known);
    }
    return known;
  }

  private boolean committed(int xid) throws IOException {
    if (!Xid.isNormal(xid)) {
      return xid != Xid.INVALID;
    }
    MemorySegment page = page(COMMIT_LOG, CommitLogPage.pageOf(xid));
    return CommitLogPage.status(page, xid) == CommitLogPage.COMMITTED;
  }

  /// Whether a tuple is what a new transaction would see.
  boolean sees(MemorySegment page, int at) throws IOException {
    int mask = HeapTuple.infomask(page, at);
    if (!inserted(page, at, mask)) {
      return false;
    }
    if ((mask & Infomask.XMAX_INVALID) != 0 || Infomask.xmaxLockedOnly(mask)) {
      return true;
    }
    int xmax = HeapTuple.rawXmax(page, at);
    if ((mask & Infomask.XMAX_IS_MULTI) != 0) {
      int updater = updater(xmax);
      return updater == Xid.INVALID || !committed(updater);
    }
    return (mask & Infomask.XMAX_COMMITTED) == 0 && !committed(xmax);
  }

  private boolean inserted(MemorySegment page, int at, int mask) throws IOException {
    if (Infomask.xminFrozen(mask) || Infomask.xminCommitted(mask)) {
      return true;
    }
    return !Infomask.xminInvalid(mask) && committed(HeapTuple.rawXmin(page, at));
  }

  /// The member of a multixact that has changed the row, or 0.
  private int updater(int multi) throws IOException {
    int from = MultiXactPages.offset(page(OFFSETS, MultiXactPages.offsetPageOf(multi)), multi);
    int next = multi + 1 == 0 ? 1 : multi + 1;
    int to = MultiXactPages.offset(page(OFFSETS, MultiXactPages.offsetPageOf(next)), next);
    if (to == 0) {
      to = cluster.control().checkpoint().nextMultiOffset();
    }
    for (int member = from; member != to; member++) {
      MemorySegment page = page(MEMBERS, MultiXactPages.memberPageOf(member));
      if (MultiXactPages.memberStatus(page, member) >= FIRST_UPDATE) {
        return MultiXactPages.memberXid(page, member);
      }
    }
    return Xid.INVALID;
  }
}
