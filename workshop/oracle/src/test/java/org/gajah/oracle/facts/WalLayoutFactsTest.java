package org.gajah.oracle.facts;

import org.gajah.walformat.Checkpoint;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.WalFormat;
import org.gajah.walformat.WalLevel;
import org.gajah.walformat.WalPageHeader;
import org.gajah.walformat.WalSegmentSize;
import org.gajah.walformat.file.ClusterState;
import org.gajah.walformat.file.ControlFile;
import org.gajah.walformat.index.BTreeRecord;
import org.gajah.walformat.index.BrinRecord;
import org.gajah.walformat.index.GinRecord;
import org.gajah.walformat.index.GistRecord;
import org.gajah.walformat.index.HashRecord;
import org.gajah.walformat.index.SpGistRecord;
import org.gajah.walformat.record.ClogRecord;
import org.gajah.walformat.record.CommitTsRecord;
import org.gajah.walformat.record.DatabaseRecord;
import org.gajah.walformat.record.Heap2Record;
import org.gajah.walformat.record.HeapDelete;
import org.gajah.walformat.record.HeapInsert;
import org.gajah.walformat.record.HeapLock;
import org.gajah.walformat.record.HeapPrune;
import org.gajah.walformat.record.HeapPrune.FreezePlan;
import org.gajah.walformat.record.HeapRecord;
import org.gajah.walformat.record.HeapRewrite;
import org.gajah.walformat.record.HeapTruncate;
import org.gajah.walformat.record.HeapUpdate;
import org.gajah.walformat.record.HeapVisible;
import org.gajah.walformat.record.Invalidation;
import org.gajah.walformat.record.LogicalMessageRecord;
import org.gajah.walformat.record.MultiXactRecord;
import org.gajah.walformat.record.MultiXactRecord.Create.Member;
import org.gajah.walformat.record.RelationMapRecord;
import org.gajah.walformat.record.ReplicationOriginRecord;
import org.gajah.walformat.record.SequenceRecord;
import org.gajah.walformat.record.StandbyRecord;
import org.gajah.walformat.record.StorageRecord;
import org.gajah.walformat.record.TablespaceRecord;
import org.gajah.walformat.record.TwoPhaseState;
import org.gajah.walformat.record.XactEnd;
import org.gajah.walformat.record.XactRecord;
import org.gajah.walformat.record.XlogRecord;
import org.junit.jupiter.api.Test;

