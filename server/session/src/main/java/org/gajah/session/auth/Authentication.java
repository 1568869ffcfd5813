package org.gajah.session.auth;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.seam.Chance;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.NameService;
import org.gajah.session.auth.AuthenticationStep.Admit;
import org.gajah.session.auth.AuthenticationStep.Ask;
import org.gajah.session.auth.AuthenticationStep.Refuse;
import org.gajah.session.auth.RoleSecrets.RoleSecret;
import org.gajah.session.hba.AuthenticationMethod;
import org.gajah.session.hba.HbaOptions.ClientCertificate;
import org.gajah.session.hba.HbaOptions.ClientName;
import org.gajah.session.hba.HbaRule;
import org.gajah.session.hba.IdentFile;
import org.gajah.session.hba.Roles;
import org.gajah.session.hba.RuleMatcher;
import org.gajah.wire.BackendMessage;
import org.gajah.wire.FrontendCodec;
import org.gajah.wire.FrontendMessage;
import org.gajah.wire.Wire;
import org.gajah.wire.stream.MessageLimits;
import org.jspecify.annotations.Nullable;

/// One client's way in. Mirrors `ClientAuthentication` of `libpq/auth.c`.
public final class Authentication {
  private final Rules rules;
  private final Sources sources;
  private final Secrets secrets;
  private final ClientIdentity client;

  /// What the configuration files say at the moment.
  public record Rules(List<HbaRule> hba, IdentFile ident) {}

  /// Where the rest comes from.
  ///
  /// @param roles what is stored of passwords
  /// @param groups who is a member of what
  /// @param names the resolver
  public record Sources(
      RoleSecrets roles, Roles groups, NameService names, Clock clock, Chance chance) {}

  /// What the server brings into exchanges.
  ///
  /// @param mockNonce 32 bytes that are the cluster's for good (the control file has them)
  /// @param encryption of `password_encryption`: what an unknown role seems to use
  /// @param iterations of `scram_iterations`: likewise
  public record Secrets(byte[] mockNonce, PasswordSecret.Encryption encryption, int iterations) {}

  public Authentication(Rules rules, Sources sources, Secrets secrets, ClientIdentity client) {
    this.rules = rules;
    this.sources = sources;
    this.secrets = secrets;
    this.client = client;
  }

  /// The first step.
  public AuthenticationStep start() {
    RuleMatcher matcher = new RuleMatcher(rules.hba, sources.groups, sources.names);
    HbaRule rule = matcher.find(client.client());
    if (rule == null) {
      return refuse(noEntry(), matcher.lookupDetail());
    }
    ClientIdentity.TlsFacts tls = client.tls();
    if (rule.options().clientCertificate() != ClientCertificate.NONE) {
      if (tls == null || !tls.checksClients()) {
        return refuse(
            PgException.fatal(
                SqlState.CONFIG_FILE_ERROR,
                "client certificates can only be checked if a root certificate store is available"),
            null);
      }
      if (tls.distinguishedName() == null) {
        return refuse(
            PgException.fatal(
                SqlState.INVALID_AUTHORIZATION_SPECIFICATION,
                "connection requires a valid client certificate"),
            null);
      }
    }
    return switch (rule.method()) {
      case TRUST, CERT -> proved(rule, null, List.of());
      case REJECT -> refuse(rejected(), matcher.lookupDetail());
      case PASSWORD -> askPassword(rule);
      case MD5, SCRAM_SHA_256 -> challenge(rule);
      case PEER -> peer(rule);
      case IDENT, GSS, PAM, LDAP, RADIUS, SSPI, BSD ->
          refuse(
              PgException.notBuilt(rule.method().label() + " authentication").raise(Severity.FATAL),
              null);
    };
  }

  private static Refuse refuse(PgException error, @Nullable String logDetail) {
    return new Refuse(error, logDetail, List.of());
  }

  private PgException noEntry() {
    return notAllowed(
        client.physicalReplication()
            ? "no pg_hba.conf entry for replication connection from host \"%s\", user \"%s\", %s"
                .formatted(client.host(), client.role(), client.encryption())
            : "no pg_hba.conf entry for host \"%s\", user \"%s\", database \"%s\", %s"
                .formatted(client.host(), client.role(), client.database(), client.encryption()));
  }

  private PgException rejected() {
    return notAllowed(
        client.physicalReplication()
            ? "pg_hba.conf rejects replication connection for host \"%s\", user \"%s\", %s"
                .formatted(client.host(), client.role(), client.encryption())
            : "pg_hba.conf rejects connection for host \"%s\", user \"%s\", database \"%s\", %s"
                .formatted(client.host(), client.role(), client.database(), client.encryption()));
  }

  private static PgException notAllowed(String message) {
    return PgException.fatal(SqlState.INVALID_AUTHORIZATION_SPECIFICATION, message);
  }

  // The end of every exchange.

