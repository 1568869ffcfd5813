package org.gajah.executor.trigger;

import org.gajah.catalog.rows.PgTrigger;

/// Is told of triggers that fire (EXPLAIN ANALYZE).
public interface TriggerObserver {
  /// A trigger is about to fire.
  void begin(PgTrigger trigger);

  /// The trigger that was begun last has fired.
  void end();
}
