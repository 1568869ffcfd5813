package org.gajah.oracle.facts;

import java.util.Arrays;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.id.ForkNumber;
import org.gajah.base.id.RelFileLocator;
import org.gajah.base.id.Tid;
import org.gajah.walformat.Checkpoint;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.WalRecord;
import org.gajah.walformat.file.ClusterState;
import org.gajah.walformat.file.ControlFile;
import org.gajah.walformat.index.BTreeDedup;
import org.gajah.walformat.index.BTreeDelete;
import org.gajah.walformat.index.BTreeDeletion;
import org.gajah.walformat.index.BTreeMarkHalfDead;
import org.gajah.walformat.index.BTreeMetaCleanup;
import org.gajah.walformat.index.BTreeMetadata;
import org.gajah.walformat.index.BTreeNewRoot;
import org.gajah.walformat.index.BTreeReusePage;
import org.gajah.walformat.index.BTreeSplit;
import org.gajah.walformat.index.BTreeUnlinkPage;
import org.gajah.walformat.index.BTreeVacuum;
import org.gajah.walformat.record.ClogRecord;
import org.gajah.walformat.record.CommitTsRecord;
import org.gajah.walformat.record.DatabaseRecord;
import org.gajah.walformat.record.HeapDelete;
import org.gajah.walformat.record.HeapLock;
import org.gajah.walformat.record.HeapLockUpdated;
import org.gajah.walformat.record.HeapMultiInsert;
import org.gajah.walformat.record.HeapNewCid;
import org.gajah.walformat.record.HeapPrune;
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
import org.gajah.walformat.record.StandbyRecord;
import org.gajah.walformat.record.StorageRecord;
import org.gajah.walformat.record.TwoPhaseState;
import org.gajah.walformat.record.XactRecord;
import org.gajah.walformat.record.XlogRecord;
import org.junit.jupiter.api.Test;

/// The bytes of records against the structures of the C headers, field by field.
class WalRecordFactsTest {
  private static final Slice NONE = Slice.of(new byte[0]);
  private static final RelFileLocator LOCATOR = new RelFileLocator(101, 102, 103);

  private static String locator(String field) {
    return ".%1$s.spcOid = 101; .%1$s.dbOid = 102; .%1$s.relNumber = 103".formatted(field);
  }

