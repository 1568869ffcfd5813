package org.gajah.bootstrap;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.seam.Disk.OpenMode;
import org.gajah.base.seam.DiskFile;
import org.gajah.disk.ClusterFiles;
import org.gajah.walformat.Checkpoint;
import org.gajah.walformat.WalFormat;
import org.gajah.walformat.WalLevel;
import org.gajah.walformat.file.RelationMapFile;

/// What a data directory has before there are catalogs: its folders, the control file, a log that
/// holds nothing but a shutdown checkpoint, the first pages of the transaction logs, and the
/// relation maps. Mirrors `create_data_directory` and `BootStrapXLOG`.
///
/// Nothing is synced: who makes a cluster syncs all of it when it is whole.
final class Skeleton {
  private static final String VERSION = "17\n";
  private static final int TIMELINE = 1;
  private static final int FIRST_XID = 3;
  private static final int FIRST_MULTI = 1;

  /// Where OIDs go on that the rows of the bootstrap have not.
  private static final int FIRST_OID = 12_000;

  private static final List<String> FOLDERS =
      List.of(
          "global",
          "pg_wal",
          "pg_wal/archive_status",
          "pg_wal/summaries",
          "pg_commit_ts",
          "pg_dynshmem",
          "pg_notify",
          "pg_serial",
          "pg_snapshots",
          "pg_subtrans",
          "pg_twophase",
          "pg_multixact",
          "pg_multixact/members",
          "pg_multixact/offsets",
          "base",
          "base/1",
          "pg_replslot",
          "pg_tblspc",
          "pg_stat",
          "pg_stat_tmp",
          "pg_xact",
          "pg_logical",
          "pg_logical/snapshots",
          "pg_logical/mappings");

  /// Logs of which the first page is there from the beginning.
  private static final List<String> FIRST_PAGES =
      List.of(
          "pg_xact/0000",
          "pg_subtrans/0000",
          "pg_multixact/offsets/0000",
          "pg_multixact/members/0000");

  private final ClusterFiles files;
  private final ClusterIdentity identity;

  Skeleton(ClusterFiles files, ClusterIdentity identity) {
    this.files = files;
    this.identity = identity;
  }

  /// Makes everything, in a folder that is empty.
  ///
  /// @param shared the relation map of the shared catalogs
  /// @param local that of the template database
  void make(RelationMapFile shared, RelationMapFile local) throws IOException {
    for (String folder : FOLDERS) {
      files.disk().createDirectory(files.resolve(folder));
    }
    write("PG_VERSION", VERSION.getBytes(StandardCharsets.US_ASCII));
    write("base/1/PG_VERSION", VERSION.getBytes(StandardCharsets.US_ASCII));
    write("global/pg_filenode.map", bytes(shared));
    write("base/1/pg_filenode.map", bytes(local));
    for (String log : FIRST_PAGES) {
      write(log, new byte[WalFormat.PAGE_SIZE]);
    }
    StartingPoint.write(files, identity, checkpoint());
  }

  private Checkpoint checkpoint() {
    return new Checkpoint(
        0,
        TIMELINE,
        TIMELINE,
        true,
        WalLevel.REPLICA.number(),
        FIRST_XID,
        FIRST_OID,
        FIRST_MULTI,
        0,
        FIRST_XID,
        Bootstrap.TEMPLATE1,
        FIRST_MULTI,
        Bootstrap.TEMPLATE1,
        identity.created(),
        0,
        0,
        0);
  }

  private static byte[] bytes(RelationMapFile map) {
    ByteSink out = new ByteSink(RelationMapFile.SIZE);
    map.encode(out);
    return out.toByteArray();
  }

  private void write(String name, byte[] content) throws IOException {
    try (DiskFile file = files.disk().open(files.resolve(name), OpenMode.CREATE_NEW)) {
      file.write(MemorySegment.ofArray(content), 0);
    }
  }
}
