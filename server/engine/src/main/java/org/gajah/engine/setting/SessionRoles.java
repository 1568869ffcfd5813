package org.gajah.engine.setting;

import java.util.function.Supplier;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.settings.SettingChanger;
import org.gajah.base.settings.SettingContext;
import org.gajah.base.settings.SettingHooks;
import org.gajah.base.settings.SettingProposal;
import org.gajah.base.settings.SettingValue;
import org.gajah.base.settings.Settings;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.privilege.Privileges;
import org.gajah.catalog.privilege.Roles;
import org.gajah.catalog.rows.PgAuthid;
import org.gajah.catalog.rows.SysCache;
import org.gajah.engine.scope.Acting;
import org.gajah.engine.scope.SessionScope;
import org.gajah.spi.LoginCatalog.Role;
import org.jspecify.annotations.Nullable;

/// Whose rights a session has: who logged in, whom SET SESSION AUTHORIZATION named, and whom SET
/// ROLE. Mirrors the settings `role` and `session_authorization` of `commands/variable.c`.
public final class SessionRoles {
  private static final String NONE = "none";

  private final SessionScope session;
  private final int login;
  private final Who loggedIn;
  private Who sessionUser;
  private @Nullable Who role;
  private Acting acting = Acting.SELF;

  public SessionRoles(SessionScope session, Role login) {
    this.session = session;
    this.login = login.oid();
    this.loggedIn = new Who(login.oid(), login.superuser());
    this.sessionUser = loggedIn;
  }

  /// A role that was looked up when it was named. Whether it is a superuser is kept for the end of
  /// transactions, when no catalog can be read.
  private record Who(int oid, boolean superuser) {}

  public int sessionUser() {
    return sessionUser.oid();
  }

  public int currentUser() {
    return acting.role() == 0 ? current().oid() : acting.role();
  }

  /// As whom the session acts.
  public Acting acting() {
    return acting;
  }

  public void act(Acting now) {
    acting = now;
  }

  /// Who changes the session's settings.
  public SettingChanger changer() {
    Privileges privileges = session.namespaces().privileges();
    int user = currentUser();
    return new SettingChanger(
        privileges.roles().isSuperuser(user) ? SettingContext.SUPERUSER : SettingContext.USER,
        name -> privileges.mayParameter(name, user, Privilege.SET),
        acting.restriction());
  }

  private Who current() {
    return role == null ? sessionUser : role;
  }

  public static void addHooks(
      SettingHooks.Builder hooks, Supplier<@Nullable SessionRoles> session) {
    hooks.check(Settings.ROLE, proposal -> check(proposal, session.get(), false));
    hooks.check(Settings.SESSION_AUTHORIZATION, proposal -> check(proposal, session.get(), true));
    hooks.assign(
        Settings.SESSION_AUTHORIZATION,
        value -> {
          SessionRoles roles = session.get();
          if (roles != null) {
            roles.sessionUser = value.parsed() instanceof Who who ? who : roles.loggedIn;
            roles.changed();
          }
        });
    hooks.assign(
        Settings.ROLE,
        value -> {
          SessionRoles roles = session.get();
          if (roles != null) {
            roles.role = value.parsed() instanceof Who who ? who : null;
            roles.changed();
          }
        });
  }

  private void changed() {
    session
        .context()
        .settings()
        .override(Settings.IS_SUPERUSER, current().superuser() ? "on" : "off");
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
  private Who allowed(String name, boolean ofSession) {
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
            : rules.maySetRole(sessionUser(), row.oid());
    if (!may) {
      throw new PgException(
          SqlState.INSUFFICIENT_PRIVILEGE,
          ofSession
              ? "permission denied to set session authorization \"%s\"".formatted(name)
              : "permission denied to set role \"%s\"".formatted(name));
    }
    return new Who(row.oid(), row.rolsuper());
  }
}
