package org.gajah.heap.vacuum;

import java.util.Arrays;
import org.gajah.base.id.Tid;
import org.gajah.page.heap.HeapTuple;

/// Tids of dead line pointers, on their way from the heap to the indexes and back: a bitmap for
/// each page that has some. They are added page by page in ascending order. Does the work of
/// `access/common/tidstore.c`.
public final class DeadTids {
  private static final int CHUNK_BITS = 10;
  private static final int CHUNK = 1 << CHUNK_BITS;
  private static final int[] EMPTY = new int[0];

  /// Where the bitmap of each block is in [#words], plus 1; in chunks, of which only those are
  /// there that have a block with dead rows.
  private int[][] places = new int[16][];

  /// For each block: the number of words, then the words.
  private long[] words = new long[256];

  private int used;
  private int[] blocks = new int[64];
  private int blockCount;
  private long count;
  private long chunkBytes;

  public DeadTids() {
    Arrays.fill(places, EMPTY);
  }

  /// Forgets all.
  public void clear() {
    Arrays.fill(places, EMPTY);
    used = 0;
    blockCount = 0;
    count = 0;
    chunkBytes = 0;
  }

  /// How many tids there are.
  public long count() {
    return count;
  }

  public int blockCount() {
    return blockCount;
  }

  /// A block with dead rows, in ascending order.
  public int block(int index) {
    return blocks[index];
  }

  /// Bytes that are in use.
  public long bytes() {
    return 8L * used + 4L * blockCount + chunkBytes + 8L * places.length;
  }

  /// Adds the line pointers of a block behind all others.
  public void add(int block, int[] offsets, int offsetCount) {
    int highest = 0;
    for (int i = 0; i < offsetCount; i++) {
      highest = Math.max(highest, offsets[i]);
    }
    int wordCount = (highest >>> 6) + 1;
    if (used + wordCount + 1 > words.length) {
      words = Arrays.copyOf(words, Math.max(2 * words.length, used + wordCount + 1));
    }
    int place = used;
    words[place] = wordCount;
    Arrays.fill(words, place + 1, place + 1 + wordCount, 0);
    for (int i = 0; i < offsetCount; i++) {
      words[place + 1 + (offsets[i] >>> 6)] |= 1L << offsets[i];
    }
    used += wordCount + 1;
    count += offsetCount;
    setPlace(block, place + 1);
    if (blockCount == blocks.length) {
      blocks = Arrays.copyOf(blocks, 2 * blockCount);
    }
    blocks[blockCount++] = block;
  }

  private void setPlace(int block, int place) {
    int chunk = block >>> CHUNK_BITS;
    if (chunk >= places.length) {
      int before = places.length;
      places = Arrays.copyOf(places, Math.max(2 * before, chunk + 1));
      Arrays.fill(places, before, places.length, EMPTY);
    }
    if (places[chunk].length == 0) {
      places[chunk] = new int[CHUNK];
      chunkBytes += 4L * CHUNK;
    }
    places[chunk][block & CHUNK - 1] = place;
  }

  private int place(int block) {
    int chunk = block >>> CHUNK_BITS;
    return chunk < places.length && places[chunk].length > 0 ? places[chunk][block & CHUNK - 1] : 0;
  }

  /// Whether a tid is among them.
  public boolean contains(long tid) {
    int place = place(Tid.block(tid));
    int offset = Tid.offset(tid);
    return place != 0
        && offset >>> 6 < words[place - 1]
        && (words[place + (offset >>> 6)] & 1L << offset) != 0;
  }

  /// Reads the offset numbers of a block, ascending.
  ///
  /// @param into of [HeapTuple#MAX_PER_PAGE] elements
  /// @return how many there are
  public int offsets(int block, int[] into) {
    int place = place(block);
    int found = 0;
    for (int i = 0; i < words[place - 1]; i++) {
      for (long word = words[place + i]; word != 0; word &= word - 1) {
        into[found++] = (i << 6) + Long.numberOfTrailingZeros(word);
      }
    }
    return found;
  }
}
