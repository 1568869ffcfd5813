package org.gajah.planner.join;

import java.util.ArrayList;
import java.util.List;
import org.gajah.nodes.Bitmapset;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FromExpr;
import org.gajah.nodes.FromItem;
import org.gajah.nodes.JoinExpr;
import org.gajah.nodes.RangeTblRef;
import org.gajah.nodes.kinds.JoinType;
import org.gajah.planner.facts.Functions;
import org.gajah.planner.tree.Trees;

/// Arranges a join tree for planning: outer joins whose null-extended rows a condition drops anyway
/// become inner ones, inner joins are gathered into one list, and every condition goes as far down
/// as it may. Mirrors `optimizer/plan/initsplan.c` and the reduction of outer joins of
/// `prep/prepjointree.c`.
final class JoinTrees {
  private final Functions functions;

  JoinTrees(Functions functions) {
    this.functions = functions;
  }

  /// Arranges FROM and WHERE.
  Item arrange(FromExpr from) {
    Item item = item(from, Bitmapset.EMPTY);
    return handDown(item, List.of());
  }

  // Structure

  /// @param notNull relations of which no null-extended row survives further up
  private Item item(FromItem node, Bitmapset notNull) {
    return switch (node) {
      case RangeTblRef ref -> new Item.Leaf(ref.rtindex());
      case FromExpr from -> inner(from, notNull);
      case JoinExpr join -> join(join, notNull);
      default -> throw new IllegalStateException(node.toString());
    };
  }

  private Item inner(FromExpr from, Bitmapset notNull) {
    List<Expr> conditions = Trees.conjuncts(from.quals());
    Bitmapset below = hasJoins(from) ? notNull.plus(notNull(conditions)) : notNull;
    List<Item> items = new ArrayList<>();
    List<Expr> all = new ArrayList<>(conditions);
    from.fromlist().forEach(child -> flatten(item(child, below), items, all));
    return new Item.Inner(items, all);
  }

  private static boolean hasJoins(FromExpr from) {
    for (FromItem child : from.fromlist()) {
      if (!(child instanceof RangeTblRef)) {
        return true;
      }
    }
    return false;
  }

  private static void flatten(Item item, List<Item> items, List<Expr> conditions) {
    if (item instanceof Item.Inner inner) {
      items.addAll(inner.items());
      conditions.addAll(inner.conditions());
    } else {
      items.add(item);
    }
  }

  private Item join(JoinExpr join, Bitmapset notNull) {
    List<Expr> on = Trees.conjuncts(join.quals());
    JoinType type = reduced(join, notNull);
    boolean keepsLeft =
        type == JoinType.JOIN_LEFT || type == JoinType.JOIN_FULL || type == JoinType.JOIN_ANTI;
    boolean keepsRight = type == JoinType.JOIN_RIGHT || type == JoinType.JOIN_FULL;
    Bitmapset strict = notNull(on);
    Bitmapset both = type == JoinType.JOIN_FULL ? Bitmapset.EMPTY : notNull;
    Item left = item(join.larg(), keepsLeft ? both : both.plus(strict));
    Item right = item(join.rarg(), keepsRight ? both : both.plus(strict));
    if (type == JoinType.JOIN_INNER) {
      List<Item> items = new ArrayList<>();
      List<Expr> all = new ArrayList<>(on);
      flatten(left, items, all);
      flatten(right, items, all);
      return new Item.Inner(items, all);
    }
    return type == JoinType.JOIN_RIGHT
        ? new Item.Outer(JoinType.JOIN_LEFT, right, left, on, new ArrayList<>())
        : new Item.Outer(type, left, right, on, new ArrayList<>());
  }

  /// The type of a join, knowing which relations' null-extended rows do not survive.
  private static JoinType reduced(JoinExpr join, Bitmapset notNull) {
    boolean left = notNull.overlaps(relations(join.larg()));
    boolean right = notNull.overlaps(relations(join.rarg()));
    return switch (join.jointype()) {
      case JOIN_LEFT -> right ? JoinType.JOIN_INNER : JoinType.JOIN_LEFT;
      case JOIN_RIGHT -> left ? JoinType.JOIN_INNER : JoinType.JOIN_RIGHT;
      case JOIN_FULL -> full(left, right);
      default -> join.jointype();
    };
  }

