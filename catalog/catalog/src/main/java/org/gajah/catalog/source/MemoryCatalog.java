package org.gajah.catalog.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Catalogs whose rows are held in memory and do not change: what a test has read from a server, or
/// the rows of a fresh cluster.
public final class MemoryCatalog implements CatalogSource {
  private final Map<CatalogTable<?>, List<CatalogRow>> rows = new HashMap<>();

  /// Rows by the values of an index's first columns.
  private final Map<Prefix, Map<List<Object>, List<CatalogRow>>> lookups =
      new ConcurrentHashMap<>();

  private record Prefix(int index, int length) {}

  /// @param rows in any order
  public MemoryCatalog(Collection<? extends CatalogRow> rows) {
    for (CatalogRow row : rows) {
      this.rows.computeIfAbsent(row.table(), table -> new ArrayList<>()).add(row);
    }
  }

  @Override
  public <R extends CatalogRow> @Nullable R find(CacheId<R> cache, Object... key) {
    List<R> found = rows(cache.index(), key);
    return found.isEmpty() ? null : found.getFirst();
  }

  @Override
  public <R extends CatalogRow> List<R> list(CacheId<R> cache, Object... key) {
    return rows(cache.index(), key);
  }

  @Override
  public <R extends CatalogRow> List<R> scan(CatalogIndex<R> index, Object... key) {
    List<R> result = new ArrayList<>(key.length == 0 ? all(index.table()) : rows(index, key));
    result.sort(order(index));
    return result;
  }

  private static <R extends CatalogRow> Comparator<R> order(CatalogIndex<R> index) {
    return (a, b) -> {
      int result = 0;
      for (int i = 0; i < index.columns().size() && result == 0; i++) {
        int column = index.columns().get(i);
        result = compare(a.value(column), b.value(column));
      }
      return result;
    };
  }

  private static int compare(@Nullable Object a, @Nullable Object b) {
    if (a == null || b == null) {
      return Boolean.compare(a == null, b == null);
    }
    return switch (a) {
      case Integer number -> Integer.compareUnsigned(number, (Integer) b);
      case Short number -> number.compareTo((Short) b);
      case Long number -> number.compareTo((Long) b);
      case Character letter -> letter.compareTo((Character) b);
      case Boolean bool -> bool.compareTo((Boolean) b);
      case int[] oids -> Arrays.compareUnsigned(oids, (int[]) b);
      default -> a.toString().compareTo(b.toString());
    };
  }

  @Override
  @SuppressWarnings("unchecked") // Rows are filed under their own table.
  public <R extends CatalogRow> List<R> all(CatalogTable<R> table) {
    return (List<R>) rows.getOrDefault(table, List.of());
  }

  @SuppressWarnings("unchecked") // Rows are filed under an index of their own table.
  private <R extends CatalogRow> List<R> rows(CatalogIndex<R> index, Object... key) {
    Map<List<Object>, List<CatalogRow>> lookup =
        lookups.computeIfAbsent(
            new Prefix(index.oid(), key.length), prefix -> lookup(index, prefix.length()));
    return (List<R>) lookup.getOrDefault(comparable(key), List.of());
  }

  private Map<List<Object>, List<CatalogRow>> lookup(CatalogIndex<?> index, int length) {
    Map<List<Object>, List<CatalogRow>> result = new HashMap<>();
    for (CatalogRow row : all(index.table())) {
      Object[] key = new Object[length];
      for (int i = 0; i < length; i++) {
        key[i] = Objects.requireNonNullElse(row.value(index.columns().get(i)), "null");
      }
      result.computeIfAbsent(comparable(key), k -> new ArrayList<>()).add(row);
    }
    return result;
  }

  private static List<Object> comparable(Object... key) {
    List<Object> result = new ArrayList<>(key.length);
    for (Object value : key) {
      result.add(value instanceof int[] oids ? Arrays.stream(oids).boxed().toList() : value);
    }
    return result;
  }
}
