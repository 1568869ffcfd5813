package org.gajah.planner.prepare;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.nodes.Bitmapset;
import org.gajah.nodes.Expr;
import org.gajah.nodes.Node;
import org.gajah.nodes.Query;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.RowExpr;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.CoercionForm;
import org.gajah.nodes.kinds.RTEKind;
import org.gajah.nodes.walk.QueryPart;
import org.gajah.nodes.walk.QueryLevels;
import org.gajah.nodes.walk.TreeRewriter;
import org.gajah.planner.tree.Trees;

/// Replaces columns of joins by what they stand for, and forgets which outer joins may have made a
/// variable null: here a variable is one column of one relation, wherever it is looked at. Mirrors
/// `flatten_join_alias_vars()`.
public final class JoinAliases {
  private JoinAliases() {}

  /// Removes the marks of outer joins from all variables of a statement.
  public static Query withoutMarks(Query query) {
    return mayHaveMarks(query) ? unmarked(query) : query;
  }

  /// Only a query with joins, or with queries below, has marks.
  private static boolean mayHaveMarks(Query query) {
    if (query.hasSubLinks() || !query.cteList().isEmpty()) {
      return true;
    }
    for (RangeTblEntry entry : query.rtable()) {
      if (entry.rtekind() == RTEKind.RTE_JOIN || entry.rtekind() == RTEKind.RTE_SUBQUERY) {
        return true;
      }
    }
    return false;
  }

  private static Query unmarked(Query query) {
    return new TreeRewriter() {
      @Override
      protected Node rewrite(Node node) {
        return node instanceof Var var && !var.varnullingrels().isEmpty()
            ? var.toBuilder().varnullingrels(Bitmapset.EMPTY).build()
            : children(node);
      }
    }.apply(query);
  }

  /// Resolves columns of a query's own joins, in the query and below.
  public static Query resolved(Query query) {
    for (RangeTblEntry entry : query.rtable()) {
      if (entry.rtekind() == RTEKind.RTE_JOIN) {
        return new Resolver(query).apply(query);
      }
    }
    return query;
  }

  private static final class Resolver extends TreeRewriter {
    private final Query query;

    Resolver(Query query) {
      super(QueryPart.JOIN_ALIASES);
      this.query = query;
    }

    @Override
    protected Node rewrite(Node node) {
      if (node instanceof Var var
          && var.varlevelsup() == levelsUp()
          && var.varno() > 0
          && entry(var).rtekind() == RTEKind.RTE_JOIN) {
        return QueryLevels.pushDown(resolve(var), levelsUp(), 0);
      }
      return children(node);
    }

    private RangeTblEntry entry(Var var) {
      return query.rtable().get(var.varno() - 1);
    }

    private Expr resolve(Var var) {
      RangeTblEntry entry = entry(var);
      if (entry.rtekind() != RTEKind.RTE_JOIN) {
        return var;
      }
      if (var.varattno() == 0) {
        return row(entry);
      }
      Expr alias = entry.joinaliasvars().get(var.varattno() - 1);
      if (alias == null) {
        throw PgException.internal("join column was dropped");
      }
      return resolveAll(alias);
    }

    private Expr resolveAll(Expr alias) {
      return (Expr)
          Trees.replaceVariables(
              alias, 0, (inner, depth) -> (Expr) QueryLevels.pushDown(resolveTop(inner), depth, 0));
    }

    private Expr resolveTop(Var var) {
      return resolve(var.toBuilder().varlevelsup(0).build());
    }

    private Expr row(RangeTblEntry entry) {
      List<Expr> fields = new ArrayList<>();
      for (Expr alias : entry.joinaliasvars()) {
        if (alias != null) {
          fields.add(resolveAll(alias));
        }
      }
      return RowExpr.builder()
          .args(fields)
          .row_typeid(TypeOid.RECORD)
          .row_format(CoercionForm.COERCE_IMPLICIT_CAST)
          .colnames(entry.eref().colnames())
          .build();
    }
  }
}
