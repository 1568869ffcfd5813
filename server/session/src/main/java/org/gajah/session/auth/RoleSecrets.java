package org.gajah.session.auth;

import org.jspecify.annotations.Nullable;

/// Looks up what is stored of roles' passwords.
@FunctionalInterface
public interface RoleSecrets {
  /// The password of a role, or null when there is no such role.
  @Nullable RoleSecret find(String role);

  /// A role's password.
  ///
  /// @param secret `pg_authid.rolpassword`, or null
  /// @param validUntil `pg_authid.rolvaliduntil` in microseconds since 2000, or null for ever
  record RoleSecret(@Nullable String secret, @Nullable Long validUntil) {}
}