  /// The method is satisfied; what is left is the client's certificate.
  private AuthenticationStep proved(
      HbaRule rule, @Nullable String identity, List<BackendMessage.Authentication> messages) {
    boolean byCertificate = rule.method() == AuthenticationMethod.CERT;
    if (!byCertificate && rule.options().clientCertificate() != ClientCertificate.VERIFY_FULL) {
      return new Admit(messages, identity, rule);
    }
    ClientIdentity.TlsFacts tls = client.tls();
    String distinguishedName = tls == null ? null : tls.distinguishedName();
    boolean byDn = rule.options().clientName() == ClientName.DN;
    String name = tls == null ? null : byDn ? distinguishedName : tls.commonName();
    if (name == null || name.isEmpty() || distinguishedName == null) {
      return failed(
          rule,
          null,
          log(
              "certificate authentication failed for user \"%s\": client certificate contains no"
                  + " user name"));
    }
    PgException mismatch =
        rules.ident.check(rule.options().map(), client.role(), name, false, sources.groups);
    if (mismatch == null) {
      return new Admit(messages, byCertificate ? distinguishedName : identity, rule);
    }
    return byCertificate
        ? failed(rule, null, mismatch)
        : failed(
            rule,
            null,
            mismatch,
            log(
                "certificate validation (clientcert=verify-full) failed for user \"%s\": "
                    + (byDn ? "DN" : "CN")
                    + " mismatch"));
  }

  private PgException log(String message) {
    return new PgException(
        Severity.LOG, SqlState.SUCCESSFUL_COMPLETION, message.formatted(client.role()), null);
  }

  private Refuse failed(HbaRule rule, @Nullable String detail, PgException... log) {
    AuthenticationMethod method = rule.method();
    boolean password =
        switch (method) {
          case PASSWORD, MD5, SCRAM_SHA_256 -> true;
          case TRUST, REJECT, PEER, CERT, IDENT, GSS, PAM, LDAP, RADIUS, SSPI, BSD -> false;
        };
    String words =
        switch (method) {
          case TRUST -> "\"trust\" authentication failed for user \"%s\"";
          case REJECT -> "authentication failed for user \"%s\": host rejected";
          case PASSWORD, MD5, SCRAM_SHA_256 -> "password authentication failed for user \"%s\"";
          case PEER -> "Peer authentication failed for user \"%s\"";
          case CERT -> "certificate authentication failed for user \"%s\"";
          case IDENT -> "Ident authentication failed for user \"%s\"";
          case GSS, SSPI, PAM, BSD, LDAP, RADIUS ->
              "authentication failed for user \"%s\": invalid authentication method";
        };
    String matched =
        "Connection matched file \"%s\" line %d: \"%s\""
            .formatted(rule.file(), rule.line(), rule.raw());
    return new Refuse(
        PgException.fatal(
            password ? SqlState.INVALID_PASSWORD : SqlState.INVALID_AUTHORIZATION_SPECIFICATION,
            words.formatted(client.role())),
        detail == null ? matched : detail + "\n" + matched,
        List.of(log));
  }

  // Stored passwords.

  /// What is stored for the role, or why nothing can match.
  ///
  /// @param stored null when nothing can
  /// @param detail for the log, or null
  private record Looked(@Nullable PasswordSecret stored, @Nullable String detail) {}

  private Looked lookUp() {
    RoleSecret found = sources.roles.find(client.role());
    if (found == null) {
      return new Looked(null, "Role \"" + client.role() + "\" does not exist.");
    }
    if (found.secret() == null) {
      return new Looked(null, "User \"" + client.role() + "\" has no password assigned.");
    }
    Long validUntil = found.validUntil();
    if (validUntil != null && validUntil < sources.clock.timestamp()) {
      return new Looked(null, "User \"" + client.role() + "\" has an expired password.");
    }
    return new Looked(PasswordSecret.of(found.secret()), null);
  }

  private String notMatching() {
    return "Password does not match for user \"" + client.role() + "\".";
  }

  /// The content of a password message.
  private static Slice password(FrontendMessage.AuthenticationResponse response) {
    Slice password = FrontendCodec.password(response).password();
    if (password.length() == 0) {
      throw new PgException(SqlState.INVALID_PASSWORD, "empty password returned by client");
    }
    return password;
  }

  private AuthenticationStep askPassword(HbaRule rule) {
    return new Ask(
        new BackendMessage.AuthenticationCleartextPassword(),
        MessageLimits.password(),
        response -> {
          byte[] password = password(response).toByteArray();
          Looked looked = lookUp();
          if (looked.stored == null) {
            return failed(rule, looked.detail);
          }
          if (looked.stored instanceof PasswordSecret.Unknown) {
            return failed(
                rule, "Password of user \"" + client.role() + "\" is in unrecognized format.");
          }
          return looked.stored.verify(client.role(), password)
              ? proved(rule, client.role(), List.of())
              : failed(rule, notMatching());
        },
        null);
  }

