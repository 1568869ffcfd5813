package org.gajah.spi;

import java.util.List;
import org.gajah.base.error.PgException;
import org.jspecify.annotations.Nullable;

/// What an instance lets its sessions' statements do to it.
public interface InstanceAccess {
  /// ALTER SYSTEM SET, or RESET when `value` is null. Privileges are the caller's to check.
  ///
  /// @throws PgException when the value is refused, or the file cannot be read or written
  void alterSystem(String name, @Nullable String value);

  /// ALTER SYSTEM RESET ALL.
  void resetSystem();

  /// Asks for the settings to be read again.
  void reload();

  /// The rows of `pg_file_settings`.
  List<List<@Nullable Object>> fileSettings();

  /// The rows of `pg_hba_file_rules`.
  List<List<@Nullable Object>> authenticationRules();

  /// A session by its process id, or null when there is none.
  @Nullable Backend backend(int pid);

  /// Another session.
  interface Backend {
    /// OID of its role, 0 before it is known.
    int role();

    /// Whether its role is a superuser.
    boolean superuser();

    /// Asks its statement to end.
    void cancel();

    /// Asks it to end.
    void terminate();

    /// Whether it is still there.
    boolean isAlive();
  }

  /// Where there is no instance around the sessions.
  InstanceAccess NONE =
      new InstanceAccess() {
        @Override
        public void alterSystem(String name, @Nullable String value) {
          throw PgException.notBuilt("ALTER SYSTEM");
        }

        @Override
        public void resetSystem() {
          throw PgException.notBuilt("ALTER SYSTEM");
        }

        @Override
        public void reload() {
          throw PgException.notBuilt("pg_reload_conf()");
        }

        @Override
        public List<List<@Nullable Object>> fileSettings() {
          throw PgException.notBuilt("pg_show_all_file_settings()");
        }

        @Override
        public List<List<@Nullable Object>> authenticationRules() {
          throw PgException.notBuilt("pg_hba_file_rules()");
        }

        @Override
        public @Nullable Backend backend(int pid) {
          return null;
        }
      };
}
