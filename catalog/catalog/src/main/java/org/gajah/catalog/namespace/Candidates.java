package org.gajah.catalog.namespace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gajah.base.id.Oid;
import org.gajah.catalog.rows.PgOperator;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.jspecify.annotations.Nullable;

/// Functions and operators by name. Names are overloaded, so what is found are candidates, from
/// which the analyzer chooses. Temporary schemas are never searched. Mirrors
/// `FuncnameGetCandidates`, `OpernameGetCandidates` and `OpernameGetOprid` of
/// `catalog/namespace.c`.
public final class Candidates {
  private final Namespaces namespaces;
  private final CatalogSource catalog;

  public Candidates(Namespaces namespaces) {
    this.namespaces = namespaces;
    this.catalog = namespaces.catalog();
  }

  /// The functions that a call may mean. Of several with the same arguments the one whose schema
  /// comes first on the path remains; in one schema one that is not variadic goes before one that
  /// is; what is left is ambiguous.
  ///
  /// @param missingSchemaOk whether a schema that does not exist means no candidates
  public List<FunctionCandidate> functions(
      List<String> names, FunctionCall call, boolean missingSchemaOk) {
    QualifiedName name = namespaces.name(names);
    int schema = Oid.INVALID;
    if (name.schema() != null) {
      schema = namespaces.explicit(name.schema(), missingSchemaOk);
      if (schema == Oid.INVALID) {
        return List.of();
      }
    }
    return functions(schema, name.name(), call);
  }

  private List<FunctionCandidate> functions(int schema, String name, FunctionCall call) {
    List<FunctionCandidate> result = new ArrayList<>();
    Map<List<Integer>, Integer> places = new HashMap<>();
    for (PgProc function : catalog.list(SysCache.PROCNAMEARGSNSP, name)) {
      int position = position(schema, function.pronamespace());
      FunctionCandidate candidate = position < 0 ? null : fit(function, position, call);
      if (candidate != null) {
        List<Integer> given =
            Arrays.stream(candidate.arguments(), 0, candidate.given()).boxed().toList();
        Integer place = places.putIfAbsent(given, result.size());
        if (place == null) {
          result.add(candidate);
        } else {
          result.set(place, better(result.get(place), candidate));
        }
      }
    }
    return result;
  }

  /// The place of an object's schema; -1 when it is not to be looked at.
  private int position(int wanted, int schema) {
    if (wanted != Oid.INVALID) {
      return wanted == schema ? 0 : -1;
    }
    return namespaces.isOwnTemporary(schema) ? -1 : namespaces.path().position(schema);
  }

  private static FunctionCandidate better(FunctionCandidate old, FunctionCandidate candidate) {
    if (old.pathPosition() != candidate.pathPosition()) {
      return old.pathPosition() < candidate.pathPosition() ? old : candidate;
    }
    boolean oldVariadic = old.variadicArguments() > 0;
    boolean newVariadic = candidate.variadicArguments() > 0;
    if (oldVariadic != newVariadic) {
      return oldVariadic ? candidate : old;
    }
    return old.ambiguous();
  }

  private static @Nullable FunctionCandidate fit(PgProc function, int position, FunctionCall call) {
    int[] parameters =
        call.includeOut() && function.proallargtypes() != null
            ? function.proallargtypes()
            : function.proargtypes();
    boolean named = !call.names().isEmpty();
    boolean mayBeVariadic = call.expandVariadic() && function.provariadic() != Oid.INVALID;
    if (named && mayBeVariadic) {
      return null;
    }
    boolean variadic = mayBeVariadic && parameters.length <= call.arguments();
    boolean defaults = call.expandDefaults() && parameters.length > call.arguments();
    if (defaults && call.arguments() + function.pronargdefaults() < parameters.length) {
      return null;
    }
    if (call.arguments() >= 0 && parameters.length != call.arguments() && !variadic && !defaults) {
      return null;
    }
    int @Nullable [] numbers = null;
    if (named) {
      numbers = numbers(function, parameters.length, call);
      if (numbers == null) {
        return null;
      }
    }
    int count = Math.max(parameters.length, call.arguments());
    return new FunctionCandidate(
        function.oid(),
        position,
        parameters.length,
        variadic ? count - parameters.length + 1 : 0,
        defaults ? parameters.length - call.arguments() : 0,
        numbers,
        arguments(parameters, numbers, variadic ? function.provariadic() : Oid.INVALID, count));
  }

  private static int[] arguments(
      int[] parameters, int @Nullable [] numbers, int variadicElement, int count) {
    int[] result = new int[count];
    for (int i = 0; i < parameters.length; i++) {
      result[i] = parameters[numbers == null ? i : numbers[i]];
    }
    if (variadicElement != Oid.INVALID) {
      Arrays.fill(result, parameters.length - 1, count, variadicElement);
    }
    return result;
  }

