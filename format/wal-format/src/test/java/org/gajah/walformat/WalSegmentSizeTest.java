package org.gajah.walformat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class WalSegmentSizeTest {
  private static final int[] SIZES = {1 << 20, 1 << 24, 1 << 26, 1 << 30};

  @Test
  void bytePositionsGoThereAndBack() {
    long seed = 42;
    Random random = new Random(seed);
    for (int size : SIZES) {
      WalSegmentSize segments = new WalSegmentSize(size);
      for (int i = 0; i < 20_000; i++) {
        long position = random.nextLong(1L << 45);
        long lsn = segments.toLsn(position);
        assertThat(segments.toBytePosition(lsn)).isEqualTo(position);
        assertThat(segments.toBytePosition(segments.toEndLsn(position))).isEqualTo(position);
        int inPage = (int) (lsn & 8191);
        assertThat(inPage)
            .isGreaterThanOrEqualTo(
                segments.offset(lsn) < 8192 ? WalPageHeader.LONG_SIZE : WalPageHeader.SHORT_SIZE);
      }
    }
  }

  @Test
  void everyUsableByteOfTheFirstPagesHasItsPlace() {
    WalSegmentSize segments = new WalSegmentSize(1 << 20);
    long expected = WalPageHeader.LONG_SIZE;
    for (long position = 0; position < 300_000; position++) {
      if ((expected & 8191) == 0) {
        expected += expected % (1 << 20) == 0 ? WalPageHeader.LONG_SIZE : WalPageHeader.SHORT_SIZE;
      }
      assertThat(segments.toLsn(position)).isEqualTo(expected++);
    }
  }

  @Test
  void anEndAtThePageStartIsBeforeItsHead() {
    WalSegmentSize segments = WalSegmentSize.DEFAULT;
    long firstPage = 8192 - WalPageHeader.LONG_SIZE;
    assertThat(segments.toLsn(firstPage)).isEqualTo(8192 + WalPageHeader.SHORT_SIZE);
    assertThat(segments.toEndLsn(firstPage)).isEqualTo(8192);
    assertThat(segments.toEndLsn(0)).isEqualTo(0);
  }

  @Test
  void namesOfSegments() {
    WalSegmentSize segments = WalSegmentSize.DEFAULT;
    assertThat(segments.fileName(1, 1)).isEqualTo("000000010000000000000001");
    assertThat(segments.fileName(0xABC, 0x1FFL)).isEqualTo("00000ABC00000001000000FF");
    assertThat(new WalSegmentSize(1 << 20).fileName(1, 4096)).isEqualTo("000000010000000100000000");
    assertThat(segments.segmentOf("00000ABC00000001000000FF")).isEqualTo(0x1FFL);
    assertThat(WalSegmentSize.timelineOf("00000ABC00000001000000FF")).isEqualTo(0xABC);
    assertThat(WalSegmentSize.isFileName("00000ABC00000001000000FF")).isTrue();
    assertThat(WalSegmentSize.isFileName("00000abc00000001000000ff")).isFalse();
    assertThat(WalSegmentSize.isPartialFileName("00000ABC00000001000000FF.partial")).isTrue();
    assertThat(segments.backupHistoryFileName(1, 2, 0x2000028L))
        .isEqualTo("000000010000000000000002.00000028.backup");
  }
}
