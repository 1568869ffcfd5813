package org.gajah.types.hash;

import org.gajah.types.contract.PgFunction;

/// Hashes of types that are passed by value, and of those that are hashed as their bytes
/// (`access/hash/hashfunc.c`).
public final class Hashes {
  private Hashes() {}

  @PgFunction({"hashint4", "hashint2", "hashchar", "hashoid", "hashenum"})
  public static int hash(int value) {
    return Lookup3.hash(value);
  }

  @PgFunction({
    "hashint4extended",
    "hashint2extended",
    "hashcharextended",
    "hashoidextended",
    "hashenumextended"
  })
  public static long hashExtended(int value, long seed) {
    return Lookup3.hashExtended(value, seed);
  }

  /// Folds the halves so that equal numbers of different size have equal hashes.
  public static int fold(long value) {
    int high = (int) (value >>> 32);
    return (int) value ^ (value >= 0 ? high : ~high);
  }

  @PgFunction({"hashint8", "time_hash", "timestamp_hash", "pg_lsn_hash", "xid8hash"})
  public static int hash(long value) {
    return Lookup3.hash(fold(value));
  }

  @PgFunction({
    "hashint8extended",
    "time_hash_extended",
    "timestamp_hash_extended",
    "pg_lsn_hash_extended"
  })
  public static long hashExtended(long value, long seed) {
    return Lookup3.hashExtended(fold(value), seed);
  }

  @PgFunction({"hashfloat8", "hashfloat4"})
  public static int hash(double value) {
    return (int) hashExtended(value, 0);
  }

  /// Zeros of both signs have the seed as their hash, all NaNs that of one.
  @PgFunction({"hashfloat8extended", "hashfloat4extended"})
  public static long hashExtended(double value, long seed) {
    if (value == 0) {
      return seed;
    }
    long bits = Double.doubleToLongBits(value);
    // The eight bytes of the number, in memory order: one round of lookup3 that ends at once.
    return Lookup3.hashExtended(bits, seed);
  }
}
