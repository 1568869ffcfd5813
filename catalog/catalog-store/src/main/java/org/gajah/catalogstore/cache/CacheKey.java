package org.gajah.catalogstore.cache;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A key, or the first part of one.
public final class CacheKey {
  private final Object[] values;
  private final int hash;

  /// @param values are not changed any more
  public CacheKey(Object[] values) {
    this.values = values;
    this.hash = Arrays.deepHashCode(values);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CacheKey key
        && hash == key.hash
        && Arrays.deepEquals(values, key.values);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
