package org.gajah.engine.plan;

import java.util.function.IntConsumer;
import org.gajah.base.settings.Settings;
import org.gajah.batch.Vector;
import org.gajah.catalog.rows.SysCache;
import org.gajah.engine.scope.SessionScope;
import org.gajah.expression.Constants;
import org.gajah.nodes.Const;
import org.gajah.nodes.Query;
import org.gajah.planner.Planner;
import org.gajah.planner.plan.PlannedStatement;
import org.jspecify.annotations.Nullable;

/// The plans of one query: one that does for all values of its parameters, or one for each run. The
/// first runs get plans of their own; then whichever kind is cheaper on average, planning included,
/// where `plan_cache_mode` leaves the choice. Mirrors `choose_custom_plan` of
/// `utils/cache/plancache.c`.
public final class StatementPlans {
  /// Runs before a generic plan is considered.
  private static final int CUSTOM_RUNS = 5;

  /// What planning costs for each relation, in evaluations of an operator.
  private static final double PLANNING = 1000;

  private final SessionScope session;
  private final IntConsumer inlined;
  private @Nullable PlannedStatement generic;
  private double genericCost = -1;
  private double customCosts;
  private long customPlans;
  private long genericPlans;
  private long made;
  private @Nullable ReadyPlan idle;

  /// Whose rights the calls of the idle operators were checked against.
  private int idleUser;

  /// @param inlined is told which functions' bodies a plan is made of
  public StatementPlans(SessionScope session, IntConsumer inlined) {
    this.session = session;
    this.inlined = inlined;
  }

  /// How often a plan was made.
  public long made() {
    return made;
  }

  public long genericPlans() {
    return genericPlans;
  }

  public long customPlans() {
    return customPlans;
  }

  /// What the plans rest on has changed: what is known of costs stays.
  public void forget() {
    generic = null;
    if (idle != null) {
      idle.discard();
      idle = null;
    }
  }

  /// The plan for a run, with the operators of a run before where they are free and no catalog has
  /// changed since: operators know files and functions, which plans don't.
  @SuppressWarnings("ReferenceEquality") // operators are of this very plan, not of one like it
  public ReadyPlan ready(Query query, Vector[] values, int[] types) {
    PlannedStatement plan = choose(query, values, types);
    ReadyPlan ready = idle;
    idle = null;
    if (ready != null
        && ready.statement() == plan
        && ready.isCurrent()
        && idleUser == session.user()) {
      return ready;
    }
    if (ready != null) {
      ready.discard();
    }
    return new ReadyPlan(session, plan);
  }

  /// Takes back what is over, for the next run.
  @SuppressWarnings("ReferenceEquality") // the same
  public void keep(ReadyPlan ready) {
    if (ready.statement() == generic) {
      idle = ready;
      idleUser = session.user();
    }
  }

  /// The plan for a run.
  public PlannedStatement choose(Query query, Vector[] values, int[] types) {
    if (!wantsCustom(values)) {
      PlannedStatement plan = generic(query);
      if (!wantsCustom(values)) {
        genericPlans++;
        return plan;
      }
    }
    SessionPlanning planning = planning(session, values, types);
    PlannedStatement plan = plan(query, planning);
    customCosts +=
        cost(plan) + PLANNING * planning.costs().operator() * (plan.rangeTable().size() + 1);
    customPlans++;
    return plan;
  }

  /// For a plan that is made for some values.
  public static SessionPlanning planning(SessionScope session, Vector[] values, int[] types) {
    return new SessionPlanning(
        session, (parameter, _) -> value(session, parameter.paramid() - 1, values, types));
  }

  private static @Nullable Const value(
      SessionScope session, int index, Vector[] values, int[] types) {
    if (index < 0 || index >= values.length || types[index] == 0) {
      return null;
    }
    int collation = session.catalog().get(SysCache.TYPEOID, types[index]).typcollation();
    return Constants.of(session.catalog(), values[index], types[index], -1, collation);
  }

  private PlannedStatement generic(Query query) {
    PlannedStatement plan = generic;
    if (plan == null) {
      SessionPlanning planning = new SessionPlanning(session);
      plan = plan(query, planning);
      planning.inlined().forEach(inlined::accept);
      generic = plan;
      genericCost = cost(plan);
    }
    return plan;
  }

  private PlannedStatement plan(Query query, SessionPlanning planning) {
    made++;
    return Planner.plan(query, planning);
  }

  private static double cost(PlannedStatement plan) {
    return plan.plan() == null ? 0 : plan.plan().common().totalCost();
  }

  private boolean wantsCustom(Vector[] values) {
    if (values.length == 0) {
      return false;
    }
    return switch (session.context().settings().enumName(Settings.PLAN_CACHE_MODE)) {
      case "force_generic_plan" -> false;
      case "force_custom_plan" -> true;
      default -> customPlans < CUSTOM_RUNS || genericCost >= customCosts / customPlans;
    };
  }
}
