package org.gajah.planner.join;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gajah.nodes.Bitmapset;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FromExpr;
import org.gajah.nodes.FromItem;
import org.gajah.nodes.JoinExpr;
import org.gajah.nodes.OpExpr;
import org.gajah.nodes.RangeTblRef;
import org.gajah.nodes.kinds.JoinType;
import org.gajah.planner.facts.Functions;
import org.gajah.planner.tree.Trees;
import org.jspecify.annotations.Nullable;

/// Arranges a join tree for planning: outer joins whose null-extended rows a condition drops anyway
/// become inner ones, inner joins are gathered into one list, and every condition goes as far down
/// as it may. Mirrors `optimizer/plan/initsplan.c` and the reduction of outer joins of
/// `prep/prepjointree.c`.
final class JoinTrees {
  private final Functions functions;
  private final Equivalences equivalences;
  private final OrderSubjects subjects;

  /// @param subjects gets the equivalences that hold for all rows of the query
  JoinTrees(Functions functions, Equivalences equivalences, OrderSubjects subjects) {
    this.functions = functions;
    this.equivalences = equivalences;
    this.subjects = subjects;
  }

  /// Arranges FROM and WHERE.
  Item arrange(FromExpr from) {
    Item item = item(from, Bitmapset.EMPTY);
    return handDown(item, List.of(), true);
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
  ///
  /// @param certain whether no outer join further up puts nulls where the rows' values were
  private Item handDown(Item item, List<Expr> conditions, boolean certain) {
    return switch (item) {
      case Item.Leaf leaf -> {
        leaf.filter().addAll(conditions);
        yield leaf;
      }
      case Item.Inner inner -> handDownInner(inner, conditions, certain);
      case Item.Outer outer -> handDownOuter(outer, conditions, certain);
    };
  }

  private Item handDownInner(Item.Inner inner, List<Expr> conditions, boolean certain) {
    List<Expr> all = new ArrayList<>(inner.conditions());
    all.replaceAll(equivalences::simplified);
    for (Expr condition : conditions) {
      if (!all.contains(condition)) {
        all.add(condition);
      }
    }
    List<Equivalence> equal = equivalences(inner, all);
    if (certain) {
      equal.forEach(subjects::register);
    }
    List<Equivalence> joining = new ArrayList<>();
    for (Equivalence each : equal) {
      all.removeAll(each.sources());
      all.addAll(implied(each, inner.items()));
      if (each.constant() == null) {
        joining.add(each);
      }
    }
    List<Expr> here = new ArrayList<>();
    List<List<Expr>> below = new ArrayList<>();
    inner.items().forEach(_ -> below.add(new ArrayList<>()));
    for (Expr condition : all) {
      int place = place(inner.items(), Trees.relations(condition));
      (place < 0 ? here : below.get(place)).add(condition);
    }
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < inner.items().size(); i++) {
      items.add(handDown(inner.items().get(i), below.get(i), certain));
    }
    return new Item.Inner(items, here, joining);
  }

  /// The equivalences that conditions on an inner join make, those that its items bring along
  /// included.
  private List<Equivalence> equivalences(Item.Inner inner, List<Expr> conditions) {
    List<Expr> known = new ArrayList<>(conditions);
    inner.items().forEach(item -> addCertain(item, known));
    List<Equivalence> result = new ArrayList<>();
    Bitmapset relations = inner.relations();
    for (Equivalence each : equivalences.of(known)) {
      if (each.relations().isSubsetOf(relations)
          && each.sources().stream().anyMatch(conditions::contains)) {
        result.add(each);
      }
    }
    return result;
  }

  /// Adds the conditions that all rows of an item fulfil.
  private static void addCertain(Item item, List<Expr> conditions) {
    switch (item) {
      case Item.Leaf leaf -> conditions.addAll(leaf.filter());
      case Item.Inner inner -> {
        conditions.addAll(inner.conditions());
        inner.items().forEach(child -> addCertain(child, conditions));
      }
      case Item.Outer outer -> {
        conditions.addAll(outer.filter());
        if (outer.type() != JoinType.JOIN_FULL) {
          addCertain(outer.left(), conditions);
        }
      }
    }
  }

