package org.gajah.analyzer.rewrite;

import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.gajah.nodes.Bitmapset;
import org.gajah.nodes.CurrentOfExpr;
import org.gajah.nodes.JoinExpr;
import org.gajah.nodes.Node;
import org.gajah.nodes.OnConflictExpr;
import org.gajah.nodes.Query;
import org.gajah.nodes.RangeTblRef;
import org.gajah.nodes.RowMarkClause;
import org.gajah.nodes.Var;
import org.gajah.nodes.walk.TreeRewriter;

/// Gives the entries of a range table other numbers in a tree that refers to them. Mirrors
/// `OffsetVarNodes()` and `ChangeVarNodes()` of `rewrite/rewriteManip.c`.
///
/// @param number the new number for an old one, both from 1
record Renumbering(IntUnaryOperator number) {
  /// All numbers grow.
  static Renumbering by(int offset) {
    return new Renumbering(old -> old + offset);
  }

  /// One number becomes another.
  static Renumbering of(int from, int to) {
    return new Renumbering(old -> old == from ? to : old);
  }

  /// First this, then another one.
  Renumbering then(Renumbering next) {
    return new Renumbering(number.andThen(next.number));
  }

  private int map(int old) {
    return old > 0 ? number.applyAsInt(old) : old;
  }

  /// A query with its own range table's numbers changed.
  Query query(Query query) {
    return new Walk().apply(query).toBuilder()
        .resultRelation(map(query.resultRelation()))
        .mergeTargetRelation(map(query.mergeTargetRelation()))
        .build();
  }

  /// A part of a query.
  <T extends Node> T part(T tree) {
    @SuppressWarnings("unchecked") // what is no reference stays of its kind
    T renumbered = (T) new Walk().apply(tree);
    return renumbered;
  }

  private final class Walk extends TreeRewriter {
    @Override
    protected Node rewrite(Node node) {
      boolean here = levelsUp() == 0;
      return switch (node) {
        case Var var when var.varlevelsup() == levelsUp() ->
            var.toBuilder()
                .varno(map(var.varno()))
                .varnullingrels(map(var.varnullingrels()))
                .varnosyn(map(var.varnosyn()))
                .build();
        case CurrentOfExpr current when here ->
            new CurrentOfExpr(
                map(current.cvarno()), current.cursor_name(), current.cursor_param());
        case RangeTblRef reference when here -> new RangeTblRef(map(reference.rtindex()));
        case JoinExpr join when here ->
            children(join.toBuilder().rtindex(map(join.rtindex())).build());
        case RowMarkClause mark when here ->
            new RowMarkClause(
                map(mark.rti()), mark.strength(), mark.waitPolicy(), mark.pushedDown());
        case OnConflictExpr conflict when here ->
            children(conflict.toBuilder().exclRelIndex(map(conflict.exclRelIndex())).build());
        default -> children(node);
      };
    }

    private Bitmapset map(Bitmapset set) {
      IntStream members = set.stream().map(Renumbering.this::map);
      return set.isEmpty() ? set : Bitmapset.of(members.toArray());
    }

    private int map(int old) {
      return Renumbering.this.map(old);
    }
  }
}
