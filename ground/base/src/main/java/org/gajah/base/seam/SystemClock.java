package org.gajah.base.seam;

import java.time.Instant;

/// The machine's clocks.
enum SystemClock implements Clock {
  INSTANCE;

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public long timestamp() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000L + now.getNano() / 1_000 - POSTGRES_EPOCH_MICROS;
  }
}
