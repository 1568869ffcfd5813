package org.gajah.transaction.twophase;

import org.gajah.base.bytes.Slice;
import org.gajah.locks.Proc;

/// What one part of the server does with its sections of prepared transactions. Mirrors
/// `access/transam/twophase_rmgr.c`.
public interface TwoPhaseHandler {
  /// A section and whose it is.
  ///
  /// @param entry the number of the prepared transaction in the process array
  /// @param info its owner's
  record Part(int xid, int entry, int info, Slice data) {}

  /// The instance has recovered: the prepared transaction goes on and needs again what it had.
  default void recovered(Part part, Proc proc) {}

  /// It is over.
  default void finished(Part part, boolean committed, Proc proc) {}
}