  @Test
  void heap() {
    int[] none = {};
    RecordProof.of("access/heapam_xlog.h")
        .main(
            new HeapDelete(1, 2, 3, 4, null),
            "xl_heap_delete",
            ".xmax = 1; .offnum = 2; .infobits_set = 3; .flags = 4")
        .main(
            new HeapUpdate(true, false, 1, 2, 3, 4, 5, 6, 0, 0, 0, 0, 23, NONE, NONE, null),
            "xl_heap_update",
            ".old_xmax = 1; .old_offnum = 2; .old_infobits_set = 3; .flags = 4; .new_xmax = 5;"
                + " .new_offnum = 6")
        .main(
            new HeapTruncate(1, 2, new int[] {7, 8}),
            "xl_heap_truncate",
            ".dbId = 1; .flags = 2; .nrelids = 2; .relids[0] = 7; .relids[1] = 8")
        .main(
            new HeapLock(1, 2, 3, 4),
            "xl_heap_lock",
            ".xmax = 1; .offnum = 2; .infobits_set = 3; .flags = 4")
        .main(
            new HeapLockUpdated(1, 2, 3, 4),
            "xl_heap_lock_updated",
            ".xmax = 1; .offnum = 2; .infobits_set = 3; .flags = 4")
        .main(new HeapVisible(1, 2), "xl_heap_visible", ".snapshotConflictHorizon = 1; .flags = 2")
        .main(
            new HeapNewCid(1, 2, 3, 4, LOCATOR, Tid.of(0x20005, 6)),
            "xl_heap_new_cid",
            ".top_xid = 1; .cmin = 2; .cmax = 3; .combocid = 4; "
                + locator("target_locator")
                + "; .target_tid.ip_blkid.bi_hi = 2; .target_tid.ip_blkid.bi_lo = 5;"
                + " .target_tid.ip_posid = 6")
        .main(
            new HeapRewrite(1, 2, 3, 4, 5, 6, NONE),
            "xl_heap_rewrite_mapping",
            ".mapped_xid = 1; .mapped_db = 2; .mapped_rel = 3; .offset = 4; .num_mappings = 5;"
                + " .start_lsn = 6")
        .main(
            new HeapMultiInsert(1, false, 2, new int[] {3, 4}, NONE),
            "xl_heap_multi_insert",
            ".flags = 1; .ntuples = 2; .offsets[0] = 3; .offsets[1] = 4")
        .main(
            new HeapPrune(0x10, HeapPrune.CATALOG_REL, 0, List.of(), none, none, none),
            "xl_heap_prune",
            ".flags = XLHP_IS_CATALOG_REL")
        .block(
            HeapPrune.of(
                0x10,
                0,
                0,
                List.of(
                    new HeapPrune.FreezePlan(1, 2, 3, 4, none),
                    new HeapPrune.FreezePlan(5, 6, 7, 2, none)),
                none,
                none,
                none),
            0,
            "xlhp_freeze_plans",
            ".nplans = 2; .plans[0].xmax = 1; .plans[0].t_infomask2 = 2; .plans[0].t_infomask = 3;"
                + " .plans[0].frzflags = 4; .plans[1].xmax = 5; .plans[1].t_infomask2 = 6;"
                + " .plans[1].t_infomask = 7; .plans[1].frzflags = 2")
        .block(
            HeapPrune.of(0x10, 0, 0, List.of(), new int[] {1, 2, 3, 4}, none, none),
            0,
            "xlhp_prune_items",
            ".ntargets = 2; .data[0] = 1; .data[1] = 2; .data[2] = 3; .data[3] = 4")
        .bytes(
            packed(),
            "xl_multi_insert_tuple",
            ".datalen = 1; .t_infomask2 = 2; .t_infomask = 3;" + " .t_hoff = 4; .t_hoff = 4")
        .check();
  }

  private static byte[] packed() {
    ByteSink out = new ByteSink(16);
    HeapMultiInsert.pack(out, 2, 3, 4, new byte[1], 0, 1);
    return out.toByteArray();
  }

  @Test
  void btree() {
    BTreeMetadata metadata = new BTreeMetadata(1, 2, 3, 4, 5, 6, true);
    String metadataInit =
        ".version = 1; .root = 2; .level = 3; .fastroot = 4; .fastlevel = 5;"
            + " .last_cleanup_num_delpages = 6; .allequalimage = true";
    BTreeDeletion deletion =
        new BTreeDeletion(new int[] {1}, List.of(new BTreeDeletion.Update(2, new int[] {3, 4})));
    RecordProof.of("access/nbtxlog.h", "access/nbtree.h")
        .block(new BTreeMetaCleanup(metadata), 0, "xl_btree_metadata", metadataInit)
        .block(new BTreeNewRoot(1, 2, NONE, metadata), 2, "xl_btree_metadata", metadataInit)
        .main(
            new BTreeSplit(true, 1, 2, 3, 4, NONE, NONE, NONE),
            "xl_btree_split",
            ".level = 1; .firstrightoff = 2; .newitemoff = 3; .postingoff = 4")
        .block(
            new BTreeDedup(1, new int[] {2, 3}), 0, "BTDedupInterval", ".baseoff = 2; .nitems = 3")
        .main(new BTreeVacuum(deletion), "xl_btree_vacuum", ".ndeleted = 1; .nupdated = 1")
        .main(
            new BTreeDelete(1, true, deletion),
            "xl_btree_delete",
            ".snapshotConflictHorizon = 1; .ndeleted = 1; .nupdated = 1; .isCatalogRel = true")
        .block(
            new BTreeVacuum(deletion),
            0,
            "struct { uint16 deleted, updated; xl_btree_update u; uint16 t[2]; }",
            ".deleted = 1; .updated = 2; .u.ndeletedtids = 2; .t[0] = 3; .t[1] = 4")
        .main(
            new BTreeMarkHalfDead(1, 2, 3, 4, 5),
            "xl_btree_mark_page_halfdead",
            ".poffset = 1; .leafblk = 2; .leftblk = 3; .rightblk = 4; .topparent = 5")
        .main(
            new BTreeUnlinkPage(1, 2, 3, 4, 5, 6, 7, null),
            "xl_btree_unlink_page",
            ".leftsib = 1; .rightsib = 2; .level = 3; .safexid.value = 4; .leafleftsib = 5;"
                + " .leafrightsib = 6; .leaftopparent = 7")
        .main(
            new BTreeNewRoot(1, 2, NONE, metadata), "xl_btree_newroot", ".rootblk = 1; .level = 2")
        .main(
            new BTreeReusePage(LOCATOR, 1, 2, true),
            "xl_btree_reuse_page",
            locator("locator")
                + "; .block = 1; .snapshotConflictHorizon.value = 2; .isCatalogRel = true")
        .check();
  }