/// Numbers of the log's format and of its records against the C headers. Where fields lie within
/// records is proven by [WalRecordFactsTest].
class WalLayoutFactsTest {
  @Test
  void recordsAsAWhole() {
    Layout.of("access/xlogrecord.h", "access/xloginsert.h", "access/rmgr.h")
        .is("XLOG_BLCKSZ", WalFormat.PAGE_SIZE)
        .at("XLogRecord", "xl_tot_len", WalFormat.TOTAL_LENGTH)
        .at("XLogRecord", "xl_xid", WalFormat.XID)
        .at("XLogRecord", "xl_prev", WalFormat.PREVIOUS)
        .at("XLogRecord", "xl_info", WalFormat.INFO)
        .at("XLogRecord", "xl_rmid", WalFormat.RESOURCE_MANAGER)
        .at("XLogRecord", "xl_crc", WalFormat.CRC)
        .is("SizeOfXLogRecord", WalFormat.RECORD_HEADER)
        .is("XLogRecordMaxSize", WalFormat.MAX_RECORD)
        .is("XLR_INFO_MASK", WalFormat.INFO_MASK)
        .is("XLR_RMGR_INFO_MASK", WalFormat.RESOURCE_MANAGER_INFO_MASK)
        .is("XLR_SPECIAL_REL_UPDATE", WalFormat.SPECIAL_REL_UPDATE)
        .is("XLR_CHECK_CONSISTENCY", WalFormat.CHECK_CONSISTENCY)
        .is("SizeOfXLogRecordBlockHeader", WalFormat.BLOCK_HEADER)
        .is("SizeOfXLogRecordBlockImageHeader", WalFormat.IMAGE_HEADER)
        .is("SizeOfXLogRecordBlockCompressHeader", WalFormat.COMPRESS_HEADER)
        .is("sizeof(RelFileLocator)", WalFormat.LOCATOR)
        .is("BKPBLOCK_FORK_MASK", WalFormat.BLOCK_FORK_MASK)
        .is("BKPBLOCK_HAS_IMAGE", WalFormat.BLOCK_HAS_IMAGE)
        .is("BKPBLOCK_HAS_DATA", WalFormat.BLOCK_HAS_DATA)
        .is("BKPBLOCK_WILL_INIT", WalFormat.BLOCK_WILL_INIT)
        .is("BKPBLOCK_SAME_REL", WalFormat.BLOCK_SAME_REL)
        .is("BKPIMAGE_HAS_HOLE", WalFormat.IMAGE_HAS_HOLE)
        .is("BKPIMAGE_APPLY", WalFormat.IMAGE_APPLY)
        .is("BKPIMAGE_COMPRESS_PGLZ", WalFormat.IMAGE_PGLZ)
        .is("BKPIMAGE_COMPRESS_LZ4", WalFormat.IMAGE_LZ4)
        .is("BKPIMAGE_COMPRESS_ZSTD", WalFormat.IMAGE_ZSTD)
        .is("XLR_MAX_BLOCK_ID", WalFormat.MAX_BLOCK_ID)
        .is("XLR_MAX_BLOCK_ID + 1", RecordBuilder.MAX_BLOCKS)
        .is("XLR_BLOCK_ID_DATA_SHORT", WalFormat.ID_DATA_SHORT)
        .is("XLR_BLOCK_ID_DATA_LONG", WalFormat.ID_DATA_LONG)
        .is("XLR_BLOCK_ID_ORIGIN", WalFormat.ID_ORIGIN)
        .is("XLR_BLOCK_ID_TOPLEVEL_XID", WalFormat.ID_TOP_XID)
        .is("RM_MIN_CUSTOM_ID", WalFormat.FIRST_CUSTOM_RESOURCE_MANAGER)
        .is("REGBUF_FORCE_IMAGE", RecordBuilder.FORCE_IMAGE)
        .is("REGBUF_NO_IMAGE", RecordBuilder.NO_IMAGE)
        .is("REGBUF_WILL_INIT", RecordBuilder.WILL_INIT)
        .is("REGBUF_STANDARD", RecordBuilder.STANDARD)
        .is("REGBUF_KEEP_DATA", RecordBuilder.KEEP_DATA)
        .check();
  }

  @Test
  void pagesAndSegments() {
    Layout.of("access/xlog_internal.h")
        .is("XLOG_PAGE_MAGIC", WalPageHeader.MAGIC)
        .at("XLogPageHeaderData", "xlp_magic", WalPageHeader.MAGIC_AT)
        .at("XLogPageHeaderData", "xlp_info", WalPageHeader.INFO)
        .at("XLogPageHeaderData", "xlp_tli", WalPageHeader.TIMELINE)
        .at("XLogPageHeaderData", "xlp_pageaddr", WalPageHeader.PAGE_ADDRESS)
        .at("XLogPageHeaderData", "xlp_rem_len", WalPageHeader.REMAINING)
        .is("SizeOfXLogShortPHD", WalPageHeader.SHORT_SIZE)
        .at("XLogLongPageHeaderData", "xlp_sysid", WalPageHeader.SYSTEM_ID)
        .at("XLogLongPageHeaderData", "xlp_seg_size", WalPageHeader.SEGMENT_SIZE)
        .at("XLogLongPageHeaderData", "xlp_xlog_blcksz", WalPageHeader.BLOCK_SIZE)
        .is("SizeOfXLogLongPHD", WalPageHeader.LONG_SIZE)
        .is("XLP_FIRST_IS_CONTRECORD", WalPageHeader.FIRST_IS_CONTRECORD)
        .is("XLP_LONG_HEADER", WalPageHeader.LONG_HEADER)
        .is("XLP_BKP_REMOVABLE", WalPageHeader.BACKUP_REMOVABLE)
        .is("XLP_FIRST_IS_OVERWRITE_CONTRECORD", WalPageHeader.FIRST_IS_OVERWRITE_CONTRECORD)
        .is("XLP_ALL_FLAGS", WalPageHeader.ALL_FLAGS)
        .is("WalSegMinSize", WalSegmentSize.MIN)
        .is("WalSegMaxSize", WalSegmentSize.MAX)
        .is("DEFAULT_XLOG_SEG_SIZE", WalSegmentSize.DEFAULT.bytes())
        .is("XLOG_FNAME_LEN", WalSegmentSize.NAME_LENGTH)
        .check();
  }

