package org.gajah.heap.change;

import org.gajah.base.id.Xid;

/// What run time knows about a change and its record does not say.
///
/// @param kind what is known
/// @param commandId the command that inserts or deletes, perhaps a combined one
/// @param combined whether it is
/// @param speculativeToken of a speculative insertion, 0 otherwise
/// @param pruneXid for pruning: the oldest transaction that has left something else to prune; 0 for
///   none
public record RunTimeExtras(
    Kind kind, int commandId, boolean combined, int speculativeToken, int pruneXid) {
  /// What is known.
  public enum Kind {
    /// The record is replayed: nothing is known, and the first command stands for all.
    REDO,
    /// There is nothing to know.
    NOTHING,
    COMMAND,
    PRUNING
  }

  public static final RunTimeExtras REDO = new RunTimeExtras(Kind.REDO, 0, false, 0, Xid.INVALID);

  public static final RunTimeExtras NOTHING =
      new RunTimeExtras(Kind.NOTHING, 0, false, 0, Xid.INVALID);

  public static RunTimeExtras ofCommand(int commandId, boolean combined) {
    return new RunTimeExtras(Kind.COMMAND, commandId, combined, 0, Xid.INVALID);
  }

  public static RunTimeExtras speculative(int commandId, int token) {
    return new RunTimeExtras(Kind.COMMAND, commandId, false, token, Xid.INVALID);
  }

  public static RunTimeExtras pruned(int pruneXid) {
    return new RunTimeExtras(Kind.PRUNING, 0, false, 0, pruneXid);
  }
}
