package org.gajah.wal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.gajah.base.id.ForkNumber;
import org.gajah.base.id.RelFileLocator;
import org.gajah.base.memory.SharedMemory;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Threads;
import org.gajah.base.seam.memory.MemoryDisk;
import org.gajah.disk.ClusterFiles;
import org.gajah.page.Bytes;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;
import org.gajah.walformat.InvalidWalException;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.ResourceManagerId;
import org.gajah.walformat.WalReader;
import org.gajah.walformat.record.XlogRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// While processes change pages, others move the redo pointer. From wherever redo might start, the
/// first record of each page must bring an image of it, and applying the records in order must
/// arrive at the pages as they are.
class PageImagesTest {
  private static final int PAGES = 8;
  private static final RelFileLocator RELATION = new RelFileLocator(1663, 5, 16384);
  private static final int COUNTER = 4096;

  private final long seed = System.nanoTime();
  private final MemorySegment[] pages = new MemorySegment[PAGES];
  private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
  private final AtomicInteger running = new AtomicInteger();

  @Test
  void everyRedoPointFindsItsImages() throws IOException {
    MemoryDisk disk = new MemoryDisk(Clock.system());
    for (int i = 0; i < PAGES; i++) {
      pages[i] = WalStage.page();
      PageWriter.init(pages[i], 0);
    }
    try (WalStage stage = new WalStage(disk, 16).started()) {
      List<Threads.Strand> strands = new ArrayList<>();
      for (int number = 0; number < 3; number++) {
        WalInserter inserter = stage.newInserter();
        SplittableRandom random = new SplittableRandom(seed + number);
        running.incrementAndGet();
        strands.add(start(() -> change(inserter, random)));
      }
      WalInserter checkpointer = stage.newInserter();
      while (running.get() > 0) {
        checkpointer.insertRedoPoint(new XlogRecord.CheckpointRedo(1));
      }
      strands.forEach(strand -> strand.join(0));
      assertThat(fault.get()).as("seed %d", seed).isNull();
      assertThat(stage.panics).isEmpty();
      stage.wal.flush(stage.wal.endPosition(), stage.newProc());
      replay(disk);
    }
  }

  private Threads.Strand start(Runnable body) {
    return Threads.platform()
        .start(
            "changer",
            () -> {
              try {
                body.run();
              } catch (Throwable e) {
                fault.compareAndSet(null, e);
              } finally {
                running.decrementAndGet();
              }
            });
  }

  private void change(WalInserter inserter, SplittableRandom random) {
    for (int i = 0; i < 4000; i++) {
      int first = random.nextInt(PAGES);
      int second = random.nextInt(PAGES);
      MemorySegment low = pages[Math.min(first, second)];
      MemorySegment high = pages[Math.max(first, second)];
      synchronized (low) {
        synchronized (high) {
          change(inserter, Math.min(first, second), Math.max(first, second));
        }
      }
    }
  }

  private void change(WalInserter inserter, int low, int high) {
    RecordBuilder builder = inserter.begin();
    for (int page = low; page <= high; page += Math.max(1, high - low)) {
      Bytes.setInt(pages[page], COUNTER, Bytes.intAt(pages[page], COUNTER) + 1);
      builder.registerBlock(
          page - low == 0 ? 0 : 1, RELATION, ForkNumber.MAIN, page, pages[page], 0);
    }
    long end = inserter.insert(ResourceManagerId.GENERIC, 0, 0);
    PageWriter.setLsn(pages[low], end);
    PageWriter.setLsn(pages[high], end);
  }

  private void replay(MemoryDisk disk) throws IOException {
    MemorySegment[] replayed = new MemorySegment[PAGES];
    Set<Integer> withoutImage = new TreeSet<>();
    int images = 0;
    int redoPoints = 0;
    try (SharedMemory memory = new SharedMemory()) {
      WalFiles files = new WalFiles(new ClusterFiles(disk, WalStage.ROOT), WalStage.SMALL, memory);
      WalReader reader =
          new WalReader(
              new WalFileSource(files, segment -> 1, Long.MAX_VALUE),
              WalStage.SMALL,
              WalStage.SYSTEM_ID);
      reader.begin(WalStage.START);
      for (int i = 0; i < PAGES; i++) {
        withoutImage.add(i);
      }
      while (reader.next()) {
        RecordView record = reader.record();
        if (record.resourceManagerNumber() == ResourceManagerId.XLOG.number()) {
          redoPoints++;
          for (int i = 0; i < PAGES; i++) {
            withoutImage.add(i);
          }
          continue;
        }
        for (int index = 0; index < record.blockCount(); index++) {
          images += apply(reader, index, withoutImage, replayed);
        }
      }
    }
    assertThat(redoPoints).isGreaterThan(10);
    assertThat(images).isGreaterThan(10);
    for (int i = 0; i < PAGES; i++) {
      assertThat(replayed[i].mismatch(pages[i])).as("seed %d, page %d", seed, i).isEqualTo(-1);
    }
  }

  private int apply(
      WalReader reader, int index, Set<Integer> withoutImage, MemorySegment[] replayed) {
    RecordView record = reader.record();
    int page = record.block(index).block();
    boolean image = record.block(index).hasImage();
    assertThat(image || !withoutImage.contains(page))
        .as("seed %d: first record of page %d behind a redo point has an image", seed, page)
        .isTrue();
    withoutImage.remove(page);
    if (image) {
      replayed[page] = WalStage.page();
      try {
        reader.restoreImage(index, replayed[page]);
      } catch (InvalidWalException e) {
        throw new AssertionError(e);
      }
    } else {
      int counter = Bytes.intAt(replayed[page], COUNTER);
      Bytes.setInt(replayed[page], COUNTER, counter + 1);
      assertThat(PageHeader.lsn(replayed[page])).isLessThanOrEqualTo(record.start());
    }
    PageWriter.setLsn(replayed[page], record.end());
    return image ? 1 : 0;
  }
}
