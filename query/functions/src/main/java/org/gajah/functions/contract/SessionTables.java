package org.gajah.functions.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the session and its instance know in tables: the rows of functions without arguments that
/// stand behind system views (`pg_cursor()`, `pg_show_all_settings()`).
public interface SessionTables {
  /// The names in `prosrc` of the functions that there are.
  boolean has(String function);

  /// The rows of a function.
  ///
  /// @return for each column a String, Integer, Long or Boolean, a list of Strings for an array of
  ///   texts, an `int[]` for an array of OIDs, or null
  /// @throws org.gajah.base.error.PgException 42501 where the role may not see them
  List<List<@Nullable Object>> rows(String function);

  /// The rows of a function that may have an argument.
  ///
  /// @param argument a Long or String, null where there is none or it is null
  default List<List<@Nullable Object>> rows(String function, @Nullable Object argument) {
    return rows(function);
  }

  /// Where there are none.
  SessionTables NONE =
      new SessionTables() {
        @Override
        public boolean has(String function) {
          return false;
        }

        @Override
        public List<List<@Nullable Object>> rows(String function) {
          return List.of();
        }
      };
}
