package org.gajah.executor.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.batch.Batch;
import org.gajah.batch.BytesVector;
import org.gajah.batch.Vector;
import org.jspecify.annotations.Nullable;

/// Sorts rows: in memory while they fit into `work_mem`, else in sorted runs that are written to a
/// temporary file and merged. Where only the first few are wanted, no more than twice as many are
/// kept.
///
/// Equal rows stay in their order.
public final class RowSorter implements AutoCloseable {
  private static final int SMALLEST_BLOCK = 1 << 12;
  private static final int LARGEST_BLOCK = 1 << 18;
  private static final int FEWEST_RUNS = 6;
  private static final int SMALL_BOUND = 1 << 9;

  /// Bytes for the number of a row, twice while they are sorted.
  private static final int NUMBER = 8;

  private final Vector[] kinds;
  private final RowOrder order;
  private final WorkMemory work;
  private final int blockBytes;
  private final List<int[]> runs = new ArrayList<>();
  private RowStore store;
  private @Nullable SpillFile file;
  private long bound = Long.MAX_VALUE;
  private int worst = -1;
  private boolean finished;

  // Reading
  private int[] sorted = {};
  private int position;
  private @Nullable Merge merge;
  private Vector[] current = {};
  private int place;

  /// @param kinds vectors of the kinds that the columns have; they are not kept
  public RowSorter(Vector[] kinds, RowOrder order, WorkMemory work) {
    this.kinds = Vectors.like(kinds, 1);
    this.order = order;
    this.work = work;
    this.store = new RowStore(kinds, work.account());
    this.blockBytes = Math.clamp(work.bytes() / 16, SMALLEST_BLOCK, LARGEST_BLOCK);
  }

  /// Says that no more than the first `rows` rows will be read.
  public void bound(long rows) {
    bound = Math.max(1, rows);
  }

  /// Adds the rows of a batch that count.
  public void add(Batch batch) {
    Vector[] source = Vectors.of(batch);
    for (int i = 0; i < batch.selected(); i++) {
      add(source, batch.row(i));
    }
  }

  /// Adds a row.
  public void add(Vector[] source, int row) {
    if (worst >= 0 && order.compare(source, row, store.chunk(worst), store.place(worst)) >= 0) {
      return;
    }
    store.add(source, row);
    if (store.rows() > SMALL_BOUND && store.rows() / 2 >= bound) {
      cut();
    }
    if (store.memory() + (long) NUMBER * store.rows() > work.bytes()) {
      if (store.rows() / 2 > bound) {
        cut();
      } else {
        writeRun();
      }
    }
  }

  /// Drops what is behind the bound.
  private void cut() {
    int[] rows = order.sorted(store);
    RowStore kept = new RowStore(kinds, work.account());
    for (int i = 0; i < bound; i++) {
      kept.add(store.chunk(rows[i]), store.place(rows[i]));
    }
    store.close();
    store = kept;
    worst = kept.rows() - 1;
  }

  private void writeRun() {
    SpillFile target = file;
    if (target == null) {
      target = new SpillFile(work.files());
      file = target;
    }
    int[] rows = order.sorted(store);
    RunWriter writer = new RunWriter(target, kinds, blockBytes);
    int count = (int) Math.min(bound, rows.length);
    for (int i = 0; i < count; i++) {
      writer.add(store.chunk(rows[i]), store.place(rows[i]));
    }
    runs.add(writer.finish());
    store.clear();
    worst = -1;
  }

  /// Ends the adding and starts the reading.
  public void finish() {
    finished = true;
    position = 0;
    if (runs.isEmpty()) {
      sorted = order.sorted(store);
      return;
    }
    if (store.rows() > 0) {
      writeRun();
    }
    store.close();
    long fit = work.bytes() / blockBytes;
    int most = Math.clamp(fit, FEWEST_RUNS, 256);
    while (runs.size() > most) {
      mergeOnce(most);
    }
    merge = new Merge(Objects.requireNonNull(file), runs, kinds, order);
  }

  /// Merges runs to fewer ones in a new file.
  private void mergeOnce(int most) {
    SpillFile source = Objects.requireNonNull(file);
    List<int[]> longer = new ArrayList<>();
    SpillFile target = new SpillFile(work.files());
    for (int from = 0; from < runs.size(); from += most) {
      List<int[]> some = runs.subList(from, Math.min(runs.size(), from + most));
      Merge all = new Merge(source, some, kinds, order);
      RunWriter writer = new RunWriter(target, kinds, blockBytes);
      for (long rows = 0; rows < bound && all.next(); rows++) {
        writer.add(all.vectors(), all.place());
      }
      longer.add(writer.finish());
    }
    source.close();
    file = target;
    runs.clear();
    runs.addAll(longer);
  }

  /// Whether the reading has begun.
  public boolean isFinished() {
    return finished;
  }

