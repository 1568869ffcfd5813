package org.gajah.commands.maintenance;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import org.gajah.base.seam.Clock;

/// What a stretch of work has taken so far, of the thread that does it. Mirrors
/// `utils/misc/pg_rusage.c`.
///
/// @param nanos of the clock, at the start
/// @param user time of the thread, likewise
/// @param whole time of the thread, that of the system included
record ResourceUsage(Clock clock, ThreadMXBean threads, long nanos, long user, long whole) {
  private static final double SECOND = 1e9;

  static ResourceUsage start(Clock clock) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return new ResourceUsage(
        clock,
        threads,
        clock.nanos(),
        threads.getCurrentThreadUserTime(),
        threads.getCurrentThreadCpuTime());
  }

  @Override
  public String toString() {
    long userNow = threads.getCurrentThreadUserTime() - user;
    long systemNow = threads.getCurrentThreadCpuTime() - whole - userNow;
    return String.format(
        Locale.ROOT,
        "CPU: user: %.2f s, system: %.2f s, elapsed: %.2f s",
        userNow / SECOND,
        Math.max(0, systemNow) / SECOND,
        (clock.nanos() - nanos) / SECOND);
  }
}
