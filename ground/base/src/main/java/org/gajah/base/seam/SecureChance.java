package org.gajah.base.seam;

import java.security.SecureRandom;

/// Java's own generator. Finding it takes a while, so that is left to who asks first.
final class SecureChance implements Chance {
  private static final class Generator {
    private static final SecureRandom ONLY = new SecureRandom();
  }

  @Override
  public long nextLong() {
    return Generator.ONLY.nextLong();
  }

  @Override
  public void nextBytes(byte[] bytes) {
    Generator.ONLY.nextBytes(bytes);
  }
}
