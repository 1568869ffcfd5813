package org.gajah.walformat.record;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.walformat.Description;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.ResourceManagerId;
import org.gajah.walformat.WalRecord;
import org.jspecify.annotations.Nullable;

/// Records of the resource manager Standby. Mirrors `storage/standbydefs.h`.
public sealed interface StandbyRecord extends WalRecord {
  int LOCK = 0x00;
  int RUNNING_XACTS = 0x10;
  int INVALIDATIONS = 0x20;

  @Override
  default ResourceManagerId resourceManager() {
    return ResourceManagerId.STANDBY;
  }

  @Override
  default String name() {
    return String.valueOf(nameOf(info()));
  }

  /// The name of a kind of record, or null where there is none such.
  static @Nullable String nameOf(int info) {
    return switch (info) {
      case LOCK -> "LOCK";
      case RUNNING_XACTS -> "RUNNING_XACTS";
      case INVALIDATIONS -> "INVALIDATIONS";
      default -> null;
    };
  }

  static StandbyRecord decode(RecordView view) {
    return switch (view.info()) {
      case LOCK -> Locks.decode(view);
      case RUNNING_XACTS -> RunningXacts.decode(view);
      case INVALIDATIONS -> Invalidations.decode(view);
      default -> throw PgException.internal("standby_redo: unknown op code " + view.info());
    };
  }

  /// Access exclusive locks that are held (`xl_standby_locks`).
  ///
  /// | offset | size | field | meaning |
  /// |---:|---:|---|---|
  /// | 0 | 4 | nlocks | how many |
  /// | 4 | 12 each | locks | transaction, database (0 for shared), relation |
  record Locks(List<Lock> locks) implements StandbyRecord {
    /// @param xid who holds it
    public record Lock(int xid, int database, int relation) {
      static final int SIZE = 12;
    }

    @Override
    public int info() {
      return LOCK;
    }

    @Override
    public void encode(RecordBuilder builder) {
      ByteSink main = builder.mainData().putInt(locks.size());
      for (Lock lock : locks) {
        main.putInt(lock.xid()).putInt(lock.database()).putInt(lock.relation());
      }
    }

    static Locks decode(RecordView view) {
      int count = view.intAt(view.mainFrom());
      List<Lock> locks = new ArrayList<>(count);
      int at = view.mainFrom() + 4;
      for (int i = 0; i < count; i++, at += Lock.SIZE) {
        locks.add(new Lock(view.intAt(at), view.intAt(at + 4), view.intAt(at + 8)));
      }
      return new Locks(locks);
    }

    @Override
    public void describe(Description out) {
      for (Lock lock : locks) {
        out.add("xid %u db %u rel %u ", lock.xid(), lock.database(), lock.relation());
      }
    }
  }

  /// The transactions that run (`xl_running_xacts`).
  ///
  /// | offset | size | field | meaning |
  /// |---:|---:|---|---|
  /// | 0 | 4 | xcnt | how many transactions |
  /// | 4 | 4 | subxcnt | how many subtransactions |
  /// | 8 | 1 | subxid_overflow | whether subtransactions are missing |
  /// | 12 | 4 | nextXid | next free transaction id |
  /// | 16 | 4 | oldestRunningXid | |
  /// | 20 | 4 | latestCompletedXid | |
  /// | 24 | 4 each | xids | transactions, then subtransactions |
  record RunningXacts(
      boolean overflowed,
      int nextXid,
      int oldestRunningXid,
      int latestCompletedXid,
      int[] xids,
      int[] subxids)
      implements StandbyRecord {
    @Override
    public int info() {
      return RUNNING_XACTS;
    }

    @Override
    public void encode(RecordBuilder builder) {
      ByteSink main = builder.mainData().putInt(xids.length).putInt(subxids.length);
      main.putInt(overflowed ? 1 : 0).putInt(nextXid).putInt(oldestRunningXid);
      main.putInt(latestCompletedXid).putInts(xids).putInts(subxids);
    }

    static RunningXacts decode(RecordView view) {
      int main = view.mainFrom();
      int xids = view.intAt(main);
      return new RunningXacts(
          view.byteAt(main + 8) != 0,
          view.intAt(main + 12),
          view.intAt(main + 16),
          view.intAt(main + 20),
          view.intsAt(main + 24, xids),
          view.intsAt(main + 24 + 4 * xids, view.intAt(main + 4)));
    }

    @Override
    public void describe(Description out) {
      out.add("nextXid %u latestCompletedXid %u ", nextXid, latestCompletedXid);
      out.add("oldestRunningXid %u", oldestRunningXid);
      describe(out, "xacts", xids);
      out.text(overflowed ? "; subxid overflowed" : "");
      describe(out, "subxacts", subxids);
    }

    private static void describe(Description out, String label, int[] xids) {
      if (xids.length > 0) {
        out.add("; %d %s:", xids.length, label);
        for (int xid : xids) {
          out.add(" %u", xid);
        }
      }
    }
  }

  /// Invalidations of a transaction that has no id (`xl_invalidations`).
  ///
  /// | offset | size | field | meaning |
  /// |---:|---:|---|---|
  /// | 0 | 4 | dbId | database |
  /// | 4 | 4 | tsId | its default tablespace |
  /// | 8 | 1 | relcacheInitFileInval | whether the relation cache's file goes |
  /// | 12 | 4 | nmsgs | how many messages |
  /// | 16 | 16 each | msgs | see [Invalidation] |
  record Invalidations(int database, int tablespace, boolean initFile, List<Invalidation> messages)
      implements StandbyRecord {
    @Override
    public int info() {
      return INVALIDATIONS;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putInt(database).putInt(tablespace).putInt(initFile ? 1 : 0);
      builder.mainData().putInt(messages.size());
      Invalidation.encode(builder.mainData(), messages);
    }

    static Invalidations decode(RecordView view) {
      int main = view.mainFrom();
      Slice messages = view.mainFrom(main + 16);
      return new Invalidations(
          view.intAt(main),
          view.intAt(main + 4),
          view.byteAt(main + 8) != 0,
          Invalidation.decode(messages.array(), messages.from(), view.intAt(main + 12)));
    }

    @Override
    public void describe(Description out) {
      Invalidation.describe(out, messages, database, tablespace, initFile);
    }
  }
}
