package org.gajah.accessapi.redo;

import org.gajah.base.id.RelFileLocator;

/// Gets sessions of a standby out of the way whose snapshots still see what a record removes.
/// Mirrors `ResolveRecoveryConflictWithSnapshot` of `storage/ipc/standby.c`.
public interface SnapshotConflicts {
  /// Waits for, and in the end cancels, whoever has a snapshot that sees changes by transactions up
  /// to `horizon`.
  ///
  /// @param horizon the youngest transaction whose dead rows go; 0 for none
  /// @param catalogRelation whether logical decoding looks at the relation
  void resolve(int horizon, boolean catalogRelation, RelFileLocator relation);

  /// The same for a full transaction id, which may be too old for anybody to have to go.
  void resolveFull(long horizon, boolean catalogRelation, RelFileLocator relation);

  /// For recovery while nobody is connected.
  SnapshotConflicts NONE =
      new SnapshotConflicts() {
        @Override
        public void resolve(int horizon, boolean catalogRelation, RelFileLocator relation) {}

        @Override
        public void resolveFull(long horizon, boolean catalogRelation, RelFileLocator relation) {}
      };
}
