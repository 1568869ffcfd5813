package org.gajah.analyzer.rewrite;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.gajah.analyzer.context.AnalysisContext;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgAuthid;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgRewrite;
import org.gajah.catalog.rows.SysCache;
import org.gajah.nodes.CommonTableExpr;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.Query;
import org.gajah.nodes.RTEPermissionInfo;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.RowMarkClause;
import org.gajah.nodes.SubLink;
import org.gajah.nodes.kinds.AclMode;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.kinds.LockMode;
import org.gajah.nodes.kinds.RTEKind;
import org.gajah.nodes.text.NodeReader;
import org.gajah.nodes.walk.TreeRewriter;
import org.jspecify.annotations.Nullable;

/// Rewrites queries. Mirrors `QueryRewrite()`.
public final class Rewriter {
  private final AnalysisContext context;
  private final ColumnValues values;

  /// The views that are being expanded, outermost first.
  private final Deque<Integer> active = new ArrayDeque<>();

  private Rewriter(AnalysisContext context) {
    this.context = context;
    this.values = new ColumnValues(context);
  }

  /// The queries to execute for an analyzed query, in their order; a utility statement is itself.
  ///
  /// @throws PgException 0A000 when the query needs rules, changes of views or row-level security;
  ///   428C9 when it sets a column that is always generated
  public static List<Query> rewrite(Query query, AnalysisContext context) {
    if (query.commandType() == CmdType.CMD_UTILITY) {
      return List.of(query);
    }
    return List.of(new Rewriter(context).one(query));
  }

  private Query one(Query query) {
    return expand(change(query));
  }

  // ---------------------------------------------------------------- changes of tables

  private Query change(Query query) {
    Query result = withChangedCtes(query);
    return switch (query.commandType()) {
      case CMD_INSERT, CMD_UPDATE, CMD_DELETE, CMD_MERGE -> {
        PgClass target = target(result);
        checkRules(target, query.commandType());
        yield values.rewrite(result, target);
      }
      default -> result;
    };
  }

  private Query withChangedCtes(Query query) {
    if (!query.hasModifyingCTE()) {
      return query;
    }
    List<CommonTableExpr> ctes = new ArrayList<>(query.cteList());
    ctes.replaceAll(cte ->
        cte.ctequery() instanceof Query inner && inner.commandType() != CmdType.CMD_SELECT
            ? cte.toBuilder().ctequery(change(inner)).build()
            : cte);
    return query.toBuilder().cteList(ctes).build();
  }

  private PgClass target(Query query) {
    RangeTblEntry entry = query.rtable().get(query.resultRelation() - 1);
    return context.lookups().relations().get(entry.relid());
  }

  private void checkRules(PgClass target, CmdType command) {
    if (target.relkind() == 'v') {
      throw PgException.notBuilt("changing the rows of a view");
    }
    if (!target.relhasrules()) {
      return;
    }
    char event =
        switch (command) {
          case CMD_UPDATE -> '2';
          case CMD_INSERT -> '3';
          default -> '4';
        };
    for (PgRewrite rule : context.catalog().list(SysCache.RULERELNAME, target.oid())) {
      if (rule.ev_type() == event || command == CmdType.CMD_MERGE && rule.ev_type() != '1') {
        throw PgException.notBuilt("a rule on INSERT, UPDATE or DELETE");
      }
    }
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
    return relation.relkind() == 'v' && index != query.resultRelation()
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
    Query rule = rule(view);
    boolean invoker = hasOption(view, "security_invoker");
    Query action = prepared(rule, invoker ? 0 : view.relowner());
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
        .security_barrier(hasOption(view, "security_barrier"))
        .tablesample(null)
        .inh(false)
        .build();
  }

  private Query rule(PgClass view) {
    for (PgRewrite rule : context.catalog().list(SysCache.RULERELNAME, view.oid())) {
      if (rule.ev_type() == '1') {
        NodeList actions = NodeReader.read(rule.ev_action(), NodeList.class);
        return (Query) Objects.requireNonNull(actions.get(0));
      }
    }
    throw PgException.internal("view \"%s\" has no query".formatted(view.relname()));
  }

  private static boolean hasOption(PgClass view, String name) {
    String[] options = view.reloptions();
    for (int i = 0; options != null && i < options.length; i++) {
      if (options[i].startsWith(name + "=")) {
        return switch (options[i].substring(name.length() + 1)) {
          case "true", "on", "yes", "1" -> true;
          default -> false;
        };
      }
    }
    return false;
  }

  /// A view's query with whom its permissions are checked for, its relations locked.
  private Query prepared(Query query, int owner) {
    return new TreeRewriter() {
      @Override
      protected Node rewrite(Node node) {
        if (node instanceof RTEPermissionInfo permission) {
          return owner == 0 ? permission : permission.toBuilder().checkAsUser(owner).build();
        }
        if (node instanceof RangeTblEntry entry && entry.rtekind() == RTEKind.RTE_RELATION) {
          context
              .locks()
              .lock(entry.relid(), Math.max(entry.rellockmode(), LockMode.AccessShareLock));
        }
        return children(node);
      }
    }.apply(query);
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
