package org.gajah.page;

import java.lang.foreign.MemorySegment;

/// The checksum of a page: 32 parallel FNV-1a-like sums over the words of the page, mixed with the
/// block number so that a page in the wrong place is found, too. Mirrors `storage/checksum_impl.h`.
public final class PageChecksum {
  private static final int SUMS = 32;
  private static final int PRIME = 16777619;
  private static final int ROW_BYTES = SUMS * Integer.BYTES;

  /// What the sums start from: PostgreSQL's constants, which do not follow from anything.
  private static final int[] OFFSETS = {
    0x5B1F36E9, 0xB8525960, 0x02AB50AA, 0x1DE66D2A, 0x79FF467A, 0x9BB9F8A3, 0x217E7CD2, 0x83E13D2C,
    0xF8D4474F, 0xE39EB970, 0x42C6AE16, 0x993216FA, 0x7B093B5D, 0x98DAFF3C, 0xF718902A, 0x0B1C9CDB,
    0xE58F764B, 0x187636BC, 0x5D7B3BB1, 0xE73DE7DE, 0x92BEC979, 0xCCA6C0B2, 0x304A0979, 0x85AA43D4,
    0x783125BB, 0x6CA8EAA2, 0xE407EAC6, 0x4B5CFC3E, 0x9FBF8C76, 0x15CA20BE, 0xF2CA9FD3, 0x959BD756
  };

  private PageChecksum() {}

  /// Computes the checksum of a page as block `block` of its fork; what its header says does not
  /// matter.
  public static int compute(MemorySegment page, int block) {
    int[] sums = OFFSETS.clone();
    // The first row holds the checksum itself (offset 8, two bytes), which counts as zero.
    for (int i = 0; i < SUMS; i++) {
      int word = Bytes.intAt(page, i * 4L);
      sums[i] = mix(sums[i], i == PageHeader.CHECKSUM / 4 ? word & 0xFFFF0000 : word);
    }
    for (int row = ROW_BYTES; row < PageHeader.PAGE_SIZE; row += ROW_BYTES) {
      for (int i = 0; i < SUMS; i++) {
        sums[i] = mix(sums[i], Bytes.intAt(page, row + i * 4L));
      }
    }
    int result = 0;
    for (int i = 0; i < SUMS; i++) {
      result ^= mix(mix(sums[i], 0), 0);
    }
    return Integer.remainderUnsigned(result ^ block, 65535) + 1;
  }

  private static int mix(int sum, int word) {
    int mixed = sum ^ word;
    return mixed * PRIME ^ mixed >>> 17;
  }

  /// Whether the page's checksum is right. New pages have none and are not to be asked.
  public static boolean isRight(MemorySegment page, int block) {
    return PageHeader.checksum(page) == compute(page, block);
  }
}
