package org.gajah.relations.toast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.index.IndexAccessMethod;
import org.gajah.accessapi.index.IndexScan;
import org.gajah.accessapi.index.ScanKey;
import org.gajah.accessapi.index.ScanKey.Strategy;
import org.gajah.accessapi.relation.ToastDescriptor;
import org.gajah.accessapi.table.TableAccessMethod;
import org.gajah.accessapi.table.TableFetch;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Tid;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.page.value.TupleDecoder;

/// Reads values of one TOAST table. Mirrors `heap_fetch_toast_slice`.
final class ChunkReader implements AutoCloseable {
  private static final int CHUNK = ChunkStore.CHUNK;

  private final ToastDescriptor toast;
  private final TableFetch fetch;
  private final IndexScan scan;
  private final LongVector number = new LongVector(1);
  private final BytesVector part = new BytesVector(1);
  private final TupleDecoder decoder;

  ChunkReader(
      StorageContext context,
      ToastDescriptor toast,
      TableAccessMethod tables,
      IndexAccessMethod indexes) {
    this.toast = toast;
    this.decoder =
        new TupleDecoder(toast.table().layout(), new int[] {1, 2}, new Vector[] {number, part});
    this.fetch = tables.fetch(context, toast.table());
    this.scan = indexes.scan(context, toast.index(), false);
    scan.anySnapshot();
  }

  /// Appends a stretch of a value as it is stored.
  ///
  /// @param size of the whole
  void read(int id, int size, int from, int length, ByteSink out) {
    if (length == 0) {
      return;
    }
    int first = from / CHUNK;
    int last = (from + length - 1) / CHUNK;
    int chunks = (size - 1) / CHUNK + 1;
    scan.rescan(keys(id, first, last, chunks));
    int expected = first;
    for (long tid = scan.next(true); Tid.isValid(tid); tid = scan.next(true)) {
      if (!fetch.fetchChunk(tid)) {
        continue;
      }
      part.clear();
      fetch.decode(decoder, 0);
      int found = (int) number.get(0);
      check(id, found, expected, first, last, chunks, size);
      int partFrom = Math.max(0, from - found * CHUNK);
      int partEnd = Math.min(part.length(0), from + length - found * CHUNK);
      out.putBytes(part.array(), part.from(0) + partFrom, partEnd - partFrom);
      expected++;
    }
    if (expected != last + 1) {
      throw corrupted("missing chunk number %d for toast value %s in %s", expected, name(id));
    }
  }

  private static List<ScanKey> keys(int id, int first, int last, int chunks) {
    List<ScanKey> keys = new ArrayList<>(3);
    keys.add(ScanKey.of(0, Strategy.EQUAL, id));
    if (first == last && chunks > 1) {
      keys.add(ScanKey.of(1, Strategy.EQUAL, first));
    } else if (first > 0 || last < chunks - 1) {
      keys.add(ScanKey.of(1, Strategy.GREATER_OR_EQUAL, first));
      keys.add(ScanKey.of(1, Strategy.LESS_OR_EQUAL, last));
    }
    return keys;
  }

  private void check(int id, int found, int expected, int first, int last, int chunks, int size) {
    if (part.form(0) >= BytesVector.COMPRESSED) {
      throw PgException.internal(
          "found toasted toast chunk for toast value %s in %s".formatted(name(id), table()));
    }
    if (found != expected) {
      throw corrupted(
          "unexpected chunk number %d (expected %d) for toast value %s in %s",
          found, expected, name(id));
    }
    if (found > last) {
      throw corrupted(
          "unexpected chunk number %d (out of range %d..%d) for toast value %s in %s",
          found, first, last, name(id));
    }
    int wanted = found < chunks - 1 ? CHUNK : size - (chunks - 1) * CHUNK;
    if (part.length(0) != wanted) {
      throw corrupted(
          "unexpected chunk size %d (expected %d) in chunk %d of %d for toast value %s in %s",
          part.length(0), wanted, found, chunks, name(id));
    }
  }

  private static String name(int id) {
    return Integer.toUnsignedString(id);
  }

  private String table() {
    return toast.table().name();
  }

  private PgException corrupted(String message, Object... arguments) {
    Object[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = table();
    return new PgException(SqlState.DATA_CORRUPTED, message.formatted(all));
  }

  @Override
  public void close() {
    scan.close();
    fetch.close();
  }
}
