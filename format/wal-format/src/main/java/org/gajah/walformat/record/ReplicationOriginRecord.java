package org.gajah.walformat.record;

import org.gajah.base.error.PgException;
import org.gajah.walformat.Description;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.ResourceManagerId;
import org.gajah.walformat.WalRecord;
import org.jspecify.annotations.Nullable;

/// Records of the resource manager ReplicationOrigin. Mirrors `replication/origin.h`.
public sealed interface ReplicationOriginRecord extends WalRecord {
  int SET = 0x00;
  int DROP = 0x10;

  @Override
  default ResourceManagerId resourceManager() {
    return ResourceManagerId.REPLICATION_ORIGIN;
  }

  @Override
  default String name() {
    return String.valueOf(nameOf(info()));
  }

  /// The name of a kind of record, or null where there is none such.
  static @Nullable String nameOf(int info) {
    return switch (info) {
      case SET -> "SET";
      case DROP -> "DROP";
      default -> null;
    };
  }

  static ReplicationOriginRecord decode(RecordView view) {
    int main = view.mainFrom();
    return switch (view.info()) {
      case SET ->
          new Progress(
              view.longAt(main), view.unsignedShortAt(main + 8), view.byteAt(main + 10) != 0);
      case DROP -> new Drop(view.unsignedShortAt(main));
      default -> throw PgException.internal("replorigin_redo: unknown op code " + view.info());
    };
  }

  /// How far an origin has got (`xl_replorigin_set`): its LSN (8), its number (2), and whether it
  /// may go backwards (1).
  record Progress(long remoteLsn, int node, boolean force) implements ReplicationOriginRecord {
    @Override
    public int info() {
      return SET;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putLong(remoteLsn).putShort(node).putByte(force ? 1 : 0).putZeros(5);
    }

    @Override
    public void describe(Description out) {
      out.add("set %u; lsn %l; force: %d", node, remoteLsn, force ? 1 : 0);
    }
  }

  /// An origin went (`xl_replorigin_drop`): its number (2).
  record Drop(int node) implements ReplicationOriginRecord {
    @Override
    public int info() {
      return DROP;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putShort(node);
    }

    @Override
    public void describe(Description out) {
      out.add("drop %u", node);
    }
  }
}
