package org.gajah.walformat.record;

import org.gajah.base.error.PgException;
import org.gajah.walformat.Description;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.ResourceManagerId;
import org.gajah.walformat.WalRecord;
import org.jspecify.annotations.Nullable;

/// Records of the resource manager Database. Mirrors `commands/dbcommands_xlog.h`.
public sealed interface DatabaseRecord extends WalRecord {
  int CREATE_FILE_COPY = 0x00;
  int CREATE_WAL_LOG = 0x10;
  int DROP = 0x20;

  @Override
  default ResourceManagerId resourceManager() {
    return ResourceManagerId.DATABASE;
  }

  @Override
  default String name() {
    return String.valueOf(nameOf(info()));
  }

  /// The name of a kind of record, or null where there is none such.
  static @Nullable String nameOf(int info) {
    return switch (info) {
      case CREATE_FILE_COPY -> "CREATE_FILE_COPY";
      case CREATE_WAL_LOG -> "CREATE_WAL_LOG";
      case DROP -> "DROP";
      default -> null;
    };
  }

  static DatabaseRecord decode(RecordView view) {
    int main = view.mainFrom();
    return switch (view.info()) {
      case CREATE_FILE_COPY ->
          new CreateFileCopy(
              view.intAt(main), view.intAt(main + 4), view.intAt(main + 8), view.intAt(main + 12));
      case CREATE_WAL_LOG -> new CreateWalLog(view.intAt(main), view.intAt(main + 4));
      case DROP -> new Drop(view.intAt(main), view.intsAt(main + 8, view.intAt(main + 4)));
      default -> throw PgException.internal("dbase_redo: unknown op code " + view.info());
    };
  }

  /// A folder of a database was copied (`xl_dbase_create_file_copy_rec`): four oids, 4 bytes each.
  record CreateFileCopy(int database, int tablespace, int sourceDatabase, int sourceTablespace)
      implements DatabaseRecord {
    @Override
    public int info() {
      return CREATE_FILE_COPY;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder
          .mainData()
          .putInt(database)
          .putInt(tablespace)
          .putInt(sourceDatabase)
          .putInt(sourceTablespace);
    }

    @Override
    public void describe(Description out) {
      out.add("copy dir %u/%u to %u/%u", sourceTablespace, sourceDatabase, tablespace, database);
    }
  }

  /// A folder for a database was made, which later records fill (`xl_dbase_create_wal_log_rec`):
  /// two oids, 4 bytes each.
  record CreateWalLog(int database, int tablespace) implements DatabaseRecord {
    @Override
    public int info() {
      return CREATE_WAL_LOG;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putInt(database).putInt(tablespace);
    }

    @Override
    public void describe(Description out) {
      out.add("create dir %u/%u", tablespace, database);
    }
  }

  /// Folders of a database went (`xl_dbase_drop_rec`): oid (4), how many tablespaces (4), their
  /// oids (4 each).
  record Drop(int database, int[] tablespaces) implements DatabaseRecord {
    @Override
    public int info() {
      return DROP;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putInt(database).putInt(tablespaces.length).putInts(tablespaces);
    }

    @Override
    public void describe(Description out) {
      out.text("dir");
      for (int tablespace : tablespaces) {
        out.add(" %u/%u", tablespace, database);
      }
    }
  }
}
