package org.gajah.catalogstore.cache;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.gajah.catalog.source.CatalogRow;
import org.jspecify.annotations.Nullable;

/// The committed rows that one system cache of one database has, and those that it knows not to
/// exist.
public final class Shelf<R extends CatalogRow> {
  /// What is known of a key.
  ///
  /// @param row null when there is none
  public record Entry<R>(CacheKey key, @Nullable R row, @Nullable Entry<R> next) {}

  private final AtomicLong epoch = new AtomicLong();
  private final ConcurrentMap<Integer, Entry<R>> entries = new ConcurrentHashMap<>();
  private final ConcurrentMap<CacheKey, List<R>> lists = new ConcurrentHashMap<>();

  /// How often something here has become out of date.
  public long epoch() {
    return epoch.get();
  }

  /// What is known of a key.
  ///
  /// @return null when nothing is
  public @Nullable Entry<R> find(int hash, CacheKey key) {
    Entry<R> entry = entries.get(hash);
    while (entry != null && !entry.key.equals(key)) {
      entry = entry.next;
    }
    return entry;
  }

  /// Adds what was found under an epoch.
  public void publish(int hash, CacheKey key, @Nullable R row, long loadedUnder) {
    entries.compute(
        hash, (_, old) -> epoch.get() == loadedUnder ? new Entry<>(key, row, old) : old);
  }

  public @Nullable List<R> findList(CacheKey prefix) {
    return lists.get(prefix);
  }

  public void publishList(CacheKey prefix, List<R> rows, long loadedUnder) {
    lists.compute(prefix, (_, old) -> epoch.get() == loadedUnder ? rows : old);
  }

  void forget(int hash) {
    epoch.incrementAndGet();
    entries.remove(hash);
    lists.clear();
  }

  void forgetAll() {
    epoch.incrementAndGet();
    entries.clear();
    lists.clear();
  }
}
