package org.gajah.disk;

import org.gajah.base.id.RelFileLocator;

/// The files of a relation, temporary ones told apart by session. Mirrors `RelFileLocatorBackend`.
///
/// @param locator where the files lie
/// @param session number of the session whose temporary relation it is, or [#SHARED]
public record RelationKey(RelFileLocator locator, int session) {
  /// The session of relations that everybody may use.
  public static final int SHARED = -1;

  public RelationKey(RelFileLocator locator) {
    this(locator, SHARED);
  }

  public boolean isTemporary() {
    return session != SHARED;
  }
}
