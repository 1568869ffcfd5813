package org.gajah.engine.scope;

import org.gajah.base.settings.SettingChanger.Restriction;

/// As whom a session acts for a while, whatever SET ROLE says, and what it must not do meanwhile.
///
/// @param role 0 for the session's own
public record Acting(int role, Restriction restriction) {
  /// As itself.
  public static final Acting SELF = new Acting(0, Restriction.NONE);
}
