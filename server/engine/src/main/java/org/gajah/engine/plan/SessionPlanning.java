package org.gajah.engine.plan;

import java.util.HashSet;
import java.util.Set;
import org.gajah.base.id.BlockNumber;
import org.gajah.base.settings.Settings;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.relation.RelationCatalog;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.engine.relation.SessionRelations;
import org.gajah.engine.scope.SessionScope;
import org.gajah.executor.state.RelationAccess.OpenIndex;
import org.gajah.expression.ConstantFolder;
import org.gajah.expression.ConstantFolder.KnownParameters;
import org.gajah.nodes.Expr;
import org.gajah.planner.facts.Costs;
import org.gajah.planner.facts.PlannerMemory;
import org.gajah.planner.facts.PlanningContext;

/// What planning asks of a session.
///
/// @param parameters what is known of them
/// @param fraction which part of the rows is wanted
/// @param inlined functions whose bodies have become part of the plan
public record SessionPlanning(
    SessionScope session,
    KnownParameters parameters,
    Costs costs,
    double fraction,
    Set<Integer> inlined)
    implements PlanningContext {
  /// For a plan that does for all values of the parameters.
  public SessionPlanning(SessionScope session) {
    this(session, KnownParameters.NONE);
  }

  /// For a plan that is made for some values.
  public SessionPlanning(SessionScope session, KnownParameters parameters) {
    this(session, parameters, PlannerSettings.of(session.context().settings()), 1, new HashSet<>());
  }

  /// For a cursor, of whose rows perhaps only a part is read.
  public SessionPlanning withFraction(double wanted) {
    return new SessionPlanning(session, parameters, costs, wanted, inlined);
  }

  @Override
  public boolean ignoresSystemIndexes() {
    return session.context().settings().is(Settings.IGNORE_SYSTEM_INDEXES);
  }

  @Override
  public RelationCatalog relations() {
    return session.relations().catalog();
  }

  @Override
  public CatalogSource catalog() {
    return session.catalog();
  }

  @Override
  public PlannerMemory memory() {
    return session.plannerMemory();
  }

  @Override
  public long blocks(int relation) {
    PgClass row = session.catalog().get(SysCache.RELOID, relation);
    if (row.relkind() == PgClass.RELKIND_INDEX) {
      return row.relam() == SessionRelations.BTREE
          ? BlockNumber.toLong(session.relations().index(relation).descriptor().main().blocks())
          : row.relpages();
    }
    Relation table = relations().get(relation);
    return table.hasStorage()
        ? BlockNumber.toLong(session.relations().descriptors().table(table).main().blocks())
        : 0;
  }

  @Override
  public int height(int index) {
    if (session.catalog().get(SysCache.RELOID, index).relam() != SessionRelations.BTREE) {
      return 0;
    }
    OpenIndex open = session.relations().index(index);
    return open.method().height(session.relations().storage(), open.descriptor());
  }

  @Override
  public Expr fold(Expr expression) {
    return new ConstantFolder(session.registry(), session.functions(), parameters, inlined::add)
        .fold(expression);
  }
}
