package org.gajah.cli.postgres;

import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.locks.Proc;
import org.gajah.spi.Engine;
import org.gajah.spi.LoginCatalog;
import org.gajah.spi.SessionContext;
import org.gajah.spi.SqlSession;

/// Stands where the SQL engine will: lets nobody in.
final class NoEngine implements Engine, LoginCatalog {
  private static PgException missing() {
    return PgException.notBuilt("SQL").raise(Severity.FATAL);
  }

  @Override
  public LoginCatalog logins() {
    return this;
  }

  @Override
  public SqlSession open(SessionContext context) {
    throw missing();
  }

  @Override
  public Role role(String name, Proc proc) {
    throw missing();
  }

  @Override
  public boolean isMember(String role, String group, Proc proc) {
    throw missing();
  }

  @Override
  public Database database(String name, Proc proc) {
    throw missing();
  }

  @Override
  public boolean mayConnect(Database database, Role role, Proc proc) {
    throw missing();
  }

  @Override
  public boolean hasPrivilegesOf(Role role, String group, Proc proc) {
    throw missing();
  }

  @Override
  public List<Stored> settings(Database database, Role role, Proc proc) {
    throw missing();
  }

  @Override
  public boolean maySet(Role role, String setting, Proc proc) {
    throw missing();
  }
}
