package org.gajah.engine.function;

import org.gajah.base.seam.Chance;
import org.gajah.functions.contract.SessionRandom;

/// The session's random numbers: xoroshiro128** of Blackman and Vigna, started by splitmix64, so
/// that a seed brings the numbers that it brings in PostgreSQL. Mirrors `common/pg_prng.c`.
final class SessionNumbers implements SessionRandom {
  private static final double UNIT = 0x1p-52;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final Chance chance;
  private boolean started;
  private long s0;
  private long s1;

  /// @param chance what starts the numbers where nobody sets a seed, and gives secrets
  SessionNumbers(Chance chance) {
    this.chance = chance;
  }

  @Override
  public double nextDouble() {
    return (nextLong() >>> 12) * UNIT;
  }

  @Override
  public long nextLong() {
    while (!started || (s0 | s1) == 0) {
      s0 = chance.nextLong();
      s1 = chance.nextLong();
      started = true;
    }
    long mixed = s1 ^ s0;
    long result = Long.rotateLeft(s0 * 5, 7) * 9;
    s0 = Long.rotateLeft(s0, 24) ^ mixed ^ mixed << 16;
    s1 = Long.rotateLeft(mixed, 37);
    return result;
  }

  /// Box and Muller's way; its second number is not kept.
  @Override
  public double nextNormal() {
    double radius = Math.sqrt(-2 * Math.log(1 - nextDouble()));
    return radius * Math.sin(2 * Math.PI * (1 - nextDouble()));
  }

  @Override
  public void seed(double seed) {
    long state = (long) (((1L << 52) - 1) * seed);
    s0 = splitmix(state + GOLDEN);
    s1 = splitmix(state + GOLDEN + GOLDEN);
    started = true;
  }

  private static long splitmix(long state) {
    long value = (state ^ state >>> 30) * 0xBF58476D1CE4E5B9L;
    value = (value ^ value >>> 27) * 0x94D049BB133111EBL;
    return value ^ value >>> 31;
  }

  @Override
  public void nextSecret(byte[] bytes) {
    chance.nextBytes(bytes);
  }
}
