package org.gajah.engine;

import java.util.function.Supplier;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.settings.SettingHooks;
import org.gajah.base.settings.SettingProposal;
import org.gajah.base.settings.SettingValue;
import org.gajah.base.settings.Settings;
import org.gajah.catalog.privilege.Roles;
import org.gajah.catalog.rows.PgAuthid;
import org.gajah.catalog.rows.SysCache;
import org.gajah.spi.SqlSession;
import org.jspecify.annotations.Nullable;

/// Whose rights a session has: who logged in, whom SET SESSION AUTHORIZATION named, and whom SET
/// ROLE. Mirrors the settings `role` and `session_authorization` of `commands/variable.c`.
final class SessionRoles {
  private static final String NONE = "none";

  private final EngineSession session;
  private final int login;
  private int sessionUser;
  private int currentUser;

  SessionRoles(EngineSession session, int login) {
    this.session = session;
    this.login = login;
    this.sessionUser = login;
    this.currentUser = login;
  }

  int sessionUser() {
    return sessionUser;
  }

  int currentUser() {
    return currentUser;
  }

  static void addHooks(SettingHooks.Builder hooks, Supplier<@Nullable SqlSession> session) {
    hooks.check(Settings.ROLE, proposal -> check(proposal, roles(session), false));
    hooks.check(
        Settings.SESSION_AUTHORIZATION, proposal -> check(proposal, roles(session), true));
    hooks.assign(
        Settings.SESSION_AUTHORIZATION,
        value -> {
          SessionRoles roles = roles(session);
          if (roles != null) {
            roles.sessionUser = value.parsed() instanceof Integer role ? role : roles.login;
            roles.currentUser = roles.sessionUser;
          }
        });
    hooks.assign(
        Settings.ROLE,
        value -> {
          SessionRoles roles = roles(session);
          if (roles != null) {
            roles.currentUser =
                value.parsed() instanceof Integer role ? role : roles.sessionUser;
          }
        });
  }

  private static @Nullable SessionRoles roles(Supplier<@Nullable SqlSession> session) {
    return session.get() instanceof EngineSession own ? own.roles() : null;
  }

  private static SettingValue check(
      SettingProposal proposal, @Nullable SessionRoles roles, boolean ofSession) {
    String name = proposal.value().text();
    if (roles == null || name == null || (!ofSession && name.equals(NONE))) {
      return proposal.value();
    }
    return proposal.value().with(roles.allowed(name, ofSession));
  }

  /// The role that a name means, if the session may become it.
  private Integer allowed(String name, boolean ofSession) {
    PgAuthid row =
        session.work().isActive() ? session.catalog().find(SysCache.AUTHNAME, name) : null;
    if (row == null) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE, "role \"%s\" does not exist".formatted(name));
    }
    Roles rules = session.namespaces().privileges().roles();
    boolean may =
        ofSession
            ? row.oid() == login || rules.isSuperuser(login)
            : rules.maySetRole(sessionUser, row.oid());
    if (!may) {
      throw new PgException(
          SqlState.INSUFFICIENT_PRIVILEGE,
          ofSession
              ? "permission denied to set session authorization \"%s\"".formatted(name)
              : "permission denied to set role \"%s\"".formatted(name));
    }
    return row.oid();
  }
}
