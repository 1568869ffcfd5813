package org.gajah.analyzer.rewrite;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.gajah.analyzer.AnalyzedRule;
import org.gajah.analyzer.context.AnalysisContext;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgRewrite;
import org.gajah.catalog.rows.PgTrigger;
import org.gajah.catalog.rows.SysCache;
import org.gajah.nodes.CommonTableExpr;
import org.gajah.nodes.Expr;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.Query;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.text.NodeReader;
import org.jspecify.annotations.Nullable;

/// Changes of relations: their columns completed, their rules fired, views replaced by what they
/// show. Mirrors `RewriteQuery()` of `rewrite/rewriteHandler.c`.
final class ChangedTargets {
  /// A change on the way, which must not come to itself again.
  private record Event(int relation, CmdType command) {}

  private final AnalysisContext context;
  private final RuleTrees trees;
  private final ColumnValues values;
  private final Deque<Event> events = new ArrayDeque<>();

  ChangedTargets(AnalysisContext context, RuleTrees trees) {
    this.context = context;
    this.trees = trees;
    this.values = new ColumnValues(context);
  }

  /// What to do for a query, in that order.
  ///
  /// @param seen how many entries of its range table have had their DEFAULTs replaced
  List<Query> rewrite(Query query, int seen) {
    Query result = withChangedCtes(query);
    return switch (query.commandType()) {
      case CMD_INSERT, CMD_UPDATE, CMD_DELETE, CMD_MERGE -> change(result, seen);
      default -> List.of(result);
    };
  }

  private Query withChangedCtes(Query query) {
    if (!query.hasModifyingCTE()) {
      return query;
    }
    List<CommonTableExpr> ctes = new ArrayList<>(query.cteList());
    ctes.replaceAll(cte ->
        cte.ctequery() instanceof Query inner && inner.commandType() != CmdType.CMD_SELECT
            ? cte.toBuilder().ctequery(only(rewrite(inner, 0))).build()
            : cte);
    return query.toBuilder().cteList(ctes).build();
  }

  private static Query only(List<Query> products) {
    if (products.size() == 1) {
      Query product = products.getFirst();
      if (product.commandType() == CmdType.CMD_UTILITY) {
        throw unsupported("DO INSTEAD NOTIFY", "rules");
      }
      return product;
    }
    if (products.isEmpty()) {
      throw unsupported("DO INSTEAD NOTHING", "rules");
    }
    for (Query product : products) {
      switch (product.querySource()) {
        case QSRC_QUAL_INSTEAD_RULE -> throw unsupported("conditional DO INSTEAD", "rules");
        case QSRC_NON_INSTEAD_RULE -> throw unsupported("DO ALSO", "rules");
        default -> {}
      }
    }
    throw unsupported("multi-statement DO INSTEAD", "rules");
  }

  private static PgException unsupported(String what, String kind) {
    return new PgException(
        SqlState.FEATURE_NOT_SUPPORTED,
        "%s %s are not supported for data-modifying statements in WITH".formatted(what, kind));
  }

