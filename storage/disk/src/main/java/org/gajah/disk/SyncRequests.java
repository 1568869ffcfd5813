package org.gajah.disk;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.gajah.base.error.Severity;
import org.gajah.base.seam.Clock;

/// What must be synced before the next checkpoint is done, and what may be deleted after it.
/// Mirrors `storage/sync/sync.c`.
///
/// A checkpoint takes all requests that are there after it has written the dirty buffers; those
/// that come later belong to the next one.
public final class SyncRequests {
  private record PendingDeletion(Path path, long cycle) {}

  private final ClusterFiles cluster;
  private final ConcurrentLinkedQueue<SegmentFile> requests = new ConcurrentLinkedQueue<>();
  private final ArrayDeque<PendingDeletion> deletions = new ArrayDeque<>();
  private long cycle;

  /// What a checkpoint has synced, for `log_checkpoints`.
  ///
  /// @param files how many files
  /// @param longestNanos the longest of the syncs
  /// @param totalNanos all of them
  public record Outcome(int files, long longestNanos, long totalNanos) {}

  public SyncRequests(ClusterFiles cluster) {
    this.cluster = cluster;
  }

  /// Asks for a file to be synced by the next checkpoint. Called before the write.
  void add(SegmentFile file) {
    if (file.noteWrite()) {
      requests.add(file);
    }
  }

  /// Syncs one file at once.
  void syncNow(SegmentFile file) {
    try {
      file.sync();
    } catch (NoSuchFileException deleted) {
      // nothing left to sync
    } catch (IOException e) {
      throw FileFault.of(
          Severity.PANIC, "could not fsync file \"" + cluster.display(file.path()) + "\"", e);
    }
  }

  /// Syncs everything that was asked for so far.
  ///
  /// @throws org.gajah.base.error.PgException PANIC when the system reports a failure
  public Outcome sync(Clock clock) {
    List<SegmentFile> taken = new ArrayList<>();
    for (SegmentFile file = requests.poll(); file != null; file = requests.poll()) {
      taken.add(file);
    }
    long longest = 0;
    long start = clock.nanos();
    long last = start;
    for (SegmentFile file : taken) {
      syncNow(file);
      long now = clock.nanos();
      longest = Math.max(longest, now - last);
      last = now;
    }
    return new Outcome(taken.size(), longest, last - start);
  }

  /// Starts a checkpoint: deletions asked for from now on wait for the one after it.
  public synchronized void checkpointStarts() {
    cycle++;
  }

  /// Asks for a file to be deleted once a checkpoint that starts from now on is done.
  synchronized void deleteAfterCheckpoint(Path path) {
    deletions.addLast(new PendingDeletion(path, cycle));
  }

  /// Deletes what was waiting for the checkpoint that is done now.
  public synchronized void checkpointDone() {
    while (!deletions.isEmpty() && deletions.getFirst().cycle() < cycle) {
      Path path = deletions.removeFirst().path();
      try {
        cluster.disk().delete(path);
      } catch (NoSuchFileException gone) {
        // its folder was dropped meanwhile
      } catch (IOException e) {
        throw FileFault.of("could not remove file \"" + cluster.display(path) + "\"", e);
      }
    }
  }
}
