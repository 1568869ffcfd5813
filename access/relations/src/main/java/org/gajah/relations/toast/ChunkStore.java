package org.gajah.relations.toast;

import java.util.List;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.index.IndexAccessMethod;
import org.gajah.accessapi.index.IndexAccessMethod.UniqueCheck;
import org.gajah.accessapi.index.IndexScan;
import org.gajah.accessapi.index.ScanKey;
import org.gajah.accessapi.index.ScanKey.Strategy;
import org.gajah.accessapi.relation.ToastDescriptor;
import org.gajah.accessapi.table.TableAccessMethod;
import org.gajah.accessapi.table.TableFetch;
import org.gajah.accessapi.table.TableWriter;
import org.gajah.accessapi.table.TableWriter.InsertOptions;
import org.gajah.accessapi.table.TupleFailure;
import org.gajah.accessapi.table.TupleOutcome;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Tid;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.jspecify.annotations.Nullable;

/// The chunks of one TOAST table, as one statement writes and deletes them. Mirrors
/// `toast_save_datum` and `toast_delete_datum`.
///
/// | column | type | meaning |
/// |---|---|---|
/// | chunk_id | oid | which value |
/// | chunk_seq | int4 | which part of it, from 0 |
/// | chunk_data | bytea | at most [#CHUNK] bytes |
final class ChunkStore implements AutoCloseable {
  /// Bytes in each chunk but the last: four of them fill a page. Mirrors `TOAST_MAX_CHUNK_SIZE`.
  static final int CHUNK = 1996;

  private final StorageContext context;
  private final ToastDescriptor toast;
  private final @Nullable ToastDescriptor old;
  private final TableAccessMethod tables;
  private final IndexAccessMethod indexes;
  private final InsertOptions options;
  private final UniqueCheck check;
  private final LongVector ids = new LongVector(1);
  private final LongVector numbers = new LongVector(1);
  private final BytesVector parts = new BytesVector(1);
  private final Vector[] row = {ids, numbers, parts};
  private final Vector[] key = {ids, numbers};
  private final TupleFailure failure = new TupleFailure();
  private @Nullable TableWriter writer;
  private @Nullable TableFetch fetch;

  /// @param old the files that values are moved out of; null where none are
  ChunkStore(
      StorageContext context,
      ToastDescriptor toast,
      @Nullable ToastDescriptor old,
      TableAccessMethod tables,
      IndexAccessMethod indexes,
      boolean frozen) {
    this.context = context;
    this.toast = toast;
    this.old = old;
    this.tables = tables;
    this.indexes = indexes;
    this.options = new InsertOptions(false, frozen, false);
    this.check = toast.index().properties().unique() ? UniqueCheck.IMMEDIATE : UniqueCheck.NONE;
  }

  int tableOid() {
    return toast.table().oid();
  }

  private TableWriter writer() {
    TableWriter known = writer;
    if (known == null) {
      known = tables.write(context, toast.table(), options);
      writer = known;
    }
    return known;
  }

  private TableFetch fetch() {
    TableFetch known = fetch;
    if (known == null) {
      known = tables.fetch(context, toast.table());
      fetch = known;
    }
    return known;
  }

  /// Whether values come from other files of the same TOAST table.
  boolean moves() {
    return old != null;
  }

  /// Stores a value.
  ///
  /// @return its id
  int save(byte[] bytes, int from, int length) {
    int id = newId();
    store(id, bytes, from, length);
    return id;
  }

  /// Stores a value under the id that it has in the old files, unless it is there already: another
  /// version of the same row has brought it.
  void move(int id, byte[] bytes, int from, int length) {
    if (!isTaken(toast, id)) {
      store(id, bytes, from, length);
    }
  }

  private void store(int id, byte[] bytes, int from, int length) {
    int number = 0;
    for (int done = 0; done < length; done += CHUNK) {
      context.proc().checkInterrupts();
      parts.clear();
      ids.set(0, id);
      numbers.set(0, number++);
      parts.set(0, bytes, from + done, Math.min(CHUNK, length - done));
      long tid = writer().insert(row, 0);
      indexes.insert(context, toast.index(), key, 0, tid, fetch(), check, false);
    }
  }

  /// An id that no value of the table has, not even one that is dead, in old files or new ones.
  private int newId() {
    while (true) {
      int id = context.transactions().xids().nextOid(context.proc(), context.wal());
      if (!isTaken(toast, id) && (old == null || !isTaken(old, id))) {
        return id;
      }
      context.proc().checkInterrupts();
    }
  }

  private boolean isTaken(ToastDescriptor files, int id) {
    try (IndexScan scan = indexes.scan(context, files.index(), false)) {
      scan.anySnapshot();
      scan.rescan(List.of(ScanKey.of(0, Strategy.EQUAL, id)));
      return Tid.isValid(scan.next(true));
    }
  }

  /// Deletes a value.
  ///
  /// @param takenBack whether it belongs to a speculative insertion that failed
  void delete(int id, boolean takenBack) {
    try (IndexScan scan = indexes.scan(context, toast.index(), false)) {
      scan.anySnapshot();
      scan.rescan(List.of(ScanKey.of(0, Strategy.EQUAL, id)));
      for (long tid = scan.next(true); Tid.isValid(tid); tid = scan.next(true)) {
        if (!fetch().fetchChunk(tid)) {
          continue;
        }
        if (takenBack) {
          writer().completeSpeculative(tid, false);
        } else {
          check(writer().delete(tid, null, true, false, failure));
        }
      }
    }
  }

  private static void check(TupleOutcome outcome) {
    switch (outcome) {
      case OK -> {}
      case SELF_MODIFIED -> throw PgException.internal("tuple already updated by self");
      case UPDATED -> throw PgException.internal("tuple concurrently updated");
      case DELETED -> throw PgException.internal("tuple concurrently deleted");
      case INVISIBLE, BEING_MODIFIED, WOULD_BLOCK ->
          throw new PgException(
              SqlState.INTERNAL_ERROR, "unrecognized heap_delete status: " + outcome);
    }
  }

  @Override
  public void close() {
    if (writer != null) {
      writer.close();
    }
    if (fetch != null) {
      fetch.close();
    }
  }
}
