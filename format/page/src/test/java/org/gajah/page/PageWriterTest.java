package org.gajah.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Pages under random changes, beside a list of what they should hold.
class PageWriterTest {
  private static final int SPECIAL = 16;

  private final MemorySegment page = MemorySegment.ofArray(new byte[PageHeader.PAGE_SIZE]);

  private static byte[] tuple(Random random) {
    byte[] tuple = new byte[8 + random.nextInt(random.nextInt(10) == 0 ? 600 : 60)];
    random.nextBytes(tuple);
    return tuple;
  }

  /// Every tuple is where its line pointer says, none overlaps another, and all lie without gaps.
  private void check(List<byte @Nullable []> model) {
    assertThat(PageHeader.isSane(page)).isTrue();
    assertThat(PageHeader.maxOffset(page)).isEqualTo(model.size());
    boolean[] taken = new boolean[PageHeader.PAGE_SIZE];
    int used = 0;
    for (int i = 0; i < model.size(); i++) {
      int pointer = LinePointer.at(page, i + 1);
      byte[] tuple = model.get(i);
      if (tuple == null) {
        assertThat(LinePointer.isUsed(pointer)).isFalse();
        assertThat(LinePointer.hasStorage(pointer)).isFalse();
        continue;
      }
      byte[] there = new byte[LinePointer.length(pointer)];
      Bytes.copyOut(page, LinePointer.offset(pointer), there, 0, there.length);
      assertThat(there).isEqualTo(tuple);
      int size = Bytes.maxAlign(tuple.length);
      for (int at = LinePointer.offset(pointer); at < LinePointer.offset(pointer) + size; at++) {
        assertThat(taken[at]).isFalse();
        taken[at] = true;
      }
      used += size;
    }
    assertThat(PageHeader.special(page) - PageHeader.upper(page)).isEqualTo(used);
  }

  private boolean fits(byte[] tuple, int lines) {
    return PageHeader.exactFreeSpace(page) >= Bytes.maxAlign(tuple.length) + 4 * lines;
  }

