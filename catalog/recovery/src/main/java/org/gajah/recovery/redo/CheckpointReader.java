package org.gajah.recovery.redo;

import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Lsn;
import org.gajah.walformat.Checkpoint;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.ResourceManagerId;
import org.gajah.walformat.WalFormat;
import org.gajah.walformat.WalReader;
import org.gajah.walformat.record.XlogRecord;
import org.jspecify.annotations.Nullable;

/// Finds the checkpoint that the control file names. Mirrors `ReadCheckpointRecord`.
public final class CheckpointReader {
  private static final int LENGTH = WalFormat.RECORD_HEADER + 2 + Checkpoint.SIZE;

  private final WalReader reader;
  private final Reporter reporter;

  public CheckpointReader(WalReader reader, Reporter reporter) {
    this.reader = reader;
    this.reporter = reporter;
  }

  /// Reads the record of a checkpoint; the reader stands behind it then.
  ///
  /// @throws PgException PANIC when there is none
  public XlogRecord.CheckpointDone read(long lsn) {
    String fault = lsn == Lsn.INVALID ? "invalid checkpoint location" : null;
    if (fault == null) {
      reader.begin(lsn);
      if (reader.next()) {
        RecordView record = reader.record();
        fault = fault(record);
        if (fault == null
            && XlogRecord.decode(record) instanceof XlogRecord.CheckpointDone checkpoint) {
          return checkpoint;
        }
      } else {
        String reason = reader.fault();
        if (reason != null) {
          reporter.log(reason);
        }
        fault = "invalid checkpoint record";
      }
    }
    if (fault != null) {
      reporter.log(fault);
    }
    throw PgException.panic(
        SqlState.DATA_CORRUPTED,
        "could not locate a valid checkpoint record at " + Lsn.toString(lsn));
  }

  private static @Nullable String fault(RecordView record) {
    if (record.resourceManagerNumber() != ResourceManagerId.XLOG.number()) {
      return "invalid resource manager ID in checkpoint record";
    }
    if (record.info() != XlogRecord.CHECKPOINT_SHUTDOWN
        && record.info() != XlogRecord.CHECKPOINT_ONLINE) {
      return "invalid xl_info in checkpoint record";
    }
    return record.totalLength() == LENGTH ? null : "invalid length of checkpoint record";
  }
}
