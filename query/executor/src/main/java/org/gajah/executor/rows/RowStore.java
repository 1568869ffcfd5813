package org.gajah.executor.rows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.gajah.batch.Batch;
import org.gajah.batch.BytesVector;
import org.gajah.batch.MemoryAccount;
import org.gajah.batch.Vector;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.nodes.TargetEntry;
import org.jspecify.annotations.Nullable;

/// Rows that are kept, numbered from 0: chunks of vectors, counted by an account. A chunk holds
/// 1024 rows, or fewer where they are long.
///
/// There are two kinds. Those of the first keep all rows in memory, for [#chunk] and [#place]; who
/// fills one watches [#memory]. Those of the second ([#spilling]) put full chunks into a temporary
/// file beyond `work_mem`, and are read with a [RowReader].
public final class RowStore implements AutoCloseable {
  private static final int BITS = 10;
  private static final int CHUNK = 1 << BITS;
  private static final long CHUNK_BYTES = 1 << 20;

  /// Bytes of a value by value with its null flag; of another one, without its bytes.
  private static final int VALUE = 10;

  private static final int PLACE = 16;

  private final Vector[] kinds;
  private final Ledger ledger;
  private final @Nullable WorkMemory work;
  private final long chunkBytes;
  private final long fixedBytes;
  private final List<Vector @Nullable []> chunks = new ArrayList<>();
  private int[] firsts = new int[8];
  private boolean irregular;
  private int rows;
  private long lastBytes;
  private boolean lastFull = true;
  private @Nullable SpillFile file;
  private int spilled;

  /// @param kinds vectors of the kinds that the columns have; they are not kept
  public RowStore(Vector[] kinds, MemoryAccount memory) {
    this(kinds, memory, null);
  }

  private RowStore(Vector[] kinds, MemoryAccount memory, @Nullable WorkMemory work) {
    this.kinds = Vectors.like(kinds, 1);
    this.ledger = new Ledger(memory);
    this.work = work;
    this.chunkBytes =
        work == null ? CHUNK_BYTES : Math.clamp(work.bytes() / 4, 1 << 13, CHUNK_BYTES);
    long bytes = 0;
    for (Vector kind : kinds) {
      bytes += kind instanceof BytesVector ? PLACE : VALUE;
    }
    this.fixedBytes = bytes;
  }

  /// A store that puts rows into a temporary file beyond `work_mem`.
  public static RowStore spilling(Vector[] kinds, WorkMemory work) {
    return new RowStore(kinds, work.account(), work);
  }

  /// A store for the rows that a node gives, which spills.
  public static RowStore of(CatalogSource catalog, List<TargetEntry> targets, WorkMemory work) {
    return spilling(Vectors.ofTargets(catalog, targets, 1), work);
  }

  public int rows() {
    return rows;
  }

  public int columnCount() {
    return kinds.length;
  }

  Vector[] kinds() {
    return kinds;
  }

  /// Bytes in memory.
  public long memory() {
    return ledger.used();
  }

  /// Keeps the rows of a batch that count.
  public void add(Batch batch) {
    Vector[] source = Vectors.of(batch);
    int count = batch.selected();
    for (int i = 0; i < count; i++) {
      add(source, batch.row(i));
    }
  }

  /// Keeps one row; columns of the source behind those of the store do not matter.
  ///
  /// @return its number
  public int add(Vector[] source, int row) {
    if (lastFull) {
      open();
    }
    int last = chunks.size() - 1;
    Vector[] chunk = chunk(last, rows);
    int at = rows - firsts[last];
    long bytes = fixedBytes;
    for (int i = 0; i < chunk.length; i++) {
      Vector target = chunk[i];
      target.ensureCapacity(at + 1);
      target.copyFrom(source[i], row, at);
      if (target instanceof BytesVector values && !values.isNull(at)) {
        bytes += values.length(at);
      }
    }
    ledger.add(bytes);
    lastBytes += bytes;
    lastFull = at + 1 == CHUNK || lastBytes >= chunkBytes;
    return rows++;
  }

  private void open() {
    if (work != null && ledger.used() > work.bytes()) {
      spill(work);
    }
    int number = chunks.size();
    if (number >= firsts.length) {
      firsts = Arrays.copyOf(firsts, 2 * number);
    }
    firsts[number] = rows;
    irregular |= rows != number << BITS;
    chunks.add(Vectors.like(kinds, 16));
    lastBytes = 0;
    lastFull = false;
  }

  /// Writes the chunks that are in memory to the file.
  private void spill(WorkMemory memory) {
    SpillFile target = file;
    if (target == null) {
      target = new SpillFile(memory.files());
      file = target;
    }
    for (; spilled < chunks.size(); spilled++) {
      int end = spilled + 1 < chunks.size() ? firsts[spilled + 1] : rows;
      target.append(chunk(spilled, firsts[spilled]), end - firsts[spilled]);
      chunks.set(spilled, null);
    }
    ledger.clear();
  }

  private int number(int row) {
    if (!irregular) {
      return row >> BITS;
    }
    int found = Arrays.binarySearch(firsts, 0, chunks.size(), row);
    return found >= 0 ? found : -found - 2;
  }

  private Vector[] chunk(int number, int row) {
    Vector[] chunk = chunks.get(number);
    if (chunk == null) {
      throw new IllegalStateException("row " + row + " is in a file");
    }
    return chunk;
  }

  /// The vectors that hold a row.
  public Vector[] chunk(int row) {
    return chunk(number(row), row);
  }

  /// Where a row is in them.
  public int place(int row) {
    return irregular ? row - firsts[number(row)] : row & CHUNK - 1;
  }

  public Vector column(int row, int column) {
    return chunk(row)[column];
  }

  /// The row behind the last one of the chunk that holds a row.
  public int endOfChunk(int row) {
    return endOf(number(row));
  }

  /// A reader of the rows, wherever they are.
  public RowReader reader() {
    return new RowReader(this);
  }

  // For readers

  int chunkOf(int row) {
    return number(row);
  }

  int firstOf(int chunk) {
    return firsts[chunk];
  }

  int endOf(int chunk) {
    return chunk + 1 < chunks.size() ? firsts[chunk + 1] : rows;
  }

  /// The vectors of a chunk: its own, or, where it is in the file, the given ones, filled.
  Vector[] read(int chunk, Vector[] into) {
    Vector[] own = chunks.get(chunk);
    if (own != null) {
      return own;
    }
    Objects.requireNonNull(file).read(chunk, into);
    return into;
  }

  /// Which filling of the store this is; readers forget what they know of earlier ones.
  int generation() {
    return generation;
  }

  private int generation;

  /// Whether rows are in a file.
  public boolean isSpilled() {
    return spilled > 0;
  }

  /// Forgets all rows.
  public void clear() {
    generation++;
    Vector[] first = chunks.size() == 1 ? chunks.getFirst() : null;
    chunks.clear();
    rows = 0;
    irregular = false;
    lastFull = true;
    spilled = 0;
    ledger.clear();
    if (file != null) {
      file.close();
      file = null;
    }
    if (first != null && work == null) {
      Vectors.clear(first);
      chunks.add(first);
      firsts[0] = 0;
      lastBytes = 0;
      lastFull = false;
    }
  }

  @Override
  public void close() {
    clear();
    chunks.clear();
    lastFull = true;
  }
}