  @Test
  void indexPages() {
    for (long seed = 1; seed <= 60; seed++) {
      Random random = new Random(seed);
      PageWriter.init(page, SPECIAL);
      List<byte @Nullable []> model = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        int count = model.size();
        int offset = 1 + random.nextInt(count + 1);
        switch (random.nextInt(8)) {
          case 0, 1, 2, 3 -> {
            byte[] tuple = tuple(random);
            boolean fits = fits(tuple, 1);
            assertThat(PageWriter.insertIndexItem(page, tuple, 0, tuple.length, offset))
                .isEqualTo(fits ? offset : PageWriter.NO_ROOM);
            if (fits) {
              model.add(offset - 1, tuple);
            }
          }
          case 4 -> {
            if (offset <= count) {
              PageWriter.deleteIndexItem(page, offset);
              model.remove(offset - 1);
            }
          }
          case 5 -> {
            int[] deleted =
                random
                    .ints(0, count + 1)
                    .limit(random.nextInt(6))
                    .filter(o -> o > 0)
                    .sorted()
                    .distinct()
                    .toArray();
            PageWriter.deleteIndexItems(page, deleted, deleted.length);
            for (int j = deleted.length - 1; j >= 0; j--) {
              model.remove(deleted[j] - 1);
            }
          }
          default -> {
            if (offset <= count) {
              byte[] tuple = tuple(random);
              int old = Bytes.maxAlign(LinePointer.tupleLength(page, offset));
              boolean fits = PageHeader.exactFreeSpace(page) + old >= Bytes.maxAlign(tuple.length);
              assertThat(PageWriter.overwriteIndexItem(page, offset, tuple, 0, tuple.length))
                  .isEqualTo(fits);
              if (fits) {
                model.set(offset - 1, tuple);
              }
            }
          }
        }
        check(model);
      }
    }
  }

  @Test
  void indexPagesWhoseLinePointersStay() {
    for (long seed = 1; seed <= 60; seed++) {
      Random random = new Random(seed);
      PageWriter.init(page, SPECIAL);
      List<byte @Nullable []> model = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        int count = model.size();
        int offset = 1 + random.nextInt(count + 1);
        boolean there = offset <= count && model.get(offset - 1) != null;
        if (random.nextInt(3) > 0) {
          byte[] tuple = tuple(random);
          boolean fits = !there && fits(tuple, offset > count ? 1 : 0);
          assertThat(PageWriter.addItemAt(page, tuple, 0, tuple.length, offset))
              .isEqualTo(fits ? offset : PageWriter.NO_ROOM);
          if (fits && offset > count) {
            model.add(tuple);
          } else if (fits) {
            model.set(offset - 1, tuple);
          }
        } else if (there) {
          PageWriter.deleteIndexItemKeepingLine(page, offset);
          if (offset == count) {
            model.remove(offset - 1);
          } else {
            model.set(offset - 1, null);
          }
        }
        check(model);
      }
    }
  }

  @Test
  void heapPages() {
    for (long seed = 1; seed <= 60; seed++) {
      Random random = new Random(seed);
      PageWriter.init(page, 0);
      List<byte @Nullable []> model = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        if (random.nextInt(6) > 0) {
          addHeapItem(model, tuple(random));
        } else {
          prune(model, random);
        }
        check(model);
        boolean free = model.contains(null);
        assertThat(PageHeader.hasFlag(page, PageHeader.HAS_FREE_LINES) || !free).isTrue();
      }
    }
  }

  private void addHeapItem(List<byte @Nullable []> model, byte[] tuple) {
    int free = model.indexOf(null);
    int expected = free < 0 ? model.size() + 1 : free + 1;
    boolean fits = fits(tuple, free < 0 ? 1 : 0) && expected <= 291;
    assertThat(PageWriter.addHeapItem(page, tuple, 0, tuple.length, 291))
        .isEqualTo(fits ? expected : PageWriter.NO_ROOM);
    if (fits && free < 0) {
      model.add(tuple);
    } else if (fits) {
      model.set(free, tuple);
    }
  }

  /// Frees some line pointers; the rest is laid out in their order, the first one highest.
  private void prune(List<byte @Nullable []> model, Random random) {
    for (int i = 0; i < model.size(); i++) {
      if (random.nextInt(4) == 0) {
        PageWriter.setLinePointer(page, i + 1, 0);
        model.set(i, null);
      }
    }
    PageWriter.repairFragmentation(page, new Compaction());
    while (!model.isEmpty() && model.getLast() == null) {
      model.removeLast();
    }
    int upper = PageHeader.special(page);
    for (int i = 0; i < model.size(); i++) {
      byte[] tuple = model.get(i);
      if (tuple != null) {
        upper -= Bytes.maxAlign(tuple.length);
        assertThat(LinePointer.tupleAt(page, i + 1)).isEqualTo(upper);
      }
    }
  }

  @Test
  void deletingSeveralIsDeletingOneByOneButForTheOrderOfTuples() {
    long seed = 77;
    Random random = new Random(seed);
    MemorySegment other = MemorySegment.ofArray(new byte[PageHeader.PAGE_SIZE]);
    for (int round = 0; round < 200; round++) {
      PageWriter.init(page, SPECIAL);
      byte[] tuple = tuple(random);
      while (PageWriter.insertIndexItem(
              page, tuple, 0, tuple.length, 1 + random.nextInt(PageHeader.maxOffset(page) + 1))
          != PageWriter.NO_ROOM) {
        tuple = tuple(random);
      }
      other.copyFrom(page);
      int[] deleted =
          random.ints(20, 1, PageHeader.maxOffset(page) + 1).sorted().distinct().toArray();
      PageWriter.deleteIndexItems(page, deleted, deleted.length);
      for (int i = deleted.length - 1; i >= 0; i--) {
        PageWriter.deleteIndexItem(other, deleted[i]);
      }
      assertThat(PageHeader.lower(page)).isEqualTo(PageHeader.lower(other));
      assertThat(PageHeader.upper(page)).isEqualTo(PageHeader.upper(other));
      for (int offset = 1; offset <= PageHeader.maxOffset(page); offset++) {
        byte[] left = new byte[LinePointer.tupleLength(page, offset)];
        byte[] right = new byte[LinePointer.tupleLength(other, offset)];
        Bytes.copyOut(page, LinePointer.tupleAt(page, offset), left, 0, left.length);
        Bytes.copyOut(other, LinePointer.tupleAt(other, offset), right, 0, right.length);
        assertThat(Arrays.equals(left, right)).isTrue();
      }
    }
  }
}
