package org.gajah.walformat.record;

import org.gajah.base.error.PgException;
import org.gajah.base.id.ForkNumber;
import org.gajah.base.id.RelFileLocator;
import org.gajah.walformat.Description;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordParts;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.ResourceManagerId;
import org.gajah.walformat.WalRecord;
import org.jspecify.annotations.Nullable;

/// Records of the resource manager Storage: files of relations. Mirrors `catalog/storage_xlog.h`.
public sealed interface StorageRecord extends WalRecord {
  int CREATE = 0x10;
  int TRUNCATE = 0x20;

  @Override
  default ResourceManagerId resourceManager() {
    return ResourceManagerId.STORAGE;
  }

  @Override
  default String name() {
    return String.valueOf(nameOf(info()));
  }

  /// The name of a kind of record, or null where there is none such.
  static @Nullable String nameOf(int info) {
    return switch (info) {
      case CREATE -> "CREATE";
      case TRUNCATE -> "TRUNCATE";
      default -> null;
    };
  }

  static StorageRecord decode(RecordView view) {
    int main = view.mainFrom();
    return switch (view.info()) {
      case CREATE -> new Create(view.locatorAt(main), ForkNumber.of(view.intAt(main + 12)));
      case TRUNCATE ->
          new Truncate(view.intAt(main), view.locatorAt(main + 4), view.intAt(main + 16));
      default -> throw PgException.internal("smgr_redo: unknown op code " + view.info());
    };
  }

  /// A fork's first file was made (`xl_smgr_create`): locator (12 bytes), fork (4).
  record Create(RelFileLocator locator, ForkNumber fork) implements StorageRecord {
    @Override
    public int info() {
      return CREATE;
    }

    @Override
    public void encode(RecordBuilder builder) {
      RecordParts.putLocator(builder.mainData(), locator);
      builder.mainData().putInt(fork.number());
    }

    @Override
    public void describe(Description out) {
      out.path(locator, fork);
    }
  }

  /// A relation was cut to `blocks` blocks (`xl_smgr_truncate`): blocks (4), locator (12), flags
  /// (4).
  ///
  /// @param flags which forks: [#HEAP] and so on
  record Truncate(int blocks, RelFileLocator locator, int flags) implements StorageRecord {
    public static final int HEAP = 0x0001;
    public static final int VISIBILITY_MAP = 0x0002;
    public static final int FREE_SPACE_MAP = 0x0004;
    public static final int ALL = HEAP | VISIBILITY_MAP | FREE_SPACE_MAP;

    @Override
    public int info() {
      return TRUNCATE;
    }

    @Override
    public void encode(RecordBuilder builder) {
      builder.mainData().putInt(blocks);
      RecordParts.putLocator(builder.mainData(), locator);
      builder.mainData().putInt(flags);
    }

    @Override
    public void describe(Description out) {
      out.path(locator, ForkNumber.MAIN).add(" to %u blocks flags %d", blocks, flags);
    }
  }
}