  /// What single items have to see to so that their members of an equivalence are equal: to the
  /// constant, where there is one, else to each other.
  private List<Expr> implied(Equivalence equivalence, List<Item> items) {
    List<Expr> result = new ArrayList<>();
    Equivalence.Member constant = equivalence.constant();
    Map<Integer, Equivalence.Member> last = new HashMap<>();
    for (Equivalence.Member member : equivalence.members()) {
      OpExpr condition = null;
      if (constant == null) {
        Equivalence.Member other = last.put(place(items, member.relations()), member);
        condition = other == null ? null : equivalence.comparison(other, member);
      } else if (!member.equals(constant)) {
        condition = equivalence.hasConstant(member, constant);
      }
      if (condition != null) {
        result.add(member.isConstant() ? equivalences.folded(condition) : condition);
      }
    }
    return result;
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

  private Item handDownOuter(Item.Outer outer, List<Expr> conditions, boolean certain) {
    List<Expr> filter = new ArrayList<>();
    List<Expr> on = new ArrayList<>();
    List<Expr> left = new ArrayList<>();
    List<Expr> right = new ArrayList<>();
    boolean full = outer.type() == JoinType.JOIN_FULL;
    boolean semi = outer.type() == JoinType.JOIN_SEMI;
    for (Expr condition : conditions) {
      boolean ofLeft = Trees.relations(condition).isSubsetOf(outer.left().relations());
      (ofLeft && !full ? left : filter).add(condition);
    }
    for (Expr condition : outer.conditions()) {
      Bitmapset relations = Trees.relations(condition);
      boolean one = !relations.isEmpty() && !full;
      if (one && relations.isSubsetOf(outer.right().relations())) {
        right.add(condition);
      } else if (one && semi && relations.isSubsetOf(outer.left().relations())) {
        left.add(condition);
      } else {
        on.add(condition);
      }
    }
    if (!full) {
      spreadConstants(outer.left(), left, outer.right(), right, on);
      if (semi) {
        spreadConstants(outer.right(), right, outer.left(), left, on);
      }
    }
    return new Item.Outer(
        outer.type(),
        handDown(outer.left(), left, certain && !full),
        handDown(outer.right(), right, certain && semi),
        on,
        filter);
  }

  /// Where one side of a join's equality is a constant in all rows, the other side need only bring
  /// rows with that constant, and then the equality goes without saying.
  private void spreadConstants(
      Item from, List<Expr> known, Item other, List<Expr> gets, List<Expr> on) {
    List<Expr> certain = new ArrayList<>(known);
    addCertain(from, certain);
    List<Equivalence> equal = on.isEmpty() ? List.of() : equivalences.of(certain);
    if (equal.isEmpty()) {
      return;
    }
    on.removeIf(condition -> {
      OpExpr equality = equivalences.equality(condition);
      if (equality == null) {
        return false;
      }
      boolean straight = isOf(equality, 0, from) && isOf(equality, 1, other);
      boolean turned = isOf(equality, 1, from) && isOf(equality, 0, other);
      OpExpr spread = straight || turned ? spread(equality, straight ? 0 : 1, equal) : null;
      if (spread == null) {
        return false;
      }
      gets.add(spread);
      return true;
    });
  }

  private boolean isOf(OpExpr equality, int side, Item item) {
    Bitmapset relations = equivalences.member(equality, side).relations();
    return !relations.isEmpty() && relations.isSubsetOf(item.relations());
  }

  private @Nullable OpExpr spread(OpExpr equality, int side, List<Equivalence> equal) {
    Equivalence home = equivalences.find(equality, side, equal);
    Equivalence.Member constant = home == null ? null : home.constant();
    return home == null || constant == null
        ? null
        : equivalences.comparison(home, equivalences.member(equality, 1 - side), constant);
  }
}
