package org.gajah.walformat.record;

import java.nio.charset.StandardCharsets;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.walformat.Checkpoint;
import org.gajah.walformat.Description;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.ResourceManagerId;
import org.gajah.walformat.WalFormat;
import org.gajah.walformat.WalLevel;
import org.gajah.walformat.WalRecord;
import org.jspecify.annotations.Nullable;

/// Records of the resource manager XLOG: the log's own. Mirrors `catalog/pg_control.h` and
/// `access/xlog_internal.h`.
public sealed interface XlogRecord extends WalRecord {
  int CHECKPOINT_SHUTDOWN = 0x00;
  int CHECKPOINT_ONLINE = 0x10;
  int NOOP = 0x20;
  int NEXTOID = 0x30;
  int SWITCH = WalFormat.XLOG_SWITCH;
  int BACKUP_END = 0x50;
  int PARAMETER_CHANGE = 0x60;
  int RESTORE_POINT = 0x70;
  int FPW_CHANGE = 0x80;
  int END_OF_RECOVERY = 0x90;
  int FPI_FOR_HINT = 0xA0;
  int FPI = 0xB0;
  int OVERWRITE_CONTRECORD = 0xD0;
  int CHECKPOINT_REDO = 0xE0;

  @Override
  default ResourceManagerId resourceManager() {
    return ResourceManagerId.XLOG;
  }

  @Override
  default String name() {
    return String.valueOf(nameOf(info()));
  }

  /// The name of a kind of record, or null where there is none such.
  static @Nullable String nameOf(int info) {
    return switch (info) {
      case CHECKPOINT_SHUTDOWN -> "CHECKPOINT_SHUTDOWN";
      case CHECKPOINT_ONLINE -> "CHECKPOINT_ONLINE";
      case NOOP -> "NOOP";
      case NEXTOID -> "NEXTOID";
      case SWITCH -> "SWITCH";
      case BACKUP_END -> "BACKUP_END";
      case PARAMETER_CHANGE -> "PARAMETER_CHANGE";
      case RESTORE_POINT -> "RESTORE_POINT";
      case FPW_CHANGE -> "FPW_CHANGE";
      case END_OF_RECOVERY -> "END_OF_RECOVERY";
      case FPI_FOR_HINT -> "FPI_FOR_HINT";
      case FPI -> "FPI";
      case OVERWRITE_CONTRECORD -> "OVERWRITE_CONTRECORD";
      case CHECKPOINT_REDO -> "CHECKPOINT_REDO";
      default -> null;
    };
  }

  static XlogRecord decode(RecordView view) {
    int main = view.mainFrom();
    return switch (view.info()) {
      case CHECKPOINT_SHUTDOWN, CHECKPOINT_ONLINE -> CheckpointDone.decode(view);
      case NOOP -> new Noop();
      case NEXTOID -> new NextOid(view.intAt(main));
      case SWITCH -> new Switch();
      case BACKUP_END -> new BackupEnd(view.longAt(main));
      case PARAMETER_CHANGE -> ParameterChange.decode(view);
      case RESTORE_POINT -> RestorePoint.decode(view);
      case FPW_CHANGE -> new FullPageWritesChange(view.byteAt(main) != 0);
      case END_OF_RECOVERY -> EndOfRecovery.decode(view);
      case FPI_FOR_HINT -> new FullPageImages(true);
      case FPI -> new FullPageImages(false);
      case OVERWRITE_CONTRECORD ->
          new OverwriteContrecord(view.longAt(main), view.longAt(main + 8));
      case CHECKPOINT_REDO -> new CheckpointRedo(view.intAt(main));
      default -> throw PgException.internal("xlog_redo: unknown op code " + view.info());
    };
  }

  /// The name of a number of [WalLevel]; `?` for others.
  private static String levelName(int number) {
    return number >= 0 && number < WalLevel.values().length ? WalLevel.of(number).label() : "?";
  }

  /// A checkpoint was completed (XLOG_CHECKPOINT_SHUTDOWN, XLOG_CHECKPOINT_ONLINE).
  record CheckpointDone(boolean shutdown, Checkpoint checkpoint) implements XlogRecord {
    @Override
    public int info() {
      return shutdown ? CHECKPOINT_SHUTDOWN : CHECKPOINT_ONLINE;
    }

