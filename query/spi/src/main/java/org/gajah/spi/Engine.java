package org.gajah.spi;

import java.util.function.Supplier;
import org.gajah.base.settings.SettingHooks;
import org.jspecify.annotations.Nullable;

/// The SQL engine of an instance.
public interface Engine {
  /// What is known of roles and databases before there is a session.
  LoginCatalog logins();

  /// Adds to the hooks of a session's settings what needs catalogs and transactions.
  ///
  /// @param session null until the session is open
  default void addHooks(SettingHooks.Builder hooks, Supplier<@Nullable SqlSession> session) {}

  /// Opens a session. The client has been admitted and its database looked up; no transaction is in
  /// progress, and none is when this returns.
  ///
  /// @throws org.gajah.base.error.PgException FATAL when the session cannot be
  SqlSession open(SessionContext context);
}