  /// Which parameter each argument of a call with named ones is for; those that defaults fill come
  /// last (`MatchNamedCall`).
  ///
  /// @return null when the call does not fit
  private static int @Nullable [] numbers(PgProc function, int parameters, FunctionCall call) {
    String[] names = function.proargnames();
    if (names == null) {
      return null;
    }
    int positional = call.arguments() - call.names().size();
    int[] result = new int[parameters];
    boolean[] taken = new boolean[parameters];
    int at = 0;
    for (; at < positional; at++) {
      result[at] = at;
      taken[at] = true;
    }
    for (String name : call.names()) {
      int number = number(function, names, name, call.includeOut());
      if (number < 0 || taken[number]) {
        return null;
      }
      taken[number] = true;
      result[at++] = number;
    }
    int firstWithDefault = parameters - function.pronargdefaults();
    for (int i = positional; at < parameters && i < parameters; i++) {
      if (!taken[i]) {
        if (i < firstWithDefault) {
          return null;
        }
        result[at++] = i;
      }
    }
    return result;
  }

  /// The number of the parameter with a name, among those that count; -1 when there is none.
  private static int number(PgProc function, String[] names, String name, boolean includeOut) {
    char[] modes = function.proargmodes();
    int number = 0;
    for (int i = 0; i < names.length; i++) {
      boolean counts =
          modes == null
              || includeOut
              || modes[i] == PgProc.PROARGMODE_IN
              || modes[i] == PgProc.PROARGMODE_INOUT
              || modes[i] == PgProc.PROARGMODE_VARIADIC;
      if (counts) {
        if (names[i].equals(name)) {
          return number;
        }
        number++;
      }
    }
    return -1;
  }

  /// Whether a function is found by its bare name and exactly its arguments.
  public boolean isFunctionVisible(int oid) {
    PgProc row = catalog.find(SysCache.PROCOID, oid);
    if (row == null || !namespaces.path().contains(row.pronamespace())) {
      return false;
    }
    FunctionCall call = FunctionCall.exactly(row.proargtypes().length);
    for (FunctionCandidate candidate : functions(Oid.INVALID, row.proname(), call)) {
      if (Arrays.equals(candidate.arguments(), row.proargtypes())) {
        return candidate.function() == oid;
      }
    }
    return false;
  }

  /// The operators that a name may mean.
  ///
  /// @param kind `b` or `l`, as `pg_operator.oprkind`; 0 for both
  public List<OperatorCandidate> operators(List<String> names, char kind, boolean missingSchemaOk) {
    QualifiedName name = namespaces.name(names);
    int schema = Oid.INVALID;
    if (name.schema() != null) {
      schema = namespaces.explicit(name.schema(), missingSchemaOk);
      if (schema == Oid.INVALID) {
        return List.of();
      }
    }
    Map<List<Integer>, OperatorCandidate> result = new LinkedHashMap<>();
    for (PgOperator row : catalog.list(SysCache.OPERNAMENSP, name.name())) {
      int position = position(schema, row.oprnamespace());
      if (position >= 0 && (kind == 0 || row.oprkind() == kind)) {
        OperatorCandidate candidate =
            new OperatorCandidate(row.oid(), position, row.oprleft(), row.oprright());
        result.merge(
            List.of(row.oprleft(), row.oprright()),
            candidate,
            (old, other) -> old.pathPosition() <= other.pathPosition() ? old : other);
      }
    }
    return new ArrayList<>(result.values());
  }

  /// The operator with a name and exactly these operands; 0 when there is none.
  ///
  /// @param left 0 for a prefix operator
  public int operator(List<String> names, int left, int right) {
    QualifiedName name = namespaces.name(names);
    if (name.schema() != null) {
      int schema = namespaces.explicit(name.schema(), true);
      return schema == Oid.INVALID ? Oid.INVALID : operator(schema, name.name(), left, right);
    }
    for (int schema : namespaces.path().schemas()) {
      int oid =
          namespaces.isOwnTemporary(schema)
              ? Oid.INVALID
              : operator(schema, name.name(), left, right);
      if (oid != Oid.INVALID) {
        return oid;
      }
    }
    return Oid.INVALID;
  }

  private int operator(int schema, String name, int left, int right) {
    PgOperator row = catalog.find(SysCache.OPERNAMENSP, name, left, right, schema);
    return row == null ? Oid.INVALID : row.oid();
  }

  /// Whether an operator is found by its bare name and exactly its operands.
  public boolean isOperatorVisible(int oid) {
    PgOperator row = catalog.find(SysCache.OPEROID, oid);
    return row != null
        && namespaces.path().contains(row.oprnamespace())
        && operator(List.of(row.oprname()), row.oprleft(), row.oprright()) == oid;
  }
}
