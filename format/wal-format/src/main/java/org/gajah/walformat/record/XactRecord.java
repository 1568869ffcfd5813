package org.gajah.walformat.record;

import java.util.List;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.walformat.Description;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.ResourceManagerId;
import org.gajah.walformat.WalRecord;
import org.jspecify.annotations.Nullable;

/// Records of the resource manager Transaction. Mirrors `access/xact.h`.
public sealed interface XactRecord extends WalRecord {
  int COMMIT = 0x00;
  int PREPARE = 0x10;
  int ABORT = 0x20;
  int COMMIT_PREPARED = 0x30;
  int ABORT_PREPARED = 0x40;
  int ASSIGNMENT = 0x50;
  int INVALIDATIONS = 0x60;

  /// The bits of the info byte that tell the kind.
  int KIND_MASK = 0x70;

  /// In the info byte of commits and aborts: xinfo is there.
  int HAS_INFO = 0x80;

  @Override
  default ResourceManagerId resourceManager() {
    return ResourceManagerId.TRANSACTION;
  }

  @Override
  default String name() {
    return String.valueOf(nameOf(info()));
  }

  /// The name of a kind of record, or null where there is none such.
  static @Nullable String nameOf(int info) {
    return switch (info & KIND_MASK) {
      case COMMIT -> "COMMIT";
      case PREPARE -> "PREPARE";
      case ABORT -> "ABORT";
      case COMMIT_PREPARED -> "COMMIT_PREPARED";
      case ABORT_PREPARED -> "ABORT_PREPARED";
      case ASSIGNMENT -> "ASSIGNMENT";
      case INVALIDATIONS -> "INVALIDATION";
      default -> null;
    };
  }

  static XactRecord decode(RecordView view) {
    int kind = view.info() & KIND_MASK;
    return switch (kind) {
      case COMMIT, COMMIT_PREPARED -> new Commit(kind != COMMIT, XactEnd.decode(view));
      case ABORT, ABORT_PREPARED -> new Abort(kind != ABORT, XactEnd.decode(view));
      case PREPARE -> Prepare.decode(view);
      case ASSIGNMENT -> Assignment.decode(view);
      case INVALIDATIONS -> Invalidations.decode(view);
      default -> throw PgException.internal("xact_redo: unknown op code " + view.info());
    };
  }

  /// A transaction committed.
  ///
  /// @param prepared whether it was prepared before
  record Commit(boolean prepared, XactEnd end) implements XactRecord {
    @Override
    public int info() {
      return (prepared ? COMMIT_PREPARED : COMMIT) | (end.info() == 0 ? 0 : HAS_INFO);
    }

    @Override
    public void encode(RecordBuilder builder) {
      end.encode(builder.mainData());
    }

    @Override
    public void describe(Description out) {
      end.describe(out, true);
    }
  }

  /// A transaction aborted.
  ///
  /// @param prepared whether it was prepared before
  record Abort(boolean prepared, XactEnd end) implements XactRecord {
    @Override
    public int info() {
      return (prepared ? ABORT_PREPARED : ABORT) | (end.info() == 0 ? 0 : HAS_INFO);
    }

    @Override
    public void encode(RecordBuilder builder) {
      end.encode(builder.mainData());
    }

    @Override
    public void describe(Description out) {
      end.describe(out, false);
    }
  }

  /// A transaction was prepared: its whole [TwoPhaseState], without the checksum at its end.
  ///
  /// @param origin the replication origin of the record's head
  record Prepare(TwoPhaseState state, int origin) implements XactRecord {
    @Override
    public int info() {
      return PREPARE;
    }

    @Override
    public void encode(RecordBuilder builder) {
      state.encode(builder.mainData());
    }

    /// The state is a copy: recovery keeps it long after the reader has gone on.
    static Prepare decode(RecordView view) {
      Slice main = view.slice(view.mainFrom(), view.mainLength());
      return new Prepare(TwoPhaseState.decode(Slice.of(main.toByteArray())), view.origin());
    }

    @Override
    public void describe(Description out) {
      state.describe(out, origin);
    }
  }

  /// Subtransactions got a top transaction (`xl_xact_assignment`), told for each 64 of them.
  ///
  /// | offset | size | field |
  /// |---:|---:|---|
  /// | 0 | 4 | xtop |
  /// | 4 | 4 | nsubxacts |
  /// | 8 | 4 each | xsub |
  record Assignment(int topXid, int[] subxacts) implements XactRecord {
    @Override
    public int info() {
      return ASSIGNMENT;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putInt(topXid).putInt(subxacts.length).putInts(subxacts);
    }

    static Assignment decode(RecordView view) {
      int main = view.mainFrom();
      return new Assignment(view.intAt(main), view.intsAt(main + 8, view.intAt(main + 4)));
    }

    @Override
    public void describe(Description out) {
      out.add("xtop %u: subxacts:", topXid);
      for (int xid : subxacts) {
        out.add(" %u", xid);
      }
    }
  }

  /// Invalidations of a command within a transaction, for logical decoding (`xl_xact_invals`): how
  /// many (4 bytes), then the messages.
  record Invalidations(List<Invalidation> messages) implements XactRecord {
    @Override
    public int info() {
      return INVALIDATIONS;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putInt(messages.size());
      Invalidation.encode(builder.mainData(), messages);
    }

    static Invalidations decode(RecordView view) {
      Slice main = view.mainFrom(view.mainFrom() + 4);
      return new Invalidations(
          Invalidation.decode(main.array(), main.from(), view.intAt(view.mainFrom())));
    }

    @Override
    public void describe(Description out) {
      Invalidation.describe(out, messages, 0, 0, false);
    }
  }
}
