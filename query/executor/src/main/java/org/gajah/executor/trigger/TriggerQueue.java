package org.gajah.executor.trigger;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.gajah.base.error.PgException;
import org.gajah.base.id.Tid;
import org.gajah.batch.MemoryAccount;
import org.gajah.catalog.rows.PgTrigger;
import org.jspecify.annotations.Nullable;

/// The after-row triggers of a session's transaction, as the package describes it.
public final class TriggerQueue {
  private static final char DISABLED = 'D';
  private static final char ORIGIN = 'O';
  private static final char REPLICA = 'R';

  private final MemoryAccount memory;
  private final Firing firing;
  private final BooleanSupplier isReplica;
  private final EventList deferred;
  private final List<@Nullable EventList> queries = new ArrayList<>();
  private final List<Level> levels = new ArrayList<>();
  private ConstraintModes modes = ConstraintModes.NONE;
  private int rounds = 1;
  private @Nullable TriggerObserver observer;

  /// Does what triggers do.
  public interface Firing {
    /// Fires a trigger for a row.
    ///
    /// @param first the row's tid; of the old one after an update
    /// @param second the new row's tid after an update, otherwise [Tid#INVALID]
    void fire(PgTrigger trigger, RowEvent event, long first, long second);

    /// A round is over, whether it went well or not: what was opened may be closed.
    void finished();
  }

  /// How things were when a subtransaction began.
  private record Level(ConstraintModes modes, long deferred, int queries, int rounds) {}

  /// @param isReplica whether `session_replication_role` is `replica`
  public TriggerQueue(MemoryAccount memory, Firing firing, BooleanSupplier isReplica) {
    this.memory = memory;
    this.firing = firing;
    this.isReplica = isReplica;
    this.deferred = new EventList(memory);
  }

  /// Whether a trigger fires in the session's role.
  public boolean isEnabled(PgTrigger trigger) {
    char enabled = trigger.tgenabled();
    return enabled != DISABLED && enabled != (isReplica.getAsBoolean() ? ORIGIN : REPLICA);
  }

  // Queries

  /// A query begins whose triggers fire when it ends.
  public void beginQuery() {
    queries.add(null);
  }

  /// Adds an event to the innermost query's.
  ///
  /// @param second the new row's tid after an update, otherwise [Tid#INVALID]
  public void add(PgTrigger trigger, RowEvent event, long first, long second) {
    if (queries.isEmpty()) {
      throw PgException.internal("AfterTriggerSaveEvent() called outside of query");
    }
    EventList events = queries.getLast();
    if (events == null) {
      events = new EventList(memory);
      queries.set(queries.size() - 1, events);
    }
    events.add(trigger, event, first, second);
  }

  /// The innermost query has changed all its rows: its triggers fire, or are deferred.
  public void endQuery() {
    EventList events = queries.getLast();
    if (events != null) {
      try {
        fireQuery(events);
      } finally {
        firing.finished();
      }
      events.clear();
    }
    queries.removeLast();
  }

  private void fireQuery(EventList events) {
    long from = 0;
    long end = events.end();
    while (events.at(from, end) >= 0) {
      postpone(events, from, end);
      for (long place = events.at(from, end); place >= 0; place = events.next(place, end)) {
        if (!events.is(place, EventList.DONE)) {
          fire(events, place);
        }
      }
      from = end;
      end = events.end();
    }
  }

  /// Moves what is deferred to its list.
  private void postpone(EventList events, long from, long end) {
    for (long place = events.at(from, end); place >= 0; place = events.next(place, end)) {
      Cause cause = events.cause(place);
      if (modes.isDeferred(cause.trigger)) {
        events.mark(place, EventList.DONE);
        deferred.add(cause.trigger, cause.event, events.first(place), events.second(place));
      } else {
        cause.round = rounds;
      }
    }
    rounds++;
  }