  private static JoinType full(boolean left, boolean right) {
    if (left && right) {
      return JoinType.JOIN_INNER;
    }
    if (left) {
      return JoinType.JOIN_LEFT;
    }
    return right ? JoinType.JOIN_RIGHT : JoinType.JOIN_FULL;
  }

  static Bitmapset relations(FromItem node) {
    return switch (node) {
      case RangeTblRef ref -> Bitmapset.of(ref.rtindex());
      case JoinExpr join -> relations(join.larg()).plus(relations(join.rarg()));
      case FromExpr from -> {
        Bitmapset result = Bitmapset.EMPTY;
        for (FromItem child : from.fromlist()) {
          result = result.plus(relations(child));
        }
        yield result;
      }
      default -> throw new IllegalStateException(node.toString());
    };
  }

  /// The relations that must have a real row for all conditions to hold.
  private Bitmapset notNull(List<Expr> conditions) {
    Bitmapset result = Bitmapset.EMPTY;
    for (Expr condition : conditions) {
      Bitmapset relations = Trees.relations(condition);
      for (int relation = relations.next(-1); relation >= 0; relation = relations.next(relation)) {
        if (functions.isStrictFor(condition, relation)) {
          result = result.plus(relation);
        }
      }
    }
    return result;
  }

  // Conditions

  /// Hands conditions down to where they can first be checked.
  private static Item handDown(Item item, List<Expr> conditions) {
    return switch (item) {
      case Item.Leaf leaf -> {
        leaf.filter().addAll(conditions);
        yield leaf;
      }
      case Item.Inner inner -> handDownInner(inner, conditions);
      case Item.Outer outer -> handDownOuter(outer, conditions);
    };
  }

  private static Item handDownInner(Item.Inner inner, List<Expr> conditions) {
    List<Expr> here = new ArrayList<>();
    List<List<Expr>> below = new ArrayList<>();
    inner.items().forEach(child -> below.add(new ArrayList<>()));
    List<Expr> all = new ArrayList<>(inner.conditions());
    all.addAll(conditions);
    for (Expr condition : all) {
      int place = place(inner.items(), Trees.relations(condition));
      (place < 0 ? here : below.get(place)).add(condition);
    }
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < inner.items().size(); i++) {
      items.add(handDown(inner.items().get(i), below.get(i)));
    }
    return new Item.Inner(items, here);
  }

  /// The item that has all relations, or -1.
  private static int place(List<Item> items, Bitmapset relations) {
    for (int i = 0; i < items.size() && !relations.isEmpty(); i++) {
      if (relations.isSubsetOf(items.get(i).relations())) {
        return i;
      }
    }
    return -1;
  }

  private static Item handDownOuter(Item.Outer outer, List<Expr> conditions) {
    List<Expr> filter = new ArrayList<>();
    List<Expr> on = new ArrayList<>();
    List<Expr> left = new ArrayList<>();
    List<Expr> right = new ArrayList<>();
    boolean full = outer.type() == JoinType.JOIN_FULL;
    for (Expr condition : conditions) {
      boolean ofLeft = Trees.relations(condition).isSubsetOf(outer.left().relations());
      (ofLeft && !full ? left : filter).add(condition);
    }
    for (Expr condition : outer.conditions()) {
      Bitmapset relations = Trees.relations(condition);
      boolean one = !relations.isEmpty() && !full;
      if (one && relations.isSubsetOf(outer.right().relations())) {
        right.add(condition);
      } else if (one
          && outer.type() == JoinType.JOIN_SEMI
          && relations.isSubsetOf(outer.left().relations())) {
        left.add(condition);
      } else {
        on.add(condition);
      }
    }
    return new Item.Outer(
        outer.type(), handDown(outer.left(), left), handDown(outer.right(), right), on, filter);
  }
}