  @Test
  void log() {
    Checkpoint checkpoint =
        new Checkpoint(1, 2, 3, true, 2, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
    String init =
        ".redo = 1; .ThisTimeLineID = 2; .PrevTimeLineID = 3; .fullPageWrites = true;"
            + " .wal_level = 2; .nextXid.value = 5; .nextOid = 6; .nextMulti = 7;"
            + " .nextMultiOffset = 8; .oldestXid = 9; .oldestXidDB = 10; .oldestMulti = 11;"
            + " .oldestMultiDB = 12; .time = 13; .oldestCommitTsXid = 14;"
            + " .newestCommitTsXid = 15; .oldestActiveXid = 16";
    RecordProof.of("catalog/pg_control.h", "access/xlog_internal.h")
        .main(new XlogRecord.CheckpointDone(false, checkpoint), "CheckPoint", init)
        .main(
            new XlogRecord.ParameterChange(1, 2, 3, 4, 5, 1, true, true),
            "xl_parameter_change",
            ".MaxConnections = 1; .max_worker_processes = 2; .max_wal_senders = 3;"
                + " .max_prepared_xacts = 4; .max_locks_per_xact = 5; .wal_level = 1;"
                + " .wal_log_hints = true; .track_commit_timestamp = true")
        .main(
            new XlogRecord.RestorePoint(1, Slice.of(new byte[] {'a', 'b'})),
            "xl_restore_point",
            ".rp_time = 1; .rp_name[0] = 'a'; .rp_name[1] = 'b'")
        .main(
            new XlogRecord.OverwriteContrecord(1, 2),
            "xl_overwrite_contrecord",
            ".overwritten_lsn = 1; .overwrite_time = 2")
        .main(
            new XlogRecord.EndOfRecovery(1, 2, 3, 1),
            "xl_end_of_recovery",
            ".end_time = 1; .ThisTimeLineID = 2; .PrevTimeLineID = 3; .wal_level = 1")
        .check();
  }

  @Test
  void transactions() {
    TwoPhaseState state =
        new TwoPhaseState(
            1,
            2,
            3,
            4,
            Slice.of(new byte[] {'a', 'b'}),
            new int[0],
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            true,
            5,
            6,
            List.of());
    RecordProof.of("access/xact.h", "storage/standbydefs.h")
        .main(
            new XactRecord.Assignment(1, new int[] {2, 3}),
            "xl_xact_assignment",
            ".xtop = 1; .nsubxacts = 2; .xsub[0] = 2; .xsub[1] = 3")
        .bytes(
            Arrays.copyOf(encode(new XactRecord.Prepare(state, 0)), 72),
            "xl_xact_prepare",
            ".magic = 0x57F94534; .total_len = 72 + 8 + 8 + 4; .xid = 1; .database = 2;"
                + " .prepared_at = 3; .owner = 4; .initfileinval = true; .gidlen = 3;"
                + " .origin_lsn = 5; .origin_timestamp = 6")
        .main(
            new StandbyRecord.Locks(List.of(new StandbyRecord.Locks.Lock(1, 2, 3))),
            "xl_standby_locks",
            ".nlocks = 1; .locks[0].xid = 1; .locks[0].dbOid = 2; .locks[0].relOid = 3")
        .main(
            new StandbyRecord.RunningXacts(true, 1, 2, 3, new int[] {4, 5}, new int[] {6}),
            "xl_running_xacts",
            ".xcnt = 2; .subxcnt = 1; .subxid_overflow = true; .nextXid = 1;"
                + " .oldestRunningXid = 2; .latestCompletedXid = 3; .xids[0] = 4; .xids[1] = 5;"
                + " .xids[2] = 6")
        .main(
            new StandbyRecord.Invalidations(1, 2, true, List.of()),
            "xl_invalidations",
            ".dbId = 1; .tsId = 2; .relcacheInitFileInval = true")
        .check();
  }

  private static byte[] encode(WalRecord record) {
    RecordBuilder builder = new RecordBuilder();
    record.encode(builder.begin());
    return builder.mainData().toByteArray();
  }

  @Test
  void invalidations() {
    RecordProof.of("storage/sinval.h")
        .bytes(
            encode(new Invalidation.Catcache(5, 2, 3)),
            "SharedInvalidationMessage",
            ".cc.id = 5; .cc.dbId = 2; .cc.hashValue = 3")
        .bytes(
            encode(new Invalidation.Catalog(2, 3)),
            "SharedInvalidationMessage",
            ".cat.id = -1; .cat.dbId = 2; .cat.catId = 3")
        .bytes(
            encode(new Invalidation.Relcache(2, 3)),
            "SharedInvalidationMessage",
            ".rc.id = -2; .rc.dbId = 2; .rc.relId = 3")
        .bytes(
            encode(new Invalidation.Smgr(0x30004, LOCATOR)),
            "SharedInvalidationMessage",
            ".sm.id = -3; .sm.backend_hi = 3; .sm.backend_lo = 4; " + locator("sm.rlocator"))
        .bytes(
            encode(new Invalidation.Relmap(2)),
            "SharedInvalidationMessage",
            ".rm.id = -4; .rm.dbId = 2")
        .bytes(
            encode(new Invalidation.Snapshot(2, 3)),
            "SharedInvalidationMessage",
            ".sn.id = -5; .sn.dbId = 2; .sn.relId = 3")
        .check();
  }

  private static byte[] encode(Invalidation message) {
    return Arrays.copyOfRange(encode(new XactRecord.Invalidations(List.of(message))), 4, 20);
  }

  @Test
  void others() {
    RecordProof.of(
            "access/clog.h",
            "access/commit_ts.h",
            "access/multixact.h",
            "catalog/storage_xlog.h",
            "commands/dbcommands_xlog.h",
            "utils/relmapper.h",
            "replication/origin.h",
            "replication/message.h")
        .main(
            new ClogRecord.Truncate(1, 2, 3),
            "xl_clog_truncate",
            ".pageno = 1; .oldestXact = 2; .oldestXactDb = 3")
        .main(
            new CommitTsRecord.Truncate(1, 2),
            "xl_commit_ts_truncate",
            ".pageno = 1; .oldestXid = 2")
        .main(
            new MultiXactRecord.Create(1, 2, List.of(new Member(3, 4), new Member(5, 1))),
            "xl_multixact_create",
            ".mid = 1; .moff = 2; .nmembers = 2; .members[0].xid = 3; .members[0].status = 4;"
                + " .members[1].xid = 5; .members[1].status = 1")
        .main(
            new MultiXactRecord.Truncate(1, 2, 3, 4, 5),
            "xl_multixact_truncate",
            ".oldestMultiDB = 1; .startTruncOff = 2; .endTruncOff = 3; .startTruncMemb = 4;"
                + " .endTruncMemb = 5")
        .main(
            new StorageRecord.Create(LOCATOR, ForkNumber.INIT),
            "xl_smgr_create",
            locator("rlocator") + "; .forkNum = INIT_FORKNUM")
        .main(
            new StorageRecord.Truncate(1, LOCATOR, 2),
            "xl_smgr_truncate",
            ".blkno = 1; .flags = 2; " + locator("rlocator"))
        .main(
            new DatabaseRecord.CreateFileCopy(1, 2, 3, 4),
            "xl_dbase_create_file_copy_rec",
            ".db_id = 1; .tablespace_id = 2; .src_db_id = 3; .src_tablespace_id = 4")
        .main(
            new DatabaseRecord.CreateWalLog(1, 2),
            "xl_dbase_create_wal_log_rec",
            ".db_id = 1; .tablespace_id = 2")
        .main(
            new DatabaseRecord.Drop(1, new int[] {2, 3}),
            "xl_dbase_drop_rec",
            ".db_id = 1; .ntablespaces = 2; .tablespace_ids[0] = 2; .tablespace_ids[1] = 3")
        .main(
            new RelationMapRecord(1, 2, Slice.of(new byte[] {7, 8})),
            "xl_relmap_update",
            ".dbid = 1; .tsid = 2; .nbytes = 2; .data[0] = 7; .data[1] = 8")
        .main(
            new ReplicationOriginRecord.Progress(1, 2, true),
            "xl_replorigin_set",
            ".remote_lsn = 1; .node_id = 2; .force = true")
        .main(
            new LogicalMessageRecord(1, true, Slice.of(new byte[] {'p'}), Slice.of(new byte[] {5})),
            "xl_logical_message",
            ".dbId = 1; .transactional = true; .prefix_size = 2; .message_size = 1;"
                + " .message[0] = 'p'; .message[1] = 0; .message[2] = 5")
        .check();
  }

  @Test
  void controlFile() {
    ControlFile file =
        new ControlFile(
            1,
            new ControlFile.Format(2, 3, 4, 5.0, 6, 7, 8, 9, 10, 11, 12, 13, true),
            ClusterState.IN_PRODUCTION,
            14,
            15,
            new Checkpoint(16, 0, 0, true, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 17),
            18,
            new ControlFile.Recovery(19, 20, 21, 22, true),
            new ControlFile.Settings(2, true, 23, 24, 25, 26, 27, true),
            28,
            new byte[32]);
    ByteSink out = new ByteSink(8192);
    file.encode(out);
    RecordProof.of("catalog/pg_control.h")
        .bytes(
            Arrays.copyOf(out.array(), 288),
            "ControlFileData",
            ".system_identifier = 1; .pg_control_version = 2; .catalog_version_no = 3;"
                + " .maxAlign = 4; .floatFormat = 5.0; .blcksz = 6; .relseg_size = 7;"
                + " .xlog_blcksz = 8; .xlog_seg_size = 9; .nameDataLen = 10; .indexMaxKeys = 11;"
                + " .toast_max_chunk_size = 12; .loblksize = 13; .float8ByVal = true;"
                + " .state = DB_IN_PRODUCTION; .time = 14; .checkPoint = 15;"
                + " .checkPointCopy.redo = 16; .checkPointCopy.fullPageWrites = true;"
                + " .checkPointCopy.oldestActiveXid = 17; .unloggedLSN = 18;"
                + " .minRecoveryPoint = 19; .minRecoveryPointTLI = 20; .backupStartPoint = 21;"
                + " .backupEndPoint = 22; .backupEndRequired = true; .wal_level = 2;"
                + " .wal_log_hints = true; .MaxConnections = 23; .max_worker_processes = 24;"
                + " .max_wal_senders = 25; .max_prepared_xacts = 26; .max_locks_per_xact = 27;"
                + " .track_commit_timestamp = true; .data_checksum_version = 28")
        .check();
  }
}
