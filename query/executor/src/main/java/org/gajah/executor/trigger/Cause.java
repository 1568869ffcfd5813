package org.gajah.executor.trigger;

import org.gajah.catalog.rows.PgTrigger;

/// What many events have in common. Mirrors `AfterTriggerSharedData`.
final class Cause {
  final PgTrigger trigger;
  final RowEvent event;

  /// The round in which its events fire, 0 before: what is added during a round gets another cause.
  int round;

  Cause(PgTrigger trigger, RowEvent event) {
    this.trigger = trigger;
    this.event = event;
  }

  boolean is(PgTrigger other, RowEvent done) {
    return round == 0 && event == done && trigger.oid() == other.oid();
  }
}