  private List<Query> change(Query raw, int seen) {
    RangeTblEntry entry = raw.rtable().get(raw.resultRelation() - 1);
    PgClass relation = context.lookups().relations().get(entry.relid());
    boolean isView = relation.relkind() == PgClass.RELKIND_VIEW;
    if (!isView && !relation.relhasrules()) {
      return List.of(values.rewrite(raw, relation, seen));
    }
    Query query = values.rewrite(raw, relation, seen);
    CmdType command = query.commandType();
    Matching matching = matching(relation, command);
    FiredRules fired = new FiredRules(context, query);
    fired.fire(matching.rules);
    List<Query> products = new ArrayList<>(fired.products());
    boolean replaced = fired.replaced();
    boolean returning = fired.returning();
    Query view = null;
    if (isView && !replaced) {
      view = throughView(query, relation, fired);
      products.add(command == CmdType.CMD_INSERT ? 0 : products.size(), view);
      replaced = true;
      returning = true;
    }
    List<Query> result = new ArrayList<>(again(products, relation, query, view, seen));
    check(query, relation, fired, replaced, returning);
    if (query.onConflict() != null && view == null && (matching.updates || !products.isEmpty())) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED,
          "INSERT with ON CONFLICT clause cannot be used with table that has INSERT or UPDATE"
              + " rules");
    }
    if (!replaced) {
      Query rest = fired.rest() == null ? query : fired.rest();
      result.add(command == CmdType.CMD_INSERT ? 0 : result.size(), rest);
    }
    checkCtes(query, result);
    return result;
  }

  private Query throughView(Query query, PgClass view, FiredRules fired) {
    if (fired.rest() != null) {
      throw TargetView.notUpdatable(
          view,
          query.commandType(),
          "Views with conditional DO INSTEAD rules are not automatically updatable.");
    }
    refuseTriggers(view, query.commandType());
    return new TargetView(context, trees, view).replaced(query);
  }

  /// The rows of a view with such a trigger are nobody else's business.
  private void refuseTriggers(PgClass view, CmdType command) {
    int event =
        switch (command) {
          case CMD_INSERT -> PgTrigger.TRIGGER_TYPE_INSERT;
          case CMD_UPDATE -> PgTrigger.TRIGGER_TYPE_UPDATE;
          case CMD_DELETE -> PgTrigger.TRIGGER_TYPE_DELETE;
          default ->
              PgTrigger.TRIGGER_TYPE_INSERT
                  | PgTrigger.TRIGGER_TYPE_UPDATE
                  | PgTrigger.TRIGGER_TYPE_DELETE;
        };
    for (PgTrigger trigger : context.catalog().scan(PgTrigger.TGRELID_TGNAME_INDEX, view.oid())) {
      if ((trigger.tgtype() & PgTrigger.TRIGGER_TYPE_INSTEAD) != 0
          && (trigger.tgtype() & event) != 0) {
        throw PgException.notBuilt("INSTEAD OF triggers");
      }
    }
  }

  private List<Query> again(
      List<Query> products, PgClass relation, Query query, @Nullable Query view, int seen) {
    if (products.isEmpty()) {
      return List.of();
    }
    Event event = new Event(relation.oid(), query.commandType());
    if (events.contains(event)) {
      throw new PgException(
          SqlState.INVALID_OBJECT_DEFINITION,
          "infinite recursion detected in rules for relation \"%s\"".formatted(relation.relname()));
    }
    events.push(event);
    List<Query> result = new ArrayList<>();
    for (int i = 0; i < products.size(); i++) {
      Query product = products.get(i);
      int length = query.rtable().size();
      result.addAll(
          isOf(view, product)
              ? rewrite(product, seen)
              : rewrite(values.withoutDefaults(product, length), length));
    }
    events.pop();
    return result;
  }

  @SuppressWarnings("ReferenceEquality") // the very one, not one like it
  private static boolean isOf(@Nullable Query view, Query product) {
    return product == view;
  }

  private static void check(
      Query query, PgClass relation, FiredRules fired, boolean replaced, boolean returning) {
    boolean instead = replaced || fired.rest() != null;
    if (!instead || query.returningList().isEmpty() || returning) {
      return;
    }
    String command = query.commandType().name().substring("CMD_".length());
    throw new PgException(
            SqlState.FEATURE_NOT_SUPPORTED,
            "cannot perform %s RETURNING on relation \"%s\"".formatted(command, relation.relname()))
        .hint(
            "You need an unconditional ON %s DO INSTEAD rule with a RETURNING clause."
                .formatted(command));
  }

  private static void checkCtes(Query query, List<Query> result) {
    long queries =
        result.stream().filter(each -> each.commandType() != CmdType.CMD_UTILITY).count();
    if (!query.cteList().isEmpty() && queries > 1) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED,
          "WITH cannot be used in a query that is rewritten by rules into multiple queries");
    }
  }

  // ---------------------------------------------------------------- rules

  /// @param updates whether there is any rule on UPDATE
  private record Matching(List<FiredRules.Rule> rules, boolean updates) {}

  private Matching matching(PgClass relation, CmdType command) {
    List<FiredRules.Rule> result = new ArrayList<>();
    boolean updates = false;
    for (PgRewrite row : context.catalog().list(SysCache.RULERELNAME, relation.oid())) {
      CmdType event = CmdType.of(row.ev_type() - '0');
      updates |= event == CmdType.CMD_UPDATE;
      if (event == CmdType.CMD_SELECT || !isEnabled(row)) {
        continue;
      }
      if (command == CmdType.CMD_MERGE) {
        throw new PgException(
                SqlState.FEATURE_NOT_SUPPORTED,
                "cannot execute MERGE on relation \"%s\"".formatted(relation.relname()))
            .detail("MERGE is not supported for relations with rules.");
      }
      if (event == command) {
        result.add(rule(row, relation));
      }
    }
    return new Matching(result, updates);
  }

  private boolean isEnabled(PgRewrite row) {
    boolean replica = context.settings().sessionReplicationRole() == 'R';
    return switch (row.ev_enabled()) {
      case 'D' -> false;
      case 'R' -> replica;
      case 'O' -> !replica;
      default -> true;
    };
  }

  private FiredRules.Rule rule(PgRewrite row, PgClass relation) {
    NodeList stored = NodeReader.read(row.ev_action(), NodeList.class);
    List<Query> actions = new ArrayList<>();
    for (Node action : stored.elements()) {
      actions.add(
          (Query) trees.prepared((Query) Objects.requireNonNull(action), relation.relowner()));
    }
    Expr condition = null;
    if (!row.ev_qual().isEmpty() && !row.ev_qual().equals("<>")) {
      Expr tree = (Expr) Objects.requireNonNull(NodeReader.read(row.ev_qual()));
      condition = (Expr) trees.prepared(tree, relation.relowner());
    }
    return new FiredRules.Rule(row.is_instead(), new AnalyzedRule(actions, condition));
  }
}
