package org.gajah.btree.maintain;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.gajah.base.error.PgException;
import org.gajah.btree.tree.KeyCompare;
import org.gajah.disk.TemporaryFile;
import org.gajah.page.Bytes;
import org.gajah.page.index.IndexTuple;
import org.jspecify.annotations.Nullable;

/// Sorts index tuples in bounded memory: what does not fit is sorted and written to a file as a
/// run, and the runs are merged. Mirrors what `utils/sort/tuplesort.c` does for index tuples.
///
/// Memory is taken in chunks, off the heap. Beside the tuples there are two arrays, of where each
/// lies and of the number that [KeyCompare#abbreviate] makes of it, which decides most comparisons.
final class TupleSort implements AutoCloseable {
  private static final int CHUNK = 1 << 20;
  private static final int ENTRY_BYTES = 3 * Long.BYTES;
  private static final int MIN_MERGE_BUFFER = 32 * 1024;
  private static final int MAX_MERGE_BUFFER = 256 * 1024;

  /// Tuples are at most so long, with room to spare.
  private static final int MAX_TUPLE = 8192;

  /// Runs of entries below this length are sorted by insertion.
  private static final int SMALL = 8;

  private final KeyCompare compare;
  private final long memoryLimit;
  private final Supplier<TemporaryFile> spillFiles;
  private final Arena arena = Arena.ofShared();
  private final List<MemorySegment> chunks = new ArrayList<>();
  private int chunk;
  private int chunkEnd;
  private long[] places = new long[1024];
  private long[] numbers = new long[1024];
  private int count;
  private long bytes;
  private @Nullable TemporaryFile file;
  private final List<long[]> runs = new ArrayList<>();

  // The tuple that #next found
  private MemorySegment segment;
  private int at;
  private int position;
  private @Nullable Merge merge;

  /// @param memoryLimit in bytes
  /// @param spillFiles makes the file for runs
  TupleSort(KeyCompare compare, long memoryLimit, Supplier<TemporaryFile> spillFiles) {
    this.compare = compare;
    this.memoryLimit = Math.max(memoryLimit, 2L * CHUNK);
    this.spillFiles = spillFiles;
    MemorySegment first = arena.allocate(CHUNK, Long.BYTES);
    chunks.add(first);
    segment = first;
  }

  /// Takes a tuple in.
  void add(byte[] tuple, int length) {
    if (bytes + length + ENTRY_BYTES > memoryLimit) {
      spill();
    }
    if (chunkEnd + length > CHUNK) {
      chunk++;
      chunkEnd = 0;
      if (chunk == chunks.size()) {
        chunks.add(arena.allocate(CHUNK, Long.BYTES));
      }
    }
    MemorySegment target = chunks.get(chunk);
    Bytes.copyIn(tuple, 0, target, chunkEnd, length);
    if (count == places.length) {
      places = Arrays.copyOf(places, 2 * count);
      numbers = Arrays.copyOf(numbers, 2 * count);
    }
    places[count] = (long) chunk << 32 | chunkEnd;
    numbers[count] = compare.abbreviate(target, chunkEnd);
    count++;
    chunkEnd += length;
    bytes += length + ENTRY_BYTES;
  }

  /// Ends adding; [#next] gives the tuples in order from then on.
  void sort() {
    if (runs.isEmpty()) {
      sortMemory();
      position = 0;
      return;
    }
    if (count > 0) {
      spill();
    }
    TemporaryFile spilled = file;
    if (spilled == null) {
      throw PgException.internal("runs without a file");
    }
    chunks.clear();
    places = new long[0];
    numbers = new long[0];
    merge = new Merge(spilled, runs);
  }

  /// How many runs were written.
  int runCount() {
    return runs.size();
  }

  /// Goes on to the next tuple.
  ///
  /// @return false at the end
  boolean next() {
    Merge running = merge;
    if (running != null) {
      return running.next();
    }
    if (position == count) {
      return false;
    }
    long place = places[position++];
    segment = chunks.get((int) (place >>> 32));
    at = (int) place;
    return true;
  }

  /// Where the present tuple lies, until the next call.
  MemorySegment segment() {
    return segment;
  }

  int at() {
    return at;
  }

  // In memory

  private int order(int one, int other) {
    return order(places[one], numbers[one], places[other], numbers[other]);
  }

  private int order(long place, long number, long otherPlace, long otherNumber) {
    if (number != otherNumber) {
      return number < otherNumber ? -1 : 1;
    }
    return compare.compareTuples(
        chunks.get((int) (place >>> 32)),
        (int) place,
        chunks.get((int) (otherPlace >>> 32)),
        (int) otherPlace);
  }

  private void sortMemory() {
    if (!isSorted()) {
      mergeSort(0, count, new long[count / 2 + 1], new long[count / 2 + 1]);
    }
  }

  private boolean isSorted() {
    for (int i = 1; i < count; i++) {
      if (order(i - 1, i) > 0) {
        return false;
      }
    }
    return true;
  }

