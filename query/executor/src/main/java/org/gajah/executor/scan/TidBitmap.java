package org.gajah.executor.scan;

import java.util.Arrays;
import java.util.BitSet;
import org.gajah.accessapi.index.IndexScan;
import org.gajah.accessapi.table.TidPages;
import org.gajah.base.id.Tid;
import org.gajah.executor.rows.Ledger;
import org.gajah.executor.rows.WorkMemory;

/// A set of tids, by page. When it outgrows `work_mem` it remembers of some pages no more than that
/// they have rows in it. Mirrors `nodes/tidbitmap.c`.
final class TidBitmap implements IndexScan.TidCollector, AutoCloseable {
  /// Words for the offset numbers of one page, of which there are at most 291.
  private static final int WORDS = 5;

  /// Bytes of a place in the table: block, state, words.
  private static final int PLACE = 5 + 8 * WORDS;

  private static final byte FREE = 0;
  private static final byte EXACT = 1;
  private static final byte RECHECK = 2;

  private final WorkMemory work;
  private final Ledger ledger;
  private final BitSet lossy = new BitSet();
  private int[] blocks = new int[64];
  private byte[] states = new byte[64];
  private long[] words = new long[64 * WORDS];
  private int pages;
  private int last = -1;

  TidBitmap(WorkMemory work) {
    this.work = work;
    this.ledger = new Ledger(work.account());
  }

  @Override
  public void add(long tid, boolean recheck) {
    int block = Tid.block(tid);
    if (!lossy.isEmpty() && lossy.get(block)) {
      return;
    }
    int place = last >= 0 && blocks[last] == block ? last : place(block);
    last = place;
    int offset = Tid.offset(tid) - 1;
    words[place * WORDS + (offset >> 6)] |= 1L << offset;
    if (recheck) {
      states[place] = RECHECK;
    }
  }

  /// The place of a page, which is made where it is not there.
  private int place(int block) {
    int found = find(block);
    if (found >= 0) {
      return found;
    }
    if (4 * (pages + 1) > 3 * blocks.length) {
      grow();
      found = find(block);
    }
    int place = -found - 1;
    blocks[place] = block;
    states[place] = EXACT;
    Arrays.fill(words, place * WORDS, place * WORDS + WORDS, 0);
    pages++;
    return place;
  }

  private int find(int block) {
    int mask = blocks.length - 1;
    int place = block * 0x9E3779B9 >>> 7 & mask;
    while (states[place] != FREE) {
      if (blocks[place] == block) {
        return place;
      }
      place = place + 1 & mask;
    }
    return -place - 1;
  }

  private void grow() {
    if (2L * blocks.length * PLACE > work.bytes() && pages > 16) {
      forgetRows();
      return;
    }
    resize(2 * blocks.length);
  }

  private void resize(int size) {
    int[] oldBlocks = blocks;
    byte[] oldStates = states;
    long[] oldWords = words;
    blocks = new int[size];
    states = new byte[size];
    words = new long[size * WORDS];
    last = -1;
    ledger.set((long) size * PLACE + lossy.size() / 8);
    for (int i = 0; i < oldBlocks.length; i++) {
      if (oldStates[i] != FREE) {
        int place = -find(oldBlocks[i]) - 1;
        blocks[place] = oldBlocks[i];
        states[place] = oldStates[i];
        System.arraycopy(oldWords, i * WORDS, words, place * WORDS, WORDS);
      }
    }
  }

  /// Keeps of half of the pages only that they are wanted.
  private void forgetRows() {
    int wanted = pages / 2;
    for (int i = 0; i < blocks.length && pages > wanted; i++) {
      if (states[i] != FREE) {
        lossy.set(blocks[i]);
        states[i] = FREE;
        pages--;
      }
    }
    resize(blocks.length);
  }

