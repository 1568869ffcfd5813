package org.gajah.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.gajah.base.id.Lsn;
import org.gajah.base.seam.Threads.Parker;
import org.gajah.cli.terminal.Complaint;
import org.gajah.cli.terminal.Surroundings;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.WalFormat;
import org.gajah.walformat.WalReader;
import org.jspecify.annotations.Nullable;

/// Reads a stretch of the log and shows, counts or saves what is wanted of it.
final class Waldump {
  private static final int READ_AHEAD = 16 * WalFormat.PAGE_SIZE;
  private static final long SECOND = 1_000_000_000L;

  private final Surroundings surroundings;
  private final WalRange range;
  private final RecordFilter filter;
  private final Manner manner;

  /// How it is done.
  ///
  /// @param byKind whether records are counted by kind, not only by resource manager
  /// @param limit stop after so many records, 0 for never
  /// @param saveTo where images go
  record Manner(
      boolean blockDetails,
      boolean quiet,
      boolean follow,
      boolean count,
      boolean byKind,
      int limit,
      @Nullable Path saveTo) {}

  Waldump(Surroundings surroundings, WalRange range, RecordFilter filter, Manner manner) {
    this.surroundings = surroundings;
    this.range = range;
    this.filter = filter;
    this.manner = manner;
  }

  int run() {
    int readAhead = manner.follow() ? WalFormat.PAGE_SIZE : READ_AHEAD;
    try (SegmentSource source = new SegmentSource(surroundings.disk(), range, readAhead)) {
      dump(source);
      return 0;
    } catch (IOException e) {
      throw Complaint.of(String.valueOf(e.getMessage()));
    }
  }

  private void dump(SegmentSource source) {
    ImageSaver saver =
        manner.saveTo() == null
            ? null
            : new ImageSaver(surroundings.disk(), manner.saveTo(), range.timeline());
    WalReader reader = new WalReader(source, range.folder().segmentSize(), 0);
    if (!reader.find(range.start())) {
      throw Complaint.of("could not find a valid record after " + Lsn.toString(range.start()));
    }
    tellWhatIsSkipped(reader.position());
    RecordStatistics statistics = new RecordStatistics(reader.position());
    RecordPrinter printer =
        new RecordPrinter(surroundings.out(), surroundings.zone(), manner.blockDetails());
    int shown = 0;
    while (nextRecord(reader, source)) {
      RecordView view = reader.record();
      if (!filter.wants(view)) {
        continue;
      }
      if (!manner.quiet() && manner.count()) {
        statistics.add(view);
      } else if (!manner.quiet()) {
        printer.print(view);
      }
      if (saver != null) {
        saver.save(reader);
      }
      if (++shown == manner.limit()) {
        break;
      }
    }
    if (manner.count() && !manner.quiet()) {
      statistics.print(surroundings.out(), manner.byKind());
    }
    if (reader.fault() != null) {
      throw Complaint.of(
          "error in WAL record at " + Lsn.toString(reader.position()) + ": " + reader.fault());
    }
  }

  private void tellWhatIsSkipped(long first) {
    if (first != range.start() && range.folder().segmentSize().offset(range.start()) != 0) {
      long skipped = first - range.start();
      surroundings
          .err()
          .println(
              "gajah waldump: first record is after %s, at %s, skipping over %d %s"
                  .formatted(
                      Lsn.toString(range.start()),
                      Lsn.toString(first),
                      skipped,
                      skipped == 1 ? "byte" : "bytes"));
    }
  }

  /// Reads on; at the end of a log that is followed, waits and tries again.
  private boolean nextRecord(WalReader reader, SegmentSource source) {
    Parker parker = surroundings.threads().newParker();
    while (!reader.next()) {
      if (!manner.follow() || source.atEnd()) {
        return false;
      }
      surroundings.out().flush();
      parker.park(SECOND);
    }
    return true;
  }
}