  @Test
  void kindsOfLog() {
    Layout.of("catalog/pg_control.h", "access/xlog.h", "access/xact.h", "storage/standbydefs.h")
        .is("XLOG_CHECKPOINT_SHUTDOWN", XlogRecord.CHECKPOINT_SHUTDOWN)
        .is("XLOG_CHECKPOINT_ONLINE", XlogRecord.CHECKPOINT_ONLINE)
        .is("XLOG_NOOP", XlogRecord.NOOP)
        .is("XLOG_NEXTOID", XlogRecord.NEXTOID)
        .is("XLOG_SWITCH", XlogRecord.SWITCH)
        .is("XLOG_BACKUP_END", XlogRecord.BACKUP_END)
        .is("XLOG_PARAMETER_CHANGE", XlogRecord.PARAMETER_CHANGE)
        .is("XLOG_RESTORE_POINT", XlogRecord.RESTORE_POINT)
        .is("XLOG_FPW_CHANGE", XlogRecord.FPW_CHANGE)
        .is("XLOG_END_OF_RECOVERY", XlogRecord.END_OF_RECOVERY)
        .is("XLOG_FPI_FOR_HINT", XlogRecord.FPI_FOR_HINT)
        .is("XLOG_FPI", XlogRecord.FPI)
        .is("XLOG_OVERWRITE_CONTRECORD", XlogRecord.OVERWRITE_CONTRECORD)
        .is("XLOG_CHECKPOINT_REDO", XlogRecord.CHECKPOINT_REDO)
        .size("CheckPoint", Checkpoint.SIZE)
        .is("WAL_LEVEL_MINIMAL", WalLevel.MINIMAL.number())
        .is("WAL_LEVEL_REPLICA", WalLevel.REPLICA.number())
        .is("WAL_LEVEL_LOGICAL", WalLevel.LOGICAL.number())
        .is("XLOG_XACT_COMMIT", XactRecord.COMMIT)
        .is("XLOG_XACT_PREPARE", XactRecord.PREPARE)
        .is("XLOG_XACT_ABORT", XactRecord.ABORT)
        .is("XLOG_XACT_COMMIT_PREPARED", XactRecord.COMMIT_PREPARED)
        .is("XLOG_XACT_ABORT_PREPARED", XactRecord.ABORT_PREPARED)
        .is("XLOG_XACT_ASSIGNMENT", XactRecord.ASSIGNMENT)
        .is("XLOG_XACT_INVALIDATIONS", XactRecord.INVALIDATIONS)
        .is("XLOG_XACT_OPMASK", XactRecord.KIND_MASK)
        .is("XLOG_XACT_HAS_INFO", XactRecord.HAS_INFO)
        .is("XACT_XINFO_HAS_DBINFO", XactEnd.HAS_DBINFO)
        .is("XACT_XINFO_HAS_SUBXACTS", XactEnd.HAS_SUBXACTS)
        .is("XACT_XINFO_HAS_RELFILELOCATORS", XactEnd.HAS_RELFILELOCATORS)
        .is("XACT_XINFO_HAS_INVALS", XactEnd.HAS_INVALS)
        .is("XACT_XINFO_HAS_TWOPHASE", XactEnd.HAS_TWOPHASE)
        .is("XACT_XINFO_HAS_ORIGIN", XactEnd.HAS_ORIGIN)
        .is("XACT_XINFO_HAS_AE_LOCKS", XactEnd.HAS_AE_LOCKS)
        .is("XACT_XINFO_HAS_GID", XactEnd.HAS_GID)
        .is("XACT_XINFO_HAS_DROPPED_STATS", XactEnd.HAS_DROPPED_STATS)
        .is("XACT_COMPLETION_APPLY_FEEDBACK", XactEnd.APPLY_FEEDBACK)
        .is("XACT_COMPLETION_UPDATE_RELCACHE_FILE", XactEnd.UPDATE_RELCACHE_FILE)
        .is("XACT_COMPLETION_FORCE_SYNC_COMMIT", Integer.toUnsignedLong(XactEnd.FORCE_SYNC_COMMIT))
        .size("xl_xact_prepare", TwoPhaseState.HEADER)
        .is("XLOG_STANDBY_LOCK", StandbyRecord.LOCK)
        .is("XLOG_RUNNING_XACTS", StandbyRecord.RUNNING_XACTS)
        .is("XLOG_INVALIDATIONS", StandbyRecord.INVALIDATIONS)
        .check();
  }

