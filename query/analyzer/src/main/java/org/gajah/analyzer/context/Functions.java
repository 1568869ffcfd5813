package org.gajah.analyzer.context;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgAggregate;
import org.gajah.catalog.rows.PgCast;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.jspecify.annotations.Nullable;

/// Functions and casts by name and type.
public final class Functions {
  /// A function that a call may mean.
  ///
  /// @param function null where candidates that cannot be told apart stand for one another
  /// @param arguments the types of the arguments in the order of the call, VARIADIC expanded
  /// @param positions for calls with names and defaults: which parameter the n-th argument is; null
  ///   for the plain order
  /// @param variadic how many of the arguments come from VARIADIC, or 0
  /// @param defaults how many of the last arguments come from defaults
  /// @param depth of its schema in the search path
  public record Candidate(
      @Nullable PgProc function,
      int[] arguments,
      int @Nullable [] positions,
      int variadic,
      int defaults,
      int depth) {
    /// The function.
    ///
    /// @throws NullPointerException when it is ambiguous
    public PgProc known() {
      return java.util.Objects.requireNonNull(function);
    }
  }

  private final AnalysisContext context;
  private final CatalogSource catalog;

  Functions(AnalysisContext context) {
    this.context = context;
    this.catalog = context.catalog();
  }

  public PgProc get(int oid) {
    return catalog.get(SysCache.PROCOID, oid);
  }

  public PgAggregate aggregate(int oid) {
    return catalog.get(SysCache.AGGFNOID, oid);
  }

  public @Nullable PgCast cast(int source, int target) {
    return catalog.find(SysCache.CASTSOURCETARGET, source, target);
  }

  /// The functions that a call with a number of arguments may mean.
  ///
  /// @param name with its schema, if one is given
  /// @param count how many arguments there are, or -1 for any number
  /// @param names of the last arguments, when they have names
  /// @param expandVariadic whether VARIADIC parameters take several arguments
  /// @param expandDefaults whether parameters with defaults may be left out
  /// @param includeOut whether OUT parameters count
  /// @throws PgException 3F000 when the schema is unknown
  public List<Candidate> candidates(
      List<String> name,
      int count,
      List<String> names,
      boolean expandVariadic,
      boolean expandDefaults,
      boolean includeOut) {
    String bare = name.getLast();
    int schema = name.size() > 1 ? schema(name) : 0;
    List<Candidate> result = new ArrayList<>();
    boolean anySpecial = false;
    for (PgProc function : catalog.list(SysCache.PROCNAMEARGSNSP, bare)) {
      int depth = depth(function.pronamespace(), schema);
      if (depth < 0) {
        continue;
      }
      Candidate candidate =
          candidate(function, count, names, expandVariadic, expandDefaults, includeOut, depth);
      if (candidate == null) {
        continue;
      }
      anySpecial |= candidate.variadic > 0 || candidate.defaults > 0 || depth > 0;
      add(result, candidate, anySpecial || !result.isEmpty());
    }
    return result;
  }