    @Override
    public void encode(RecordBuilder builder) {
      checkpoint.encode(builder.mainData());
    }

    static CheckpointDone decode(RecordView view) {
      Slice main = view.slice(view.mainFrom(), view.mainLength());
      return new CheckpointDone(
          view.info() == CHECKPOINT_SHUTDOWN, Checkpoint.decode(main.array(), main.from()));
    }

    @Override
    public void describe(Description out) {
      Checkpoint c = checkpoint;
      out.add("redo %l; tli %u; prev tli %u; ", c.redo(), c.timeline(), c.previousTimeline());
      out.add("fpw %s; wal_level %s; ", c.fullPageWrites(), levelName(c.walLevel()));
      out.add("xid %f; oid %u; ", c.nextXid(), c.nextOid());
      out.add("multi %u; offset %u; ", c.nextMulti(), c.nextMultiOffset());
      out.add("oldest xid %u in DB %u; ", c.oldestXid(), c.oldestXidDatabase());
      out.add("oldest multi %u in DB %u; ", c.oldestMulti(), c.oldestMultiDatabase());
      out.add(
          "oldest/newest commit timestamp xid: %u/%u; ",
          c.oldestCommitTsXid(), c.newestCommitTsXid());
      out.add("oldest running xid %u; ", c.oldestActiveXid());
      out.text(shutdown ? "shutdown" : "online");
    }
  }

  /// Nothing (XLOG_NOOP).
  record Noop() implements XlogRecord {
    @Override
    public int info() {
      return NOOP;
    }

    @Override
    public void encode(RecordBuilder builder) {}

    @Override
    public void describe(Description out) {}
  }

  /// Oids below this one may be in use (XLOG_NEXTOID): 4 bytes.
  record NextOid(int oid) implements XlogRecord {
    @Override
    public int info() {
      return NEXTOID;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putInt(oid);
    }

    @Override
    public void describe(Description out) {
      out.add("%u", oid);
    }
  }

  /// The rest of the segment is empty (XLOG_SWITCH): no data.
  record Switch() implements XlogRecord {
    @Override
    public int info() {
      return SWITCH;
    }

    @Override
    public void encode(RecordBuilder builder) {}

    @Override
    public void describe(Description out) {}
  }

  /// A base backup ended (XLOG_BACKUP_END): 8 bytes, where it started.
  record BackupEnd(long start) implements XlogRecord {
    @Override
    public int info() {
      return BACKUP_END;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putLong(start);
    }

    @Override
    public void describe(Description out) {
      out.add("%l", start);
    }
  }

  /// Settings that a standby must follow changed (`xl_parameter_change`).
  ///
  /// | offset | size | field |
  /// |---:|---:|---|
  /// | 0 | 4 | MaxConnections |
  /// | 4 | 4 | max_worker_processes |
  /// | 8 | 4 | max_wal_senders |
  /// | 12 | 4 | max_prepared_xacts |
  /// | 16 | 4 | max_locks_per_xact |
  /// | 20 | 4 | wal_level |
  /// | 24 | 1 | wal_log_hints |
  /// | 25 | 1 | track_commit_timestamp |
  record ParameterChange(
      int maxConnections,
      int maxWorkerProcesses,
      int maxWalSenders,
      int maxPreparedTransactions,
      int maxLocksPerTransaction,
      int walLevel,
      boolean walLogHints,
      boolean trackCommitTimestamp)
      implements XlogRecord {
    @Override
    public int info() {
      return PARAMETER_CHANGE;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putInt(maxConnections).putInt(maxWorkerProcesses).putInt(maxWalSenders);
      builder.mainData().putInt(maxPreparedTransactions).putInt(maxLocksPerTransaction);
      builder.mainData().putInt(walLevel).putByte(walLogHints ? 1 : 0);
      builder.mainData().putByte(trackCommitTimestamp ? 1 : 0).putShort(0);
    }

    static ParameterChange decode(RecordView view) {
      int main = view.mainFrom();
      return new ParameterChange(
          view.intAt(main),
          view.intAt(main + 4),
          view.intAt(main + 8),
          view.intAt(main + 12),
          view.intAt(main + 16),
          view.intAt(main + 20),
          view.byteAt(main + 24) != 0,
          view.byteAt(main + 25) != 0);
    }

    @Override
    public void describe(Description out) {
      out.add("max_connections=%d max_worker_processes=%d ", maxConnections, maxWorkerProcesses);
      out.add("max_wal_senders=%d max_prepared_xacts=%d ", maxWalSenders, maxPreparedTransactions);
      out.add("max_locks_per_xact=%d ", maxLocksPerTransaction);
      out.add("wal_level=%s ", levelName(walLevel));
      out.text(walLogHints ? "wal_log_hints=on " : "wal_log_hints=off ");
      out.text(trackCommitTimestamp ? "track_commit_timestamp=on" : "track_commit_timestamp=off");
    }
  }

