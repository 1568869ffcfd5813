package org.gajah.buffer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntSupplier;
import org.gajah.disk.RelationFork;

/// Pages that one process has written and the system has not been asked to carry to the disk yet.
/// When there are enough of them it is asked, neighbours together, so that not everything is left
/// for the checkpoint's sync. Mirrors `WritebackContext` of `storage/buffer/bufmgr.c`.
///
/// Belongs to one thread.
public final class WriteBack {
  /// No more wait, whatever the setting says.
  private static final int MOST = 256;

  private record Written(RelationFork file, int block) {}

  private static final Comparator<Written> IN_ORDER =
      Comparator.<Written>comparingInt(page -> page.file.id())
          .thenComparing(Written::block, Integer::compareUnsigned);

  private final IntSupplier limit;
  private final List<Written> waiting = new ArrayList<>();

  /// @param limit after how many pages the system is asked, 0 for never; asked each time
  ///   (`checkpoint_flush_after`, `bgwriter_flush_after`)
  public WriteBack(IntSupplier limit) {
    this.limit = limit;
  }

  /// One that never asks.
  public static WriteBack none() {
    return new WriteBack(() -> 0);
  }

  void written(RelationFork file, int block) {
    int enough = Math.min(MOST, limit.getAsInt());
    if (enough > 0) {
      waiting.add(new Written(file, block));
    }
    if (waiting.size() >= enough) {
      issue();
    }
  }

  /// Asks for all that wait.
  public void issue() {
    waiting.sort(IN_ORDER);
    int from = 0;
    while (from < waiting.size()) {
      int next = from + 1;
      while (next < waiting.size() && continues(waiting.get(next - 1), waiting.get(next))) {
        next++;
      }
      Written first = waiting.get(from);
      first.file.startWriteBack(first.block, waiting.get(next - 1).block - first.block + 1);
      from = next;
    }
    waiting.clear();
  }

  /// Whether a page is the neighbour of the one before it, or the same once more.
  private static boolean continues(Written before, Written page) {
    return before.file == page.file && page.block - before.block <= 1;
  }
}
