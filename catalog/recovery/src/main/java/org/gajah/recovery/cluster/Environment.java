package org.gajah.recovery.cluster;

import org.gajah.base.error.Reporter;
import org.gajah.base.seam.Chance;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.Threads;
import org.gajah.locks.Proc.PanicHandler;

/// The world around a storage engine.
///
/// @param reporter where lines for the server's log go
/// @param times how the log writes times
/// @param panics whom to tell when nothing can be saved
public record Environment(
    Disk disk,
    Clock clock,
    Threads threads,
    Chance chance,
    Reporter reporter,
    LogTimes times,
    PanicHandler panics) {
  private static final long EPOCH_SECONDS = Clock.POSTGRES_EPOCH_MICROS / 1_000_000;

  /// The machine's clock and threads, and times in UTC.
  public static Environment system(Disk disk, Reporter reporter, PanicHandler panics) {
    return new Environment(
        disk, Clock.system(), Threads.platform(), Chance.secure(), reporter, LogTimes.UTC, panics);
  }

  /// The wall clock in seconds since 1970, as the control file has it.
  public long unixSeconds() {
    return Math.floorDiv(clock.timestamp(), 1_000_000L) + EPOCH_SECONDS;
  }
}
