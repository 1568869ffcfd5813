package org.gajah.session.hba;

/// Who is in which group, for rules that name groups.
@FunctionalInterface
public interface Roles {
  /// Whether a role is a member, directly or not, of another; false when either does not exist. A
  /// role is a member of itself; being a superuser makes nobody one.
  boolean isMember(String role, String group);
}
