package org.gajah.executor.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.gajah.accessapi.table.TidPages;
import org.gajah.base.id.Tid;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.memory.MemoryDisk;
import org.gajah.batch.MemoryAccount;
import org.gajah.disk.ClusterFiles;
import org.gajah.disk.TemporaryFiles;
import org.gajah.executor.rows.WorkMemory;
import org.junit.jupiter.api.Test;

/// Bitmaps beside sets of tids: exact pages have just the rows of the set, lossy ones at least
/// those.
class TidBitmapTest {
  private final MemoryAccount account = new MemoryAccount("test", null, Long.MAX_VALUE);

  private TidBitmap bitmap(long bytes) {
    ClusterFiles cluster = new ClusterFiles(new MemoryDisk(Clock.system()), Path.of("/data"));
    return new TidBitmap(
        new WorkMemory(account, bytes, bytes, new TemporaryFiles(cluster, 1, message -> {})));
  }

  private static Set<Long> fill(TidBitmap bitmap, Random random, int pages, int count) {
    TreeSet<Long> expected = new TreeSet<>();
    for (int i = 0; i < count; i++) {
      long tid = Tid.of(random.nextInt(pages), 1 + random.nextInt(291));
      bitmap.add(tid, false);
      expected.add(tid);
    }
    return expected;
  }

  /// Whether pages come in order, hold all that is expected, and, where they are exact and need no
  /// check, nothing else.
  private static int check(TidBitmap bitmap, Set<Long> expected) {
    TreeSet<Long> left = new TreeSet<>(expected);
    TidPages pages = bitmap.pages();
    int before = -1;
    int lossy = 0;
    while (pages.next()) {
      assertThat(pages.block()).isGreaterThan(before);
      before = pages.block();
      if (pages.isLossy()) {
        assertThat(pages.mustRecheck()).isTrue();
        left.subSet(Tid.of(before, 0), Tid.of(before + 1, 0)).clear();
        lossy++;
        continue;
      }
      int offset = 0;
      for (int i = 0; i < pages.count(); i++) {
        assertThat(pages.offset(i)).isGreaterThan(offset);
        offset = pages.offset(i);
        boolean wanted = left.remove(Tid.of(before, offset));
        assertThat(wanted || pages.mustRecheck()).isTrue();
      }
    }
    assertThat(left).isEmpty();
    return lossy;
  }

  @Test
  void exactBitmapsAreSets() {
    Random random = new Random(1);
    for (int round = 0; round < 50; round++) {
      TidBitmap a = bitmap(1 << 24);
      TidBitmap b = bitmap(1 << 24);
      Set<Long> left = fill(a, random, 200, 3000);
      Set<Long> right = fill(b, random, 300, 3000);
      assertThat(check(a, left)).isZero();
      if (round % 2 == 0) {
        a.addAll(b);
        left.addAll(right);
      } else {
        a.retainAll(b);
        left.retainAll(right);
      }
      assertThat(check(a, left)).isZero();
      a.close();
      b.close();
    }
    assertThat(account.used()).isZero();
  }

  @Test
  void lossyBitmapsLoseNoRow() {
    Random random = new Random(2);
    int lossy = 0;
    for (int round = 0; round < 60; round++) {
      TidBitmap a = bitmap(round % 3 == 0 ? 1 << 24 : 1 << 14);
      TidBitmap b = bitmap(round % 3 == 1 ? 1 << 24 : 1 << 14);
      Set<Long> left = fill(a, random, 3000, 6000);
      Set<Long> right = fill(b, random, 4000, 6000);
      lossy += check(a, left);
      if (round % 2 == 0) {
        a.addAll(b);
        left.addAll(right);
      } else {
        a.retainAll(b);
        left.retainAll(right);
      }
      lossy += check(a, left);
      TidPages pages = a.pages();
      while (pages.next()) {
        // To the end, and once more.
      }
      pages.restart();
      assertThat(pages.next()).isTrue();
      a.close();
      b.close();
    }
    assertThat(lossy).isGreaterThan(1000);
    assertThat(account.used()).isZero();
  }
}
