package org.gajah.engine;

import org.gajah.base.seam.Chance;
import org.gajah.functions.contract.SessionRandom;

/// A session's random numbers: xoroshiro128**, seeded as PostgreSQL does, so that the same seed gives the same numbers.
/// Mirrors `common/pg_prng.c`.
final class DatabaseRandom implements SessionRandom {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final int FRACTION_BITS = 52;

  private final Chance chance;
  private long first;
  private long second;
  private boolean seeded;

  DatabaseRandom(Chance chance) {
    this.chance = chance;
  }

  @Override
  public long nextLong() {
    if (!seeded) {
      first = chance.nextLong();
      second = chance.nextLong() | 1;
      seeded = true;
    }
    long mixed = first ^ second;
    long value = Long.rotateLeft(first * 5, 7) * 9;
    first = Long.rotateLeft(first, 24) ^ mixed ^ mixed << 16;
    second = Long.rotateLeft(mixed, 37);
    return value;
  }

  @Override
  public double nextDouble() {
    return Math.scalb((double) (nextLong() >>> Long.SIZE - FRACTION_BITS), -FRACTION_BITS);
  }

  /// By the method of Box and Muller.
  @Override
  public double nextNormal() {
    double radius = 1 - nextDouble();
    double angle = 1 - nextDouble();
    return Math.sqrt(-2 * Math.log(radius)) * Math.sin(2 * Math.PI * angle);
  }

  @Override
  public void seed(double seed) {
    long state = (long) (((1L << FRACTION_BITS) - 1) * seed);
    first = mixed(state + GOLDEN);
    second = mixed(state + 2 * GOLDEN);
    seeded = true;
  }

  /// One step of splitmix64.
  private static long mixed(long state) {
    long value = (state ^ state >>> 30) * 0xBF58476D1CE4E5B9L;
    value = (value ^ value >>> 27) * 0x94D049BB133111EBL;
    return value ^ value >>> 31;
  }

  @Override
  public void nextSecret(byte[] bytes) {
    chance.nextBytes(bytes);
  }
}
