package org.gajah.disk;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.Severity;
import org.gajah.base.seam.Clock;
import org.jspecify.annotations.Nullable;

/// What must be synced before the next checkpoint is done, and what may be deleted after it.
/// Mirrors `storage/sync/sync.c`.
///
/// A checkpoint takes all requests that are there after it has written the dirty buffers; those
/// that come later belong to the next one. Whoever writes leaves its request behind the write and
/// before it says that the page is clean: so a checkpoint that finds the page clean finds the
/// request, too, and one that takes the request has the write behind it.
public final class SyncRequests {
  private record PendingDeletion(RelationKey relation, Path path, long cycle) {}

  private interface Sync {
    void sync(SegmentFile file) throws IOException;
  }

  private final ClusterFiles cluster;
  private final ConcurrentLinkedQueue<SegmentFile> requests = new ConcurrentLinkedQueue<>();
  private final Set<Path> folders = new LinkedHashSet<>();
  private final ArrayDeque<PendingDeletion> deletions = new ArrayDeque<>();
  private volatile @Nullable PgException failure;
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

  /// Asks for a file to be synced by the next checkpoint. Called behind the write.
  void add(SegmentFile file) {
    file.noteWrite(requests);
  }

  /// Asks for the folder of a file that was made to be synced by the next checkpoint.
  void addName(SegmentFile file) {
    Path folder = file.path().getParent();
    if (folder != null) {
      synchronized (folders) {
        folders.add(folder);
      }
    }
  }

  /// Syncs one file at once, whether somebody has asked for it or not.
  void syncNow(SegmentFile file) {
    sync(file, SegmentFile::sync);
  }

  private void sync(SegmentFile file, Sync how) {
    checkIntact();
    try {
      how.sync(file);
    } catch (IOException e) {
      if (e instanceof NoSuchFileException && file.isAbandoned()) {
        return; // deleted meanwhile: nothing left to sync
      }
      throw fail("could not fsync file \"" + cluster.display(file.path()) + "\"", e);
    }
  }

  /// The system may have thrown away what could not be written, and says so only once: after that
  /// no checkpoint may end well.
  private void checkIntact() {
    PgException known = failure;
    if (known != null) {
      throw new PgException(Severity.PANIC, known.sqlState(), known.primaryMessage(), known);
    }
  }

  private PgException fail(String what, IOException cause) {
    PgException fault = FileFault.of(Severity.PANIC, what, cause);
    failure = fault;
    return fault;
  }

  /// Syncs everything that was asked for so far.
  ///
  /// @throws PgException PANIC when the system reports a failure, now or ever before
  public Outcome sync(Clock clock) {
    checkIntact();
    syncFolders();
    List<SegmentFile> taken = new ArrayList<>();
    for (SegmentFile file = requests.poll(); file != null; file = requests.poll()) {
      taken.add(file);
    }
    long longest = 0;
    long start = clock.nanos();
    long last = start;
    for (SegmentFile file : taken) {
      sync(file, SegmentFile::syncRequested);
      long now = clock.nanos();
      longest = Math.max(longest, now - last);
      last = now;
    }
    return new Outcome(taken.size(), longest, last - start);
  }

  private void syncFolders() {
    List<Path> taken;
    synchronized (folders) {
      taken = List.copyOf(folders);
      folders.clear();
    }
    for (Path folder : taken) {
      try {
        cluster.disk().syncDirectory(folder);
      } catch (NoSuchFileException deleted) {
        // its database was dropped
      } catch (IOException e) {
        throw fail("could not fsync file \"" + cluster.display(folder) + "\"", e);
      }
    }
  }

  /// Starts a checkpoint: deletions asked for from now on wait for the one after it.
  public synchronized void checkpointStarts() {
    cycle++;
  }

  /// Asks for a file to be deleted once a checkpoint that starts from now on is done.
  synchronized void deleteAfterCheckpoint(RelationKey relation, Path path) {
    deletions.addLast(new PendingDeletion(relation, path, cycle));
  }

  /// Forgets deletions in folders that are removed as a whole: new ones of that name may come.
  synchronized void forgetDeletions(Predicate<RelationKey> gone) {
    deletions.removeIf(pending -> gone.test(pending.relation()));
  }

  /// Deletes what was waiting for the checkpoint that is done now.
  ///
  /// @param reporter hears of files that could not be deleted; they stay
  public synchronized void checkpointDone(Reporter reporter) {
    while (!deletions.isEmpty() && deletions.getFirst().cycle() < cycle) {
      Path path = deletions.removeFirst().path();
      try {
        cluster.disk().delete(path);
      } catch (NoSuchFileException gone) {
        // its folder was dropped meanwhile
      } catch (IOException e) {
        reporter.report(
            FileFault.of(
                Severity.WARNING, "could not remove file \"" + cluster.display(path) + "\"", e));
      }
    }
  }
}
