package org.gajah.walformat.record;

import org.gajah.base.error.PgException;
import org.gajah.walformat.Description;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.ResourceManagerId;
import org.gajah.walformat.WalRecord;
import org.jspecify.annotations.Nullable;

/// Records of the resource manager CommitTs. Mirrors `access/commit_ts.h`.
public sealed interface CommitTsRecord extends WalRecord {
  int ZEROPAGE = 0x00;
  int TRUNCATE = 0x10;

  @Override
  default ResourceManagerId resourceManager() {
    return ResourceManagerId.COMMIT_TS;
  }

  @Override
  default String name() {
    return String.valueOf(nameOf(info()));
  }

  /// The name of a kind of record, or null where there is none such.
  static @Nullable String nameOf(int info) {
    return switch (info) {
      case ZEROPAGE -> "ZEROPAGE";
      case TRUNCATE -> "TRUNCATE";
      default -> null;
    };
  }

  static CommitTsRecord decode(RecordView view) {
    int main = view.mainFrom();
    return switch (view.info()) {
      case ZEROPAGE -> new ZeroPage(view.longAt(main));
      case TRUNCATE -> new Truncate(view.longAt(main), view.intAt(main + 8));
      default -> throw PgException.internal("commit_ts_redo: unknown op code " + view.info());
    };
  }

  /// A page of commit timestamps was made (COMMIT_TS_ZEROPAGE): its number, 8 bytes.
  record ZeroPage(long page) implements CommitTsRecord {
    @Override
    public int info() {
      return ZEROPAGE;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putLong(page);
    }

    @Override
    public void describe(Description out) {
      out.add("%d", page);
    }
  }

  /// Pages of commit timestamps went (`xl_commit_ts_truncate`): first page that stays (8), oldest
  /// transaction (4).
  record Truncate(long page, int oldestXid) implements CommitTsRecord {
    @Override
    public int info() {
      return TRUNCATE;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putLong(page).putInt(oldestXid);
    }

    @Override
    public void describe(Description out) {
      out.add("pageno %d, oldestXid %u", page, oldestXid);
    }
  }
}
