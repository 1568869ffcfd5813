package org.gajah.commands.explain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gajah.analyzer.deparse.PlanDeparser;
import org.gajah.commands.CommandContext;
import org.gajah.nodes.SubPlan;
import org.gajah.planner.plan.CombiningPlan;
import org.gajah.planner.plan.ModifyTable;
import org.gajah.planner.plan.Plan;
import org.gajah.planner.plan.PlannedStatement;
import org.gajah.planner.plan.ScanPlan;
import org.jspecify.annotations.Nullable;

/// Says what the nodes of a plan are and do. Mirrors `ExplainNode` of `commands/explain.c`.
final class PlanExplainer {
  private final ExplainOptions options;
  private final ExplainOutput output;
  private final PlannedStatement statement;
  private final Map<Plan, Instrument.Counts> measured;
  private final NodeDetails details;
  private final Set<Integer> printed = new HashSet<>();

  /// @param measured what was measured of the plan's nodes, where it was run
  PlanExplainer(
      ExplainOptions options,
      ExplainOutput output,
      CommandContext context,
      PlannedStatement statement,
      Map<Plan, Instrument.Counts> measured) {
    this.options = options;
    this.output = output;
    this.statement = statement;
    this.measured = measured;
    BitSet used = new BitSet();
    collectUsed(plan(), used);
    statement.subplans().stream().filter(Objects::nonNull).forEach(p -> collectUsed(p, used));
    PlanDeparser deparser =
        new PlanDeparser(context.analysis(), statement.rangeTable(), used::get);
    this.details = new NodeDetails(options, output, context, statement, deparser);
  }

  private Plan plan() {
    return Objects.requireNonNull(statement.plan());
  }

  private static void collectUsed(Plan plan, BitSet used) {
    if (plan instanceof ScanPlan scan && scan.relation() > 0) {
      used.set(scan.relation());
    }
    if (plan instanceof ModifyTable modify) {
      used.set(modify.nominalRelation());
      if (modify.onConflict() != null && modify.onConflict().excludedRelation() > 0) {
        used.set(modify.onConflict().excludedRelation());
      }
    }
    plan.inputs().forEach(input -> collectUsed(input, used));
  }

  void explain() {
    node(NodeScope.top(plan()), null, null);
  }

  private void node(NodeScope scope, @Nullable String relationship, @Nullable String name) {
    Plan plan = scope.plan();
    int before = output.indent;
    output.open("Plan", relationship == null ? "Plan" : null, true);
    if (output.isText()) {
      textHead(plan, name);
    } else {
      details.names(plan);
      if (relationship != null) {
        output.text("Parent Relationship", relationship);
      }
      if (name != null) {
        output.text("Subplan Name", name);
      }
      output.bool("Parallel Aware", plan.common().parallelAware());
      output.bool("Async Capable", false);
    }
    details.target(plan);
    costs(plan);
    if (options.analyze()) {
      times(plan);
    }
    if (output.isText()) {
      output.out.append('\n');
    }
    details.conditions(scope);
    children(scope);
    if (output.isText()) {
      output.indent = before;
    }
    output.close("Plan", true);
  }

  private void textHead(Plan plan, @Nullable String name) {
    if (name != null) {
      output.spaces();
      output.out.append(name).append('\n');
      output.indent++;
    }
    if (output.indent > 0) {
      output.spaces();
      output.out.append("->  ");
      output.indent += 2;
    }
    output.out.append(plan.common().parallelAware() ? "Parallel " : "");
    output.out.append(NodeNames.text(plan));
    output.indent++;
  }

  private void costs(Plan plan) {
    if (!options.costs()) {
      return;
    }
    var common = plan.common();
    if (output.isText()) {
      output.out.append(
          "  (cost=%s..%s rows=%s width=%d)"
              .formatted(
                  ExplainOutput.fixed(common.startupCost(), 2),
                  ExplainOutput.fixed(common.totalCost(), 2),
                  ExplainOutput.fixed(common.rows(), 0),
                  common.width()));
    } else {
      output.real("Startup Cost", null, common.startupCost(), 2);
      output.real("Total Cost", null, common.totalCost(), 2);
      output.real("Plan Rows", null, common.rows(), 0);
      output.integer("Plan Width", null, common.width());
    }
  }

  private void times(Plan plan) {
    Instrument.Counts counts = measured.get(plan);
    if (counts == null || counts.loops() == 0) {
      if (output.isText()) {
        output.out.append(" (never executed)");
      } else {
        if (options.timing()) {
          output.real("Actual Startup Time", "ms", 0, 3);
          output.real("Actual Total Time", "ms", 0, 3);
        }
        output.real("Actual Rows", null, 0, 0);
        output.real("Actual Loops", null, 0, 0);
      }
      return;
    }
    if (output.isText()) {
      output.out.append(" (actual ");
      if (options.timing()) {
        output
            .out
            .append("time=")
            .append(ExplainOutput.fixed(counts.startupMillis(), 3))
            .append("..")
            .append(ExplainOutput.fixed(counts.totalMillis(), 3))
            .append(' ');
      }
      output
          .out
          .append("rows=")
          .append(ExplainOutput.fixed(counts.rows(), 0))
          .append(" loops=")
          .append(counts.loops())
          .append(')');
    } else {
      if (options.timing()) {
        output.real("Actual Startup Time", "ms", counts.startupMillis(), 3);
        output.real("Actual Total Time", "ms", counts.totalMillis(), 3);
      }
      output.real("Actual Rows", null, counts.rows(), 0);
      output.real("Actual Loops", null, counts.loops(), 0);
    }
  }

  private void children(NodeScope scope) {
    Plan plan = scope.plan();
    List<SubPlan> subPlans = SubPlansOf.node(plan);
    boolean any =
        !plan.common().initPlans().isEmpty() || !plan.inputs().isEmpty() || !subPlans.isEmpty();
    if (!any) {
      return;
    }
    output.open("Plans", "Plans", false);
    subPlans(plan.common().initPlans(), scope, "InitPlan");
    List<Plan> inputs = plan.inputs();
    for (int i = 0; i < inputs.size(); i++) {
      node(scope.below(inputs.get(i)), relationship(plan, i), null);
    }
    subPlans(subPlans, scope, "SubPlan");
    output.close("Plans", false);
  }

  private static String relationship(Plan plan, int input) {
    return switch (plan) {
      case CombiningPlan.RecursiveUnion _ -> input == 0 ? "Outer" : "Inner";
      case CombiningPlan _ -> "Member";
      case ScanPlan.SubqueryScan _ -> "Subquery";
      default -> input == 0 ? "Outer" : "Inner";
    };
  }

  private void subPlans(List<SubPlan> plans, NodeScope scope, String relationship) {
    for (SubPlan subPlan : new ArrayList<>(plans)) {
      if (printed.add(subPlan.plan_id())) {
        Plan top = statement.subplans().get(subPlan.plan_id() - 1);
        node(scope.within(subPlan, top), relationship, subPlan.plan_name());
      }
    }
  }
}
