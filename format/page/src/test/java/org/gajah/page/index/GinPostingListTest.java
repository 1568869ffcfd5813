package org.gajah.page.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Random;
import org.gajah.base.id.Tid;
import org.junit.jupiter.api.Test;

class GinPostingListTest {
  private static long[] tids(Random random, int count) {
    int blocks = 1 << random.nextInt(31);
    return random
        .longs(count, 0, blocks)
        .map(block -> Tid.of((int) block, 1 + random.nextInt(291)))
        .sorted()
        .distinct()
        .toArray();
  }

  @Test
  void whatIsWrittenIsReadAndNothingIsLeftOutThatFits() {
    long seed = 8;
    Random random = new Random(seed);
    byte[] bytes = new byte[4000];
    MemorySegment segment = MemorySegment.ofArray(bytes);
    long[] read = new long[2000];
    for (int i = 0; i < 3000; i++) {
      long[] tids = tids(random, 1 + random.nextInt(600));
      int room = 8 + random.nextInt(1000);
      Arrays.fill(bytes, (byte) 0x55);
      int written = GinPostingList.encode(tids, 0, tids.length, room, bytes, 10);
      int size = GinPostingList.size(segment, 10);
      assertThat(size).isLessThanOrEqualTo(room);
      assertThat(bytes[10 + size]).isEqualTo((byte) 0x55);
      assertThat(GinPostingList.count(segment, 10)).isEqualTo(written);
      assertThat(GinPostingList.decode(segment, 10, read, 3)).isEqualTo(written);
      assertThat(Arrays.equals(read, 3, 3 + written, tids, 0, written)).isTrue();
      if (written < tids.length) {
        int more = size + GinPostingList.MAX_DIFFERENCE_SIZE + 1;
        assertThat(GinPostingList.encode(tids, 0, tids.length, more, bytes, 10))
            .isGreaterThan(written);
      }
    }
  }
}
