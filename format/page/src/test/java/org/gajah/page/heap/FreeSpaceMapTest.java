package org.gajah.page.heap;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Random;
import org.gajah.page.Bytes;
import org.gajah.page.PageHeader;
import org.junit.jupiter.api.Test;

class FreeSpaceMapTest {
  private final MemorySegment page = MemorySegment.ofArray(new byte[PageHeader.PAGE_SIZE]);

  private static int greatest(int[] slots) {
    int greatest = 0;
    for (int slot : slots) {
      greatest = Math.max(greatest, slot);
    }
    return greatest;
  }

  @Test
  void theRootKnowsTheBestAndASearchFindsEnough() {
    long seed = 5;
    Random random = new Random(seed);
    FreeSpaceMapWriter.init(page);
    int[] slots = new int[FreeSpaceMapPage.SLOTS];
    for (int i = 0; i < 20_000; i++) {
      int slot = random.nextInt(random.nextBoolean() ? 40 : FreeSpaceMapPage.SLOTS);
      int category = random.nextInt(random.nextInt(5) == 0 ? 256 : 3);
      boolean changed = slots[slot] != category;
      slots[slot] = category;
      assertThat(FreeSpaceMapWriter.setAvailable(page, slot, category)).isEqualTo(changed);
      int best = greatest(slots);
      assertThat(FreeSpaceMapPage.maxAvailable(page)).isEqualTo(best);
      int wanted = random.nextInt(257);
      int found = FreeSpaceMapWriter.searchMending(page, wanted, random.nextBoolean());
      if (wanted > best) {
        assertThat(found).isEqualTo(FreeSpaceMapPage.NONE);
      } else {
        assertThat(slots[found]).isGreaterThanOrEqualTo(wanted);
      }
      if (i % 4000 == 3999) {
        int from = random.nextInt(slots.length);
        Arrays.fill(slots, from, slots.length, 0);
        FreeSpaceMapWriter.truncate(page, from);
      }
    }
    assertThat(FreeSpaceMapWriter.rebuild(page)).isFalse();
  }

  @Test
  void searchesGoRoundAllSlots() {
    FreeSpaceMapWriter.init(page);
    for (int slot = 0; slot < FreeSpaceMapPage.SLOTS; slot += 3) {
      FreeSpaceMapWriter.setAvailable(page, slot, 9);
    }
    int expected = 0;
    for (int i = 0; i < 3 * FreeSpaceMapPage.SLOTS; i++) {
      assertThat(FreeSpaceMapWriter.searchMending(page, 5, true)).isEqualTo(expected);
      expected += 3;
      expected = expected < FreeSpaceMapPage.SLOTS ? expected : 0;
    }
  }

  @Test
  void aTornPageIsMended() {
    long seed = 6;
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      FreeSpaceMapWriter.init(page);
      for (int j = 0; j < 2000; j++) {
        Bytes.setByte(
            page,
            FreeSpaceMapPage.NODES + (long) random.nextInt(FreeSpaceMapPage.NODE_COUNT),
            random.nextInt(256));
      }
      int slot = FreeSpaceMapWriter.searchMending(page, 200, false);
      if (slot != FreeSpaceMapPage.NONE) {
        assertThat(FreeSpaceMapPage.available(page, slot)).isGreaterThanOrEqualTo(200);
      }
    }
  }

  @Test
  void categories() {
    assertThat(FreeSpaceMap.categoryOf(0)).isEqualTo(0);
    assertThat(FreeSpaceMap.categoryOf(31)).isEqualTo(0);
    assertThat(FreeSpaceMap.categoryOf(32)).isEqualTo(1);
    assertThat(FreeSpaceMap.categoryOf(8159)).isEqualTo(254);
    assertThat(FreeSpaceMap.categoryOf(8160)).isEqualTo(255);
    assertThat(FreeSpaceMap.categoryFor(0)).isEqualTo(1);
    assertThat(FreeSpaceMap.categoryFor(33)).isEqualTo(2);
    assertThat(FreeSpaceMap.categoryFor(8160)).isEqualTo(255);
    for (int bytes = 0; bytes <= 8160; bytes++) {
      int category = FreeSpaceMap.categoryOf(bytes);
      assertThat(FreeSpaceMap.bytesOf(category)).isLessThanOrEqualTo(bytes);
      assertThat(FreeSpaceMap.bytesOf(FreeSpaceMap.categoryFor(bytes)))
          .isGreaterThanOrEqualTo(bytes);
    }
  }

  @Test
  void pagesStandInTheOrderOfAWalkFromTheRoot() {
    assertThat(FreeSpaceMap.block(2, 0)).isEqualTo(0);
    assertThat(FreeSpaceMap.block(1, 0)).isEqualTo(1);
    int slots = FreeSpaceMapPage.SLOTS;
    for (int leaf = 0; leaf < 3 * slots; leaf++) {
      assertThat(FreeSpaceMap.block(0, leaf)).isEqualTo(leaf + 2 + leaf / slots);
    }
    assertThat(FreeSpaceMap.block(1, 1)).isEqualTo(slots + 2);
    long last = FreeSpaceMap.leafOf(0xFFFF_FFFE);
    assertThat(FreeSpaceMap.childOf(last, FreeSpaceMap.slotOf(0xFFFF_FFFEL)))
        .isEqualTo(0xFFFF_FFFEL);
    assertThat(FreeSpaceMap.parentOf(FreeSpaceMap.parentOf(last))).isEqualTo(0);
  }
}
