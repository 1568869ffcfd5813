package org.gajah.oracle;

/// Where tests that make up their input start from. Continuous integration asks both servers the
/// same things every day; `./build differential` asks new ones each time.
public final class Seeds {
  private static final long USUAL = 20_251_123;

  private Seeds() {}

  /// The seed that `-Dgajah.seed=` gives, or the usual one.
  public static long seed() {
    return Long.getLong("gajah.seed", USUAL);
  }
}