  private int schema(List<String> name) {
    if (name.size() > 3) {
      throw new PgException(
          SqlState.SYNTAX_ERROR,
          "improper qualified name (too many dotted names): " + NameLists.join(name));
    }
    if (name.size() == 3 && !name.getFirst().equals(context.database())) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED,
          "cross-database references are not implemented: " + NameLists.join(name));
    }
    return context.lookups().types().schema(name.get(name.size() - 2));
  }

  private int depth(int schema, int wanted) {
    if (wanted != 0) {
      return schema == wanted ? 0 : -1;
    }
    return depthOnPath(schema);
  }

  /// The place of a schema in the path, or -1; the temporary schema is not looked at.
  int depthOnPath(int schema) {
    int[] schemas = context.path().schemas();
    if (schema == context.path().temporary()) {
      return -1;
    }
    for (int i = 0; i < schemas.length; i++) {
      if (schemas[i] == schema) {
        return i;
      }
    }
    return -1;
  }

  private static @Nullable Candidate candidate(
      PgProc function,
      int count,
      List<String> names,
      boolean expandVariadic,
      boolean expandDefaults,
      boolean includeOut,
      int depth) {
    int[] types = parameters(function, includeOut);
    int declared = types.length;
    if (!names.isEmpty()) {
      if (function.provariadic() != 0 && expandVariadic || count > declared) {
        return null;
      }
      int[] positions = NamedArguments.match(function, count, names, includeOut, declared);
      return positions == null ? null : named(types, positions, function, count, depth);
    }
    boolean variadic = expandVariadic && declared <= count && function.provariadic() != 0;
    boolean useDefaults = false;
    if (!variadic && count >= 0 && declared > count && expandDefaults) {
      if (count + function.pronargdefaults() < declared) {
        return null;
      }
      useDefaults = true;
    }
    if (count >= 0 && declared != count && !variadic && !useDefaults) {
      return null;
    }
    int effective = Math.max(declared, variadic ? count : 0);
    int[] arguments = Arrays.copyOf(types, effective);
    if (variadic) {
      Arrays.fill(arguments, declared - 1, effective, function.provariadic());
    }
    if (useDefaults) {
      arguments = Arrays.copyOf(arguments, declared);
    }
    return new Candidate(
        function,
        arguments,
        null,
        variadic ? effective - declared + 1 : 0,
        useDefaults ? declared - count : 0,
        depth);
  }

  private static Candidate named(
      int[] types, int[] positions, PgProc function, int count, int depth) {
    int[] arguments = new int[types.length];
    for (int i = 0; i < types.length; i++) {
      arguments[i] = types[positions[i]];
    }
    return new Candidate(function, arguments, positions, 0, types.length - count, depth);
  }

  private static int[] parameters(PgProc function, boolean includeOut) {
    int[] all = function.proallargtypes();
    char[] modes = function.proargmodes();
    if (!includeOut || all == null || modes == null) {
      return function.proargtypes();
    }
    int[] result = new int[all.length];
    int n = 0;
    for (int i = 0; i < all.length; i++) {
      if (modes[i] != 't') {
        result[n++] = all[i];
      }
    }
    return Arrays.copyOf(result, n);
  }

  /// Adds a candidate unless one with the same arguments hides it; takes those out that it hides.
  private static void add(List<Candidate> result, Candidate added, boolean compare) {
    if (compare) {
      for (int i = 0; i < result.size(); i++) {
        Candidate earlier = result.get(i);
        if (!sameArguments(earlier, added)) {
          continue;
        }
        int better = preference(earlier, added);
        if (better > 0) {
          return;
        }
        if (better < 0) {
          result.remove(i);
          result.add(added);
        } else {
          result.set(
              i,
              new Candidate(
                  null,
                  earlier.arguments,
                  earlier.positions,
                  earlier.variadic,
                  earlier.defaults,
                  earlier.depth));
        }
        return;
      }
    }
    result.add(added);
  }

  private static boolean sameArguments(Candidate a, Candidate b) {
    int aCount = a.arguments.length - a.defaults;
    int bCount = b.arguments.length - b.defaults;
    return aCount == bCount && Arrays.equals(a.arguments, 0, aCount, b.arguments, 0, bCount);
  }

  /// More than 0 when `a` hides `b`, less when `b` hides `a`, 0 when nobody can tell.
  private static int preference(Candidate a, Candidate b) {
    if (a.defaults != b.defaults && (a.depth == b.depth)) {
      return b.defaults - a.defaults;
    }
    if (a.depth != b.depth) {
      return b.depth - a.depth;
    }
    if (a.variadic > 0 != b.variadic > 0) {
      return b.variadic > 0 ? 1 : -1;
    }
    if (a.variadic > 0 && a.variadic != b.variadic) {
      return b.variadic - a.variadic;
    }
    return 0;
  }

  /// Whether a bare name with these arguments means this function.
  public boolean isVisible(PgProc function) {
    int depth = depthOnPath(function.pronamespace());
    if (depth < 0) {
      return false;
    }
    for (PgProc other : catalog.list(SysCache.PROCNAMEARGSNSP, function.proname())) {
      if (Arrays.equals(other.proargtypes(), function.proargtypes())) {
        int otherDepth = depthOnPath(other.pronamespace());
        if (otherDepth >= 0 && otherDepth < depth) {
          return false;
        }
      }
    }
    return true;
  }
}
