package org.gajah.transaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gajah.transaction.CommitParticipant.Phase;
import org.jspecify.annotations.Nullable;

/// Those who take part in the ends of one session's transactions, in the order of their phases.
final class CommitParticipants {
  private final List<CommitParticipant> participants = new ArrayList<>();

  /// How a transaction leaves its session.
  enum Outcome {
    COMMITTED,
    ABORTED,
    PREPARED
  }

  void add(CommitParticipant participant) {
    participants.add(participant);
    participants.sort(Comparator.comparing(CommitParticipant::phase));
  }

  List<CommitParticipant> all() {
    return participants;
  }

  /// Lets all go, whatever one of them does.
  ///
  /// @param locks releases what others wait for, between the phases that need it still and the rest
  /// @return the first fault
  @Nullable Throwable end(Outcome outcome, Runnable locks) {
    Throwable fault = null;
    int next = 0;
    for (; next < participants.size() && isBeforeLocks(participants.get(next)); next++) {
      fault = end(participants.get(next), outcome, fault);
    }
    locks.run();
    for (; next < participants.size(); next++) {
      fault = end(participants.get(next), outcome, fault);
    }
    return fault;
  }

  private static boolean isBeforeLocks(CommitParticipant participant) {
    return participant.phase().compareTo(Phase.PENDING_DELETIONS) < 0;
  }

  private static @Nullable Throwable end(
      CommitParticipant participant, Outcome outcome, @Nullable Throwable before) {
    try {
      switch (outcome) {
        case COMMITTED -> participant.ended(true);
        case ABORTED -> participant.ended(false);
        case PREPARED -> participant.prepared();
      }
      return before;
    } catch (Throwable fault) {
      return before == null ? fault : before;
    }
  }
}
