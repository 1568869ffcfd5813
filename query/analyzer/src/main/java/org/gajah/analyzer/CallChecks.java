package org.gajah.analyzer;

import static org.gajah.catalogfacts.TypeOid.ANY;

import java.util.ArrayList;
import java.util.List;
import org.gajah.analyzer.FunctionResolution.Kind;
import org.gajah.analyzer.FunctionResolution.Outcome;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgAggregate;
import org.gajah.nodes.Expr;
import org.gajah.nodes.kinds.CoercionContext;
import org.gajah.nodes.kinds.CoercionForm;

/// Whether calls are written as their functions are called: with OVER, WITHIN GROUP, DISTINCT and
/// the like only where they mean something.
final class CallChecks {
  private final Analysis a;
  private final FunctionCalls calls;

  CallChecks(Analysis analysis, FunctionCalls calls) {
    this.a = analysis;
    this.calls = calls;
  }

  PgException fault(WrittenCall call, SqlState state, String message) {
    return a.fault(state, message, call.location);
  }

  /// Checks that a call is written as its function is called.
  void check(WrittenCall call, Outcome outcome) {
    Kind kind = outcome.kind();
    boolean callable =
        kind == Kind.FUNCTION
            || kind == Kind.AGGREGATE
            || kind == Kind.WINDOW
            || kind == Kind.COERCION;
    if (call.procedure && callable) {
      throw wrong(call, calls.signature(call.name, call.names, call.types) + " is not a procedure")
          .hint("To call a function, use SELECT.");
    }
    if (kind == Kind.PROCEDURE && !call.procedure) {
      throw wrong(call, calls.signature(call.name, call.names, call.types) + " is a procedure")
          .hint("To call a procedure, use CALL.");
    }
    if (kind == Kind.FUNCTION || kind == Kind.PROCEDURE || kind == Kind.COERCION) {
      checkPlain(call);
    }
    if (kind == Kind.AGGREGATE) {
      checkAggregate(call, outcome);
    }
    if (kind == Kind.WINDOW) {
      if (!call.over()) {
        throw wrong(call, "window function %s requires an OVER clause".formatted(call.shown()));
      }
      if (call.within()) {
        throw wrong(call, "window function %s cannot have WITHIN GROUP".formatted(call.shown()));
      }
    }
  }

  private PgException wrong(WrittenCall call, String message) {
    return fault(call, SqlState.WRONG_OBJECT_TYPE, message);
  }

  private void checkPlain(WrittenCall call) {
    String name = call.shown();
    if (call.star()) {
      throw wrong(
          call, "%s(*) specified, but %s is not an aggregate function".formatted(name, name));
    }
    String what =
        call.distinct()
            ? "DISTINCT"
            : call.within()
                ? "WITHIN GROUP"
                : call.orders() > 0 ? "ORDER BY" : call.filter != null ? "FILTER" : null;
    if (what != null) {
      throw wrong(call, "%s specified, but %s is not an aggregate function".formatted(what, name));
    }
    if (call.over()) {
      throw wrong(
          call,
          "OVER specified, but %s is not a window function nor an aggregate function"
              .formatted(name));
    }
  }

  private void checkAggregate(WrittenCall call, Outcome outcome) {
    PgAggregate aggregate = a.lookups.aggregate(outcome.function().oid());
    if (aggregate.aggkind() == 'n') {
      if (call.within()) {
        throw wrong(
            call,
            "%s is not an ordered-set aggregate, so it cannot have WITHIN GROUP"
                .formatted(call.shown()));
      }
      return;
    }
    if (!call.within()) {
      throw wrong(call, "WITHIN GROUP is required for ordered-set aggregate " + call.shown());
    }
    if (call.over()) {
      throw fault(
          call,
          SqlState.FEATURE_NOT_SUPPORTED,
          "OVER is not supported for ordered-set aggregate " + call.shown());
    }
    int ordered = call.orders();
    int direct = call.args.size() - ordered;
    int wanted = aggregate.aggnumdirectargs();
    int variadic = outcome.found().variadicArguments();
    int parameters = call.args.size() - Math.max(variadic - 1, 0);
    if (outcome.function().provariadic() == 0 || wanted < parameters) {
      if (direct != wanted) {
        throw missing(call)
            .hint(
                "There is an ordered-set aggregate %s, but it requires %d direct argument%s, not %d."
                    .formatted(call.shown(), wanted, wanted == 1 ? "" : "s", direct));
      }
    } else if (aggregate.aggkind() == 'h') {
      if (variadic != 2 * ordered) {
        throw missing(call)
            .hint(
                ("To use the hypothetical-set aggregate %s, the number of hypothetical direct"
                        + " arguments (here %d) must match the number of ordering columns (here %d).")
                    .formatted(call.shown(), variadic - ordered, ordered));
      }
    } else if (variadic <= ordered) {
      throw missing(call)
          .hint(
              "There is an ordered-set aggregate %s, but it requires at least %d direct argument%s."
                  .formatted(call.shown(), wanted, wanted == 1 ? "" : "s"));
    }
    if (aggregate.aggkind() == 'h') {
      unifyHypothetical(call, outcome.found().arguments());
    }
  }

  private void unifyHypothetical(WrittenCall call, int[] declared) {
    int ordered = call.orders();
    int direct = call.args.size() - ordered;
    List<Expr> args = new ArrayList<>(call.args);
    for (int i = direct - ordered; i < direct; i++) {
      int other = i + ordered;
      if (declared[i] != ANY) {
        continue;
      }
      List<Expr> pair = List.of(args.get(other), args.get(i));
      int common = a.coercions.commonType(pair, "WITHIN GROUP");
      int typmod = a.coercions.commonTypmod(pair, common);
      for (int at : new int[] {i, other}) {
        args.set(at, implicitly(args.get(at), call.types[at], common, typmod));
        call.types[at] = common;
      }
    }
    call.args = args;
  }

  private Expr implicitly(Expr arg, int type, int target, int typmod) {
    return a.coercions.toType(
        arg,
        type,
        target,
        typmod,
        CoercionContext.COERCION_IMPLICIT,
        CoercionForm.COERCE_IMPLICIT_CAST,
        -1);
  }

  private PgException missing(WrittenCall call) {
    return fault(
        call,
        SqlState.UNDEFINED_FUNCTION,
        "function %s does not exist".formatted(calls.signature(call.name, call.names, call.types)));
  }

  /// The error of a call that names no function, or several.
  PgException notFound(WrittenCall call, Kind kind) {
    String what = call.procedure ? "procedure" : "function";
    if (kind == Kind.AMBIGUOUS) {
      return fault(
              call,
              SqlState.AMBIGUOUS_FUNCTION,
              "%s %s is not unique"
                  .formatted(what, calls.signature(call.name, call.names, call.types)))
          .hint(
              "Could not choose a best candidate %s. You might need to add explicit type casts."
                  .formatted(what));
    }
    if (call.orders() > 1 && !call.within()) {
      return missing(call)
          .hint(
              "No aggregate function matches the given name and argument types. Perhaps you"
                  + " misplaced ORDER BY; ORDER BY must appear after all regular arguments of the"
                  + " aggregate.");
    }
    return fault(
            call,
            SqlState.UNDEFINED_FUNCTION,
            "%s %s does not exist"
                .formatted(what, calls.signature(call.name, call.names, call.types)))
        .hint(
            ("No %s matches the given name and argument types. You might need to add explicit type"
                    + " casts.")
                .formatted(what));
  }

  PgException parameterless(WrittenCall call) {
    return wrong(
        call,
        "%s(*) must be used to call a parameterless aggregate function".formatted(call.shown()));
  }
}
