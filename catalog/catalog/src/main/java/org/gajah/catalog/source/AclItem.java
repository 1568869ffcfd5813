package org.gajah.catalog.source;

/// An entry of an access control list. Mirrors `utils/acl.h`.
///
/// @param grantee OID of a role, or 0 for everybody
/// @param grantor OID of a role
/// @param privileges bits of privileges; the upper 32 say which of them may be granted on
public record AclItem(int grantee, int grantor, long privileges) {}
