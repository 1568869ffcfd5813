package org.gajah.planner.join;

import java.util.ArrayList;
import java.util.List;
import org.gajah.nodes.BoolExpr;
import org.gajah.nodes.Expr;
import org.gajah.planner.facts.IndexInfo;

/// Which tids a bitmap has.
public sealed interface BitmapTree {
  /// Cost of making the bitmap.
  double cost();

  /// Which part of the table's rows is in it.
  double selectivity();

  /// Conditions that hold for all rows in it: to be checked where only pages are known.
  List<Expr> conditions();

  /// Those of the conditions that need no check on rows that are known exactly.
  default List<Expr> answered() {
    return conditions();
  }

  /// The entries of an index that meet conditions.
  record Index(double cost, double selectivity, IndexInfo index, List<IndexMatch> matches)
      implements BitmapTree {
    @Override
    public List<Expr> conditions() {
      return IndexMatch.originals(matches);
    }
  }

  /// What is in all of some bitmaps.
  record And(double cost, double selectivity, List<BitmapTree> parts) implements BitmapTree {
    @Override
    public List<Expr> conditions() {
      List<Expr> result = new ArrayList<>();
      for (BitmapTree part : parts) {
        part.conditions().stream().filter(c -> !result.contains(c)).forEach(result::add);
      }
      return result;
    }

    @Override
    public List<Expr> answered() {
      return parts.stream().flatMap(part -> part.answered().stream()).distinct().toList();
    }
  }

  /// What is in some of some bitmaps.
  ///
  /// @param condition that all its rows may fulfil
  /// @param exact whether they do, for the indexes check all of it
  record Or(
      double cost, double selectivity, List<BitmapTree> parts, BoolExpr condition, boolean exact)
      implements BitmapTree {
    @Override
    public List<Expr> conditions() {
      return List.of(condition);
    }

    @Override
    public List<Expr> answered() {
      return exact ? conditions() : List.of();
    }
  }
}
