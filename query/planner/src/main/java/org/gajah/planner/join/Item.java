package org.gajah.planner.join;

import java.util.ArrayList;
import java.util.List;
import org.gajah.nodes.Bitmapset;
import org.gajah.nodes.Expr;
import org.gajah.nodes.kinds.JoinType;

/// The FROM of a query, arranged for planning: what may be joined in any order stands in one list.
sealed interface Item {
  Bitmapset relations();

  /// An entry of the range table.
  ///
  /// @param filter conditions on its rows; added to while conditions are handed down
  record Leaf(int relation, List<Expr> filter) implements Item {
    Leaf(int relation) {
      this(relation, new ArrayList<>());
    }

    @Override
    public Bitmapset relations() {
      return Bitmapset.of(relation);
    }
  }

  /// Relations that are joined in whichever order is cheapest.
  ///
  /// @param conditions each holds for the result
  /// @param equivalences what else is equal in the result, members of several items
  record Inner(List<Item> items, List<Expr> conditions, List<Equivalence> equivalences)
      implements Item {
    Inner(List<Item> items, List<Expr> conditions) {
      this(items, conditions, List.of());
    }

    @Override
    public Bitmapset relations() {
      Bitmapset result = Bitmapset.EMPTY;
      for (Item item : items) {
        result = result.plus(item.relations());
      }
      return result;
    }
  }

  /// A join whose sides stay where they are.
  ///
  /// @param type left, full, semi or anti
  /// @param conditions of the join
  /// @param filter conditions on its result
  record Outer(JoinType type, Item left, Item right, List<Expr> conditions, List<Expr> filter)
      implements Item {

    @Override
    public Bitmapset relations() {
      return left.relations().plus(right.relations());
    }
  }
}