  /// md5 where the stored password is of that kind and the rule allows it, else SCRAM.
  private AuthenticationStep challenge(HbaRule rule) {
    Looked looked = lookUp();
    boolean storedAsMd5 =
        looked.stored == null
            ? secrets.encryption == PasswordSecret.Encryption.MD5
            : looked.stored instanceof PasswordSecret.Md5;
    return rule.method() == AuthenticationMethod.MD5 && storedAsMd5
        ? askMd5(rule, looked)
        : askScram(rule, looked);
  }

  private AuthenticationStep askMd5(HbaRule rule, Looked looked) {
    byte[] salt = new byte[4];
    sources.chance.nextBytes(salt);
    return new Ask(
        new BackendMessage.AuthenticationMd5Password(Slice.of(salt)),
        MessageLimits.password(),
        response -> {
          String answer = password(response).toString(StandardCharsets.ISO_8859_1);
          if (!(looked.stored instanceof PasswordSecret.Md5 md5)) {
            return failed(rule, looked.detail);
          }
          return PasswordSecret.equal(answer, md5.answer(salt))
              ? proved(rule, client.role(), List.of())
              : failed(rule, notMatching());
        },
        null);
  }

  // SCRAM.

  private AuthenticationStep askScram(HbaRule rule, Looked looked) {
    List<String> mechanisms =
        client.tls() == null
            ? List.of(ScramExchange.MECHANISM)
            : List.of(ScramExchange.MECHANISM_PLUS, ScramExchange.MECHANISM);
    return new Ask(
        new BackendMessage.AuthenticationSasl(mechanisms),
        MessageLimits.sasl(),
        response -> {
          String mechanism = FrontendCodec.saslMechanism(response);
          if (!mechanisms.contains(mechanism)) {
            throw new PgException(
                SqlState.PROTOCOL_VIOLATION,
                "client selected an invalid SASL authentication mechanism");
          }
          boolean bound = mechanism.equals(ScramExchange.MECHANISM_PLUS);
          ScramRun run = new ScramRun(rule, looked, bound);
          Slice first = FrontendCodec.saslInitial(response).response();
          return first == null
              ? new Ask(
                  new BackendMessage.AuthenticationSaslContinue(Wire.utf8("")),
                  MessageLimits.sasl(),
                  later -> run.first(later.content()),
                  failed(rule, null))
              : run.first(first);
        },
        failed(rule, null));
  }

  /// One SCRAM exchange, and whether it may succeed at all.
  private final class ScramRun {
    private final HbaRule rule;
    private final boolean doomed;
    private final @Nullable String detail;
    private final ScramExchange exchange;

    ScramRun(HbaRule rule, Looked looked, boolean bound) {
      this.rule = rule;
      boolean scram = looked.stored instanceof PasswordSecret.Scram256;
      this.doomed = !scram;
      this.detail =
          looked.stored == null
              ? looked.detail
              : scram ? null : "User \"" + client.role() + "\" does not have a valid SCRAM secret.";
      ClientIdentity.TlsFacts tls = client.tls();
      this.exchange =
          new ScramExchange(
              looked.stored instanceof PasswordSecret.Scram256 secret ? secret : mock(),
              tls == null ? null : tls.certificateHash(),
              bound,
              sources.chance);
    }

    AuthenticationStep first(Slice message) {
      return new Ask(
          new BackendMessage.AuthenticationSaslContinue(exchange.first(message)),
          MessageLimits.sasl(),
          response -> last(response.content()),
          failed(rule, null));
    }

    private AuthenticationStep last(Slice message) {
      Slice outcome = exchange.last(message);
      return outcome == null || doomed
          ? failed(rule, detail)
          : proved(
              rule, client.role(), List.of(new BackendMessage.AuthenticationSaslFinal(outcome)));
    }
  }

  /// A secret for a role that has none: always the same salt for the same name, and no key.
  private PasswordSecret.Scram256 mock() {
    byte[] hash = Scram.sha256(client.role().getBytes(StandardCharsets.UTF_8), secrets.mockNonce);
    return new PasswordSecret.Scram256(
        secrets.iterations,
        Arrays.copyOf(hash, PasswordSecret.Scram256.SALT_LENGTH),
        new byte[Scram.KEY_LENGTH],
        new byte[Scram.KEY_LENGTH]);
  }

  // Unix sockets.

  private AuthenticationStep peer(HbaRule rule) {
    String user = client.systemUser();
    if (user == null) {
      return failed(rule, null, log("could not get peer credentials"));
    }
    PgException mismatch =
        rules.ident.check(rule.options().map(), client.role(), user, false, sources.groups);
    return mismatch == null ? proved(rule, user, List.of()) : failed(rule, null, mismatch);
  }

  /// The line that `log_connections` writes about a client that was admitted.
  public static String logLine(Admit admit, String role) {
    HbaRule rule = admit.rule();
    String who =
        admit.identity() == null
            ? "user=\"" + role + "\""
            : "identity=\"" + admit.identity() + "\"";
    return "connection authenticated: %s method=%s (%s:%d)"
        .formatted(who, rule.method().label(), rule.file(), rule.line());
  }
}
