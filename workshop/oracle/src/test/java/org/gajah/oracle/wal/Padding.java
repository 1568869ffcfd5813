package org.gajah.oracle.wal;

import java.util.Arrays;
import java.util.List;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.WalRecord;
import org.gajah.walformat.index.BTreeInsert;
import org.gajah.walformat.index.BTreeMetaCleanup;
import org.gajah.walformat.index.BTreeNewRoot;
import org.gajah.walformat.index.BTreeUnlinkPage;
import org.gajah.walformat.index.BrinRecord;
import org.gajah.walformat.index.GinRecord;
import org.gajah.walformat.index.GistRecord;
import org.gajah.walformat.index.SpGistRecord;
import org.gajah.walformat.record.DroppedStats;
import org.gajah.walformat.record.HeapMultiInsert;
import org.gajah.walformat.record.HeapPrune;
import org.gajah.walformat.record.HeapRewrite;
import org.gajah.walformat.record.HeapTruncate;
import org.gajah.walformat.record.Invalidation;
import org.gajah.walformat.record.LogicalMessageRecord;
import org.gajah.walformat.record.ReplicationOriginRecord;
import org.gajah.walformat.record.StandbyRecord;
import org.gajah.walformat.record.TwoPhaseState;
import org.gajah.walformat.record.XactEnd;
import org.gajah.walformat.record.XactRecord;
import org.gajah.walformat.record.XlogRecord;

/// Bytes of records that mean nothing: what C's alignment leaves between fields, which the real
/// server fills with whatever lay there. Gajah writes zeros.
final class Padding {
  private final RecordView view;
  private final byte[] bytes;

  private Padding(RecordView view) {
    this.view = view;
    this.bytes = view.slice(0, view.totalLength()).toByteArray();
  }

  /// The bytes of a record, with zeros where they mean nothing.
  static byte[] cleared(RecordView view, WalRecord record) {
    Padding padding = new Padding(view);
    padding.clear(record);
    return padding.bytes;
  }

  private void clear(WalRecord record) {
    switch (record) {
      case BrinRecord.Update _ -> main(2, 2);
      case BTreeInsert r when r.metadata() != null -> block(2, 25, 3);
      case BTreeNewRoot _ -> block(2, 25, 3);
      case BTreeMetaCleanup _ -> block(0, 25, 3);
      case BTreeUnlinkPage r -> {
        main(12, 4);
        if (r.metadata() != null) {
          block(4, 25, 3);
        }
      }
      case GinRecord.DeleteListPages _ -> main(60, 4);
      case GinRecord.DeletePage _ -> main(2, 2);
      case GinRecord.Split _ -> main(26, 2);
      case GinRecord.UpdateMetaPage _ -> {
        main(12, 4);
        main(84, 4);
      }
      case GistRecord.PageSplit _ -> {
        main(4, 4);
        main(17, 1);
        main(21, 3);
      }
      case HeapTruncate _ -> main(9, 3);
      case HeapMultiInsert _ -> main(1, 1);
      case HeapPrune r -> {
        main(0, 1);
        if (!r.plans().isEmpty()) {
          block(0, 2, 2);
        }
        for (int i = 0; i < r.plans().size(); i++) {
          block(0, 13 + 12 * i, 1);
        }
      }
      case HeapRewrite _ -> {
        main(12, 4);
        main(28, 4);
      }
      case LogicalMessageRecord _ -> main(5, 3);
      case ReplicationOriginRecord.Progress _ -> main(11, 5);
      case SpGistRecord r -> clear(r);
      case StandbyRecord.RunningXacts _ -> main(9, 3);
      case StandbyRecord.Invalidations r -> {
        main(9, 3);
        invalidations(16, r.messages());
      }
      case XlogRecord.EndOfRecovery _ -> main(20, 4);
      case XlogRecord.ParameterChange _ -> main(26, 2);
      case XlogRecord.RestorePoint r -> main(8 + r.label().length(), 64 - r.label().length());
      case XlogRecord.CheckpointDone _ -> {
        main(17, 3);
        main(60, 4);
        main(84, 4);
      }
      case XactRecord.Invalidations r -> invalidations(4, r.messages());
      case XactRecord.Commit r -> invalidations(behindStats(r.end()) + 4, r.end().invalidations());
      case XactRecord.Prepare r -> clear(r.state());
      default -> {}
    }
  }

  private void clear(SpGistRecord record) {
    switch (record) {
      case SpGistRecord.AddLeaf _, SpGistRecord.SplitTuple _ -> {}
      case SpGistRecord.AddNode _ -> {
        main(10, 2);
        main(17, 3);
      }
      case SpGistRecord.MoveLeafs _ -> {
        main(5, 1);
        main(10, 2);
        main(17, 3);
      }
      case SpGistRecord.PickSplit _ -> {
        main(1, 1);
        main(13, 1);
        main(18, 2);
        main(25, 3);
      }
      case SpGistRecord.VacuumLeaf _ -> main(13, 3);
      case SpGistRecord.VacuumRoot _ -> {
        main(2, 2);
        main(9, 3);
      }
      case SpGistRecord.VacuumRedirect _ -> main(9, 1);
    }
  }

  /// Where in the main data of a commit the invalidations start.
  private static int behindStats(XactEnd end) {
    return 8
        + (end.info() == 0 ? 0 : 4)
        + (end.has(XactEnd.HAS_DBINFO) ? 8 : 0)
        + (end.has(XactEnd.HAS_SUBXACTS) ? 4 + 4 * end.subxacts().length : 0)
        + (end.has(XactEnd.HAS_RELFILELOCATORS) ? 4 + 12 * end.relations().size() : 0)
        + (end.has(XactEnd.HAS_DROPPED_STATS)
            ? 4 + DroppedStats.SIZE * end.droppedStats().size()
            : 0);
  }

  private void clear(TwoPhaseState state) {
    main(53, 1);
    int at = padded(TwoPhaseState.HEADER, state.gid().length() + 1);
    at = padded(at, 4 * state.subxacts().length);
    at = padded(at, 12 * state.commitRelations().size());
    at = padded(at, 12 * state.abortRelations().size());
    at = padded(at, DroppedStats.SIZE * state.commitStats().size());
    at = padded(at, DroppedStats.SIZE * state.abortStats().size());
    invalidations(at, state.invalidations());
    at = padded(at, Invalidation.SIZE * state.invalidations().size());
    for (TwoPhaseState.Section section : state.sections()) {
      main(at + 5, 1);
      at = padded(at + 8, section.data().length());
    }
    main(at + 5, 1);
  }

  /// Clears what fills a part up to a multiple of 8, and answers where the next one starts.
  private int padded(int at, int length) {
    int fill = -length & 7;
    main(at + length, fill);
    return at + length + fill;
  }

  private void invalidations(int from, List<Invalidation> messages) {
    int at = from;
    for (Invalidation message : messages) {
      if (!(message instanceof Invalidation.Smgr)) {
        main(at + 1, 3);
        main(at + 12, 4);
      }
      if (message instanceof Invalidation.Relmap) {
        main(at + 8, 4);
      }
      at += Invalidation.SIZE;
    }
  }

  private void main(int from, int count) {
    Arrays.fill(bytes, view.mainFrom() + from, view.mainFrom() + from + count, (byte) 0);
  }

  private void block(int block, int from, int count) {
    if (view.hasBlockData(block)) {
      int start = view.block(block).dataFrom() + from;
      Arrays.fill(bytes, start, start + count, (byte) 0);
    }
  }
}
