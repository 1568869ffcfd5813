package org.gajah.engine;

import org.gajah.base.id.BlockNumber;
import org.gajah.base.settings.SettingReader;
import org.gajah.base.settings.Settings;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.expression.ConstantFolder;
import org.gajah.nodes.Expr;
import org.gajah.planner.facts.Costs;
import org.gajah.planner.facts.PlanningContext;

/// What planning asks of a session.
record SessionPlanning(EngineSession session) implements PlanningContext {
  @Override
  public CatalogSource catalog() {
    return session.catalog();
  }

  @Override
  public Costs costs() {
    SettingReader settings = session.context().settings();
    return new Costs(
        settings.realValue(Settings.SEQ_PAGE_COST),
        settings.realValue(Settings.RANDOM_PAGE_COST),
        settings.realValue(Settings.CPU_TUPLE_COST),
        settings.realValue(Settings.CPU_INDEX_TUPLE_COST),
        settings.realValue(Settings.CPU_OPERATOR_COST),
        settings.intValue(Settings.WORK_MEM) * 1024L,
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

  @Override
  public long blocks(int relation) {
    PgClass row = session.catalog().get(SysCache.RELOID, relation);
    if (row.relkind() == PgClass.RELKIND_INDEX) {
      return row.relpages();
    }
    Relation table = session.relations().catalog().get(relation);
    return table.hasStorage()
        ? BlockNumber.toLong(session.relations().descriptors().table(table).main().blocks())
        : 0;
  }

  @Override
  public Expr fold(Expr expression) {
    return new ConstantFolder(
            session.registry(), session.functions(), ConstantFolder.KnownParameters.NONE)
        .fold(expression);
  }
}
