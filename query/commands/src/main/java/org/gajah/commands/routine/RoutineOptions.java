package org.gajah.commands.routine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.namespace.Candidates;
import org.gajah.catalog.namespace.FunctionCall;
import org.gajah.catalog.namespace.FunctionCandidate;
import org.gajah.catalog.namespace.QualifiedName;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Options;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.FloatNode;
import org.gajah.nodes.IntegerNode;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.VariableSetStmt;
import org.jspecify.annotations.Nullable;

/// What the options of CREATE and ALTER FUNCTION say of a routine. Mirrors
/// `compute_common_attribute` of `commands/functioncmds.c`.
final class RoutineOptions {
  private static final Set<String> NOT_OF_PROCEDURES =
      Set.of("window", "volatility", "strict", "leakproof", "cost", "rows", "support", "parallel");

  private final Map<String, DefElem> options = new HashMap<>();
  private final List<VariableSetStmt> settings = new ArrayList<>();

  /// @param text of the command
  RoutineOptions(List<DefElem> written, boolean isProcedure, String text) {
    for (DefElem option : written) {
      String name = Objects.requireNonNull(option.defname());
      if (isProcedure && NOT_OF_PROCEDURES.contains(name)) {
        throw Definer.at(
            text,
            option.location(),
            new PgException(
                SqlState.INVALID_FUNCTION_DEFINITION, "invalid attribute in procedure definition"));
      }
      if (name.equals("set")) {
        settings.add((VariableSetStmt) Objects.requireNonNull(option.arg()));
      } else if (options.put(name, option) != null) {
        throw Options.conflicting(option, text);
      }
    }
    if (options.containsKey("transform")) {
      throw PgException.notBuilt("TRANSFORM of functions");
    }
  }

  boolean has(String name) {
    return options.containsKey(name);
  }

  @Nullable DefElem get(String name) {
    return options.get(name);
  }

  /// SET and RESET, in their order.
  List<VariableSetStmt> settings() {
    return settings;
  }

  boolean flag(String name) {
    DefElem option = options.get(name);
    return option != null && Options.bool(option);
  }

  /// A number above zero.
  double number(String name, double otherwise) {
    DefElem option = options.get(name);
    if (option == null) {
      return otherwise;
    }
    double value =
        switch (Objects.requireNonNull(option.arg())) {
          case IntegerNode n -> n.ival();
          case FloatNode n -> Double.parseDouble(n.fval());
          default -> throw PgException.internal("unrecognized number");
        };
    if (value <= 0) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE,
          "%s must be positive".formatted(name.toUpperCase(Locale.ROOT)));
    }
    return value;
  }

  /// How many rows a call is expected to return.
  double rows(boolean returnsSet, double otherwise) {
    double rows = number("rows", otherwise);
    if (has("rows") && !returnsSet) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE,
          "ROWS is not applicable when function does not return a set");
    }
    return returnsSet ? rows : 0;
  }

  char volatility(char otherwise) {
    DefElem option = options.get("volatility");
    return option == null
        ? otherwise
        : switch (Options.text(option)) {
          case "immutable" -> 'i';
          case "stable" -> 's';
          default -> 'v';
        };
  }

  char parallel(char otherwise) {
    DefElem option = options.get("parallel");
    if (option == null) {
      return otherwise;
    }
    return switch (Options.text(option)) {
      case "safe" -> 's';
      case "unsafe" -> 'u';
      case "restricted" -> 'r';
      default ->
          throw new PgException(
              SqlState.SYNTAX_ERROR, "parameter \"parallel\" must be SAFE, RESTRICTED, or UNSAFE");
    };
  }

  /// The function that tells the planner about this one.
  ///
  /// @throws PgException 42883 when there is none, 42P17 when it is none of that kind, 42501 when
  ///   the user may not name one
  int support(Definer definer, int otherwise) {
    DefElem option = options.get("support");
    if (option == null) {
      return otherwise;
    }
    List<String> names = ((NodeList) Objects.requireNonNull(option.arg())).strings();
    int function = takingInternal(definer, names);
    if (function == Oid.INVALID) {
      throw new PgException(
          SqlState.UNDEFINED_FUNCTION,
          "function %s(internal) does not exist".formatted(QualifiedName.text(names)));
    }
    PgProc row = definer.catalog().get(SysCache.PROCOID, function);
    if (row.prorettype() != TypeOid.INTERNAL) {
      throw new PgException(
          SqlState.INVALID_OBJECT_DEFINITION,
          "support function %s must return type internal".formatted(QualifiedName.text(names)));
    }
    if (!definer.roles().isSuperuser(definer.user())) {
      throw new PgException(
          SqlState.INSUFFICIENT_PRIVILEGE, "must be superuser to specify a support function");
    }
    return function;
  }

  private static int takingInternal(Definer definer, List<String> names) {
    Candidates candidates = new Candidates(definer.context().namespaces());
    for (FunctionCandidate candidate :
        candidates.functions(names, FunctionCall.exactly(1), true)) {
      if (candidate.arguments()[0] == TypeOid.INTERNAL) {
        return candidate.function();
      }
    }
    return Oid.INVALID;
  }

  /// @throws PgException 42501 when the user must not call a function leakproof
  void requireMayLeakproof(Definer definer) {
    if (flag("leakproof") && !definer.roles().isSuperuser(definer.user())) {
      throw new PgException(
          SqlState.INSUFFICIENT_PRIVILEGE, "only superuser can define a leakproof function");
    }
  }
}
