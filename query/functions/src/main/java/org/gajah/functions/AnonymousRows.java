package org.gajah.functions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.source.CatalogSource;

/// Numbers of anonymous row types, which values of type `record` carry as their type modifier so
/// that whoever meets one knows its columns. Safe for use by many threads.
public final class AnonymousRows {
  private record Columns(List<Integer> types, List<String> names) {}

  private final Map<Columns, Integer> numbers = new HashMap<>();
  private final List<Columns> rows = new ArrayList<>();

  /// The layout of rows with these columns, which gets a number if it has none yet.
  public synchronized RowLayout layout(
      CatalogSource catalog, List<Integer> types, List<String> names) {
    Columns columns = new Columns(List.copyOf(types), List.copyOf(names));
    int number =
        numbers.computeIfAbsent(
            columns,
            c -> {
              rows.add(c);
              return rows.size() - 1;
            });
    return RowLayout.anonymous(catalog, number, types, names);
  }

  /// The layout of rows with a number.
  public RowLayout layout(CatalogSource catalog, int number) {
    Columns columns;
    synchronized (this) {
      if (number < 0 || number >= rows.size()) {
        throw new PgException(SqlState.WRONG_OBJECT_TYPE, "record type has not been registered");
      }
      columns = rows.get(number);
    }
    return RowLayout.anonymous(catalog, number, columns.types(), columns.names());
  }
}
