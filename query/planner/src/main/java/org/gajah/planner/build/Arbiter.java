package org.gajah.planner.build;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gajah.catalog.rows.PgIndex;
import org.gajah.catalog.rows.PgOpclass;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.nodes.Expr;
import org.gajah.nodes.InferenceElem;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.OnConflictExpr;
import org.gajah.nodes.Var;
import org.gajah.nodes.text.NodeReader;
import org.gajah.nodes.walk.TreeRewriter;
import org.gajah.planner.facts.Implication;
import org.gajah.planner.tree.Trees;
import org.jspecify.annotations.Nullable;

/// Whether an index decides on an ON CONFLICT clause: it is unique over just the columns and
/// expressions that the clause names, and the clause's WHERE implies its condition. Mirrors
/// `infer_arbiter_indexes()`.
final class Arbiter {
  private final CatalogSource catalog;
  private final UnaryOperator<Expr> fold;
  private final Implication implication;
  private final PgIndex index;
  private final int relation;

  /// @param relation the table's place in the query's range table
  Arbiter(
      CatalogSource catalog,
      UnaryOperator<Expr> fold,
      Implication implication,
      PgIndex index,
      int relation) {
    this.fold = fold;
    this.catalog = catalog;
    this.implication = implication;
    this.index = index;
    this.relation = relation;
  }

  boolean fits(OnConflictExpr conflict) {
    if (!index.indisunique() || !index.indisvalid()) {
      return false;
    }
    List<InferenceElem> elements = conflict.arbiterElems();
    return columns().equals(columns(elements))
        && expressionsFit(elements)
        && elements.stream().allMatch(this::isCompatible)
        && isImplied(conflict.arbiterWhere());
  }

  private Set<Integer> columns() {
    Set<Integer> result = new HashSet<>();
    for (int i = 0; i < index.indnkeyatts(); i++) {
      if (index.indkey()[i] != 0) {
        result.add((int) index.indkey()[i]);
      }
    }
    return result;
  }

  private static Set<Integer> columns(List<InferenceElem> elements) {
    Set<Integer> result = new HashSet<>();
    for (InferenceElem element : elements) {
      if (element.expr() instanceof Var var) {
        result.add(var.varattno());
      }
    }
    return result;
  }

  private boolean expressionsFit(List<InferenceElem> elements) {
    Set<Expr> wanted = new HashSet<>();
    for (InferenceElem element : elements) {
      if (!(element.expr() instanceof Var)) {
        wanted.add(folded(element.expr()));
      }
    }
    return new HashSet<>(expressions(index.indexprs())).equals(wanted);
  }

  /// Trees that the catalogs hold, as those of the query are written.
  private List<Expr> expressions(@Nullable String text) {
    if (text == null) {
      return List.of();
    }
    Node tree = NodeReader.read(text);
    List<Expr> result = new ArrayList<>();
    if (tree instanceof NodeList list) {
      list.elements().forEach(element -> result.add(folded((Expr) element)));
    } else {
      Trees.conjuncts(folded((Expr) Objects.requireNonNull(tree))).forEach(result::add);
    }
    return result;
  }

  private Expr folded(Expr expression) {
    return plain(fold.apply(expression));
  }

  /// Without where in the text it stood, the table being the first.
  private Expr plain(Expr expression) {
    return (Expr)
        new TreeRewriter() {
          @Override
          protected Node rewrite(Node node) {
            return node instanceof Var var && var.varno() == relation
                ? var.toBuilder().varno(1).varnosyn(1).build()
                : children(node);
          }
        }.apply(expression);
  }

  /// An element that names a collation or an operator class wants a column with it.
  private boolean isCompatible(InferenceElem element) {
    if (element.infercollid() == 0 && element.inferopclass() == 0) {
      return true;
    }
    int expression = 0;
    List<Expr> expressions = expressions(index.indexprs());
    for (int i = 0; i < index.indnkeyatts(); i++) {
      boolean same =
          index.indkey()[i] == 0
              ? expressions.get(expression++).equals(folded(element.expr()))
              : element.expr() instanceof Var var && var.varattno() == index.indkey()[i];
      if (same
          && (element.infercollid() == 0 || element.infercollid() == index.indcollation()[i])
          && (element.inferopclass() == 0
              || family(element.inferopclass()) == family(index.indclass()[i]))) {
        return true;
      }
    }
    return false;
  }

  private int family(int operatorClass) {
    PgOpclass row = catalog.get(SysCache.CLAOID, operatorClass);
    return row.opcfamily();
  }

  private boolean isImplied(@Nullable Expr where) {
    List<Expr> given = where == null ? List.of() : Trees.conjuncts(folded(where));
    return implication.proves(given, expressions(index.indpred()));
  }
}