  private void mergeSort(int from, int to, long[] sparePlaces, long[] spareNumbers) {
    if (to - from <= SMALL) {
      insertionSort(from, to);
      return;
    }
    int middle = from + to >>> 1;
    mergeSort(from, middle, sparePlaces, spareNumbers);
    mergeSort(middle, to, sparePlaces, spareNumbers);
    if (order(middle - 1, middle) <= 0) {
      return;
    }
    int leftCount = middle - from;
    System.arraycopy(places, from, sparePlaces, 0, leftCount);
    System.arraycopy(numbers, from, spareNumbers, 0, leftCount);
    int left = 0;
    int right = middle;
    int out = from;
    while (left < leftCount) {
      boolean takeRight =
          right < to
              && order(sparePlaces[left], spareNumbers[left], places[right], numbers[right]) > 0;
      if (takeRight) {
        places[out] = places[right];
        numbers[out++] = numbers[right++];
      } else {
        places[out] = sparePlaces[left];
        numbers[out++] = spareNumbers[left++];
      }
    }
  }

  private void insertionSort(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      long place = places[i];
      long number = numbers[i];
      int hole = i;
      while (hole > from && order(places[hole - 1], numbers[hole - 1], place, number) > 0) {
        places[hole] = places[hole - 1];
        numbers[hole] = numbers[hole - 1];
        hole--;
      }
      places[hole] = place;
      numbers[hole] = number;
    }
  }

  // Runs

  private void spill() {
    sortMemory();
    TemporaryFile target = file;
    if (target == null) {
      target = spillFiles.get();
      file = target;
    }
    long start = target.size();
    try (Arena temporary = Arena.ofConfined()) {
      MemorySegment buffer = temporary.allocate(CHUNK, Long.BYTES);
      int end = 0;
      for (int i = 0; i < count; i++) {
        MemorySegment from = chunks.get((int) (places[i] >>> 32));
        int fromAt = (int) places[i];
        int size = IndexTuple.size(from, fromAt);
        if (end + size > CHUNK) {
          target.append(buffer.asSlice(0, end));
          end = 0;
        }
        Bytes.copy(from, fromAt, buffer, end, size);
        end += size;
      }
      target.append(buffer.asSlice(0, end));
    }
    runs.add(new long[] {start, target.size()});
    count = 0;
    chunk = 0;
    chunkEnd = 0;
    bytes = 0;
  }

  /// One run while it is merged: a stretch of the file, read ahead.
  private final class Run {
    final TemporaryFile source;
    final MemorySegment buffer;
    long position;
    final long end;
    int filled;
    int present;
    long number;

    Run(TemporaryFile source, long start, long end, MemorySegment buffer) {
      this.source = source;
      this.position = start;
      this.end = end;
      this.buffer = buffer;
    }

    /// Goes on to the next tuple, which lies at `present`.
    boolean advance(int past) {
      present += past;
      int left = filled - present;
      if (left < MAX_TUPLE && position < end) {
        Bytes.copy(buffer, present, buffer, 0, left);
        int more = (int) Math.min(buffer.byteSize() - left, end - position);
        source.read(position, buffer.asSlice(left, more));
        position += more;
        present = 0;
        filled = left + more;
        left = filled;
      }
      if (left == 0) {
        return false;
      }
      number = compare.abbreviate(buffer, present);
      return true;
    }
  }

  /// A heap of runs, the one with the least tuple on top.
  private final class Merge {
    private final Run[] heap;
    private int size;
    private boolean started;

    Merge(TemporaryFile source, List<long[]> stretches) {
      heap = new Run[stretches.size()];
      long share = memoryLimit / stretches.size() & -8;
      long bufferSize = Math.clamp(share, MIN_MERGE_BUFFER, MAX_MERGE_BUFFER);
      for (long[] stretch : stretches) {
        MemorySegment buffer = arena.allocate(bufferSize, Long.BYTES);
        Run run = new Run(source, stretch[0], stretch[1], buffer);
        if (run.advance(0)) {
          heap[size++] = run;
        }
      }
      for (int i = size / 2 - 1; i >= 0; i--) {
        sink(i);
      }
    }

    boolean next() {
      if (started) {
        Run top = heap[0];
        if (!top.advance(IndexTuple.size(top.buffer, top.present))) {
          size--;
          heap[0] = heap[size];
        }
        sink(0);
      }
      started = true;
      if (size == 0) {
        return false;
      }
      segment = heap[0].buffer;
      at = heap[0].present;
      return true;
    }

    private void sink(int index) {
      int hole = index;
      if (size == 0) {
        return;
      }
      Run run = heap[hole];
      while (true) {
        int child = 2 * hole + 1;
        if (child >= size) {
          break;
        }
        if (child + 1 < size && precedes(heap[child + 1], heap[child])) {
          child++;
        }
        if (!precedes(heap[child], run)) {
          break;
        }
        heap[hole] = heap[child];
        hole = child;
      }
      heap[hole] = run;
    }

    private boolean precedes(Run one, Run other) {
      if (one.number != other.number) {
        return one.number < other.number;
      }
      return compare.compareTuples(one.buffer, one.present, other.buffer, other.present) < 0;
    }
  }

  @Override
  public void close() {
    try {
      if (file != null) {
        file.close();
      }
    } finally {
      arena.close();
    }
  }
}
