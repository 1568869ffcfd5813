package org.gajah.planner.build;

import java.util.List;
import org.gajah.nodes.CommonTableExpr;
import org.gajah.nodes.IntList;
import org.gajah.nodes.Node;
import org.gajah.nodes.Param;
import org.gajah.nodes.Query;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.SubPlan;
import org.gajah.nodes.kinds.CTEMaterialize;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.kinds.RTEKind;
import org.gajah.nodes.kinds.SubLinkType;
import org.gajah.nodes.walk.QueryLevels;
import org.gajah.nodes.walk.TreeRewriter;
import org.gajah.planner.facts.Functions;
import org.gajah.planner.tree.Trees;

/// WITH: an expression that is used once becomes a sub-query in FROM, all others get plans of their
/// own. Mirrors `SS_process_ctes()`.
final class CommonTables {
  private final Level level;
  private final Functions functions;
  private final RecursivePlanner planner;

  /// Plans a query below another, perhaps one that refers to itself.
  interface RecursivePlanner {
    /// @param name of the common table expression
    /// @param parameter of its work table; -1 when it is not recursive
    Stage plan(Query query, Level parent, String name, int parameter);
  }

  CommonTables(Level level, Functions functions, RecursivePlanner planner) {
    this.level = level;
    this.functions = functions;
    this.planner = planner;
  }

  /// Plans what is not put into FROM.
  void process() {
    // What is put into FROM is put into later ones, too.
    for (int i = 0; i < level.query().cteList().size(); i++) {
      CommonTableExpr cte = level.query().cteList().get(i);
      Query query = (Query) cte.ctequery();
      if (cte.cterefcount() == 0 && query.commandType() == CmdType.CMD_SELECT) {
        continue;
      }
      if (isInlined(cte, query)) {
        level.setQuery(inline(level.query(), cte.ctename(), query));
      } else {
        plan(cte, query);
      }
    }
  }

  private boolean isInlined(CommonTableExpr cte, Query query) {
    boolean wanted =
        cte.ctematerialized() == CTEMaterialize.CTEMaterializeNever
            || cte.ctematerialized() == CTEMaterialize.CTEMaterializeDefault
                && cte.cterefcount() == 1;
    return wanted
        && !cte.cterecursive()
        && query.commandType() == CmdType.CMD_SELECT
        && query.rowMarks().isEmpty()
        && !functions.containsVolatile(query)
        && !(query.hasModifyingCTE() && Trees.refersOutside(query));
  }

  private static Query inline(Query query, String name, Query definition) {
    return new TreeRewriter() {
      @Override
      protected Node rewrite(Node node) {
        boolean use =
            node instanceof RangeTblEntry entry
                && entry.rtekind() == RTEKind.RTE_CTE
                && entry.ctelevelsup() == levelsUp()
                && name.equals(entry.ctename());
        return use ? subquery((RangeTblEntry) node, levelsUp()) : children(node);
      }

      private RangeTblEntry subquery(RangeTblEntry entry, int depth) {
        return entry.toBuilder()
            .rtekind(RTEKind.RTE_SUBQUERY)
            .subquery((Query) QueryLevels.pushDown(definition, depth, 1))
            .ctename(null)
            .ctelevelsup(0)
            .build();
      }
    }.apply(query);
  }

  private void plan(CommonTableExpr cte, Query query) {
    Param parameter = level.state.newParameter(0, -1, 0);
    int workTable = -1;
    if (cte.cterecursive()) {
      workTable = level.state.newParameter(0, -1, 0).paramid();
      level.ctes.put(cte.ctename(), new Level.Cte(0, workTable, 10, 1, 32));
    }
    Stage stage = planner.plan(query, level, cte.ctename(), workTable);
    int id = level.state.addSubplan(stage.plan());
    int width = stage.plan().common().width();
    level.ctes.put(
        cte.ctename(), new Level.Cte(id, parameter.paramid(), stage.rows(), stage.total(), width));
    level.initPlans.add(
        SubPlan.builder()
            .subLinkType(SubLinkType.CTE_SUBLINK)
            .plan_id(id)
            .plan_name("CTE " + cte.ctename())
            .setParam(IntList.of(parameter.paramid()))
            .args(List.of())
            .build());
  }
}
