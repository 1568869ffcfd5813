package org.gajah.planner.plan;

import org.gajah.nodes.kinds.LockClauseStrength;
import org.gajah.nodes.kinds.LockWaitPolicy;

/// What is to be done with the rows of a relation that a statement locks or may have to look at
/// again. Mirrors `PlanRowMark`.
///
/// @param relation place in the range table
/// @param parent place of the table it is a partition or child of, itself otherwise
/// @param id number by which its junk columns (`ctidN`, `wholerowN`, `tableoidN`) are named
/// @param kind what is done
public record RowMark(
    int relation,
    int parent,
    int id,
    Kind kind,
    LockClauseStrength strength,
    LockWaitPolicy waitPolicy) {
  /// Kinds of marks.
  public enum Kind {
    EXCLUSIVE,
    NO_KEY_EXCLUSIVE,
    SHARE,
    KEY_SHARE,
    /// Not locked, but looked at again by tid.
    REFERENCE,
    /// Not locked, but kept as a whole to be looked at again.
    COPY
  }
}
