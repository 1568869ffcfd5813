package org.gajah.page.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.Random;
import java.util.stream.IntStream;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.id.Tid;
import org.gajah.page.heap.HeapTupleWriter;
import org.junit.jupiter.api.Test;

class BTreeTupleTest {
  private static byte[] plain(long tid) {
    byte[] tuple = new byte[24];
    LittleEndian.setShort(tuple, IndexTuple.INFO, tuple.length | IndexTuple.HAS_VARWIDTH);
    LittleEndian.setLong(tuple, 8, 0x1234);
    HeapTupleWriter.setItemPointer(MemorySegment.ofArray(tuple), 0, tid);
    return tuple;
  }

  private static long[] tids(int count) {
    return IntStream.range(0, count).mapToLong(i -> Tid.of(i * 3, 1 + i)).toArray();
  }

  private static long[] read(byte[] tuple) {
    MemorySegment segment = MemorySegment.ofArray(tuple);
    int count = BTreeTuple.isPosting(segment, 0) ? BTreeTuple.postingCount(segment, 0) : 1;
    long[] tids = new long[count];
    for (int i = 0; i < count; i++) {
      tids[i] = count == 1 ? BTreeTuple.heapTid(segment, 0) : BTreeTuple.postingTid(segment, 0, i);
    }
    return tids;
  }

  @Test
  void postingListsGrowAndShrink() {
    byte[] plain = plain(Tid.of(1, 1));
    byte[] posting = BTreeTupleWriter.withTids(plain, 0, tids(7), 7);
    MemorySegment segment = MemorySegment.ofArray(posting);
    assertThat(posting).hasSize(24 + 48);
    assertThat(IndexTuple.size(segment, 0)).isEqualTo(posting.length);
    assertThat(BTreeTuple.isPosting(segment, 0)).isTrue();
    assertThat(BTreeTuple.isPivot(segment, 0)).isFalse();
    assertThat(BTreeTuple.heapTid(segment, 0)).isEqualTo(tids(7)[0]);
    assertThat(BTreeTuple.maxHeapTid(segment, 0)).isEqualTo(tids(7)[6]);
    assertThat(read(posting)).isEqualTo(tids(7));
    byte[] fewer = BTreeTupleWriter.withoutTids(posting, 0, new int[] {0, 2, 6});
    assertThat(read(fewer)).isEqualTo(new long[] {tids(7)[1], tids(7)[3], tids(7)[4], tids(7)[5]});
    byte[] one = BTreeTupleWriter.withoutTids(posting, 0, new int[] {0, 1, 2, 3, 5, 6});
    assertThat(one).isEqualTo(plain(tids(7)[4]));
  }

  @Test
  void aNewTidTakesItsPlaceInAPostingListAndTheGreatestLeaves() {
    long seed = 4;
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      int count = 2 + random.nextInt(60);
      long[] tids = tids(count);
      byte[] posting = BTreeTupleWriter.withTids(plain(0), 0, tids, count);
      int index = 1 + random.nextInt(count - 1);
      long between = tids[index] - 1;
      byte[] tuple = plain(between);
      BTreeTupleWriter.swapPosting(posting, index, tuple);
      assertThat(read(tuple)).isEqualTo(new long[] {tids[count - 1]});
      long[] expected = tids.clone();
      System.arraycopy(tids, index, expected, index + 1, count - index - 1);
      expected[index] = between;
      assertThat(read(posting)).isEqualTo(expected);
    }
  }

  @Test
  void pivotsSayHowManyAttributesTheyHave() {
    byte[] tuple = plain(Tid.of(77, 5));
    MemorySegment segment = MemorySegment.ofArray(tuple);
    BTreeTupleWriter.setPivot(segment, 0, 2, true);
    assertThat(BTreeTuple.isPivot(segment, 0)).isTrue();
    assertThat(BTreeTuple.attributeCount(segment, 0, 3)).isEqualTo(2);
    assertThat(BTreeTuple.downlink(segment, 0)).isEqualTo(77);
    HeapTupleWriter.setItemPointer(segment, 18, Tid.of(9, 9));
    assertThat(BTreeTuple.heapTid(segment, 0)).isEqualTo(Tid.of(9, 9));
    BTreeTupleWriter.setTopParent(segment, 0, 0xFFFF_FFFF);
    assertThat(BTreeTuple.topParent(segment, 0)).isEqualTo(0xFFFF_FFFF);
    assertThat(BTreeTuple.heapTid(segment, 0)).isEqualTo(Tid.INVALID);
  }
}