  /// Adds what is in another bitmap.
  void addAll(TidBitmap other) {
    lossy.or(other.lossy);
    for (int i = 0; i < other.blocks.length; i++) {
      if (other.states[i] == FREE || lossy.get(other.blocks[i])) {
        continue;
      }
      int place = place(other.blocks[i]);
      for (int w = 0; w < WORDS; w++) {
        words[place * WORDS + w] |= other.words[i * WORDS + w];
      }
      states[place] = (byte) Math.max(states[place], other.states[i]);
    }
    last = -1;
    for (int i = 0; i < blocks.length; i++) {
      if (states[i] != FREE && lossy.get(blocks[i])) {
        removeLossyPages();
        break;
      }
    }
  }

  private void removeLossyPages() {
    for (int i = 0; i < blocks.length; i++) {
      if (states[i] != FREE && lossy.get(blocks[i])) {
        states[i] = FREE;
        pages--;
      }
    }
    resize(blocks.length);
  }

  /// Keeps what is also in another bitmap.
  void retainAll(TidBitmap other) {
    BitSet mine = (BitSet) lossy.clone();
    lossy.and(other.lossy);
    for (int i = 0; i < blocks.length; i++) {
      if (states[i] != FREE && !retain(i, other)) {
        states[i] = FREE;
        pages--;
      }
    }
    resize(blocks.length);
    // Pages that only the other knows row by row.
    for (int i = 0; i < other.blocks.length; i++) {
      if (other.states[i] != FREE && mine.get(other.blocks[i])) {
        int place = place(other.blocks[i]);
        System.arraycopy(other.words, i * WORDS, words, place * WORDS, WORDS);
        states[place] = RECHECK;
      }
    }
    last = -1;
  }

  private boolean retain(int place, TidBitmap other) {
    if (other.lossy.get(blocks[place])) {
      states[place] = RECHECK;
      return true;
    }
    int found = other.find(blocks[place]);
    if (found < 0) {
      return false;
    }
    long any = 0;
    for (int w = 0; w < WORDS; w++) {
      words[place * WORDS + w] &= other.words[found * WORDS + w];
      any |= words[place * WORDS + w];
    }
    states[place] = (byte) Math.max(states[place], other.states[found]);
    return any != 0;
  }

  boolean isEmpty() {
    return pages == 0 && lossy.isEmpty();
  }

  /// The pages in their order. Nothing may be added from now on.
  TidPages pages() {
    int[] exact = new int[pages];
    int count = 0;
    for (int i = 0; i < blocks.length; i++) {
      if (states[i] != FREE) {
        exact[count++] = blocks[i];
      }
    }
    Arrays.sort(exact);
    return new Pages(exact);
  }

  @Override
  public void close() {
    ledger.clear();
  }

  /// Merges pages of both kinds.
  private final class Pages implements TidPages {
    private final int[] exact;
    private final int[] offsets = new int[WORDS * Long.SIZE];
    private int nextExact;
    private int nextLossy;
    private int block;
    private int count;
    private boolean isLossy;
    private boolean recheck;

    Pages(int[] exact) {
      this.exact = exact;
      restart();
    }

    @Override
    public void restart() {
      nextExact = 0;
      nextLossy = lossy.nextSetBit(0);
    }

    @Override
    public boolean next() {
      boolean anyExact = nextExact < exact.length;
      if (!anyExact && nextLossy < 0) {
        return false;
      }
      isLossy = !anyExact || nextLossy >= 0 && nextLossy < exact[nextExact];
      if (isLossy) {
        block = nextLossy;
        nextLossy = lossy.nextSetBit(nextLossy + 1);
        recheck = true;
        count = 0;
        return true;
      }
      block = exact[nextExact++];
      int place = find(block);
      recheck = states[place] == RECHECK;
      count = 0;
      for (int w = 0; w < WORDS; w++) {
        long word = words[place * WORDS + w];
        while (word != 0) {
          offsets[count++] = w * Long.SIZE + Long.numberOfTrailingZeros(word) + 1;
          word &= word - 1;
        }
      }
      return true;
    }

    @Override
    public int block() {
      return block;
    }

    @Override
    public boolean isLossy() {
      return isLossy;
    }

    @Override
    public boolean mustRecheck() {
      return recheck;
    }

    @Override
    public int count() {
      return count;
    }

    @Override
    public int offset(int index) {
      return offsets[index];
    }
  }
}
