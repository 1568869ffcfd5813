package org.gajah.spi;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.jspecify.annotations.Nullable;

/// The prepared statements of a session, those of the protocol and those of PREPARE. They do not
/// care about transactions. Mirrors `commands/prepare.c`.
public final class PreparedStatements {
  /// A statement under its name.
  ///
  /// @param statement null for an empty text
  /// @param fromSql whether PREPARE made it, and not the protocol
  /// @param preparedAt in microseconds since 2000
  public record Entry(
      String name, @Nullable Statement statement, String text, boolean fromSql, long preparedAt) {}

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /// Keeps a statement.
  ///
  /// @throws PgException 42P05 when there is one of that name
  public void add(Entry entry) {
    if (entries.containsKey(entry.name)) {
      throw new PgException(
          SqlState.DUPLICATE_PSTATEMENT,
          "prepared statement \"" + entry.name + "\" already exists");
    }
    if (entry.statement != null) {
      entry.statement.keep();
    }
    entries.put(entry.name, entry);
  }

  public @Nullable Entry find(String name) {
    return entries.get(name);
  }

  /// The statement of a name.
  ///
  /// @throws PgException 26000 when there is none
  public Entry get(String name) {
    Entry entry = entries.get(name);
    if (entry == null) {
      throw new PgException(
          SqlState.UNDEFINED_PSTATEMENT, "prepared statement \"" + name + "\" does not exist");
    }
    return entry;
  }

  /// Drops a statement; does nothing when there is none.
  public void remove(String name) {
    Entry entry = entries.remove(name);
    if (entry != null && entry.statement != null) {
      entry.statement.close();
    }
  }

  /// DEALLOCATE ALL.
  public void clear() {
    for (Entry entry : entries.values()) {
      if (entry.statement != null) {
        entry.statement.close();
      }
    }
    entries.clear();
  }

  /// All of them, for `pg_prepared_statements`.
  public Collection<Entry> all() {
    return Collections.unmodifiableCollection(entries.values());
  }
}
