package org.gajah.analyzer;

import static org.gajah.catalogfacts.TypeOid.RECORD;
import static org.gajah.catalogfacts.TypeOid.UNKNOWN;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.gajah.analyzer.coerce.CoercionPath;
import org.gajah.catalog.namespace.FunctionCall;
import org.gajah.catalog.namespace.FunctionCandidate;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.PgType;
import org.gajah.nodes.Expr;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.kinds.CoercionContext;
import org.gajah.nodes.text.NodeReader;
import org.jspecify.annotations.Nullable;

/// Finds the function that a call means. Mirrors `func_get_detail()` of parser/parse_func.c.
final class FunctionResolution {
  private final Analysis a;
  private final CandidateChoice<FunctionCandidate> choice;

  FunctionResolution(Analysis analysis) {
    this.a = analysis;
    this.choice = new CandidateChoice<>(a.coercions.paths(), a.types, FunctionCandidate::arguments);
  }

  /// What a call turned out to be.
  enum Kind {
    NOT_FOUND,
    AMBIGUOUS,
    FUNCTION,
    PROCEDURE,
    AGGREGATE,
    WINDOW,
    COERCION
  }

  /// The outcome.
  ///
  /// @param call null when no function was found
  /// @param coercion the type that the call converts to, when it is but a conversion
  record Outcome(Kind kind, @Nullable Call call, int coercion) {
    FunctionCandidate found() {
      return Objects.requireNonNull(call).shape;
    }

    PgProc function() {
      return Objects.requireNonNull(call).function;
    }
  }

  /// A function and how a call passes its arguments.
  record Call(PgProc function, FunctionCandidate shape) {}

  private static Outcome of(Kind kind) {
    return new Outcome(kind, null, 0);
  }

  Outcome find(
      List<String> name,
      boolean hasArguments,
      List<String> names,
      int[] types,
      boolean expandVariadic,
      boolean procedure) {
    int count = types.length;
    List<FunctionCandidate> candidates =
        a.lookups
            .candidates()
            .functions(
                name, new FunctionCall(count, names, expandVariadic, true, procedure), false);
    FunctionCandidate best = null;
    for (FunctionCandidate candidate : candidates) {
      if (Arrays.equals(candidate.arguments(), 0, count, types, 0, count)) {
        best = candidate;
        break;
      }
    }
    if (best == null) {
      if (count == 1 && hasArguments && names.isEmpty()) {
        int target = coercionTarget(name, types[0]);
        if (target != 0) {
          return new Outcome(Kind.COERCION, null, target);
        }
      }
      List<FunctionCandidate> matching = choice.matching(types, count, candidates);
      if (matching.size() == 1) {
        best = matching.getFirst();
      } else if (matching.size() > 1) {
        best = choice.best(types, count, matching);
        if (best == null) {
          return of(Kind.AMBIGUOUS);
        }
      }
    }
    return best == null ? of(Kind.NOT_FOUND) : outcome(best, names, count, expandVariadic);
  }

  private Outcome outcome(
      FunctionCandidate best, List<String> names, int count, boolean expandVariadic) {
    if (best.isAmbiguous()) {
      return of(Kind.AMBIGUOUS);
    }
    PgProc function = a.lookups.function(best.function());
    int[] positions = best.argumentNumbers();
    if (!names.isEmpty()
        && !expandVariadic
        && count > 0
        && positions != null
        && positions[count - 1] != count - 1) {
      return of(Kind.NOT_FOUND);
    }
    Kind kind =
        switch (function.prokind()) {
          case 'a' -> Kind.AGGREGATE;
          case 'p' -> Kind.PROCEDURE;
          case 'w' -> Kind.WINDOW;
          default -> Kind.FUNCTION;
        };
    return new Outcome(kind, new Call(function, best), 0);
  }

  /// The type that a function's name means, when the call `type(value)` is but a conversion.
  private int coercionTarget(List<String> name, int source) {
    PgType type = a.types.find(a.lookups.names().type(name, false, false));
    if (type == null || !type.typisdefined() || type.typrelid() != 0) {
      return 0;
    }
    if (source == UNKNOWN) {
      return type.oid();
    }
    CoercionPath path =
        a.coercions.paths().find(source, type.oid(), CoercionContext.COERCION_EXPLICIT);
    boolean coercion =
        switch (path.kind()) {
          case RELABEL -> true;
          case INPUT_OUTPUT ->
              !((source == RECORD || a.types.isComplex(source)) && type.typcategory() == 'S');
          case NONE, FUNCTION, ARRAY -> false;
        };
    return coercion ? type.oid() : 0;
  }

  /// The default expressions that a call uses.
  static List<Expr> defaults(Outcome outcome) {
    FunctionCandidate candidate = outcome.found();
    int count = candidate.defaultedArguments();
    String text = outcome.function().proargdefaults();
    if (count == 0 || text == null) {
      return List.of();
    }
    List<Expr> all = new ArrayList<>();
    for (Node each : NodeReader.read(text, NodeList.class).elements()) {
      all.add((Expr) Objects.requireNonNull(each));
    }
    int[] positions = candidate.argumentNumbers();
    int total = candidate.arguments().length;
    if (positions == null) {
      return all.subList(all.size() - count, all.size());
    }
    List<Expr> result = new ArrayList<>();
    int first = total - all.size();
    for (int i = total - count; i < total; i++) {
      result.add(all.get(positions[i] - first));
    }
    return result;
  }
}
