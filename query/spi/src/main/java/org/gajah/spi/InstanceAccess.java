package org.gajah.spi;

import java.util.List;
import org.gajah.base.error.PgException;
import org.jspecify.annotations.Nullable;

/// What a session may ask of the instance that it belongs to. Rights are the asker's business.
public interface InstanceAccess {
  /// The session with a process id, or null.
  @Nullable Session session(int pid);

  /// Asks a session to cancel its statement.
  ///
  /// @return whether there is such a session
  boolean cancel(int pid);

  /// Asks a session to end.
  ///
  /// @return whether there is such a session
  boolean terminate(int pid);

  /// Asks the instance to read its settings again.
  void reload();

  /// Asks the logger for new files.
  ///
  /// @return false when there is no logger
  default boolean rotateLog() {
    return false;
  }

  /// The file that the log goes into; null when there is none.
  ///
  /// @param format as `log_destination` calls it; null for the first one
  default @Nullable String currentLogFile(@Nullable String format) {
    return null;
  }

  /// ALTER SYSTEM SET, or RESET when `value` is null. Privileges are the caller's to check.
  ///
  /// @throws PgException when the value is refused, or the file cannot be read or written
  default void alterSystem(String name, @Nullable String value) {
    throw PgException.notBuilt("ALTER SYSTEM");
  }

  /// ALTER SYSTEM RESET ALL.
  default void resetSystem() {
    throw PgException.notBuilt("ALTER SYSTEM");
  }

  /// The rows of `pg_file_settings`.
  default List<List<@Nullable Object>> fileSettings() {
    throw PgException.notBuilt("pg_show_all_file_settings()");
  }

  /// The rows of `pg_hba_file_rules`.
  default List<List<@Nullable Object>> authenticationRules() {
    throw PgException.notBuilt("pg_hba_file_rules()");
  }

  /// The rows of `pg_ident_file_mappings`.
  default List<List<@Nullable Object>> userMappings() {
    throw PgException.notBuilt("pg_ident_file_mappings()");
  }

  /// When the instance started, in microseconds since 2000.
  long startTimestamp();

  /// When its settings were read last, in microseconds since 2000.
  long settingsTimestamp();

  /// A session as others see it.
  ///
  /// @param role its OID; 0 before it is known
  record Session(int role) {}
}
