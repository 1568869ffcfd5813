package org.gajah.heap;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.gajah.transaction.MultiXactAccess;
import org.gajah.transaction.Transaction;

/// Multixacts that are in memory only.
final class MemoryMultiXacts implements MultiXactAccess {
  private record Member(int xid, Status status) {}

  private final ConcurrentMap<Integer, List<Member>> all = new ConcurrentHashMap<>();
  private final AtomicInteger next = new AtomicInteger(1);

  @Override
  public void announce(Transaction transaction) {}

  private int store(List<Member> members) {
    int multi = next.getAndIncrement();
    all.put(multi, List.copyOf(members));
    return multi;
  }

  @Override
  public int create(
      int firstXid,
      Status firstStatus,
      int secondXid,
      Status secondStatus,
      Transaction transaction) {
    if (firstXid == secondXid && firstStatus == secondStatus) {
      throw new AssertionError("a multixact of one member");
    }
    return store(List.of(new Member(firstXid, firstStatus), new Member(secondXid, secondStatus)));
  }

  @Override
  public int create(Members members, Transaction transaction) {
    List<Member> copy = new ArrayList<>();
    for (int i = 0; i < members.count(); i++) {
      copy.add(new Member(members.xid(i), members.status(i)));
    }
    return store(copy);
  }

  private List<Member> get(int multi) {
    List<Member> members = all.get(multi);
    if (members == null) {
      throw new AssertionError("no multixact " + multi);
    }
    return members;
  }

  @Override
  public int expand(int multi, int xid, Status status, Transaction transaction) {
    List<Member> kept = new ArrayList<>();
    for (Member member : get(multi)) {
      if (member.xid == xid && member.status == status) {
        return multi;
      }
      boolean running = transaction.isInProgress(member.xid);
      if (running || member.status.isUpdate() && transaction.didCommit(member.xid)) {
        kept.add(member);
      }
    }
    kept.add(new Member(xid, status));
    return store(kept);
  }

  @Override
  public void members(int multi, boolean lockOnly, Members into, Transaction transaction) {
    into.clear();
    for (Member member : get(multi)) {
      into.add(member.xid, member.status);
    }
  }

  @Override
  public boolean isRunning(int multi, boolean lockOnly, Transaction transaction) {
    for (Member member : get(multi)) {
      if (transaction.isInProgress(member.xid)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int next() {
    return next.get();
  }

  @Override
  public int oldestNeeded(Transaction transaction) {
    int oldest = next.get();
    for (int multi = next.get() - 1; multi >= 1; multi--) {
      if (isRunning(multi, false, transaction)) {
        oldest = multi;
      }
    }
    return oldest;
  }

  @Override
  public int freezeMaxAge(Transaction transaction) {
    return 400_000_000;
  }
}
