package org.gajah.session.protocol;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.seam.Connection;
import org.gajah.base.settings.Settings;
import org.gajah.locks.Proc;
import org.gajah.session.auth.Authentication;
import org.gajah.session.auth.AuthenticationStep;
import org.gajah.session.auth.AuthenticationStep.Admit;
import org.gajah.session.auth.AuthenticationStep.Ask;
import org.gajah.session.auth.AuthenticationStep.Refuse;
import org.gajah.session.auth.ClientIdentity;
import org.gajah.session.auth.RoleSecrets.RoleSecret;
import org.gajah.session.tls.TlsConnection;
import org.gajah.spi.LoginCatalog;
import org.gajah.spi.LoginCatalog.Database;
import org.gajah.spi.LoginCatalog.Role;
import org.gajah.wire.BackendCodec;
import org.gajah.wire.BackendMessage;
import org.gajah.wire.FrontendMessage;
import org.gajah.wire.stream.AuthenticationCode;
import org.jspecify.annotations.Nullable;

/// Lets a client in: authentication, then what the catalogs say of its role and database. Mirrors
/// `InitPostgres` of `utils/init/postinit.c`.
final class Login {
  /// `datconnlimit` of a database whose removal was interrupted.
  private static final int INVALID_DATABASE = -2;

  private final SessionServices services;
  private final StartupRequest request;
  private final ClientLink link;
  private final SessionReporter reporter;
  private final Proc proc;
  private final LoginCatalog catalog;

  /// The client is in.
  ///
  /// @param admit how it proved who it is
  record Admitted(Admit admit, Role role, Database database) {}

  Login(
      SessionServices services,
      StartupRequest request,
      ClientLink link,
      SessionReporter reporter,
      Proc proc) {
    this.services = services;
    this.request = request;
    this.link = link;
    this.reporter = reporter;
    this.proc = proc;
    this.catalog = services.engine().logins();
  }

  /// Talks until the client is in.
  ///
  /// @return null when it went away
  /// @throws PgException FATAL when it is not let in
  @Nullable Admitted run(Connection.Peer peer, @Nullable TlsConnection secured) {
    boolean physical = request.replication() == StartupRequest.Replication.PHYSICAL;
    ClientIdentity client =
        new ClientIdentity(
            request.user(),
            physical ? "" : request.database(),
            physical,
            peer.address(),
            peer.user(),
            secured == null ? null : secured.facts());
    Authentication authentication =
        new Authentication(
            services.rules(),
            new Authentication.Sources(
                this::secret,
                (role, group) -> catalog.isMember(role, group, proc),
                services.names(),
                services.clock(),
                services.chance()),
            services.secrets(),
            client);
    AuthenticationStep step = authentication.start();
    while (true) {
      switch (step) {
        case Ask ask -> {
          AuthenticationStep next = ask(ask);
          if (next == null) {
            return null;
          }
          step = next;
        }
        case Admit admit -> {
          admit.messages().forEach(this::send);
          link.writer().authentication(AuthenticationCode.OK);
          if (reporter.settings().is(Settings.LOG_CONNECTIONS)) {
            reporter.log(Authentication.logLine(admit, request.user()));
          }
          return facts(admit);
        }
        case Refuse refuse -> {
          refuse.log().forEach(reporter::logOnly);
          PgException error = refuse.error();
          throw refuse.logDetail() == null ? error : error.logDetail(refuse.logDetail());
        }
      }
    }
  }

  private @Nullable RoleSecret secret(String name) {
    Role role = catalog.role(name, proc);
    return role == null ? null : new RoleSecret(role.secret(), role.validUntil());
  }

  private void send(BackendMessage.Authentication message) {
    ByteSink out = link.writer().out();
    BackendCodec.encode(message, out);
  }

  private @Nullable AuthenticationStep ask(Ask ask) {
    send(ask.request());
    link.flush();
    try {
      if (!link.next(ask.limits())) {
        return null;
      }
    } catch (PgException e) {
      if (e.severity() != Severity.LOG || ask.unreadable() == null) {
        throw e;
      }
      reporter.logOnly(e);
      return ask.unreadable();
    }
    return ask.next().apply(new FrontendMessage.AuthenticationResponse(link.body().readRest()));
  }

  private Admitted facts(Admit admit) {
    Role role = catalog.role(request.user(), proc);
    if (role == null) {
      throw PgException.fatal(
          SqlState.INVALID_AUTHORIZATION_SPECIFICATION,
          "role \"" + request.user() + "\" does not exist");
    }
    check(role);
    if (request.replication() != StartupRequest.Replication.NONE) {
      if (!role.superuser() && !role.replication()) {
        throw PgException.fatal(
                SqlState.INSUFFICIENT_PRIVILEGE, "permission denied to start WAL sender")
            .detail("Only roles with the REPLICATION attribute may start a WAL sender process.");
      }
      throw PgException.notBuilt("replication").raise(Severity.FATAL);
    }
    Database database = catalog.database(request.database(), proc);
    if (database == null) {
      throw PgException.fatal(
          SqlState.UNDEFINED_DATABASE, "database \"" + request.database() + "\" does not exist");
    }
    check(database, role);
    return new Admitted(admit, role, database);
  }

  private void check(Role role) {
    if (!role.canLogin()) {
      throw PgException.fatal(
          SqlState.INVALID_AUTHORIZATION_SPECIFICATION,
          "role \"" + role.name() + "\" is not permitted to log in");
    }
    int limit = role.connectionLimit();
    if (limit >= 0 && !role.superuser() && services.connectionsOf(role.oid()) >= limit) {
      throw tooMany("too many connections for role \"" + role.name() + "\"");
    }
    checkReserved(role);
  }

  private static PgException tooMany(String message) {
    return PgException.fatal(SqlState.TOO_MANY_CONNECTIONS, message);
  }

  private void checkReserved(Role role) {
    var settings = services.settings();
    int forSuperusers = settings.intValue(Settings.SUPERUSER_RESERVED_CONNECTIONS);
    int forOthers = settings.intValue(Settings.RESERVED_CONNECTIONS);
    int free = services.freeConnections();
    if (role.superuser() || free >= forSuperusers + forOthers) {
      return;
    }
    if (free < forSuperusers) {
      throw tooMany(
          "remaining connection slots are reserved for roles with the SUPERUSER attribute");
    }
    if (!catalog.hasPrivilegesOf(role, "pg_use_reserved_connections", proc)) {
      throw tooMany(
          "remaining connection slots are reserved for roles with privileges of the"
              + " \"pg_use_reserved_connections\" role");
    }
  }

  private void check(Database database, Role role) {
    if (database.connectionLimit() == INVALID_DATABASE) {
      throw PgException.fatal(
              SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
              "cannot connect to invalid database \"" + database.name() + "\"")
          .hint("Use DROP DATABASE to drop invalid databases.");
    }
    if (!database.allowsConnections()) {
      throw PgException.fatal(
          SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
          "database \"" + database.name() + "\" is not currently accepting connections");
    }
    if (role.superuser()) {
      return;
    }
    if (!catalog.mayConnect(database, role, proc)) {
      throw PgException.fatal(
              SqlState.INSUFFICIENT_PRIVILEGE,
              "permission denied for database \"" + database.name() + "\"")
          .detail("User does not have CONNECT privilege.");
    }
    int limit = database.connectionLimit();
    if (limit >= 0 && services.connectionsTo(database.oid()) >= limit) {
      throw tooMany("too many connections for database \"" + database.name() + "\"");
    }
  }
}