  private void fire(EventList events, long place) {
    Cause cause = events.cause(place);
    TriggerObserver told = observer;
    if (told != null) {
      told.begin(cause.trigger);
    }
    firing.fire(cause.trigger, cause.event, events.first(place), events.second(place));
    if (told != null) {
      told.end();
    }
    events.mark(place, EventList.DONE);
  }

  /// Lets somebody see which triggers fire from now on.
  ///
  /// @param newObserver null for nobody
  /// @return who saw them before
  public @Nullable TriggerObserver observe(@Nullable TriggerObserver newObserver) {
    TriggerObserver before = observer;
    observer = newObserver;
    return before;
  }

  /// Whether triggers of a relation are still to fire, so that it must not be altered.
  public boolean hasPending(int relation) {
    if (deferred.hasPending(relation)) {
      return true;
    }
    for (EventList events : queries) {
      if (events != null && events.hasPending(relation)) {
        return true;
      }
    }
    return false;
  }

  // Deferred events

  /// Fires everything that is deferred, before a commit.
  public void fireDeferred() {
    while (fireRound(true)) {}
    deferred.clear();
  }

  /// SET CONSTRAINTS ALL.
  public void setAll(boolean deferring) {
    modes = ConstraintModes.ofAll(deferring);
    fireUnlessDeferred(deferring);
  }

  /// SET CONSTRAINTS of some constraints.
  ///
  /// @param triggers OIDs of their triggers
  public void set(List<Integer> triggers, boolean deferring) {
    modes = modes.with(triggers, deferring);
    fireUnlessDeferred(deferring);
  }

  private void fireUnlessDeferred(boolean deferring) {
    if (deferring) {
      return;
    }
    while (fireRound(false)) {}
  }

  /// Fires what is in the deferred list and to be fired now.
  ///
  /// @return false when there was nothing
  private boolean fireRound(boolean all) {
    int round = rounds;
    if (!start(all, round)) {
      return false;
    }
    rounds++;
    long end = deferred.end();
    try {
      for (long place = deferred.at(0, end); place >= 0; place = deferred.next(place, end)) {
        if (isStarted(place) && deferred.cause(place).round == round) {
          fire(deferred, place);
        }
      }
    } finally {
      firing.finished();
    }
    return true;
  }

  private boolean isStarted(long place) {
    return deferred.is(place, EventList.STARTED) && !deferred.is(place, EventList.DONE);
  }

  private boolean start(boolean all, int round) {
    boolean any = false;
    long end = deferred.end();
    for (long place = deferred.at(0, end); place >= 0; place = deferred.next(place, end)) {
      Cause cause = deferred.cause(place);
      if (!deferred.is(place, EventList.STARTED | EventList.DONE)
          && (all || !modes.isDeferred(cause.trigger))) {
        deferred.mark(place, EventList.STARTED);
        cause.round = round;
        any = true;
      }
    }
    return any;
  }

  // Transactions

  /// A transaction begins, or is over.
  public void reset() {
    clearQueries(0);
    deferred.clear();
    levels.clear();
    modes = ConstraintModes.NONE;
    rounds = 1;
    observer = null;
  }

  private void clearQueries(int left) {
    while (queries.size() > left) {
      EventList events = queries.removeLast();
      if (events != null) {
        events.clear();
      }
    }
  }

  public void beginSubtransaction() {
    levels.add(new Level(modes, deferred.end(), queries.size(), rounds));
  }

  public void endSubtransaction(boolean committed) {
    Level level = levels.removeLast();
    if (committed) {
      return;
    }
    clearQueries(level.queries);
    deferred.truncate(level.deferred);
    modes = level.modes;
    long end = deferred.end();
    for (long place = deferred.at(0, end); place >= 0; place = deferred.next(place, end)) {
      if (deferred.is(place, EventList.STARTED) && deferred.cause(place).round >= level.rounds) {
        deferred.unmark(place, EventList.STARTED | EventList.DONE);
      }
    }
  }
}
