package org.gajah.analyzer;

import static org.gajah.catalogfacts.TypeOid.UNKNOWN;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.gajah.analyzer.coerce.CoercionPaths;
import org.gajah.catalog.type.Types;
import org.gajah.nodes.kinds.CoercionContext;
import org.jspecify.annotations.Nullable;

/// Chooses among functions or operators that a call may mean (manual, "Type Conversion"). Mirrors
/// `func_match_argtypes()` and `func_select_candidate()`.
///
/// @param <C> a candidate
final class CandidateChoice<C> {
  private final CoercionPaths paths;
  private final Types types;
  private final Function<C, int[]> parameters;

  CandidateChoice(CoercionPaths paths, Types types, Function<C, int[]> parameters) {
    this.paths = paths;
    this.types = types;
    this.parameters = parameters;
  }

  /// The candidates whose parameters the arguments can become implicitly.
  List<C> matching(int[] arguments, int count, List<C> candidates) {
    List<C> result = new ArrayList<>();
    for (C candidate : candidates) {
      if (paths.canCoerce(
          count, arguments, parameters.apply(candidate), CoercionContext.COERCION_IMPLICIT)) {
        result.add(candidate);
      }
    }
    return result;
  }

  /// The best of several candidates that match; null when no one is best.
  @Nullable C best(int[] arguments, int count, List<C> matching) {
    int[] bases = new int[count];
    int unknowns = 0;
    for (int i = 0; i < count; i++) {
      bases[i] = arguments[i] == UNKNOWN ? UNKNOWN : types.base(arguments[i]);
      unknowns += arguments[i] == UNKNOWN ? 1 : 0;
    }
    List<C> left = mostExact(bases, matching);
    if (left.size() == 1) {
      return left.getFirst();
    }
    left = mostPreferred(bases, left);
    if (left.size() == 1) {
      return left.getFirst();
    }
    if (unknowns == 0) {
      return null;
    }
    left = byCategories(bases, left);
    if (left.size() == 1) {
      return left.getFirst();
    }
    return unknowns < count ? assumingOneType(bases, left) : null;
  }

  private List<C> mostExact(int[] bases, List<C> candidates) {
    List<C> result = new ArrayList<>();
    int most = 0;
    for (C candidate : candidates) {
      int exact = 0;
      int[] wanted = parameters.apply(candidate);
      for (int i = 0; i < bases.length; i++) {
        exact += bases[i] != UNKNOWN && wanted[i] == bases[i] ? 1 : 0;
      }
      if (exact > most || result.isEmpty()) {
        result.clear();
        most = exact;
      }
      if (exact == most) {
        result.add(candidate);
      }
    }
    return result;
  }

  private List<C> mostPreferred(int[] bases, List<C> candidates) {
    List<C> result = new ArrayList<>();
    int most = 0;
    for (C candidate : candidates) {
      int good = 0;
      int[] wanted = parameters.apply(candidate);
      for (int i = 0; i < bases.length; i++) {
        if (bases[i] != UNKNOWN
            && (wanted[i] == bases[i]
                || types.isPreferredIn(types.category(bases[i]), wanted[i]))) {
          good++;
        }
      }
      if (good > most || result.isEmpty()) {
        result.clear();
        most = good;
      }
      if (good == most) {
        result.add(candidate);
      }
    }
    return result;
  }

  /// Chooses a category for each argument of unknown type: strings if any candidate takes one, else
  /// the one that all agree on.
  private List<C> byCategories(int[] bases, List<C> candidates) {
    char[] categories = new char[bases.length];
    boolean[] havePreferred = new boolean[bases.length];
    for (int i = 0; i < bases.length; i++) {
      if (bases[i] == UNKNOWN && !category(i, candidates, categories, havePreferred)) {
        return candidates;
      }
    }
    List<C> result = new ArrayList<>();
    for (C candidate : candidates) {
      if (fits(parameters.apply(candidate), bases, categories, havePreferred)) {
        result.add(candidate);
      }
    }
    return result.isEmpty() ? candidates : result;
  }

  private boolean category(int at, List<C> candidates, char[] categories, boolean[] havePreferred) {
    char chosen = '\0';
    boolean preferred = false;
    boolean conflict = false;
    for (C candidate : candidates) {
      int type = parameters.apply(candidate)[at];
      char category = types.category(type);
      boolean isPreferred = types.isPreferred(type);
      if (chosen == '\0') {
        chosen = category;
        preferred = isPreferred;
      } else if (category == chosen) {
        preferred |= isPreferred;
      } else if (category == 'S') {
        chosen = category;
        preferred = isPreferred;
      } else {
        conflict = true;
      }
    }
    categories[at] = chosen;
    havePreferred[at] = preferred;
    return !conflict || chosen == 'S';
  }

  private boolean fits(int[] wanted, int[] bases, char[] categories, boolean[] havePreferred) {
    for (int i = 0; i < bases.length; i++) {
      if (bases[i] == UNKNOWN
          && (types.category(wanted[i]) != categories[i]
              || havePreferred[i] && !types.isPreferred(wanted[i]))) {
        return false;
      }
    }
    return true;
  }

  /// Assumes that unknown arguments have the type of all known ones.
  private @Nullable C assumingOneType(int[] bases, List<C> candidates) {
    int known = UNKNOWN;
    for (int base : bases) {
      if (base != UNKNOWN) {
        if (known != UNKNOWN && known != base) {
          return null;
        }
        known = base;
      }
    }
    int[] assumed = new int[bases.length];
    Arrays.fill(assumed, known);
    C found = null;
    for (C candidate : candidates) {
      if (paths.canCoerce(
          assumed.length,
          assumed,
          parameters.apply(candidate),
          CoercionContext.COERCION_IMPLICIT)) {
        if (found != null) {
          return null;
        }
        found = candidate;
      }
    }
    return found;
  }
}
