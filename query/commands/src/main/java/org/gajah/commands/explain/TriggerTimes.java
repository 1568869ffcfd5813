package org.gajah.commands.explain;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gajah.base.seam.Clock;
import org.gajah.catalog.rows.PgConstraint;
import org.gajah.catalog.rows.PgTrigger;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.executor.trigger.TriggerObserver;
import org.jspecify.annotations.Nullable;

/// How often the triggers of a statement fired, and for how long. Mirrors `report_triggers()`.
final class TriggerTimes implements TriggerObserver {
  private final Clock clock;
  private final Map<Integer, Times> times = new LinkedHashMap<>();
  private @Nullable Times present;
  private long begun;

  /// What was measured of one trigger.
  private static final class Times {
    final PgTrigger trigger;
    long nanos;
    long calls;

    Times(PgTrigger trigger) {
      this.trigger = trigger;
    }
  }

  TriggerTimes(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void begin(PgTrigger trigger) {
    present = times.computeIfAbsent(trigger.oid(), oid -> new Times(trigger));
    begun = clock.nanos();
  }

  @Override
  public void end() {
    Times fired = present;
    if (fired != null) {
      fired.nanos += clock.nanos() - begun;
      fired.calls++;
    }
  }

  /// @param several whether the statement itself changes several tables
  void print(ExplainOutput output, ExplainOptions options, CatalogSource catalog, boolean several) {
    long tables =
        times.values().stream().mapToInt(each -> each.trigger.tgrelid()).distinct().count();
    boolean named = several || tables > 1;
    output.open("Triggers", "Triggers", false);
    for (Times each : times.values()) {
      PgConstraint row = catalog.find(SysCache.CONSTROID, each.trigger.tgconstraint());
      String constraint = row == null ? null : row.conname();
      String table = catalog.get(SysCache.RELOID, each.trigger.tgrelid()).relname();
      if (output.isText()) {
        line(each, constraint, named ? " on " + table : "", output, options);
      } else {
        group(each, constraint, table, output, options);
      }
    }
    output.close("Triggers", false);
  }

  private static void line(
      Times times,
      @Nullable String constraint,
      String table,
      ExplainOutput output,
      ExplainOptions options) {
    String own = options.verbose() || constraint == null ? " " + times.trigger.tgname() : "";
    String of = constraint == null ? "" : " for constraint " + constraint;
    String time = options.timing() ? "time=%.3f ".formatted(times.nanos / 1e6) : "";
    output.text("Trigger" + own + of + table, time + "calls=" + times.calls);
  }

  private static void group(
      Times times,
      @Nullable String constraint,
      String table,
      ExplainOutput output,
      ExplainOptions options) {
    PgTrigger trigger = times.trigger;
    output.open("Trigger", null, true);
    output.text("Trigger Name", trigger.tgname());
    if (constraint != null) {
      output.text("Constraint Name", constraint);
    }
    output.text("Relation", table);
    if (options.timing()) {
      output.real("Time", "ms", times.nanos / 1e6, 3);
    }
    output.integer("Calls", null, times.calls);
    output.close("Trigger", true);
  }
}
