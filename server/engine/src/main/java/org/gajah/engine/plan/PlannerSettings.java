package org.gajah.engine.plan;

import org.gajah.base.settings.SettingReader;
import org.gajah.base.settings.Settings;
import org.gajah.planner.facts.Costs;

/// The planner's settings of a session.
final class PlannerSettings {
  private static final long KILOBYTE = 1024;

  private PlannerSettings() {}

  static Costs of(SettingReader settings) {
    return new Costs(
        settings.realValue(Settings.SEQ_PAGE_COST),
        settings.realValue(Settings.RANDOM_PAGE_COST),
        settings.realValue(Settings.CPU_TUPLE_COST),
        settings.realValue(Settings.CPU_INDEX_TUPLE_COST),
        settings.realValue(Settings.CPU_OPERATOR_COST),
        settings.intValue(Settings.WORK_MEM) * KILOBYTE,
        settings.intValue(Settings.EFFECTIVE_CACHE_SIZE),
        settings.intValue(Settings.JOIN_COLLAPSE_LIMIT),
        methods(settings));
  }

  private static Costs.Methods methods(SettingReader settings) {
    return new Costs.Methods(
        settings.is(Settings.ENABLE_SEQSCAN),
        settings.is(Settings.ENABLE_INDEXSCAN),
        settings.is(Settings.ENABLE_INDEXONLYSCAN),
        settings.is(Settings.ENABLE_BITMAPSCAN),
        settings.is(Settings.ENABLE_TIDSCAN),
        settings.is(Settings.ENABLE_NESTLOOP),
        settings.is(Settings.ENABLE_HASHJOIN),
        settings.is(Settings.ENABLE_MERGEJOIN),
        settings.is(Settings.ENABLE_HASHAGG),
        settings.is(Settings.ENABLE_SORT),
        settings.is(Settings.ENABLE_MATERIAL));
  }
}
