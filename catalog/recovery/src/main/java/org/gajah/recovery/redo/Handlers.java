package org.gajah.recovery.redo;

import java.util.EnumMap;
import java.util.Map;
import org.gajah.accessapi.redo.RedoHandler;
import org.gajah.brin.BrinRedo;
import org.gajah.btree.change.BTreeRedo;
import org.gajah.gin.GinRedo;
import org.gajah.gist.GistRedo;
import org.gajah.hash.HashRedo;
import org.gajah.heap.change.Heap2Redo;
import org.gajah.heap.change.HeapRedo;
import org.gajah.recovery.cluster.OriginProgress;
import org.gajah.recovery.cluster.Storage;
import org.gajah.relations.sequence.SequenceRedo;
import org.gajah.space.StorageRedo;
import org.gajah.spgist.SpGistRedo;
import org.gajah.walformat.ResourceManagerId;
import org.gajah.walformat.record.ClogRecord;
import org.gajah.walformat.record.CommitTsRecord;
import org.gajah.walformat.record.LogicalMessageRecord;
import org.gajah.walformat.record.MultiXactRecord;
import org.gajah.walformat.record.ReplicationOriginRecord;
import org.gajah.walformat.record.StandbyRecord;

/// The handlers of all resource managers.
final class Handlers {
  private Handlers() {}

  static RedoTable table(Storage storage, OriginProgress origins, ReplayState state) {
    Map<ResourceManagerId, RedoHandler> table = new EnumMap<>(ResourceManagerId.class);
    table.put(ResourceManagerId.XLOG, new XlogRedo(storage, state));
    table.put(ResourceManagerId.TRANSACTION, new TransactionRedo(storage, origins));
    table.put(ResourceManagerId.STORAGE, new StorageRedo());
    table.put(ResourceManagerId.DATABASE, new DatabaseRedo(storage));
    table.put(ResourceManagerId.TABLESPACE, new TablespaceRedo(storage));
    table.put(ResourceManagerId.RELATION_MAP, new RelationMapRedo(storage));
    table.put(ResourceManagerId.GENERIC, new GenericRedo());
    addLogs(table, storage);
    addReplication(table, origins);
    addAccessMethods(table, storage);
    return new RedoTable(table);
  }

  private static void addLogs(Map<ResourceManagerId, RedoHandler> table, Storage storage) {
    table.put(
        ResourceManagerId.CLOG,
        (record, context) ->
            storage.transactions().redo(ClogRecord.decode(record), context.proc()));
    table.put(
        ResourceManagerId.MULTIXACT,
        (record, context) ->
            storage
                .transactions()
                .redo(MultiXactRecord.decode(record), record.xid(), context.proc()));
    table.put(
        ResourceManagerId.COMMIT_TS,
        (record, context) ->
            storage.commitTimestamps().redo(CommitTsRecord.decode(record), context.proc()));
  }

  private static void addReplication(
      Map<ResourceManagerId, RedoHandler> table, OriginProgress origins) {
    table.put(
        ResourceManagerId.REPLICATION_ORIGIN,
        (record, context) -> {
          switch (ReplicationOriginRecord.decode(record)) {
            case ReplicationOriginRecord.Progress(var remote, var node, var force) ->
                origins.advance(node, remote, record.end(), force);
            case ReplicationOriginRecord.Drop(var node) -> origins.drop(node);
          }
        });
    // Only standbys follow running transactions and locks; a record that nobody knows is a fault
    // all the same.
    table.put(ResourceManagerId.STANDBY, (record, context) -> StandbyRecord.decode(record));
    // For logical decoding.
    table.put(
        ResourceManagerId.LOGICAL_MESSAGE,
        (record, context) -> LogicalMessageRecord.decode(record));
  }

  private static void addAccessMethods(Map<ResourceManagerId, RedoHandler> table, Storage storage) {
    table.put(ResourceManagerId.HEAP, new HeapRedo());
    table.put(ResourceManagerId.HEAP2, new RewriteRedo(storage.files(), new Heap2Redo()));
    table.put(
        ResourceManagerId.BTREE,
        new BTreeRedo(storage.memory().allocate("Redo Scratch Page", 8192)));
    table.put(ResourceManagerId.SEQUENCE, new SequenceRedo());
    table.put(ResourceManagerId.HASH, new HashRedo());
    table.put(ResourceManagerId.GIN, new GinRedo());
    table.put(ResourceManagerId.GIST, new GistRedo());
    table.put(ResourceManagerId.SPGIST, new SpGistRedo());
    table.put(ResourceManagerId.BRIN, new BrinRedo());
  }
}