  /// A named point to recover to (`xl_restore_point`): time (8 bytes) and name (64, zeros behind).
  record RestorePoint(long time, Slice label) implements XlogRecord {
    private static final int NAME_ROOM = 64;

    @Override
    public int info() {
      return RESTORE_POINT;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putLong(time).putSlice(label).putZeros(NAME_ROOM - label.length());
    }

    static RestorePoint decode(RecordView view) {
      int name = view.mainFrom() + 8;
      int length = 0;
      while (length < NAME_ROOM && view.byteAt(name + length) != 0) {
        length++;
      }
      return new RestorePoint(view.longAt(view.mainFrom()), view.slice(name, length));
    }

    @Override
    public void describe(Description out) {
      out.text(label.toString(StandardCharsets.UTF_8));
    }
  }

  /// `full_page_writes` changed (XLOG_FPW_CHANGE): 1 byte.
  record FullPageWritesChange(boolean on) implements XlogRecord {
    @Override
    public int info() {
      return FPW_CHANGE;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putByte(on ? 1 : 0);
    }

    @Override
    public void describe(Description out) {
      out.add("%s", on);
    }
  }

  /// Recovery ended without a checkpoint (`xl_end_of_recovery`).
  ///
  /// | offset | size | field |
  /// |---:|---:|---|
  /// | 0 | 8 | end_time |
  /// | 8 | 4 | ThisTimeLineID |
  /// | 12 | 4 | PrevTimeLineID |
  /// | 16 | 4 | wal_level |
  record EndOfRecovery(long time, int timeline, int previousTimeline, int walLevel)
      implements XlogRecord {
    @Override
    public int info() {
      return END_OF_RECOVERY;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putLong(time).putInt(timeline).putInt(previousTimeline);
      builder.mainData().putInt(walLevel).putInt(0);
    }

    static EndOfRecovery decode(RecordView view) {
      int main = view.mainFrom();
      return new EndOfRecovery(
          view.longAt(main), view.intAt(main + 8), view.intAt(main + 12), view.intAt(main + 16));
    }

    @Override
    public void describe(Description out) {
      out.add("tli %u; prev tli %u; ", timeline, previousTimeline);
      out.add("time %t; wal_level %s", time, levelName(walLevel));
    }
  }

  /// Images of pages and nothing else (XLOG_FPI, XLOG_FPI_FOR_HINT).
  ///
  /// @param hint whether a hint bit was the reason
  record FullPageImages(boolean hint) implements XlogRecord {
    @Override
    public int info() {
      return hint ? FPI_FOR_HINT : FPI;
    }

    @Override
    public void encode(RecordBuilder builder) {}

    @Override
    public void describe(Description out) {}
  }

  /// The record that starts at `overwritten` will never be finished (`xl_overwrite_contrecord`):
  /// its position and the time, 8 bytes each.
  record OverwriteContrecord(long overwritten, long time) implements XlogRecord {
    @Override
    public int info() {
      return OVERWRITE_CONTRECORD;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putLong(overwritten).putLong(time);
    }

    @Override
    public void describe(Description out) {
      out.add("lsn %l; time %t", overwritten, time);
    }
  }

  /// Redo of the checkpoint that now begins starts here (XLOG_CHECKPOINT_REDO): the WAL level, 4
  /// bytes.
  record CheckpointRedo(int walLevel) implements XlogRecord {
    @Override
    public int info() {
      return CHECKPOINT_REDO;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putInt(walLevel);
    }

    @Override
    public void describe(Description out) {
      out.add("wal_level %s", levelName(walLevel));
    }
  }
}
