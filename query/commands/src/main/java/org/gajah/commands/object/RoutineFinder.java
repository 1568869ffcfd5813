package org.gajah.commands.object;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.gajah.analyzer.StoredExpressions;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.namespace.Candidates;
import org.gajah.catalog.namespace.FunctionCall;
import org.gajah.catalog.namespace.FunctionCandidate;
import org.gajah.catalog.namespace.QualifiedName;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.SysCache;
import org.gajah.nodes.FunctionParameter;
import org.gajah.nodes.ObjectWithArgs;
import org.gajah.nodes.TypeName;
import org.gajah.nodes.kinds.FunctionParameterMode;
import org.gajah.nodes.kinds.ObjectType;
import org.jspecify.annotations.Nullable;

/// Finds the routine that a command names. Mirrors `LookupFuncWithArgs` of `parser/parse_func.c`.
public final class RoutineFinder {
  private final Definer definer;

  public RoutineFinder(Definer definer) {
    this.definer = definer;
  }

  /// The OID of a routine.
  ///
  /// @param type what it is to be: function, procedure, aggregate or any routine
  /// @return 0 when there is none and that may be
  public int find(ObjectType type, ObjectWithArgs name, boolean missingOk) {
    List<String> names = name.objname();
    int[] arguments = arguments(name, missingOk);
    if (arguments == null) {
      return Oid.INVALID;
    }
    List<Integer> found = matches(type, names, name, arguments, missingOk);
    if (found.isEmpty()) {
      if (missingOk) {
        return Oid.INVALID;
      }
      throw missing(type, name, arguments);
    }
    if (found.size() > 1) {
      throw new PgException(
              SqlState.AMBIGUOUS_FUNCTION,
              "%s name \"%s\" is not unique".formatted(noun(type), QualifiedName.text(names)))
          .hint("Specify the argument list to select the %s unambiguously.".formatted(noun(type)));
    }
    requireKind(type, found.getFirst(), name, arguments);
    return found.getFirst();
  }

  /// The types of the arguments; null when one of them does not exist and that may be.
  private int @Nullable [] arguments(ObjectWithArgs name, boolean missingOk) {
    StoredExpressions types = definer.expressions("");
    List<Integer> result = new ArrayList<>();
    for (TypeName argument : name.objargs()) {
      if (argument == null) {
        result.add(Oid.INVALID);
        continue;
      }
      try {
        result.add(types.type(argument).type());
      } catch (PgException fault) {
        if (missingOk
            && (fault.sqlState() == SqlState.UNDEFINED_OBJECT
                || fault.sqlState() == SqlState.UNDEFINED_SCHEMA)) {
          return null;
        }
        throw fault;
      }
    }
    return result.stream().mapToInt(Integer::intValue).toArray();
  }

  private List<Integer> matches(
      ObjectType type,
      List<String> names,
      ObjectWithArgs name,
      int[] arguments,
      boolean missingOk) {
    Candidates candidates = new Candidates(definer.context().namespaces());
    FunctionCall call = FunctionCall.exactly(name.args_unspecified() ? -1 : arguments.length);
    List<Integer> result = new ArrayList<>();
    for (FunctionCandidate candidate : candidates.functions(names, call, missingOk)) {
      if (name.args_unspecified() || Arrays.equals(candidate.arguments(), arguments)) {
        add(result, candidate.function(), type, name.args_unspecified());
      }
    }
    if (result.isEmpty() && isProcedural(type) && !name.objfuncargs().isEmpty()) {
      matchAll(candidates, names, name, result);
    }
    return result;
  }

  private static boolean isProcedural(ObjectType type) {
    return type == ObjectType.OBJECT_PROCEDURE || type == ObjectType.OBJECT_ROUTINE;
  }

