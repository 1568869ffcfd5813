package org.gajah.session.hba;

import org.jspecify.annotations.Nullable;

/// How a client proves who it is, as named in `pg_hba.conf`.
public enum AuthenticationMethod {
  TRUST("trust", true),
  REJECT("reject", true),
  MD5("md5", true),
  PASSWORD("password", true),
  SCRAM_SHA_256("scram-sha-256", true),
  PEER("peer", true),
  CERT("cert", true),
  IDENT("ident", true),
  GSS("gss", true),
  PAM("pam", true),
  LDAP("ldap", true),
  RADIUS("radius", true),
  /// Windows only.
  SSPI("sspi", false),
  /// OpenBSD only.
  BSD("bsd", false);

  private final String label;
  private final boolean accepted;

  AuthenticationMethod(String label, boolean accepted) {
    this.label = label;
    this.accepted = accepted;
  }

  /// The word in the file.
  public String label() {
    return label;
  }

  /// Whether a file may name it.
  boolean isAccepted() {
    return accepted;
  }

  static @Nullable AuthenticationMethod of(String word) {
    for (AuthenticationMethod method : values()) {
      if (method.label.equals(word)) {
        return method;
      }
    }
    return null;
  }
}
