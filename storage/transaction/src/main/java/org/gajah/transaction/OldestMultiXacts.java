package org.gajah.transaction;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.gajah.base.id.MultiXactId;

/// What each process, and each prepared transaction, still needs of multixacts. Two bounds for
/// each:
///
/// - the oldest multixact that it may be a running member of: the next one at the time when it
///   first locked a row;
/// - the oldest multixact that it may still look up: the least of all processes' first bounds at
///   the time when it first looked one up.
///
/// Bounds are set under the lock of the generator of multixacts, so that the two are never seen out
/// of step, and taken back without it.
final class OldestMultiXacts {
  private static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);

  private final int[] member;
  private final int[] visible;

  OldestMultiXacts(int entries) {
    member = new int[entries];
    visible = new int[entries];
  }

  int member(int entry) {
    return (int) INTS.getVolatile(member, entry);
  }

  int visible(int entry) {
    return (int) INTS.getVolatile(visible, entry);
  }

  void member(int entry, int multi) {
    INTS.setVolatile(member, entry, multi);
  }

  void visible(int entry, int multi) {
    INTS.setVolatile(visible, entry, multi);
  }

  /// The oldest multixact that anybody may be a running member of; `next` when nobody is in any.
  int oldestMember(int next) {
    return oldest(member, next);
  }

  /// The oldest multixact that anybody may still need.
  int oldestNeeded(int next) {
    return oldest(visible, oldest(member, next));
  }

  private static int oldest(int[] bounds, int start) {
    int oldest = start;
    for (int i = 0; i < bounds.length; i++) {
      int bound = (int) INTS.getVolatile(bounds, i);
      if (MultiXactId.isValid(bound) && MultiXactId.precedes(bound, oldest)) {
        oldest = bound;
      }
    }
    return oldest;
  }

  void clear(int entry) {
    INTS.setVolatile(member, entry, MultiXactId.INVALID);
    INTS.setVolatile(visible, entry, MultiXactId.INVALID);
  }
}