  @Test
  void kindsOfHeap() {
    Layout.of("access/heapam_xlog.h", "access/visibilitymapdefs.h")
        .is("XLOG_HEAP_INSERT", HeapRecord.INSERT)
        .is("XLOG_HEAP_DELETE", HeapRecord.DELETE)
        .is("XLOG_HEAP_UPDATE", HeapRecord.UPDATE)
        .is("XLOG_HEAP_TRUNCATE", HeapRecord.TRUNCATE)
        .is("XLOG_HEAP_HOT_UPDATE", HeapRecord.HOT_UPDATE)
        .is("XLOG_HEAP_CONFIRM", HeapRecord.CONFIRM)
        .is("XLOG_HEAP_LOCK", HeapRecord.LOCK)
        .is("XLOG_HEAP_INPLACE", HeapRecord.INPLACE)
        .is("XLOG_HEAP_OPMASK", HeapRecord.KIND_MASK)
        .is("XLOG_HEAP_INIT_PAGE", HeapRecord.INIT_PAGE)
        .is("XLOG_HEAP2_REWRITE", Heap2Record.REWRITE)
        .is("XLOG_HEAP2_PRUNE_ON_ACCESS", Heap2Record.PRUNE_ON_ACCESS)
        .is("XLOG_HEAP2_PRUNE_VACUUM_SCAN", Heap2Record.PRUNE_VACUUM_SCAN)
        .is("XLOG_HEAP2_PRUNE_VACUUM_CLEANUP", Heap2Record.PRUNE_VACUUM_CLEANUP)
        .is("XLOG_HEAP2_VISIBLE", Heap2Record.VISIBLE)
        .is("XLOG_HEAP2_MULTI_INSERT", Heap2Record.MULTI_INSERT)
        .is("XLOG_HEAP2_LOCK_UPDATED", Heap2Record.LOCK_UPDATED)
        .is("XLOG_HEAP2_NEW_CID", Heap2Record.NEW_CID)
        .is("XLH_INSERT_ALL_VISIBLE_CLEARED", HeapInsert.ALL_VISIBLE_CLEARED)
        .is("XLH_INSERT_LAST_IN_MULTI", HeapInsert.LAST_IN_MULTI)
        .is("XLH_INSERT_IS_SPECULATIVE", HeapInsert.IS_SPECULATIVE)
        .is("XLH_INSERT_CONTAINS_NEW_TUPLE", HeapInsert.CONTAINS_NEW_TUPLE)
        .is("XLH_INSERT_ON_TOAST_RELATION", HeapInsert.ON_TOAST_RELATION)
        .is("XLH_INSERT_ALL_FROZEN_SET", HeapInsert.ALL_FROZEN_SET)
        .is("XLH_UPDATE_OLD_ALL_VISIBLE_CLEARED", HeapUpdate.OLD_ALL_VISIBLE_CLEARED)
        .is("XLH_UPDATE_NEW_ALL_VISIBLE_CLEARED", HeapUpdate.NEW_ALL_VISIBLE_CLEARED)
        .is("XLH_UPDATE_CONTAINS_OLD_TUPLE", HeapUpdate.CONTAINS_OLD_TUPLE)
        .is("XLH_UPDATE_CONTAINS_OLD_KEY", HeapUpdate.CONTAINS_OLD_KEY)
        .is("XLH_UPDATE_CONTAINS_NEW_TUPLE", HeapUpdate.CONTAINS_NEW_TUPLE)
        .is("XLH_UPDATE_PREFIX_FROM_OLD", HeapUpdate.PREFIX_FROM_OLD)
        .is("XLH_UPDATE_SUFFIX_FROM_OLD", HeapUpdate.SUFFIX_FROM_OLD)
        .is("XLH_UPDATE_CONTAINS_OLD", HeapUpdate.CONTAINS_OLD)
        .is("XLH_DELETE_ALL_VISIBLE_CLEARED", HeapDelete.ALL_VISIBLE_CLEARED)
        .is("XLH_DELETE_CONTAINS_OLD_TUPLE", HeapDelete.CONTAINS_OLD_TUPLE)
        .is("XLH_DELETE_CONTAINS_OLD_KEY", HeapDelete.CONTAINS_OLD_KEY)
        .is("XLH_DELETE_IS_SUPER", HeapDelete.IS_SUPER)
        .is("XLH_DELETE_IS_PARTITION_MOVE", HeapDelete.IS_PARTITION_MOVE)
        .is("XLH_DELETE_CONTAINS_OLD", HeapDelete.CONTAINS_OLD)
        .is("XLH_TRUNCATE_CASCADE", HeapTruncate.CASCADE)
        .is("XLH_TRUNCATE_RESTART_SEQS", HeapTruncate.RESTART_SEQUENCES)
        .is("XLHP_IS_CATALOG_REL", HeapPrune.CATALOG_REL)
        .is("XLHP_CLEANUP_LOCK", HeapPrune.CLEANUP_LOCK)
        .is("XLHP_HAS_CONFLICT_HORIZON", HeapPrune.HAS_CONFLICT_HORIZON)
        .is("XLHP_HAS_FREEZE_PLANS", HeapPrune.HAS_FREEZE_PLANS)
        .is("XLHP_HAS_REDIRECTIONS", HeapPrune.HAS_REDIRECTIONS)
        .is("XLHP_HAS_DEAD_ITEMS", HeapPrune.HAS_DEAD_ITEMS)
        .is("XLHP_HAS_NOW_UNUSED_ITEMS", HeapPrune.HAS_NOW_UNUSED_ITEMS)
        .is("XLH_FREEZE_XVAC", FreezePlan.FREEZE_XVAC)
        .is("XLH_INVALID_XVAC", FreezePlan.INVALID_XVAC)
        .is("XLHL_XMAX_IS_MULTI", HeapRecord.XMAX_IS_MULTI)
        .is("XLHL_XMAX_LOCK_ONLY", HeapRecord.XMAX_LOCK_ONLY)
        .is("XLHL_XMAX_EXCL_LOCK", HeapRecord.XMAX_EXCL_LOCK)
        .is("XLHL_XMAX_KEYSHR_LOCK", HeapRecord.XMAX_KEYSHR_LOCK)
        .is("XLHL_KEYS_UPDATED", HeapRecord.KEYS_UPDATED)
        .is("XLH_LOCK_ALL_FROZEN_CLEARED", HeapLock.ALL_FROZEN_CLEARED)
        .is("VISIBILITYMAP_XLOG_CATALOG_REL", HeapVisible.CATALOG_RELATION)
        .check();
    Layout.of("access/rewriteheap.h")
        .size("LogicalRewriteMappingData", HeapRewrite.MAPPING_SIZE)
        .check();
  }

