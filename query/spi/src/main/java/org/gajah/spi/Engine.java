package org.gajah.spi;

/// The SQL engine of an instance.
public interface Engine {
  /// What is known of roles and databases before there is a session.
  LoginCatalog logins();

  /// Opens a session. The client has been admitted and its database looked up; no transaction is in
  /// progress, and none is when this returns.
  ///
  /// @throws org.gajah.base.error.PgException FATAL when the session cannot be
  SqlSession open(SessionContext context);
}
