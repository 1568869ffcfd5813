package org.gajah.analyzer.rewrite;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.gajah.analyzer.context.AnalysisContext;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgAuthid;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.SysCache;
import org.gajah.nodes.CommonTableExpr;
import org.gajah.nodes.Node;
import org.gajah.nodes.Query;
import org.gajah.nodes.RTEPermissionInfo;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.RowMarkClause;
import org.gajah.nodes.SubLink;
import org.gajah.nodes.kinds.AclMode;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.kinds.LockMode;
import org.gajah.nodes.kinds.QuerySource;
import org.gajah.nodes.kinds.RTEKind;
import org.gajah.nodes.walk.RangeTableUse;
import org.gajah.nodes.walk.TreeRewriter;
import org.jspecify.annotations.Nullable;

/// Rewrites queries. Mirrors `QueryRewrite()`.
public final class Rewriter {
  private final AnalysisContext context;
  private final RuleTrees trees;

  /// The views that are being expanded, outermost first.
  private final Deque<Integer> active = new ArrayDeque<>();

  private Rewriter(AnalysisContext context) {
    this.context = context;
    this.trees = new RuleTrees(context);
  }

  /// The queries to execute for an analyzed query, in their order; a utility statement is itself.
  ///
  /// @throws PgException 0A000 when the query needs row-level security; 428C9 when it sets a column
  ///   that is always generated; 55000 when it changes a view whose rows are not those of one
  ///   relation
  public static List<Query> rewrite(Query query, AnalysisContext context) {
    if (query.commandType() == CmdType.CMD_UTILITY) {
      return List.of(query);
    }
    return new Rewriter(context).all(query);
  }

  private List<Query> all(Query query) {
    List<Query> result = new ArrayList<>(new ChangedTargets(context, trees).rewrite(query, 0));
    result.replaceAll(each -> each.commandType() == CmdType.CMD_UTILITY ? each : expand(each));
    boolean remains =
        result.stream().anyMatch(each -> each.querySource() == QuerySource.QSRC_ORIGINAL);
    for (int i = result.size() - 1; i >= 0 && !remains; i--) {
      Query each = result.get(i);
      if (each.commandType() == query.commandType() && standsForIt(each)) {
        result.set(i, each.toBuilder().canSetTag(true).build());
        remains = true;
      }
    }
    return result;
  }

  private static boolean standsForIt(Query query) {
    return query.querySource() == QuerySource.QSRC_INSTEAD_RULE
        || query.querySource() == QuerySource.QSRC_QUAL_INSTEAD_RULE;
  }

  // ---------------------------------------------------------------- views

  /// The query with all views in it replaced.
  private Query expand(Query query) {
    List<RangeTblEntry> entries = new ArrayList<>(query.rtable());
    for (int i = 0; i < entries.size(); i++) {
      entries.set(i, entry(query, entries.get(i), i + 1));
    }
    List<CommonTableExpr> ctes = new ArrayList<>(query.cteList());
    ctes.replaceAll(this::expand);
    Query result = query.toBuilder().rtable(entries).cteList(ctes).build();
    return query.hasSubLinks() ? withSubLinks(result) : result;
  }

  private CommonTableExpr expand(CommonTableExpr cte) {
    CommonTableExpr plain = SearchCycle.expanded(cte, context);
    return plain.ctequery() instanceof Query query
        ? plain.toBuilder().ctequery(expand(query)).build()
        : plain;
  }

  private Query withSubLinks(Query query) {
    return new TreeRewriter() {
      @Override
      protected Node rewrite(Node node) {
        if (node instanceof Query) {
          return node;
        }
        Node inner = children(node);
        return inner instanceof SubLink link && link.subselect() instanceof Query sub
            ? link.toBuilder().subselect(expand(sub)).build()
            : inner;
      }
    }.apply(query);
  }

