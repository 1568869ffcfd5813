package org.gajah.analyzer.context;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gajah.catalog.rows.PgProc;
import org.jspecify.annotations.Nullable;

/// Matches calls with named arguments (`f(1, b => 2)`) against parameters.
public final class NamedArguments {
  private NamedArguments() {}

  /// Which parameter each argument is, the defaulted ones last; null when they do not match.
  ///
  /// @param count how many arguments there are
  /// @param names of the last of them
  /// @param declared how many parameters count
  static int @Nullable [] match(
      PgProc function, int count, List<String> names, boolean includeOut, int declared) {
    String[] parameterNames = function.proargnames();
    int positional = count - names.size();
    if (parameterNames == null || count > declared) {
      return null;
    }
    List<String> inputs = inputNames(function, includeOut);
    boolean[] given = new boolean[declared];
    int[] positions = new int[declared];
    for (int i = 0; i < positional; i++) {
      given[i] = true;
      positions[i] = i;
    }
    for (int i = 0; i < names.size(); i++) {
      int at = inputs.indexOf(names.get(i));
      if (at < 0 || at >= declared || given[at]) {
        return null;
      }
      given[at] = true;
      positions[positional + i] = at;
    }
    int next = count;
    int firstDefault = declared - function.pronargdefaults();
    for (int i = positional; i < declared && next < declared; i++) {
      if (!given[i]) {
        if (i < firstDefault) {
          return null;
        }
        positions[next++] = i;
      }
    }
    return positions;
  }

  /// The names of the parameters that are passed, in order.
  public static List<String> inputNames(PgProc function, boolean includeOut) {
    String[] names = function.proargnames();
    char[] modes = function.proargmodes();
    if (names == null) {
      return List.of();
    }
    if (modes == null) {
      return Arrays.asList(names);
    }
    List<String> result = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      if (modes[i] == 'i' || modes[i] == 'b' || modes[i] == 'v' || includeOut && modes[i] == 'o') {
        result.add(names[i]);
      }
    }
    return result;
  }
}