  @Test
  void kindsOfOthers() {
    Layout.of(
            "access/clog.h",
            "access/commit_ts.h",
            "access/multixact.h",
            "catalog/storage_xlog.h",
            "commands/dbcommands_xlog.h",
            "commands/tablespace.h",
            "commands/sequence.h",
            "utils/relmapper.h",
            "replication/origin.h",
            "replication/message.h",
            "storage/sinval.h",
            "access/twophase_rmgr.h")
        .is("CLOG_ZEROPAGE", ClogRecord.ZEROPAGE)
        .is("CLOG_TRUNCATE", ClogRecord.TRUNCATE)
        .is("COMMIT_TS_ZEROPAGE", CommitTsRecord.ZEROPAGE)
        .is("COMMIT_TS_TRUNCATE", CommitTsRecord.TRUNCATE)
        .is("XLOG_MULTIXACT_ZERO_OFF_PAGE", MultiXactRecord.ZERO_OFF_PAGE)
        .is("XLOG_MULTIXACT_ZERO_MEM_PAGE", MultiXactRecord.ZERO_MEM_PAGE)
        .is("XLOG_MULTIXACT_CREATE_ID", MultiXactRecord.CREATE_ID)
        .is("XLOG_MULTIXACT_TRUNCATE_ID", MultiXactRecord.TRUNCATE_ID)
        .is("MultiXactStatusForKeyShare", Member.FOR_KEY_SHARE)
        .is("MultiXactStatusForShare", Member.FOR_SHARE)
        .is("MultiXactStatusForNoKeyUpdate", Member.FOR_NO_KEY_UPDATE)
        .is("MultiXactStatusForUpdate", Member.FOR_UPDATE)
        .is("MultiXactStatusNoKeyUpdate", Member.NO_KEY_UPDATE)
        .is("MultiXactStatusUpdate", Member.UPDATE)
        .is("XLOG_SMGR_CREATE", StorageRecord.CREATE)
        .is("XLOG_SMGR_TRUNCATE", StorageRecord.TRUNCATE)
        .is("SMGR_TRUNCATE_HEAP", StorageRecord.Truncate.HEAP)
        .is("SMGR_TRUNCATE_VM", StorageRecord.Truncate.VISIBILITY_MAP)
        .is("SMGR_TRUNCATE_FSM", StorageRecord.Truncate.FREE_SPACE_MAP)
        .is("SMGR_TRUNCATE_ALL", StorageRecord.Truncate.ALL)
        .is("XLOG_DBASE_CREATE_FILE_COPY", DatabaseRecord.CREATE_FILE_COPY)
        .is("XLOG_DBASE_CREATE_WAL_LOG", DatabaseRecord.CREATE_WAL_LOG)
        .is("XLOG_DBASE_DROP", DatabaseRecord.DROP)
        .is("XLOG_TBLSPC_CREATE", TablespaceRecord.CREATE)
        .is("XLOG_TBLSPC_DROP", TablespaceRecord.DROP)
        .is("XLOG_SEQ_LOG", SequenceRecord.LOG)
        .is("XLOG_RELMAP_UPDATE", RelationMapRecord.UPDATE)
        .is("XLOG_REPLORIGIN_SET", ReplicationOriginRecord.SET)
        .is("XLOG_REPLORIGIN_DROP", ReplicationOriginRecord.DROP)
        .is("XLOG_LOGICAL_MESSAGE", LogicalMessageRecord.MESSAGE)
        .size("SharedInvalidationMessage", Invalidation.SIZE)
        .is("SHAREDINVALCATALOG_ID", Invalidation.CATALOG_ID)
        .is("SHAREDINVALRELCACHE_ID", Invalidation.RELCACHE_ID)
        .is("SHAREDINVALSMGR_ID", Invalidation.SMGR_ID)
        .is("SHAREDINVALRELMAP_ID", Invalidation.RELMAP_ID)
        .is("SHAREDINVALSNAPSHOT_ID", Invalidation.SNAPSHOT_ID)
        .is("TWOPHASE_RM_END_ID", TwoPhaseState.Section.END)
        .is("TWOPHASE_RM_LOCK_ID", TwoPhaseState.Section.LOCK)
        .is("TWOPHASE_RM_PGSTAT_ID", TwoPhaseState.Section.PGSTAT)
        .is("TWOPHASE_RM_MULTIXACT_ID", TwoPhaseState.Section.MULTIXACT)
        .is("TWOPHASE_RM_PREDICATELOCK_ID", TwoPhaseState.Section.PREDICATE_LOCK)
        .check();
  }