  /// Whether rows were written to a file.
  public boolean isSpilled() {
    return !runs.isEmpty();
  }

  /// Goes to the next row, or the first.
  public boolean next() {
    if (merge != null) {
      if (!merge.next()) {
        return false;
      }
      current = merge.vectors();
      place = merge.place();
      return true;
    }
    if (position == sorted.length) {
      return false;
    }
    int row = sorted[position++];
    current = store.chunk(row);
    place = store.place(row);
    return true;
  }

  /// The vectors that hold the row; in memory they stay as they are, read from a file until the
  /// next.
  public Vector[] vectors() {
    return current;
  }

  /// Where the row is in them.
  public int place() {
    return place;
  }

  /// Copies rows to vectors.
  ///
  /// @return how many; fewer than `maxRows` at the end
  public int next(Vector[] target, int maxRows) {
    int count = 0;
    while (count < maxRows && next()) {
      Vectors.ensure(target, count + 1);
      Vectors.copyRow(current, place, target, count++);
    }
    return count;
  }

  /// Forgets all rows and the bound; others can be added.
  public void clear() {
    if (file == null) {
      store.clear();
    } else {
      store = new RowStore(kinds, work.account());
    }
    forget();
    bound = Long.MAX_VALUE;
  }

  @Override
  public void close() {
    store.close();
    forget();
  }

  private void forget() {
    if (file != null) {
      file.close();
      file = null;
    }
    runs.clear();
    merge = null;
    sorted = new int[0];
    position = 0;
    worst = -1;
    finished = false;
  }

  /// Writes a run.
  private static final class RunWriter {
    private final SpillFile file;
    private final Vector[] block;
    private final int blockBytes;
    private final int first;
    private int rows;
    private int bytes;

    RunWriter(SpillFile file, Vector[] kinds, int blockBytes) {
      this.file = file;
      this.block = Vectors.like(kinds, 16);
      this.blockBytes = blockBytes;
      this.first = file.blocks();
    }

    void add(Vector[] source, int row) {
      Vectors.ensure(block, rows + 1);
      for (int i = 0; i < block.length; i++) {
        block[i].copyFrom(source[i], row, rows);
        bytes += Long.BYTES;
        if (block[i] instanceof BytesVector values && !values.isNull(rows)) {
          bytes += values.length(rows);
        }
      }
      rows++;
      if (bytes >= blockBytes || rows == Vector.BATCH_ROWS) {
        flush();
      }
    }

    private void flush() {
      if (rows > 0) {
        file.append(block, rows);
        Vectors.clear(block);
      }
      rows = 0;
      bytes = 0;
    }

    /// The run: its first block and the one behind it.
    int[] finish() {
      flush();
      return new int[] {first, file.blocks()};
    }
  }

  /// Several runs as one, by a heap of their first rows.
  private static final class Merge {
    private final SpillFile file;
    private final RowOrder order;
    private final Vector[][] vectors;
    private final int[] block;
    private final int[] end;
    private final int[] row;
    private final int[] rows;
    private final int[] heap;
    private int size;
    private boolean started;

    Merge(SpillFile file, List<int[]> runs, Vector[] kinds, RowOrder order) {
      int count = runs.size();
      this.file = file;
      this.order = order;
      this.vectors = new Vector[count][];
      this.block = new int[count];
      this.end = new int[count];
      this.row = new int[count];
      this.rows = new int[count];
      this.heap = new int[count];
      for (int i = 0; i < count; i++) {
        vectors[i] = Vectors.like(kinds, 1);
        block[i] = runs.get(i)[0];
        end[i] = runs.get(i)[1];
        if (load(i)) {
          heap[size++] = i;
        }
      }
      for (int i = size / 2 - 1; i >= 0; i--) {
        sink(i);
      }
    }

    private boolean load(int run) {
      row[run] = 0;
      rows[run] = block[run] == end[run] ? 0 : file.read(block[run]++, vectors[run]);
      return rows[run] > 0;
    }

    boolean next() {
      if (started && size > 0) {
        int run = heap[0];
        if (++row[run] == rows[run] && !load(run)) {
          heap[0] = heap[--size];
        }
        sink(0);
      }
      started = true;
      return size > 0;
    }

    Vector[] vectors() {
      return vectors[heap[0]];
    }

    int place() {
      return row[heap[0]];
    }

    private boolean before(int a, int b) {
      int result = order.compare(vectors[a], row[a], vectors[b], row[b]);
      return result != 0 ? result < 0 : a < b;
    }

    private void sink(int from) {
      int at = from;
      int run = heap[at];
      while (2 * at + 1 < size) {
        int child = 2 * at + 1;
        if (child + 1 < size && before(heap[child + 1], heap[child])) {
          child++;
        }
        if (!before(heap[child], run)) {
          break;
        }
        heap[at] = heap[child];
        at = child;
      }
      heap[at] = run;
    }
  }
}
