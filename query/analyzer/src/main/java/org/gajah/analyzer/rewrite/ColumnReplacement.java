package org.gajah.analyzer.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.gajah.analyzer.context.AnalysisContext;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.nodes.Expr;
import org.gajah.nodes.Node;
import org.gajah.nodes.Param;
import org.gajah.nodes.Query;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.RowExpr;
import org.gajah.nodes.SubLink;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.CoercionForm;
import org.gajah.nodes.kinds.ParamKind;
import org.gajah.nodes.walk.QueryLevels;
import org.gajah.nodes.walk.TreeRewriter;
import org.gajah.nodes.walk.TreeWalker;

/// Puts the expressions of a list of targets in the place of the columns of an entry of the range
/// table. Mirrors `ReplaceVarsFromTargetList()` of `rewrite/rewriteManip.c`.
///
/// @param index of the entry
/// @param entry itself, whose columns a reference to a whole row stands for
/// @param targets numbered as the entry's columns
/// @param missing what a column without a target becomes
record ColumnReplacement(
    AnalysisContext context,
    int index,
    RangeTblEntry entry,
    List<TargetEntry> targets,
    Function<Var, Expr> missing) {
  /// A column without a target is a fault of ours.
  static Function<Var, Expr> refused() {
    return column -> {
      throw PgException.internal(
          "could not find replacement targetlist entry for attno " + column.varattno());
    };
  }

  /// @return a query that knows whether it has subqueries in expressions
  Query query(Query query) {
    Query replaced = new Walk().apply(query);
    return marked(replaced);
  }

  <T extends Node> T part(T tree) {
    @SuppressWarnings("unchecked") // only columns change their kind, and they are not given alone
    T replaced = (T) new Walk().apply(tree);
    return replaced;
  }

  /// A query that says of itself that it has subqueries in expressions, if it has.
  static Query marked(Query query) {
    return query.hasSubLinks() || !hasSubLinks(query)
        ? query
        : query.toBuilder().hasSubLinks(true).build();
  }

  /// Whether there are subqueries in expressions of a tree, deeper queries left aside.
  static boolean hasSubLinks(Node tree) {
    return new TreeWalker() {
      @Override
      protected boolean visit(Node node) {
        return node instanceof SubLink || (!(node instanceof Query) && children(node));
      }
    }.walk(tree);
  }

  private final class Walk extends TreeRewriter {
    @Override
    protected Node rewrite(Node node) {
      if (node instanceof Var var && var.varno() == index && var.varlevelsup() == levelsUp()) {
        return var.varattno() == 0 ? row(var) : column(var);
      }
      Node inner = children(node);
      return inner instanceof Query query ? marked(query) : inner;
    }

    private Expr row(Var row) {
      List<Expr> fields = new ArrayList<>();
      List<String> names = new ArrayList<>();
      boolean record = row.vartype() == TypeOid.RECORD;
      for (PgAttribute column : context.lookups().relations().columns(entry.relid())) {
        if (column.attisdropped()) {
          if (!record) {
            fields.add(new ColumnDefaults(context).nullOf(column));
          }
          continue;
        }
        names.add(column.attname());
        fields.add(
            column(
                row.toBuilder()
                    .varattno(column.attnum())
                    .vartype(column.atttypid())
                    .vartypmod(column.atttypmod())
                    .varcollid(column.attcollation())
                    .build()));
      }
      return new RowExpr(
          fields,
          row.vartype(),
          CoercionForm.COERCE_IMPLICIT_CAST,
          record ? names : List.of(),
          row.location());
    }

    private Expr column(Var column) {
      for (TargetEntry target : targets) {
        if (target.resno() == column.varattno() && !target.resjunk()) {
          refuseParts(target.expr());
          return (Expr) QueryLevels.pushDown(target.expr(), column.varlevelsup(), 0);
        }
      }
      return missing.apply(column);
    }

    private static void refuseParts(Expr value) {
      boolean has =
          new TreeWalker() {
            @Override
            protected boolean visit(Node node) {
              return (node instanceof Param param && param.paramkind() == ParamKind.PARAM_MULTIEXPR)
                  || children(node);
            }
          }.walk(value);
      if (has) {
        throw new PgException(
            SqlState.FEATURE_NOT_SUPPORTED,
            "NEW variables in ON UPDATE rules cannot reference columns that are part of a multiple"
                + " assignment in the subject UPDATE command");
      }
    }
  }
}