  @Test
  void kindsOfBtree() {
    Layout.of("access/nbtxlog.h")
        .is("XLOG_BTREE_INSERT_LEAF", BTreeRecord.INSERT_LEAF)
        .is("XLOG_BTREE_INSERT_UPPER", BTreeRecord.INSERT_UPPER)
        .is("XLOG_BTREE_INSERT_META", BTreeRecord.INSERT_META)
        .is("XLOG_BTREE_SPLIT_L", BTreeRecord.SPLIT_L)
        .is("XLOG_BTREE_SPLIT_R", BTreeRecord.SPLIT_R)
        .is("XLOG_BTREE_INSERT_POST", BTreeRecord.INSERT_POST)
        .is("XLOG_BTREE_DEDUP", BTreeRecord.DEDUP)
        .is("XLOG_BTREE_DELETE", BTreeRecord.DELETE)
        .is("XLOG_BTREE_UNLINK_PAGE", BTreeRecord.UNLINK_PAGE)
        .is("XLOG_BTREE_UNLINK_PAGE_META", BTreeRecord.UNLINK_PAGE_META)
        .is("XLOG_BTREE_NEWROOT", BTreeRecord.NEWROOT)
        .is("XLOG_BTREE_MARK_PAGE_HALFDEAD", BTreeRecord.MARK_PAGE_HALFDEAD)
        .is("XLOG_BTREE_VACUUM", BTreeRecord.VACUUM)
        .is("XLOG_BTREE_REUSE_PAGE", BTreeRecord.REUSE_PAGE)
        .is("XLOG_BTREE_META_CLEANUP", BTreeRecord.META_CLEANUP)
        .check();
  }

