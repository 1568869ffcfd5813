package org.gajah.walformat.record;

import java.nio.charset.StandardCharsets;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.walformat.Description;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.ResourceManagerId;
import org.gajah.walformat.WalRecord;
import org.jspecify.annotations.Nullable;

/// Records of the resource manager Tablespace. Mirrors `commands/tablespace.h`.
public sealed interface TablespaceRecord extends WalRecord {
  int CREATE = 0x00;
  int DROP = 0x10;

  @Override
  default ResourceManagerId resourceManager() {
    return ResourceManagerId.TABLESPACE;
  }

  @Override
  default String name() {
    return String.valueOf(nameOf(info()));
  }

  /// The name of a kind of record, or null where there is none such.
  static @Nullable String nameOf(int info) {
    return switch (info) {
      case CREATE -> "CREATE";
      case DROP -> "DROP";
      default -> null;
    };
  }

  static TablespaceRecord decode(RecordView view) {
    int main = view.mainFrom();
    return switch (view.info()) {
      case CREATE -> new Create(view.intAt(main), view.slice(main + 4, view.mainLength() - 5));
      case DROP -> new Drop(view.intAt(main));
      default -> throw PgException.internal("tblspc_redo: unknown op code " + view.info());
    };
  }

  /// A tablespace was made (`xl_tblspc_create_rec`): oid (4), path with a zero behind.
  ///
  /// @param path the folder it lies in, without the zero
  record Create(int oid, Slice path) implements TablespaceRecord {
    @Override
    public int info() {
      return CREATE;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putInt(oid).putSlice(path).putByte(0);
    }

    @Override
    public void describe(Description out) {
      out.add("%u \"%s\"", oid, path.toString(StandardCharsets.UTF_8));
    }
  }

  /// A tablespace went (`xl_tblspc_drop_rec`): oid (4).
  record Drop(int oid) implements TablespaceRecord {
    @Override
    public int info() {
      return DROP;
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
}
