package org.gajah.transaction.twophase;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.id.MultiXactId;
import org.gajah.locks.Proc;
import org.gajah.locks.table.PreparedLocks;
import org.gajah.locks.table.TwoPhaseLock;
import org.gajah.transaction.MultiXacts;
import org.gajah.transaction.PreparedParts;
import org.gajah.walformat.record.TwoPhaseState.Section;

/// Who handles which sections. Locks and multixacts are handled here, the rest registers.
final class TwoPhaseSections {
  private final MultiXacts multiXacts;
  private final Map<Integer, TwoPhaseHandler> handlers = new HashMap<>();

  TwoPhaseSections(MultiXacts multiXacts) {
    this.multiXacts = multiXacts;
    handlers.put(Section.MULTIXACT, new MultiXactSection());
    // Counts of changed rows: nothing depends on them, and a crash loses such counts as well.
    handlers.put(Section.PGSTAT, new TwoPhaseHandler() {});
  }

  void register(int manager, TwoPhaseHandler handler) {
    handlers.put(manager, handler);
  }

  /// Adds the section about multixacts, where the transaction may be in any.
  static void addMultiXacts(PreparedParts parts, int oldestMember) {
    if (MultiXactId.isValid(oldestMember)) {
      ByteSink bytes = new ByteSink(Integer.BYTES).putInt(oldestMember);
      parts.add(Section.MULTIXACT, 0, new Slice(bytes.array(), 0, bytes.length()));
    }
  }

  /// Until it is over, the transaction may be a running member of multixacts from one on.
  private final class MultiXactSection implements TwoPhaseHandler {
    @Override
    public void recovered(Part part, Proc proc) {
      Slice data = part.data();
      multiXacts.adoptOldestMember(part.entry(), LittleEndian.intAt(data.array(), data.from()));
    }

    @Override
    public void finished(Part part, boolean committed, Proc proc) {
      multiXacts.ended(part.entry());
    }
  }

  /// Gives a transaction back what it had.
  void recovered(int xid, int entry, List<Section> sections, PreparedLocks locks, Proc proc) {
    for (Section section : sections) {
      if (section.manager() == Section.LOCK) {
        locks.recover(proc, lock(section));
      } else {
        handler(section).recovered(part(xid, entry, section), proc);
      }
    }
  }

  /// Takes from a transaction what it had.
  void finished(
      int xid,
      int entry,
      List<Section> sections,
      PreparedLocks locks,
      boolean committed,
      Proc proc) {
    for (Section section : sections) {
      if (section.manager() == Section.LOCK) {
        locks.release(proc, lock(section));
      } else {
        handler(section).finished(part(xid, entry, section), committed, proc);
      }
    }
  }

  /// Complains about sections that nobody handles, before anything is decided.
  void check(List<Section> sections) {
    for (Section section : sections) {
      if (section.manager() != Section.LOCK) {
        handler(section);
      }
    }
  }

  private static TwoPhaseHandler.Part part(int xid, int entry, Section section) {
    return new TwoPhaseHandler.Part(xid, entry, section.info(), section.data());
  }

  private static TwoPhaseLock lock(Section section) {
    return TwoPhaseLock.read(section.data().array(), section.data().from());
  }

  private TwoPhaseHandler handler(Section section) {
    TwoPhaseHandler handler = handlers.get(section.manager());
    if (handler == null) {
      throw PgException.notBuilt(
          "prepared transactions with records of manager " + section.manager());
    }
    return handler;
  }
}
