package org.gajah.commands.routine;

import java.util.ArrayList;
import java.util.List;
import org.gajah.analyzer.StoredExpressions;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.commands.object.Definer;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FunctionParameter;
import org.gajah.nodes.Node;
import org.gajah.nodes.kinds.FunctionParameterMode;
import org.jspecify.annotations.Nullable;

/// The parameters of a routine as `pg_proc` has them. Mirrors `interpret_function_parameter_list`.
final class RoutineParameters {
  final List<Integer> inputs = new ArrayList<>();
  final List<Integer> all = new ArrayList<>();
  final List<Character> modes = new ArrayList<>();
  final List<String> names = new ArrayList<>();
  final List<Node> defaults = new ArrayList<>();
  int variadic;
  int resultOfOut;
  private int outputs;
  private boolean named;
  private boolean onlyInputs = true;

  private RoutineParameters() {}

  static RoutineParameters of(
      Definer definer, String text, List<FunctionParameter> parameters, boolean isProcedure) {
    RoutineParameters result = new RoutineParameters();
    StoredExpressions types = definer.expressions(text);
    for (FunctionParameter parameter : parameters) {
      result.add(definer, types, parameter, isProcedure);
    }
    if (result.outputs > 0 && !isProcedure) {
      result.resultOfOut = result.outputs == 1 ? result.resultOfOut : TypeOid.RECORD;
    } else if (result.outputs > 0) {
      result.resultOfOut = TypeOid.RECORD;
    }
    return result;
  }

  private static PgException invalid(String message) {
    return new PgException(SqlState.INVALID_FUNCTION_DEFINITION, message);
  }

  private void add(
      Definer definer, StoredExpressions types, FunctionParameter parameter, boolean isProcedure) {
    FunctionParameterMode mode =
        parameter.mode() == FunctionParameterMode.FUNC_PARAM_DEFAULT
            ? FunctionParameterMode.FUNC_PARAM_IN
            : parameter.mode();
    int type = type(types, parameter);
    if (parameter.argType().setof()) {
      throw invalid(
          isProcedure
              ? "procedures cannot accept set arguments"
              : "functions cannot accept set arguments");
    }
    boolean input =
        mode != FunctionParameterMode.FUNC_PARAM_OUT
            && mode != FunctionParameterMode.FUNC_PARAM_TABLE;
    boolean output =
        mode != FunctionParameterMode.FUNC_PARAM_IN
            && mode != FunctionParameterMode.FUNC_PARAM_VARIADIC;
    if (input) {
      if (variadic != Oid.INVALID) {
        throw invalid("VARIADIC parameter must be the last input parameter");
      }
      inputs.add(type);
    }
    if (output) {
      outputs++;
      if (resultOfOut == Oid.INVALID) {
        resultOfOut = type;
      }
    }
    if (mode == FunctionParameterMode.FUNC_PARAM_VARIADIC) {
      variadic = element(definer, type);
    }
    all.add(type);
    char letter =
        switch (mode) {
          case FUNC_PARAM_OUT -> 'o';
          case FUNC_PARAM_INOUT -> 'b';
          case FUNC_PARAM_VARIADIC -> 'v';
          case FUNC_PARAM_TABLE -> 't';
          default -> 'i';
        };
    modes.add(letter);
    onlyInputs &= letter == 'i';
    name(parameter, letter);
    defaultOf(types, parameter, type, input);
  }

  private static int type(StoredExpressions types, FunctionParameter parameter) {
    try {
      return types.type(parameter.argType()).type();
    } catch (PgException fault) {
      if (fault.sqlState() != SqlState.UNDEFINED_OBJECT) {
        throw fault;
      }
      throw new PgException(
          SqlState.UNDEFINED_OBJECT,
          "type %s does not exist".formatted(String.join(".", parameter.argType().names())));
    }
  }

  private static int element(Definer definer, int type) {
    return switch (type) {
      case TypeOid.ANYARRAY, TypeOid.ANYCOMPATIBLEARRAY, TypeOid.ANY -> {
        yield type == TypeOid.ANY
            ? TypeOid.ANY
            : type == TypeOid.ANYARRAY ? TypeOid.ANYELEMENT : TypeOid.ANYCOMPATIBLE;
      }
      default -> {
        int element = definer.types().element(type);
        if (element == Oid.INVALID) {
          throw invalid("VARIADIC parameter must be an array");
        }
        yield element;
      }
    };
  }

  private void name(FunctionParameter parameter, char letter) {
    String name = parameter.name() == null ? "" : parameter.name();
    if (!name.isEmpty()) {
      for (int i = 0; i < names.size(); i++) {
        boolean clash = isInput(letter) == isInput(modes.get(i)) || bothWays(letter, modes.get(i));
        if (clash && names.get(i).equals(name)) {
          throw invalid("parameter name \"%s\" used more than once".formatted(name));
        }
      }
      named = true;
    }
    names.add(name);
  }

  private static boolean isInput(char mode) {
    return mode == 'i' || mode == 'v';
  }

  private static boolean bothWays(char one, char other) {
    return one == 'b' || other == 'b';
  }

  private void defaultOf(
      StoredExpressions expressions, FunctionParameter parameter, int type, boolean input) {
    if (parameter.defexpr() == null) {
      if (input && !defaults.isEmpty()) {
        throw invalid("input parameters after one with a default value must also have defaults");
      }
      return;
    }
    if (!input) {
      throw invalid("only input parameters can have default values");
    }
    Expr value =
        expressions.columnDefault(
            parameter.defexpr(), type, -1, String.valueOf(parameter.name()), null);
    defaults.add(value);
  }

  /// The names of the input parameters, the empty one where there is none.
  List<String> inputNames() {
    List<String> result = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (modes.get(i) != 'o' && modes.get(i) != 't') {
        result.add(names.get(i));
      }
    }
    return result;
  }

  static int[] oids(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  int @Nullable [] allTypes() {
    return onlyInputs ? null : oids(all);
  }

  char @Nullable [] allModes() {
    if (onlyInputs) {
      return null;
    }
    char[] result = new char[modes.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = modes.get(i);
    }
    return result;
  }

  String @Nullable [] allNames() {
    return named ? names.toArray(String[]::new) : null;
  }
}
