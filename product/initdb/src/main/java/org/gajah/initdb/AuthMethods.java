package org.gajah.initdb;

import java.util.List;
import java.util.Set;

/// How clients may prove who they are, as `pg_hba.conf` will say.
///
/// @param local of connections through the socket in the file system
/// @param host of connections over a network
/// @param unspecified whether nothing was said of one of them
record AuthMethods(String local, String host, boolean unspecified) {
  private static final Set<String> LOCAL =
      Set.of("trust", "reject", "scram-sha-256", "md5", "password", "peer", "radius", "pam", "ldap");
  private static final Set<String> HOST =
      Set.of(
          "trust", "reject", "scram-sha-256", "md5", "password", "ident", "radius", "pam", "ldap",
          "gss", "cert");
  private static final List<String> WITH_PASSWORD = List.of("md5", "password", "scram-sha-256");

  /// @throws InitdbFault when there is no such method, or it needs a password that nobody gives
  static AuthMethods of(Options options) {
    AuthMethods methods =
        new AuthMethods(
            options.authLocal == null ? "trust" : options.authLocal,
            options.authHost == null ? "trust" : options.authHost,
            options.authLocal == null || options.authHost == null);
    check(methods.local, LOCAL, "local");
    check(methods.host, HOST, "host");
    boolean given = options.promptsPassword || options.passwordFile != null;
    if (WITH_PASSWORD.contains(methods.local) && WITH_PASSWORD.contains(methods.host) && !given) {
      throw new InitdbFault(
          "must specify a password for the superuser to enable password authentication");
    }
    return methods;
  }

  private static void check(String method, Set<String> known, String kind) {
    if (!known.contains(method)) {
      throw new InitdbFault(
          "invalid authentication method \"%s\" for \"%s\" connections".formatted(method, kind));
    }
  }

  /// Whether anybody may come in as anybody.
  boolean trusting() {
    return local.equals("trust") || host.equals("trust");
  }

  /// Whether passwords must be stored as MD5 hashes, for nothing that was chosen could use others.
  boolean wantsMd5() {
    return local.equals("md5") && !host.equals("scram-sha-256")
        || host.equals("md5") && !local.equals("scram-sha-256");
  }
}
