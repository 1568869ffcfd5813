package org.gajah.executor.scan;

import java.util.List;
import java.util.Objects;
import org.gajah.accessapi.index.IndexScan;
import org.gajah.accessapi.index.ScanKey;
import org.gajah.accessapi.table.TableFetch;
import org.gajah.activity.statistics.RelationCounts;
import org.gajah.base.id.Tid;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.RelationAccess.OpenIndex;
import org.gajah.executor.state.RelationAccess.OpenTable;
import org.gajah.nodes.Expr;
import org.gajah.page.value.TupleDecoder;
import org.gajah.transaction.Snapshot;
import org.jspecify.annotations.Nullable;

/// Walks along an index and looks its entries up in the table. What it opens at the first row it
/// keeps through restarts until it is closed.
final class IndexReader implements AutoCloseable {
  private final ExecutionState state;
  private final OpenTable table;
  private final OpenIndex index;
  private final IndexKeys keys;
  private final boolean forward;
  private final boolean wantsValues;
  private @Nullable IndexScan scan;
  private @Nullable TableFetch fetch;
  private boolean started;
  private boolean ended;

  private @Nullable RelationCounts counts;

  /// @param wantsValues whether values are taken out of the index, by [#decode]
  IndexReader(
      ExecutionState state,
      OpenTable table,
      OpenIndex index,
      List<Expr> conditions,
      boolean backward,
      boolean wantsValues) {
    this.state = state;
    this.table = table;
    this.index = index;
    this.keys = new IndexKeys(state, index, conditions);
    this.forward = !backward;
    this.wantsValues = wantsValues;
  }

  /// The next entry, which may lead to a row that is not visible; [Tid#INVALID] at the end.
  long next() {
    if (!started) {
      start();
    }
    if (ended) {
      return Tid.INVALID;
    }
    long entry = scan().next(forward);
    ended = entry == Tid.INVALID;
    return entry;
  }

  private void start() {
    if (scan == null) {
      scan = index.method().scan(state.relations().storage(), index.descriptor(), wantsValues);
      fetch = table.method().fetch(state.relations().storage(), table.descriptor());
      counts = state.relations().storage().counts(index.descriptor());
    }
    List<ScanKey> computed = keys.compute();
    ended = computed == null;
    if (computed != null) {
      scan().rescan(computed);
    }
    started = true;
  }

  /// Finds the row of the present entry that the snapshot sees; tells the index of rows that nobody
  /// will see again.
  ///
  /// @return [Tid#INVALID] when it sees none
  long find(long entry, Snapshot snapshot) {
    long tid = fetch().find(entry, snapshot);
    if (tid == Tid.INVALID && fetch().allDead()) {
      scan().killPresent();
    }
    if (tid != Tid.INVALID) {
      counts().fetched(1);
    }
    return tid;
  }

  /// Whether everybody sees the row of an entry, so that nobody has to look.
  boolean isAllVisible(long entry) {
    return fetch().isAllVisible(Tid.block(entry));
  }

  /// Takes the values of the present entry out of the index.
  void decode(TupleDecoder decoder, int row) {
    scan().decode(decoder, row);
  }

  /// Where the row is that was found last.
  TableFetch fetch() {
    return Objects.requireNonNull(fetch);
  }

  private RelationCounts counts() {
    return Objects.requireNonNull(counts);
  }

  private IndexScan scan() {
    return Objects.requireNonNull(scan);
  }

  /// Begins anew at the next call, with the keys as they are then.
  void restart() {
    started = false;
  }

  @Override
  public void close() {
    if (scan != null) {
      scan.close();
      scan = null;
    }
    if (fetch != null) {
      fetch.close();
      fetch = null;
    }
    started = false;
  }
}
