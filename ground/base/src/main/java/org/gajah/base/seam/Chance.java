package org.gajah.base.seam;

import java.util.SplittableRandom;

/// The seam for randomness. Safe for use by several threads.
public interface Chance {
  /// 64 random bits.
  long nextLong();

  /// Fills an array with random bytes, good enough for salts and cancel keys.
  void nextBytes(byte[] bytes);

  /// Unpredictable randomness from the machine.
  static Chance secure() {
    return new SecureChance();
  }

  /// The same sequence again for the same seed, for tests.
  static Chance seeded(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new Chance() {
      @Override
      public synchronized long nextLong() {
        return random.nextLong();
      }

      @Override
      public synchronized void nextBytes(byte[] bytes) {
        random.nextBytes(bytes);
      }
    };
  }
}