  /// Procedures are found by all of their arguments, OUT ones too.
  private void matchAll(
      Candidates candidates, List<String> names, ObjectWithArgs name, List<Integer> result) {
    StoredExpressions types = definer.expressions("");
    List<Integer> all = new ArrayList<>();
    for (FunctionParameter parameter : name.objfuncargs()) {
      if (parameter.mode() == FunctionParameterMode.FUNC_PARAM_TABLE) {
        return;
      }
      all.add(types.type(parameter.argType()).type());
    }
    int[] wanted = all.stream().mapToInt(Integer::intValue).toArray();
    for (FunctionCandidate candidate :
        candidates.functions(
            names, new FunctionCall(wanted.length, List.of(), false, false, true), true)) {
      if (Arrays.equals(candidate.arguments(), wanted)
          && kind(candidate.function()) == 'p'
          && !result.contains(candidate.function())) {
        result.add(candidate.function());
      }
    }
  }

  private void add(List<Integer> result, int function, ObjectType type, boolean filter) {
    if (result.contains(function)) {
      return;
    }
    if (filter) {
      char kind = kind(function);
      boolean fits =
          switch (type) {
            case OBJECT_FUNCTION, OBJECT_AGGREGATE -> kind != 'p';
            case OBJECT_PROCEDURE -> kind == 'p';
            default -> true;
          };
      if (!fits) {
        return;
      }
    }
    result.add(function);
  }

  private char kind(int function) {
    return definer.catalog().get(SysCache.PROCOID, function).prokind();
  }

  private static String noun(ObjectType type) {
    return switch (type) {
      case OBJECT_PROCEDURE -> "procedure";
      case OBJECT_AGGREGATE -> "aggregate";
      case OBJECT_ROUTINE -> "routine";
      default -> "function";
    };
  }

  /// A routine's name with its arguments, as messages show it.
  public String signature(List<String> names, int[] arguments) {
    List<String> types = new ArrayList<>();
    for (int argument : arguments) {
      types.add(definer.typeNames().format(argument));
    }
    return "%s(%s)".formatted(QualifiedName.text(names), String.join(", ", types));
  }

  private PgException missing(ObjectType type, ObjectWithArgs name, int[] arguments) {
    String message;
    if (name.args_unspecified()) {
      message =
          "could not find %s named \"%s\""
              .formatted(
                  switch (type) {
                    case OBJECT_PROCEDURE -> "a procedure";
                    case OBJECT_AGGREGATE -> "an aggregate";
                    default -> "a function";
                  },
                  QualifiedName.text(name.objname()));
    } else if (type == ObjectType.OBJECT_AGGREGATE && arguments.length == 0) {
      message = "aggregate %s(*) does not exist".formatted(QualifiedName.text(name.objname()));
    } else {
      message =
          "%s %s does not exist"
              .formatted(
                  type == ObjectType.OBJECT_ROUTINE ? "function" : noun(type),
                  signature(name.objname(), arguments));
    }
    return new PgException(SqlState.UNDEFINED_FUNCTION, message);
  }

  private void requireKind(ObjectType type, int function, ObjectWithArgs name, int[] arguments) {
    PgProc row = Objects.requireNonNull(definer.catalog().get(SysCache.PROCOID, function));
    boolean fits =
        switch (type) {
          case OBJECT_FUNCTION -> row.prokind() != 'p';
          case OBJECT_PROCEDURE -> row.prokind() == 'p';
          case OBJECT_AGGREGATE -> row.prokind() == 'a';
          default -> true;
        };
    if (!fits) {
      String article = type == ObjectType.OBJECT_AGGREGATE ? "an aggregate" : "a " + noun(type);
      PgException fault =
          new PgException(
              SqlState.WRONG_OBJECT_TYPE,
              type == ObjectType.OBJECT_AGGREGATE
                  ? "function %s is not an aggregate"
                      .formatted(signature(name.objname(), arguments))
                  : "%s is not %s".formatted(signature(name.objname(), arguments), article));
      throw fault;
    }
  }
}
