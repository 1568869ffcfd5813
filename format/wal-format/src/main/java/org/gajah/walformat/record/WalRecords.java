package org.gajah.walformat.record;

import org.gajah.walformat.RecordView;
import org.gajah.walformat.ResourceManagerId;
import org.gajah.walformat.WalFormat;
import org.gajah.walformat.WalRecord;
import org.gajah.walformat.index.BTreeRecord;
import org.gajah.walformat.index.BrinRecord;
import org.gajah.walformat.index.GinRecord;
import org.gajah.walformat.index.GistRecord;
import org.gajah.walformat.index.HashRecord;
import org.gajah.walformat.index.SpGistRecord;
import org.jspecify.annotations.Nullable;

/// All kinds of records: the way from a [RecordView] to the Java record that says what it means.
public final class WalRecords {
  private WalRecords() {}

  /// The Java record of a record of the log.
  ///
  /// @throws org.gajah.base.error.PgException when there is no such kind
  public static WalRecord decode(RecordView view) {
    return switch (ResourceManagerId.of(view.resourceManagerNumber())) {
      case XLOG -> XlogRecord.decode(view);
      case TRANSACTION -> XactRecord.decode(view);
      case STORAGE -> StorageRecord.decode(view);
      case CLOG -> ClogRecord.decode(view);
      case DATABASE -> DatabaseRecord.decode(view);
      case TABLESPACE -> TablespaceRecord.decode(view);
      case MULTIXACT -> MultiXactRecord.decode(view);
      case RELATION_MAP -> RelationMapRecord.decode(view);
      case STANDBY -> StandbyRecord.decode(view);
      case HEAP2 -> Heap2Record.decode(view);
      case HEAP -> HeapRecord.decode(view);
      case BTREE -> BTreeRecord.decode(view);
      case HASH -> HashRecord.decode(view);
      case GIN -> GinRecord.decode(view);
      case GIST -> GistRecord.decode(view);
      case SEQUENCE -> SequenceRecord.decode(view);
      case SPGIST -> SpGistRecord.decode(view);
      case BRIN -> BrinRecord.decode(view);
      case COMMIT_TS -> CommitTsRecord.decode(view);
      case REPLICATION_ORIGIN -> ReplicationOriginRecord.decode(view);
      case GENERIC -> GenericRecord.decode(view);
      case LOGICAL_MESSAGE -> LogicalMessageRecord.decode(view);
    };
  }

  /// The name of a kind of record as `pg_waldump` prints it, or null where there is none such.
  ///
  /// @param info the bits of the info byte that belong to the resource manager
  public static @Nullable String nameOf(int resourceManager, int info) {
    if (resourceManager >= WalFormat.FIRST_CUSTOM_RESOURCE_MANAGER) {
      return null;
    }
    return switch (ResourceManagerId.of(resourceManager)) {
      case XLOG -> XlogRecord.nameOf(info);
      case TRANSACTION -> XactRecord.nameOf(info);
      case STORAGE -> StorageRecord.nameOf(info);
      case CLOG -> ClogRecord.nameOf(info);
      case DATABASE -> DatabaseRecord.nameOf(info);
      case TABLESPACE -> TablespaceRecord.nameOf(info);
      case MULTIXACT -> MultiXactRecord.nameOf(info);
      case RELATION_MAP -> RelationMapRecord.nameOf(info);
      case STANDBY -> StandbyRecord.nameOf(info);
      case HEAP2 -> Heap2Record.nameOf(info);
      case HEAP -> HeapRecord.nameOf(info);
      case BTREE -> BTreeRecord.nameOf(info);
      case HASH -> HashRecord.nameOf(info);
      case GIN -> GinRecord.nameOf(info);
      case GIST -> GistRecord.nameOf(info);
      case SPGIST -> SpGistRecord.nameOf(info);
      case BRIN -> BrinRecord.nameOf(info);
      case SEQUENCE -> SequenceRecord.nameOf(info);
      case COMMIT_TS -> CommitTsRecord.nameOf(info);
      case REPLICATION_ORIGIN -> ReplicationOriginRecord.nameOf(info);
      case GENERIC -> GenericRecord.nameOf(info);
      case LOGICAL_MESSAGE -> LogicalMessageRecord.nameOf(info);
    };
  }
}
