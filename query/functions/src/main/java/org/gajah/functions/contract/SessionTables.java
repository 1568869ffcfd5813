package org.gajah.functions.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the session and its instance know in tables: the rows of functions that stand behind system
/// views (`pg_cursor()`, `pg_show_all_settings()`), and of those that answer one row or one value of
/// that kind (`pg_control_system()`).
public interface SessionTables {
  /// The names in `prosrc` of the functions that there are.
  boolean has(String function);

  /// The rows of a function.
  ///
  /// @param arguments a Long for each value that is passed by value, a [org.gajah.base.bytes.Slice]
  ///   for any other, or null
  /// @return for each column a String, Integer, Long, Double or Boolean, a `byte[]` with the value's
  ///   bytes, a list of Strings for an array of texts, an `int[]` for an array of type `regtype`, or
  ///   null
  /// @throws org.gajah.base.error.PgException 42501 where the role may not see them
  List<List<@Nullable Object>> rows(String function, List<@Nullable Object> arguments);

  /// Where there are none.
  SessionTables NONE =
      new SessionTables() {
        @Override
        public boolean has(String function) {
          return false;
        }

        @Override
        public List<List<@Nullable Object>> rows(
            String function, List<@Nullable Object> arguments) {
          return List.of();
        }
      };
}