  @Test
  void kindsOfOtherIndexes() {
    Layout.of(
            "access/hash_xlog.h",
            "access/ginxlog.h",
            "access/gistxlog.h",
            "access/spgxlog.h",
            "access/brin_xlog.h")
        .is("XLOG_HASH_INIT_META_PAGE", HashRecord.INIT_META_PAGE)
        .is("XLOG_HASH_INIT_BITMAP_PAGE", HashRecord.INIT_BITMAP_PAGE)
        .is("XLOG_HASH_INSERT", HashRecord.INSERT)
        .is("XLOG_HASH_ADD_OVFL_PAGE", HashRecord.ADD_OVFL_PAGE)
        .is("XLOG_HASH_SPLIT_ALLOCATE_PAGE", HashRecord.SPLIT_ALLOCATE_PAGE)
        .is("XLOG_HASH_SPLIT_PAGE", HashRecord.SPLIT_PAGE)
        .is("XLOG_HASH_SPLIT_COMPLETE", HashRecord.SPLIT_COMPLETE)
        .is("XLOG_HASH_MOVE_PAGE_CONTENTS", HashRecord.MOVE_PAGE_CONTENTS)
        .is("XLOG_HASH_SQUEEZE_PAGE", HashRecord.SQUEEZE_PAGE)
        .is("XLOG_HASH_DELETE", HashRecord.DELETE)
        .is("XLOG_HASH_SPLIT_CLEANUP", HashRecord.SPLIT_CLEANUP)
        .is("XLOG_HASH_UPDATE_META_PAGE", HashRecord.UPDATE_META_PAGE)
        .is("XLOG_HASH_VACUUM_ONE_PAGE", HashRecord.VACUUM_ONE_PAGE)
        .is("XLOG_GIN_CREATE_PTREE", GinRecord.CREATE_PTREE)
        .is("XLOG_GIN_INSERT", GinRecord.INSERT)
        .is("XLOG_GIN_SPLIT", GinRecord.SPLIT)
        .is("XLOG_GIN_VACUUM_PAGE", GinRecord.VACUUM_PAGE)
        .is("XLOG_GIN_DELETE_PAGE", GinRecord.DELETE_PAGE)
        .is("XLOG_GIN_UPDATE_META_PAGE", GinRecord.UPDATE_META_PAGE)
        .is("XLOG_GIN_INSERT_LISTPAGE", GinRecord.INSERT_LISTPAGE)
        .is("XLOG_GIN_DELETE_LISTPAGE", GinRecord.DELETE_LISTPAGE)
        .is("XLOG_GIN_VACUUM_DATA_LEAF_PAGE", GinRecord.VACUUM_DATA_LEAF_PAGE)
        .is("XLOG_GIST_PAGE_UPDATE", GistRecord.PAGE_UPDATE)
        .is("XLOG_GIST_DELETE", GistRecord.DELETE)
        .is("XLOG_GIST_PAGE_REUSE", GistRecord.PAGE_REUSE)
        .is("XLOG_GIST_PAGE_SPLIT", GistRecord.PAGE_SPLIT)
        .is("XLOG_GIST_PAGE_DELETE", GistRecord.PAGE_DELETE)
        .is("XLOG_GIST_ASSIGN_LSN", GistRecord.ASSIGN_LSN)
        .is("XLOG_SPGIST_ADD_LEAF", SpGistRecord.ADD_LEAF)
        .is("XLOG_SPGIST_MOVE_LEAFS", SpGistRecord.MOVE_LEAFS)
        .is("XLOG_SPGIST_ADD_NODE", SpGistRecord.ADD_NODE)
        .is("XLOG_SPGIST_SPLIT_TUPLE", SpGistRecord.SPLIT_TUPLE)
        .is("XLOG_SPGIST_PICKSPLIT", SpGistRecord.PICKSPLIT)
        .is("XLOG_SPGIST_VACUUM_LEAF", SpGistRecord.VACUUM_LEAF)
        .is("XLOG_SPGIST_VACUUM_ROOT", SpGistRecord.VACUUM_ROOT)
        .is("XLOG_SPGIST_VACUUM_REDIRECT", SpGistRecord.VACUUM_REDIRECT)
        .is("XLOG_BRIN_CREATE_INDEX", BrinRecord.CREATE_INDEX)
        .is("XLOG_BRIN_INSERT", BrinRecord.INSERT)
        .is("XLOG_BRIN_UPDATE", BrinRecord.UPDATE)
        .is("XLOG_BRIN_SAMEPAGE_UPDATE", BrinRecord.SAMEPAGE_UPDATE)
        .is("XLOG_BRIN_REVMAP_EXTEND", BrinRecord.REVMAP_EXTEND)
        .is("XLOG_BRIN_DESUMMARIZE", BrinRecord.DESUMMARIZE)
        .is("XLOG_BRIN_OPMASK", BrinRecord.KIND_MASK)
        .is("XLOG_BRIN_INIT_PAGE", BrinRecord.INIT_PAGE)
        .is("XLH_SPLIT_META_UPDATE_MASKS", HashRecord.SplitAllocatePage.MASKS)
        .is("XLH_SPLIT_META_UPDATE_SPLITPOINT", HashRecord.SplitAllocatePage.SPLITPOINT)
        .is("GIN_INSERT_ISDATA", GinRecord.Insert.IS_DATA)
        .is("GIN_INSERT_ISLEAF", GinRecord.Insert.IS_LEAF)
        .is("GIN_SPLIT_ROOT", GinRecord.Split.SPLIT_ROOT)
        .is("GIN_SEGMENT_UNMODIFIED", GinRecord.DataLeaf.UNMODIFIED)
        .is("GIN_SEGMENT_DELETE", GinRecord.DataLeaf.DELETE)
        .is("GIN_SEGMENT_INSERT", GinRecord.DataLeaf.INSERT)
        .is("GIN_SEGMENT_REPLACE", GinRecord.DataLeaf.REPLACE)
        .is("GIN_SEGMENT_ADDITEMS", GinRecord.DataLeaf.ADD_ITEMS)
        .check();
  }

