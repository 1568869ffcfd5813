package org.gajah.commands.index;

import org.gajah.accessapi.relation.Persistence;
import org.gajah.commands.object.Definer;
import org.gajah.disk.RelationKey;

/// Files of indexes.
public final class IndexFiles {
  private IndexFiles() {}

  /// Makes the main fork. That of an unlogged index is not logged; its init fork comes when the
  /// index is built.
  public static void create(Definer definer, RelationKey key, Persistence persistence) {
    definer
        .context()
        .files()
        .create(
            key,
            persistence == Persistence.UNLOGGED ? Persistence.TEMPORARY : persistence,
            true);
  }
}
