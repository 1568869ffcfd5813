package org.gajah.executor.trigger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gajah.catalog.rows.PgTrigger;
import org.jspecify.annotations.Nullable;

/// What SET CONSTRAINTS has said in a transaction. Does not change. Mirrors `SetConstraintState`.
///
/// @param all whether all are deferred; null when nothing was said of all
/// @param single whether single triggers are, by OID; later than what was said of all
record ConstraintModes(@Nullable Boolean all, Map<Integer, Boolean> single) {
  static final ConstraintModes NONE = new ConstraintModes(null, Map.of());

  static ConstraintModes ofAll(boolean deferred) {
    return new ConstraintModes(deferred, Map.of());
  }

  ConstraintModes with(List<Integer> triggers, boolean deferred) {
    Map<Integer, Boolean> changed = new HashMap<>(single);
    triggers.forEach(trigger -> changed.put(trigger, deferred));
    return new ConstraintModes(all, changed);
  }

  boolean isDeferred(PgTrigger trigger) {
    if (!trigger.tgdeferrable()) {
      return false;
    }
    Boolean said = single.get(trigger.oid());
    if (said == null) {
      said = all;
    }
    return said == null ? trigger.tginitdeferred() : said;
  }
}