  @Test
  void controlFile() {
    Layout.of(
            "catalog/pg_control.h",
            "catalog/catversion.h",
            "access/heaptoast.h",
            "storage/large_object.h")
        .size("ControlFileData", ControlFile.SIZE)
        .is("PG_CONTROL_FILE_SIZE", ControlFile.FILE_SIZE)
        .is("PG_CONTROL_VERSION", ControlFile.Format.of17(0).controlVersion())
        .is("CATALOG_VERSION_NO", ControlFile.Format.of17(0).catalogVersion())
        .is("FLOATFORMAT_VALUE", (long) ControlFile.Format.of17(0).floatFormat())
        .is("MAXIMUM_ALIGNOF", ControlFile.Format.of17(0).maxAlign())
        .is("BLCKSZ", ControlFile.Format.of17(0).blockSize())
        .is("RELSEG_SIZE", ControlFile.Format.of17(0).segmentBlocks())
        .is("XLOG_BLCKSZ", ControlFile.Format.of17(0).walBlockSize())
        .is("NAMEDATALEN", ControlFile.Format.of17(0).nameLength())
        .is("INDEX_MAX_KEYS", ControlFile.Format.of17(0).indexMaxKeys())
        .is("TOAST_MAX_CHUNK_SIZE", ControlFile.Format.of17(0).toastChunkSize())
        .is("LOBLKSIZE", ControlFile.Format.of17(0).largeObjectBlockSize())
        .is("DB_STARTUP", ClusterState.STARTUP.number())
        .is("DB_SHUTDOWNED", ClusterState.SHUT_DOWN.number())
        .is("DB_SHUTDOWNED_IN_RECOVERY", ClusterState.SHUT_DOWN_IN_RECOVERY.number())
        .is("DB_SHUTDOWNING", ClusterState.SHUTTING_DOWN.number())
        .is("DB_IN_CRASH_RECOVERY", ClusterState.IN_CRASH_RECOVERY.number())
        .is("DB_IN_ARCHIVE_RECOVERY", ClusterState.IN_ARCHIVE_RECOVERY.number())
        .is("DB_IN_PRODUCTION", ClusterState.IN_PRODUCTION.number())
        .check();
  }
}
