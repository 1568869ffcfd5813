package org.gajah.planner.statistics;

import java.util.List;
import org.gajah.catalog.rows.PgOperator;
import org.gajah.catalogfacts.FunctionOid;
import org.gajah.nodes.Const;
import org.gajah.nodes.Expr;
import org.jspecify.annotations.Nullable;

/// Of LIKE and the other operators that match patterns. Mirrors `patternsel()` as far as a
/// histogram tells, and guesses where it does not.
final class PatternSelectivity {
  private static final double MATCH = 0.005;
  private static final double OTHER = 0.5;
  private static final double CONTAINMENT = 0.001;
  private static final int FEWEST_BOUNDS = 10;
  private static final int ENOUGH_BOUNDS = 100;
  private static final double ANY_CHARACTER = 0.9;
  private static final double FIXED_CHARACTER = 0.2;
  private static final double ANY_TEXT = 5.0;

  private final Comparisons comparisons;

  PatternSelectivity(Comparisons comparisons) {
    this.comparisons = comparisons;
  }

  double of(PgOperator operator, @Nullable VariableFacts facts, Expr other, int collation) {
    return switch (operator.oprrest()) {
      case FunctionOid.LIKESEL,
          FunctionOid.ICLIKESEL,
          FunctionOid.REGEXEQSEL,
          FunctionOid.ICREGEXEQSEL ->
          matching(operator, facts, other, collation, false);
      case FunctionOid.NLIKESEL,
          FunctionOid.ICNLIKESEL,
          FunctionOid.REGEXNESEL,
          FunctionOid.ICREGEXNESEL ->
          matching(operator, facts, other, collation, true);
      case FunctionOid.CONTSEL -> CONTAINMENT;
      case FunctionOid.MATCHINGSEL -> 2 * MATCH;
      case FunctionOid.AREASEL -> MATCH;
      case FunctionOid.POSITIONSEL -> 0.1;
      default -> OTHER;
    };
  }

  private double matching(
      PgOperator operator,
      @Nullable VariableFacts facts,
      Expr other,
      int collation,
      boolean negated) {
    double unknown = negated ? 1 - MATCH : MATCH;
    if (!(other instanceof Const pattern)) {
      return unknown;
    }
    if (pattern.constisnull()) {
      return 0;
    }
    if (facts == null || facts.statistics() == null) {
      return facts == null ? unknown : withoutStatistics(pattern, facts, negated);
    }
    int positive = negated ? operator.oprnegate() : operator.oid();
    ColumnStatistics known = facts.statistics();
    double others = fromHistogram(known, positive, collation, pattern);
    double common = 0;
    for (int i = 0; i < known.common().size(); i++) {
      if (comparisons.holds(positive, collation, known.common().get(i), pattern)) {
        common += known.frequencies()[i];
      }
    }
    double result =
        others * (1 - known.nullFraction() - known.commonFraction()) + common;
    result = Math.min(1, Math.max(0, result));
    return negated ? 1 - result - known.nullFraction() : result;
  }

  private static double withoutStatistics(Const pattern, VariableFacts facts, boolean negated) {
    double guess = Math.min(1, guess(Scalars.text(pattern)));
    return negated ? 1 - guess - facts.nullFraction() : guess;
  }

  private double fromHistogram(
      ColumnStatistics known, int operator, int collation, Const pattern) {
    double guess = guess(Scalars.text(pattern));
    List<Const> bounds = known.histogram();
    if (bounds.size() < FEWEST_BOUNDS) {
      return limited(guess);
    }
    int matches = 0;
    for (Const bound : bounds.subList(1, bounds.size() - 1)) {
      matches += comparisons.holds(operator, collation, bound, pattern) ? 1 : 0;
    }
    double share = (double) matches / (bounds.size() - 2);
    if (bounds.size() < ENOUGH_BOUNDS) {
      double weight = bounds.size() / (double) ENOUGH_BOUNDS;
      share = share * weight + guess * (1 - weight);
    }
    return limited(share);
  }

  private static double limited(double value) {
    return Math.min(0.9999, Math.max(0.0001, value));
  }

  /// What the characters of a LIKE pattern make likely.
  private static double guess(byte[] pattern) {
    double result = 1;
    for (int i = 0; i < pattern.length; i++) {
      switch (pattern[i]) {
        case '%' -> result *= ANY_TEXT;
        case '_' -> result *= ANY_CHARACTER;
        case '\\' -> {
          i++;
          result *= FIXED_CHARACTER;
        }
        default -> result *= FIXED_CHARACTER;
      }
    }
    return Math.min(1, result);
  }
}