  private RangeTblEntry entry(Query query, RangeTblEntry entry, int index) {
    if (entry.rtekind() == RTEKind.RTE_SUBQUERY && entry.subquery() != null) {
      return entry.toBuilder().subquery(expand(entry.subquery())).build();
    }
    if (entry.rtekind() != RTEKind.RTE_RELATION || entry.relkind() == 'm') {
      return entry;
    }
    PgClass relation = context.lookups().relations().get(entry.relid());
    checkRowSecurity(query, entry, relation);
    // What rules have left behind in the range table is no view to be shown.
    return relation.relkind() == 'v'
            && index != query.resultRelation()
            && RangeTableUse.of(query, index)
        ? view(query, entry, index, relation)
        : entry;
  }

  private void checkRowSecurity(Query query, RangeTblEntry entry, PgClass relation) {
    if (!relation.relrowsecurity() || entry.relkind() == 'c') {
      return;
    }
    int role = context.role();
    if (entry.perminfoindex() > 0) {
      int as = query.rteperminfos().get(entry.perminfoindex() - 1).checkAsUser();
      role = as == 0 ? role : as;
    }
    PgAuthid row = context.catalog().get(SysCache.AUTHOID, role);
    boolean bypasses = row.rolsuper() || row.rolbypassrls();
    boolean owns = relation.relowner() == role && !relation.relforcerowsecurity();
    if (!bypasses && !owns) {
      throw PgException.notBuilt("row-level security");
    }
  }

  private RangeTblEntry view(Query query, RangeTblEntry entry, int index, PgClass view) {
    if (active.contains(view.oid())) {
      throw new PgException(
          SqlState.INVALID_OBJECT_DEFINITION,
          "infinite recursion detected in rules for relation \"%s\"".formatted(view.relname()));
    }
    boolean invoker = RuleTrees.hasOption(view, "security_invoker");
    Query action = (Query) trees.prepared(trees.view(view), invoker ? 0 : view.relowner());
    RowMarkClause mark = mark(query, index);
    if (mark != null) {
      action = locked(action, mark);
    }
    active.push(view.oid());
    Query expanded = expand(action);
    active.pop();
    return entry.toBuilder()
        .rtekind(RTEKind.RTE_SUBQUERY)
        .subquery(expanded)
        .security_barrier(RuleTrees.hasOption(view, "security_barrier"))
        .tablesample(null)
        .inh(false)
        .build();
  }

  private static @Nullable RowMarkClause mark(Query query, int index) {
    for (RowMarkClause mark : query.rowMarks()) {
      if (mark.rti() == index) {
        return mark;
      }
    }
    return null;
  }

  /// A query whose tables, and those of its subqueries, are locked as a view is.
  private static Query locked(Query query, RowMarkClause mark) {
    List<RowMarkClause> marks = new ArrayList<>(query.rowMarks());
    List<RangeTblEntry> entries = new ArrayList<>(query.rtable());
    List<RTEPermissionInfo> permissions = new ArrayList<>(query.rteperminfos());
    for (int i = 0; i < entries.size(); i++) {
      RangeTblEntry entry = entries.get(i);
      if (!entry.inFromCl()) {
        continue;
      }
      if (entry.rtekind() == RTEKind.RTE_RELATION) {
        int at = entry.perminfoindex() - 1;
        RTEPermissionInfo permission = permissions.get(at);
        int lock = Math.max(entry.rellockmode(), LockMode.RowShareLock);
        entries.set(i, entry.toBuilder().rellockmode(lock).build());
        permissions.set(
            at,
            permission.toBuilder()
                .requiredPerms(permission.requiredPerms() | AclMode.ACL_SELECT_FOR_UPDATE)
                .build());
      } else if (entry.rtekind() == RTEKind.RTE_SUBQUERY && entry.subquery() != null) {
        entries.set(i, entry.toBuilder().subquery(locked(entry.subquery(), mark)).build());
      } else {
        continue;
      }
      marks.add(new RowMarkClause(i + 1, mark.strength(), mark.waitPolicy(), true));
    }
    return query.toBuilder().rtable(entries).rteperminfos(permissions).rowMarks(marks).build();
  }
}
