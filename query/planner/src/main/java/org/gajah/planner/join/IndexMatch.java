package org.gajah.planner.join;

import java.util.ArrayList;
import java.util.List;
import org.gajah.nodes.Expr;

/// A condition that an index can check.
///
/// @param original as it stands in the query
/// @param arranged the same with the index column on the left
/// @param column of the index, from 0
/// @param equality whether it leaves one value of the column
public record IndexMatch(Expr original, Expr arranged, int column, boolean equality) {
  /// The conditions as they stand in the query, each once.
  public static List<Expr> originals(List<IndexMatch> matches) {
    List<Expr> result = new ArrayList<>(matches.size());
    for (IndexMatch match : matches) {
      if (!result.contains(match.original)) {
        result.add(match.original);
      }
    }
    return result;
  }
}
