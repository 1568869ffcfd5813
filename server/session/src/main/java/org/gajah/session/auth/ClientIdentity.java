package org.gajah.session.auth;

import java.net.InetAddress;
import org.gajah.session.hba.RuleMatcher;
import org.jspecify.annotations.Nullable;

/// What is known of a client before it has proved anything.
///
/// @param role which role it wants to be
/// @param database which database it wants
/// @param physicalReplication whether it asks for replication and no database
/// @param address null on a unix socket
/// @param systemUser the system's name of the user at the other end of a unix socket, or null
/// @param tls what TLS knows, or null without it
public record ClientIdentity(
    String role,
    String database,
    boolean physicalReplication,
    @Nullable InetAddress address,
    @Nullable String systemUser,
    @Nullable TlsFacts tls) {

  /// What TLS knows of a connection.
  ///
  /// @param certificateHash of the server's certificate, for channel binding (RFC 5929)
  /// @param checksClients whether the server has certificates to check clients' against
  /// @param commonName the CN of the client's certificate, which was verified; null when it sent
  ///   none or has no CN
  /// @param distinguishedName the DN of the client's certificate; null when it sent none
  public record TlsFacts(
      byte[] certificateHash,
      boolean checksClients,
      @Nullable String commonName,
      @Nullable String distinguishedName) {}

  RuleMatcher.Client client() {
    return new RuleMatcher.Client(
        address,
        tls == null ? RuleMatcher.Encryption.NONE : RuleMatcher.Encryption.TLS,
        database,
        role,
        physicalReplication);
  }

  /// The host as messages name it.
  String host() {
    return address == null ? "[local]" : address.getHostAddress();
  }

  /// The words about encryption in messages.
  String encryption() {
    return (tls == null ? RuleMatcher.Encryption.NONE : RuleMatcher.Encryption.TLS).words();
  }
}
